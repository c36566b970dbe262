"""How much each block sounds like a story, by its words alone: "cookies", "subscribe" and "reserved" seldom stand in one, "said" often does.

The weights of the words come from `training/`, the coefficients of a logistic regression over the corpora's blocks. A word that many sites
of several languages print beside their stories weighs most; in scripts without spaces hardly a word is known, and the column says nothing.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import numpy as np

from pagestrip.scoring.shape import Matrix

Lexicon = Mapping[str, float]
WORD = re.compile(r"[^\W\d_]+")
ASCII_WORD = re.compile("[a-z]+")
SIGNS = 400  # characters of a block that are read; what a block is about stands at its beginning
STEPS = (-2, -1, 1, 2)  # blocks away whose words are looked at too
NAMES = ("story_words", *(f"story_words{step:+d}" for step in STEPS))


def words(text: str) -> list[str]:
    """The words of a block's beginning, in lower case, in their order."""
    text = text[:SIGNS].lower()
    return (ASCII_WORD if text.isascii() else WORD).findall(text)


def columns(lexicon: Lexicon, texts: Sequence[str]) -> Matrix:
    """One row a block, one column a name in NAMES: the sum of its words' weights over the root of their number, and that of its neighbours."""
    size, far = len(texts), max(STEPS)
    padded = np.zeros(size + 2 * far, dtype=np.float32)
    if lexicon:
        padded[far : far + size] = _sounds(lexicon, [words(text) for text in texts])
    return np.stack([padded[far + step : far + step + size] for step in (0, *STEPS)], axis=1)


def _sounds(lexicon: Lexicon, said: Sequence[Sequence[str]]) -> Any:
    sizes = np.fromiter(map(len, said), dtype=np.intp, count=len(said))
    weights = np.fromiter(map(lexicon.get, chain.from_iterable(said), repeat(0.0)), dtype=np.float64, count=sizes.sum())
    sums = np.bincount(np.repeat(np.arange(len(said)), sizes), weights=weights, minlength=len(said))
    return sums / np.sqrt(np.maximum(1, sizes))


def load(file: Path | Any) -> Lexicon:
    """The lexicon of an .npz file; the file holds plain arrays only, nothing is unpickled."""
    with np.load(file, allow_pickle=False) as data:
        return dict(zip(str(data["words"]).split(), data["weights"].astype(np.float32).tolist(), strict=True))
