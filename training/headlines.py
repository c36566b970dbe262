"""Rows for the model that finds a flattened page's headline: its candidate lines, and which of them print the title that the corpus gives."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from pagestrip import scoring
from pagestrip.model import Page
from pagestrip.readers import read
from pagestrip.scoring import headlines, trees
from pagestrip.text import fold
from training import dataset, labels, model
from training.corpora import Case

NEGATIVES = 0.3  # share of the lines that are no headline that is kept
SEED = 7
AGREES = 0.7  # F1 of the words from which on a line prints a title that no line prints as it stands
SETTINGS = {
    "candidate": {"rounds": 24, "num_leaves": 12, "max_depth": 4, "learning_rate": 0.2, "min_data_in_leaf": 30},
    "headline": {"rounds": 120, "num_leaves": 15, "min_data_in_leaf": 30},
    "unaddressed": {"rounds": 120, "num_leaves": 15, "min_data_in_leaf": 30},
}
OF_ADDRESS = "slug"  # in the names of the columns that an address makes
WORD = re.compile(r"\w+")
NAMES = ("columns", "label", "page")


def rows(cases: list[Case], folds: Sequence[int], style: str, cache: Path) -> dict[str, Any]:
    """The candidate lines of the pages in one style: columns, whether each is the headline, the page's number."""

    def of_page(number: int, text: str | bytes) -> tuple[Any, ...] | None:
        page = read(text, url=cases[number].url, kind="text")
        at = headlines.of(page).at
        label = _labels(page, at.tolist(), cases[number])
        return None if label is None else (headlines.columns(page, np.arange(len(at))), label, np.full(len(label), number, dtype=np.int32))

    file = cache / f"headlines-{style}-{dataset.signature(cases)}.npz"
    return dataset.kept(file, NAMES, lambda: (of_page(*one) for one in dataset.shown(cases, folds, style)))


def _labels(page: Page, at: list[int], case: Case) -> Any:
    """1 for the lines that print the title, not below the story's first paragraph if any stands above; None where none prints it."""
    title = _words(case.truth.get("title") or "")
    if not title or not at:
        return None
    likeness = np.array([_likeness(_words(page.blocks[i].text), title) for i in at])
    if likeness.max() < AGREES:
        return None
    prints = likeness == likeness.max()
    body = labels.body_blocks([block.text for block in page.blocks], case.body)
    first = next((i for i, is_body in enumerate(body) if is_body and page.prose[i]), len(body))
    above = prints & (np.array(at) <= first + 1)
    return (above if above.any() else prints).astype(np.int8)


def _words(text: str) -> list[str]:
    """The words of a title, or the signs of one that has hardly any spaces."""
    words = WORD.findall(fold(text))
    return words if len(words) > 1 else list("".join(words))


def _likeness(line: list[str], title: list[str]) -> float:
    """1 for the same words in the same order, else less: F1 of the two sets."""
    if line == title:
        return 1.0
    return 0.99 * 2 * len(set(line) & set(title)) / max(1, len(set(line)) + len(set(title)))


def fit(tables: Sequence[dict[str, Any]], keep: Any, name: str) -> Any:
    """The forest that ranks candidates, or that finds headlines, from the pages to keep. A page's headlines weigh a third of its other lines.

    `unaddressed` is shown every page without its address, for users often have none.
    """
    random = np.random.default_rng(SEED)
    columns, label, weight = [], [], []
    for table in tables:
        prints, page = table["label"] == 1, table["page"]
        use = keep[page] & (prints | (random.random(len(page)) < NEGATIVES))
        many = np.bincount(page[use], weights=prints[use], minlength=len(keep))
        lines = np.bincount(page[use], minlength=len(keep))
        columns.append(table["columns"][use, : len(scoring.COLUMNS[name])])
        label.append(table["label"][use])
        weight.append(100 * np.where(prints[use], 1 / np.maximum(1, many[page[use]]), 3 / np.maximum(1, lines[page[use]])))
    told = np.concatenate(columns)
    if name == "unaddressed":
        told[:, [OF_ADDRESS in column for column in scoring.COLUMNS[name]]] = 0
    return model.fit(told, np.concatenate(label), np.concatenate(weight), scoring.COLUMNS[name], **SETTINGS[name])


def judge(folder: Path) -> scoring.Scorer:
    """A scorer that finds headlines and knows nothing else: the other weights are to be made, those that lie there may be for other columns."""
    shipped = Path(scoring.__file__).parent / "weights"
    files = {name: folder / f"{name}.npz" for name in SETTINGS}
    own = {name: trees.load(file if file.exists() else shipped / file.name, scoring.COLUMNS[name]) for name, file in files.items()}
    return scoring.Scorer(**{**dict.fromkeys(scoring.MODELS), **own})  # type: ignore[arg-type]  # None for those that it has not
