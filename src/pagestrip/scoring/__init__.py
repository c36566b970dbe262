"""How likely each block is article text, what type of page it is, and how far the chosen body can be trusted.

The weights come from `training/`, which is not in the wheel. Evaluation needs numpy alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pagestrip.model import Label, Page
from pagestrip.scoring import confidence as trust
from pagestrip.scoring import features, headlines, lexicon, pages, trees

Scores = npt.NDArray[np.float32]
COLUMNS = {
    **features.NAMES,
    "markdown": features.NAMES["text"],
    "html_type": pages.NAMES,
    "text_type": pages.NAMES,
    "candidate": headlines.FIRST,
    "headline": headlines.NAMES,
    "unaddressed": headlines.NAMES,
}  # of the tables that the forests look at
MODELS = (*COLUMNS, "words")
LETTERS = headlines.NAMES.index("letters")
HAS_SLUG = headlines.NAMES.index("has_slug")
NEARLY = 0.15  # log odds; a kicker or the site's name that is believed no more than that before a longer line is not the headline
CREDIBLE = 0.25  # probability from which on a line of a flattened page is taken for its headline


@dataclass(frozen=True, slots=True)
class Scorer:
    """The models: `html` and `text` score the blocks of a page of that kind, `markdown` those of a flattened page that has kept its links;
    `html_type` and `text_type` tell its type; `candidate` ranks the lines that may be a flattened page's headline, `headline` finds it among
    the first of them, `unaddressed` where no address of the page says anything; `words` has the weights of words.
    """

    html: trees.Forest
    text: trees.Forest
    markdown: trees.Forest
    html_type: trees.Forest
    text_type: trees.Forest
    candidate: trees.Forest
    headline: trees.Forest
    unaddressed: trees.Forest
    words: lexicon.Lexicon

    def judge(self, page: Page) -> tuple[Scores, tuple[str, float]]:
        """For each block the probability, 0 to 1, that it is article text, 0 for the headline; and the type of the page with its own."""
        if not page.blocks:
            return np.zeros(0, dtype=np.float32), ("other", 1.0)
        table = features.columns(page, self.words)
        return self._scores(page, table), self._type(page, table[0, features.OF_PAGE])

    def head(self, page: Page, start: int = 0) -> tuple[int, float] | None:
        """The block of a flattened page, from `start` on, that is most likely its headline, of nearly equal ones the longest; its probability.

        None where none is likely enough.
        """
        found = headlines.of(page)
        rows = headlines.ranked(found, self.candidate, start)
        if not len(rows):
            return None
        table = headlines.columns(page, rows)
        likely = (self.headline if table[0, HAS_SLUG] else self.unaddressed).raw(table)[:, 0]
        nearly = np.flatnonzero(likely >= likely.max() - NEARLY).tolist()
        best = max(nearly, key=lambda at: (table[at, LETTERS], likely[at]))
        trust = float(trees.sigmoid(likely.max()))
        return (int(found.at[rows[best]]), trust) if trust >= CREDIBLE else None

    def _scores(self, page: Page, table: Any) -> Scores:
        scores = np.zeros(len(page.blocks), dtype=np.float32)
        judged = np.flatnonzero(_judged(page))
        if len(judged):
            scores[judged] = trees.sigmoid(self._forest(page).sure(table, judged))
        return scores

    def _forest(self, page: Page) -> trees.Forest:
        if page.kind == "html":
            return self.html
        return self.markdown if any(block.inlines for block in page.blocks) else self.text

    def _type(self, page: Page, row: Any) -> tuple[str, float]:
        settled = pages.settled(page)
        if settled is not None:
            return settled, 1.0
        forest = self.html_type if page.kind == "html" else self.text_type
        raw = forest.raw(row[None])[0]
        odds = np.exp(raw - raw.max())
        best = int(odds.argmax())
        return pages.TYPES[best], float(odds[best] / odds.sum())


def _judged(page: Page) -> list[bool]:
    """Which blocks are judged: not the headline. A cleaner's mark is one more sign."""
    headline = Label.HEADLINE
    return [mark is None or mark.label is not headline for mark in page.labels]


def load(folder: Path | None = None) -> Scorer:
    """The scorer whose weights lie in `folder`; of a model that it does not hold, and without a folder, the library's own."""
    if folder is None:
        return default()
    return replace(default(), **{name: _model(folder, name) for name in MODELS if (folder / f"{name}.npz").exists()})


@cache
def default() -> Scorer:
    """The library's own scorer."""
    with as_file(files("pagestrip.scoring").joinpath("weights")) as folder:
        return Scorer(**{name: _model(folder, name) for name in MODELS})


def _model(folder: Path, name: str) -> Any:
    file = folder / f"{name}.npz"
    return trees.load(file, COLUMNS[name]) if name in COLUMNS else lexicon.load(file)


def judge(page: Page) -> tuple[Scores, tuple[str, float]]:
    """The scores of a page's blocks and its type with a probability, from one look at its features."""
    return default().judge(page)


def headline(page: Page, start: int = 0) -> tuple[int, float] | None:
    """The block of a flattened page, from `start` on, that is most likely its headline, and its probability; None where none is likely enough."""
    return default().head(page, start)


def confidence(page: Page, scores: Scores, body: Sequence[int]) -> float:
    """How far the chosen body can be trusted, 0 to 1."""
    return trust.of(page, scores, body)
