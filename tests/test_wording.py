"""The words of blocks as arrays say what the sets of words themselves say."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pagestrip.model import Block, Page
from pagestrip.scoring import wording
from pagestrip.scoring.wording import Pairs
from pagestrip.text import words_of

WORDS = st.frozensets(st.sampled_from(["harbour", "ferry", "council", "bridge"]))
LINES = st.lists(
    st.sampled_from(["The ferry", "Harbour council", "", "A bridge over the harbour was opened, and the council came to see it. Nobody else did."])
)


@given(st.lists(WORDS, max_size=6), WORDS, st.data())
def test_rows_are_held_against_words_and_each_other(sets: list[frozenset[str]], words: frozenset[str], data: st.DataObject) -> None:
    pairs = Pairs(sets)
    assert pairs.among(words).tolist() == [len(own & words) for own in sets]
    other = [data.draw(st.integers(-1, len(sets) - 1)) for _ in sets]
    expected = [len(own & sets[at]) if at >= 0 else 0 for own, at in zip(sets, other, strict=True)]
    assert pairs.common(np.array(other, dtype=np.intp)).tolist() == expected


@given(LINES, st.data())
def test_paragraphs_that_say_a_block_s_words_are_counted(texts: list[str], data: st.DataObject) -> None:
    page = Page(tuple(Block(at, text) for at, text in enumerate(texts)), kind="text", home=(-1,) * len(texts))
    said = wording.of(page)
    paragraphs = [words_of(text) for text, count in zip(texts, page.prose, strict=True) if count]
    last = [data.draw(st.integers(0, len(paragraphs))) for _ in texts]
    first = [data.draw(st.integers(0, end)) for end in last]
    times = said.sums(said.times(np.array(first, dtype=np.intp), np.array(last, dtype=np.intp)))
    windows = [paragraphs[a:b] for a, b in zip(first, last, strict=True)]
    assert times.tolist() == [sum(len(words_of(text) & other) for other in window) for text, window in zip(texts, windows, strict=True)]
    most = data.draw(st.integers(0, len(paragraphs)))
    told = frozenset().union(*paragraphs[:most])
    assert said.told(most).tolist() == [len(words_of(text) & told) for text in texts]
    assert wording.of(page) is said is wording.of(page.derived(headline=(0,)))
