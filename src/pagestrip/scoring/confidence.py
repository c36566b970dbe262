"""How far a body can be trusted."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from pagestrip.model import Page
from pagestrip.text import letters


def of(page: Page, scores: Any, body: Sequence[int]) -> float:
    """The F1 that the block scores let expect of this choice of blocks."""
    if not len(body):
        return 0.0
    size = np.array([letters(block.text) for block in page.blocks], dtype=np.float64)
    chosen = list(body)
    hit = float((size * scores)[chosen].sum())
    return 2 * hit / float(size[chosen].sum() + (size * scores).sum())
