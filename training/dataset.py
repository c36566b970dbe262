"""Pages as rows: features, labels and page numbers of a set of cases, kept on disk between runs."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

import pagestrip
from pagestrip import anchor, scoring
from pagestrip.model import Label, Mark, Page
from pagestrip.readers import read
from pagestrip.readers.decode import decode
from pagestrip.scoring import Scorer, features
from pagestrip.text import letters, squeeze
from training import cards, flatten, labels
from training.corpora import Case

IRRELEVANT = frozenset(
    ("trees.py", "confidence.py", "model.py", "calibration.py", "evaluate.py", "thresholds.py", "__main__.py", "cli.py", "lexicon.py")
)  # files that do not shape rows
IRRELEVANT_ROOMS = frozenset(("rendering", "span"))
UNKNOWN = -1  # label of a block that the truth says nothing about


@dataclass
class Rows:
    """The blocks of many pages. `page` numbers the page of each row; `pages` describes them."""

    columns: Any  # float32, a column a feature
    label: Any  # 1 body, 0 not, UNKNOWN
    size: Any  # letters of each block
    page: Any
    text: Any  # the blocks' texts in UTF-8, each with a NUL at its end
    pages: list[dict[str, Any]]

    def texts(self) -> list[str]:
        """The text of each block."""
        return bytes(self.text).decode().split("\0")[:-1]


def variants(kind: str) -> tuple[str, ...]:
    """The ways in which a page is shown to the model."""
    return ("marked",) if kind == "html" else (*flatten.STYLES, "cards")


def shown(cases: Sequence[Case], folds: Sequence[int], variant: str) -> Iterator[tuple[int, str | bytes]]:
    """The pages of a variant, each with its case's number: as they are, flattened in one style, or flattened with other stories' cards below.

    The first style is the commonest and has all pages; of the others each has a quarter, which is enough not to lean on one flattener.
    """
    stories = cards.candidates(cases, folds) if variant == "cards" else {}
    for number, case in enumerate(cases):
        if variant == "cards":
            if cards.may_have(case, number):
                text = flatten.STYLES["inscriptis" if number % 2 else "resiliparse"](decode(case.html))
                yield number, cards.appended(text, case, [cases[at] for at in cards.others_of(number, folds[number], stories)], number)
        elif variant not in flatten.STYLES:
            yield number, case.html
        elif number % flatten.OF in flatten.SHARES[variant]:
            yield number, flatten.STYLES[variant](decode(case.html))


def prepared(page: Page) -> Page:
    """The page as the scorer meets it, with the cleaners' marks."""
    page = anchor.find(page)
    headline = tuple(Mark(at, at + 1, Label.HEADLINE, "the article's headline", "anchor") for at in page.headline)
    return pagestrip.DEFAULT._clean(page.marked(headline), trims=False)[0]  # noqa: SLF001 - the stage before the scorer


def labelled(case: Case, page: Page) -> list[int]:
    """A label for each block: from the whole body where it is known, else from the segments."""
    texts = [block.text for block in page.blocks]
    if case.body:
        return [int(is_body) for is_body in labels.body_blocks(texts, case.body)]
    wanted = [squeeze(segment) for segment in case.truth.get("with", [])]
    unwanted = [squeeze(segment) for segment in case.truth.get("without", [])]
    return [1 if any(s in text for s in wanted) else 0 if any(s in text for s in unwanted) else UNKNOWN for text in map(squeeze, texts)]


def rows(cases: list[Case], folds: Sequence[int], variant: str, cache: Path, judges: Sequence[Scorer]) -> Rows:
    """The rows of these cases in one variant; from the cache where code and cases are the same.

    `judges` has a scorer a fold that has not seen the fold's sites: it finds the headline of a flattened page as well as it will on an unseen one.
    """

    def of_page(number: int, shown_page: str | bytes) -> tuple[Any, ...] | None:
        with patch.object(scoring, "default", lambda: judges[folds[number]]):
            page = prepared(read(shown_page, url=cases[number].url, kind="text" if isinstance(shown_page, str) else "html"))
        if not page.blocks:
            return None
        size = np.array([letters(block.text) for block in page.blocks], dtype=np.float32)
        label = np.array(labelled(cases[number], page), dtype=np.int8)
        text = "".join(block.text.replace("\0", " ") + "\0" for block in page.blocks).encode("utf-8", "replace")
        return features.columns(page, {}), label, size, np.full(len(size), number, dtype=np.int32), np.frombuffer(text, dtype=np.uint8)

    names = ("columns", "label", "size", "page", "text")
    table = kept(cache / f"{variant}-{signature(cases)}.npz", names, lambda: (of_page(*one) for one in shown(cases, folds, variant)))
    return Rows(**table, pages=[{"corpus": c.corpus, "name": c.name, "site": c.site, "type": c.page_type} for c in cases])


def kept(file: Path, names: tuple[str, ...], make: Callable[[], Iterator[tuple[Any, ...] | None]]) -> dict[str, Any]:
    """Named columns, joined from the parts that `make` yields, or from the file where it has been made before."""
    if not file.exists():
        made = [one for one in make() if one is not None]
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez(file, **{name: np.concatenate([one[at] for one in made]) for at, name in enumerate(names)})
    with np.load(file, allow_pickle=False) as data:
        return {name: data[name] for name in names}


def signature(cases: Sequence[Case]) -> str:
    """A name for the code that makes the rows and the cases it makes them of."""
    digest = hashlib.sha256()
    for folder in (Path(pagestrip.__file__).parent, Path(__file__).parent):
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".py", ".txt") and file.name not in IRRELEVANT and not IRRELEVANT_ROOMS & set(file.parts):
                digest.update(file.read_bytes())
    digest.update(" ".join(f"{case.corpus}/{case.name}" for case in cases).encode())
    return digest.hexdigest()[:16]


def reference(case: Case) -> datetime | None:
    """When the page was scraped, where the corpus says it."""
    day = case.truth.get("crawl_date")
    return datetime.fromisoformat(day) if day else None
