"""Which blocks of a page are its body: the blocks aligned to the annotators' text.

The rule. Page and truth are cut into words (a wide sign is a word). A block may stand where its word triples stand in the truth; a block of
at most three words only where a line of the truth begins or ends with it. Of all such places the heaviest chain in reading order is kept,
weighed in words. A longer block outside the chain still counts where most of its words stand in a part of the truth that nothing else covers.
A block is body where more than half of its words are covered.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass

import regex

TOKEN = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
    r"|[[\w]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]+",
    regex.VERSION1,
)
GRAM = 3  # words
COVERED = 0.5  # share of a block's words
ALONE = 0.7  # the same, outside the chain
FEWEST_ALONE = 8  # words of a block outside the chain
OFTEN = 40  # places; a triple that occurs more often tells nothing
PLACES = 4  # candidate places a block
SLACK = 12  # words by which a place may reach into its neighbour's


@dataclass(frozen=True)
class Place:
    """A block's words stand in the truth from `start` to `end`; `hits` of them agree."""

    start: int
    end: int
    hits: int


def tokens(text: str) -> list[str]:
    """The words of a text, lower case; each wide sign a word."""
    return TOKEN.findall(text.lower())


def body_blocks(texts: list[str], truth: str) -> list[bool]:
    """For each block whether it is body."""
    index = _Index(truth)
    words = [tokens(text) for text in texts]
    places = [index.places(block) for block in words]
    chosen = _chain(places)
    covered = bytearray(len(index.words))
    for place in chosen.values():
        covered[place.start : place.end] = b"\1" * (place.end - place.start)
    for at, block in enumerate(words):
        if at in chosen or len(block) < FEWEST_ALONE or not places[at]:
            continue
        place = max(places[at], key=lambda p: p.hits - sum(covered[p.start : p.end]))
        if place.hits >= ALONE * len(block) and sum(covered[place.start : place.end]) <= (1 - ALONE) * len(block):
            chosen[at] = place
            covered[place.start : place.end] = b"\1" * (place.end - place.start)
    return [at in chosen for at in range(len(texts))]


class _Index:
    """The truth's words, and where each triple stands."""

    def __init__(self, truth: str) -> None:
        self.words: list[str] = []
        self.starts: set[int] = set()
        self.ends: set[int] = set()
        for line in truth.split("\n"):
            self.starts.add(len(self.words))
            self.words += tokens(line)
            self.ends.add(len(self.words))
        self.grams: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for size in range(1, GRAM + 1):
            for at in range(len(self.words) - size + 1):
                self.grams[tuple(self.words[at : at + size])].append(at)

    def places(self, block: list[str]) -> list[Place]:
        """Where a block may stand."""
        if not block:
            return []
        if len(block) <= GRAM:
            size = len(block)
            return [Place(at, at + size, size) for at in self.grams.get(tuple(block), ()) if at in self.starts or at + size in self.ends]
        votes: Counter[int] = Counter()
        for offset in range(len(block) - GRAM + 1):
            found = self.grams.get(tuple(block[offset : offset + GRAM]), ())
            if len(found) <= OFTEN:
                votes.update(at - offset for at in found)
        near: list[int] = []
        for diagonal, _ in votes.most_common(3 * PLACES):
            if all(abs(diagonal - other) > SLACK for other in near):
                near.append(diagonal)
        found_places = (self._place(block, diagonal) for diagonal in near[:PLACES])
        return [place for place in found_places if place.hits > COVERED * len(block)]

    def _place(self, block: list[str], diagonal: int) -> Place:
        """The words that agree around a diagonal, a few words of drift allowed."""
        hit = bytearray(len(block))
        low, high = len(self.words), 0
        for offset in range(len(block) - GRAM + 1):
            for at in self.grams.get(tuple(block[offset : offset + GRAM]), ()):
                if abs(at - offset - diagonal) <= SLACK:
                    hit[offset : offset + GRAM] = b"\1" * GRAM
                    low, high = min(low, at), max(high, at + GRAM)
                    break
        return Place(low, max(low, high), sum(hit))


def _chain(places: list[list[Place]]) -> dict[int, Place]:
    """The heaviest chain of places in order, at most one a block."""
    ends: list[int] = []  # of the best chains, rising; with their weights, rising too
    weights: list[int] = []
    heads: list[int] = []  # the links' numbers
    links: list[tuple[int, Place, int]] = []  # block, place, the link before
    for at, options in enumerate(places):
        made = []
        for place in options:
            room = min(SLACK, max(0, (place.end - place.start) // 4))
            before = bisect_right(ends, place.start + room) - 1
            weight = place.hits + (weights[before] if before >= 0 else 0)
            made.append((place.end, weight, len(links)))
            links.append((at, place, heads[before] if before >= 0 else -1))
        for end, weight, link in made:
            _keep(ends, weights, heads, (end, weight, link))
    chosen: dict[int, Place] = {}
    link = heads[-1] if heads else -1
    while link >= 0:
        at, place, link = links[link]
        chosen[at] = place
    return chosen


def _keep(ends: list[int], weights: list[int], heads: list[int], new: tuple[int, int, int]) -> None:
    """Add a chain unless one that ends no later weighs as much; drop those it beats."""
    end, weight, link = new
    at = bisect_right(ends, end)
    if at and weights[at - 1] >= weight:
        return
    if at and ends[at - 1] == end:
        at -= 1
    stop = at
    while stop < len(ends) and weights[stop] <= weight:
        stop += 1
    ends[at:stop], weights[at:stop], heads[at:stop] = [end], [weight], [link]
