"""How likely each block is article text, what type of page it is, and how far the chosen body can be trusted.

The weights come from `training/`, which is not in the wheel. Evaluation needs numpy alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pagestrip.model import Label, Page
from pagestrip.scoring import confidence as trust
from pagestrip.scoring import features, pages, trees

Scores = npt.NDArray[np.float32]
COLUMNS = {**features.NAMES, "page_type": pages.NAMES}  # of the tables that the models look at


@dataclass(frozen=True, slots=True)
class Scorer:
    """The models: `html` and `text` score the blocks of a page of that kind, `page_type` tells its type."""

    html: trees.Forest
    text: trees.Forest
    page_type: trees.Forest

    def judge(self, page: Page) -> tuple[Scores, tuple[str, float]]:
        """The scores of the blocks and the type of the page, from one look at its features."""
        if not page.blocks:
            return np.zeros(0, dtype=np.float32), ("other", 1.0)
        table = features.columns(page)
        return self._scores(page, table), self._type(table[0, features.OF_PAGE])

    def score(self, page: Page) -> Scores:
        """For each block the probability, 0 to 1, that it is article text; in flattened text 0 for a block that a mark already covers."""
        return self.judge(page)[0]

    def type_of(self, page: Page) -> tuple[str, float]:
        """The page's type, one of `pages.TYPES`, with its probability."""
        return self._type(features.of_page(page)) if page.blocks else ("other", 1.0)

    def _scores(self, page: Page, table: Any) -> Scores:
        scores = np.zeros(len(page.blocks), dtype=np.float32)
        judged = np.flatnonzero(_judged(page))
        if len(judged):
            forest = self.html if page.kind == "html" else self.text
            scores[judged] = trees.sigmoid(forest.sure(table, judged))
        return scores

    def _type(self, row: Any) -> tuple[str, float]:
        raw = self.page_type.raw(row[None])[0]
        odds = np.exp(raw - raw.max())
        best = int(odds.argmax())
        return pages.TYPES[best], float(odds[best] / odds.sum())


def _judged(page: Page) -> list[bool]:
    """Which blocks are judged: not the headline. In markup a cleaner's mark is one more sign; a flattened page has too few signs to overrule one."""
    if page.kind == "html":
        headline = Label.HEADLINE
        return [mark is None or mark.label is not headline for mark in page.labels]
    return [mark is None for mark in page.labels]


def load(folder: Path | None = None) -> Scorer:
    """The scorer whose weights lie in `folder`; without one, the library's own."""
    if folder is None:
        return default()
    return Scorer(*(trees.load(folder / f"{name}.npz", columns) for name, columns in COLUMNS.items()))


@cache
def default() -> Scorer:
    """The library's own scorer."""
    with as_file(files("pagestrip.scoring").joinpath("weights")) as folder:
        return load(folder)


def judge(page: Page) -> tuple[Scores, tuple[str, float]]:
    """The scores of a page's blocks and its type with a probability, from one look at its features."""
    return default().judge(page)


def score(page: Page) -> Scores:
    """For each block the probability, 0 to 1, that it is article text."""
    return default().score(page)


def page_type(page: Page) -> tuple[str, float]:
    """What type of page it is, one of article, forum, product, collection, listing, documentation, service, other; with a probability."""
    return default().type_of(page)


def confidence(page: Page, scores: Scores, body: Sequence[int]) -> float:
    """How far the chosen body can be trusted, 0 to 1."""
    return trust.of(page, scores, body)
