"""How far a body can be trusted."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from pagestrip.model import Page
from pagestrip.text import letters

FEWEST = 20  # letters of a body; hardly any page that the curve was made with has less, so what the scores let expect says nothing there


@cache
def curve() -> tuple[Any, Any] | None:
    """The knots (expected F1, confidence) that out-of-fold pages gave; None where no curve has been made."""
    file = files("pagestrip.scoring").joinpath("weights/confidence.npz")
    if not file.is_file():
        return None
    with file.open("rb") as data, np.load(data, allow_pickle=False) as knots:
        return knots["expected"].astype(np.float64), knots["confidence"].astype(np.float64)


def of(page: Page, scores: Any, body: Sequence[int]) -> float:
    """The F1 that pages with such block scores reached on sites that the scorer had not seen; 0 without a body, less for a word or two."""
    expected, knots = expected_f1(page, scores, body), curve()
    told = min(1.0, sum(letters(page.blocks[at].text) for at in body) / FEWEST)
    return told * (float(np.interp(expected, *knots)) if knots and expected else expected)


def expected_f1(page: Page, scores: Any, body: Sequence[int]) -> float:
    """The F1 that the block scores let expect of this choice of blocks."""
    if not len(body):
        return 0.0
    size = np.array([letters(block.text) for block in page.blocks], dtype=np.float64)
    chosen, likely = np.array(body), size * scores
    hit = float(likely[chosen].sum())
    return 2 * hit / float(size[chosen].sum() + likely.sum())
