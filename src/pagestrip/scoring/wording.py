"""Which words a page's blocks say, and which of its paragraphs say them too: sets of words as arrays, so that all blocks are asked at once."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from typing import Any

import numpy as np
import numpy.typing as npt

from pagestrip.model import Page, once_for_blocks
from pagestrip.text import words_of

Ints = npt.NDArray[np.intp]


class Pairs:
    """Sets of words as pairs of a row (the set) and a word (its number), row by row."""

    def __init__(self, sets: Sequence[frozenset[str]]) -> None:
        number: defaultdict[str, int] = defaultdict(count().__next__)
        self.sizes = np.fromiter(map(len, sets), dtype=np.intp, count=len(sets))
        self.word = np.array([number[word] for words in sets for word in words], dtype=np.intp)
        self.row = np.repeat(np.arange(len(sets)), self.sizes)
        self.words = number

    def sums(self, of: Any) -> Any:
        """For each row the sum of what belongs to its pairs."""
        return np.bincount(self.row, weights=of, minlength=len(self.sizes))

    def common(self, other: Ints) -> Any:
        """For each row how many of its words another row has; `other` names that row, -1 for none."""
        step = len(self.words) + 1
        had = np.sort(self.row * step + self.word)
        asked = other[self.row] * step + self.word
        return self.sums(had[np.minimum(np.searchsorted(had, asked), len(had) - 1)] == asked)

    def among(self, words: frozenset[str]) -> Any:
        """For each row how many of its words are among these."""
        found = np.zeros(len(self.words))
        found[[self.words[word] for word in words if word in self.words]] = 1
        return self.sums(found[self.word])


class Wording(Pairs):
    """The words of each block of a page (`text.words_of`). `paragraphs` are the blocks of running text."""

    def __init__(self, page: Page) -> None:
        self.sets = [words_of(block.text) for block in page.blocks]
        super().__init__(self.sets)
        self.paragraphs = np.flatnonzero(page.prose)
        place = np.full(len(self.sizes), -1)
        place[self.paragraphs] = np.arange(len(self.paragraphs))
        at = place[self.row]
        self._step = len(self.paragraphs) + 1
        self._said = np.sort((self.word * self._step + at)[at >= 0])  # a word and a paragraph that says it, as one number

    def told(self, most: int) -> Any:
        """For each row how many of its words any of the first `most` paragraphs says."""
        word, paragraph = np.divmod(self._said, self._step)
        known = np.zeros(len(self.words))
        known[word[paragraph < most]] = 1
        return self.sums(known[self.word])

    def times(self, first: Ints, last: Ints) -> Ints:
        """For each pair how many of the paragraphs from `first` to `last` say the word; both are given for each block, as numbers of paragraphs."""
        word = self.word * self._step
        return np.searchsorted(self._said, word + last[self.row]) - np.searchsorted(self._said, word + first[self.row])


@once_for_blocks
def of(page: Page) -> Wording:
    """The wording of a page's blocks."""
    return Wording(page)
