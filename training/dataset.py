"""Pages as rows: features, labels and page numbers of a set of cases, kept on disk between runs."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

import pagestrip
from pagestrip import anchor
from pagestrip.model import Label, Mark, Page
from pagestrip.readers import read
from pagestrip.readers.decode import decode
from pagestrip.scoring import features
from pagestrip.text import letters, squeeze
from training import flatten, labels
from training.corpora import Case

IRRELEVANT = frozenset(
    ("trees.py", "confidence.py", "model.py", "calibration.py", "evaluate.py", "__main__.py", "span.py", "cli.py")
)  # files that do not shape rows
UNKNOWN = -1  # label of a block that the truth says nothing about


@dataclass
class Rows:
    """The blocks of many pages. `page` numbers the page of each row; `pages` describes them."""

    columns: Any  # float32, a column a feature
    label: Any  # 1 body, 0 not, UNKNOWN
    size: Any  # letters of each block
    marked: Any  # whether a cleaner marked the block
    page: Any
    pages: list[dict[str, Any]]


def variants(kind: str) -> tuple[str, ...]:
    """The ways in which a page is shown to the model."""
    return ("marked",) if kind == "html" else tuple(flatten.STYLES)


def prepared(case: Case, variant: str) -> Page:
    """The page as the scorer meets it, with the cleaners' marks: as it is, or flattened in the style that the variant names."""
    if variant in flatten.STYLES:
        page = read(flatten.STYLES[variant](decode(case.html)), url=case.url, kind="text")
    else:
        page = read(case.html, url=case.url, kind="html")
    page = anchor.find(page)
    headline = tuple(Mark(at, at + 1, Label.HEADLINE, "the article's headline", "anchor") for at in page.headline)
    return pagestrip.DEFAULT._clean(page.marked(headline), trims=False)[0]  # noqa: SLF001


def labelled(case: Case, page: Page) -> list[int]:
    """A label for each block: from the whole body where it is known, else from the segments."""
    texts = [block.text for block in page.blocks]
    if case.body:
        return [int(is_body) for is_body in labels.body_blocks(texts, case.body)]
    wanted = [squeeze(segment) for segment in case.truth.get("with", [])]
    unwanted = [squeeze(segment) for segment in case.truth.get("without", [])]
    return [1 if any(s in text for s in wanted) else 0 if any(s in text for s in unwanted) else UNKNOWN for text in map(squeeze, texts)]


def rows(cases: list[Case], variant: str, cache: Path) -> Rows:
    """The rows of these cases in one variant; from the cache where code and cases are the same."""
    file = cache / f"{variant}-{_signature(cases)}.npz"
    if file.exists():
        with np.load(file, allow_pickle=True) as data:
            return Rows(**{name: data[name] for name in ("columns", "label", "size", "marked", "page")}, pages=list(data["pages"]))
    made = [_of_case(number, case, variant) for number, case in enumerate(cases)]
    made = [one for one in made if one is not None]
    result = Rows(
        *(np.concatenate([one[at] for one in made]) for at in range(5)),
        pages=[{"corpus": c.corpus, "name": c.name, "site": c.site, "type": c.page_type} for c in cases],
    )
    cache.mkdir(parents=True, exist_ok=True)
    np.savez(
        file, **{name: getattr(result, name) for name in ("columns", "label", "size", "marked", "page")}, pages=np.array(result.pages, dtype=object)
    )
    return result


def _of_case(number: int, case: Case, variant: str) -> tuple[Any, ...] | None:
    page = prepared(case, variant)
    if not page.blocks:
        return None
    size = np.array([letters(block.text) for block in page.blocks], dtype=np.float32)
    marked = np.array([mark is not None for mark in page.labels])
    return features.columns(page), np.array(labelled(case, page), dtype=np.int8), size, marked, np.full(len(size), number, dtype=np.int32)


def _signature(cases: list[Case]) -> str:
    """A name for the code that makes the rows and the cases it makes them of."""
    digest = hashlib.sha256()
    for folder in (Path(pagestrip.__file__).parent, Path(__file__).parent):
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".py", ".txt") and file.name not in IRRELEVANT and "rendering" not in file.parts:
                digest.update(file.read_bytes())
    digest.update(" ".join(f"{case.corpus}/{case.name}" for case in cases).encode())
    return digest.hexdigest()[:16]


def reference(case: Case) -> datetime | None:
    """When the page was scraped, where the corpus says it."""
    day = case.truth.get("crawl_date")
    return datetime.fromisoformat(day) if day else None
