"""The words of a block as a sign: what they say, and what they leave unsaid."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagestrip import scoring
from pagestrip.scoring import lexicon

LEXICON = {"cookies": -2.0, "said": 1.0}


def test_weights_are_summed_over_the_root_of_the_words() -> None:
    found = lexicon.columns(LEXICON, ["Cookies, COOKIES everywhere now", "Nothing known", "the mayor said"])
    assert found[:, 0].tolist() == pytest.approx([-2.0, 0.0, 1 / 3**0.5])


def test_a_block_sees_its_neighbours_and_nothing_beyond_the_page() -> None:
    found = lexicon.columns(LEXICON, ["cookies", "said"])
    by_name = dict(zip(lexicon.NAMES, found.T.tolist(), strict=True))
    assert by_name == {"story_words": [-2, 1], "story_words-2": [0, 0], "story_words-1": [0, -2], "story_words+1": [1, 0], "story_words+2": [0, 0]}


def test_only_the_beginning_is_read() -> None:
    assert lexicon.words("a " * lexicon.SIGNS + "cookies").count("cookies") == 0


@given(st.lists(st.text(max_size=30), min_size=1, max_size=8))
def test_any_text_has_finite_columns(texts: list[str]) -> None:
    found = lexicon.columns(LEXICON, texts)
    assert found.shape == (len(texts), len(lexicon.NAMES))
    assert np.isfinite(found).all()


@pytest.mark.parametrize("chrome", ["We use cookies. Please accept our terms", "Subscribe to our newsletter", "All rights reserved"])
def test_chrome_sounds_less_like_a_story_than_a_story_does(chrome: str) -> None:
    words = scoring.default().words
    story = "The river rose again on Tuesday, and the council said that two bridges would stay shut until the weekend."
    sounds = lexicon.columns(words, [chrome, story])[:, 0]
    assert sounds[0] < 0
    assert sounds[0] < sounds[1]


def test_the_file_holds_words_and_no_objects(tmp_path: Path) -> None:
    file = tmp_path / "words.npz"
    np.savez(file, words=np.array("cookies said"), weights=np.array([-2.0, 1.0], dtype=np.float16))
    assert lexicon.load(file) == LEXICON
