"""The corpora: pages with the truth about their body, and the site that each page belongs to."""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

WHOLE = ("wcxb", "fundus", "newspaper4k", "readability")  # corpora whose truth is the whole body
SEGMENTS = ("trafeval",)  # corpora whose truth is a few segments that must or must not appear
TRAINED = WHOLE + SEGMENTS
FOLDS = 5
SEED = 20240503


@dataclass(frozen=True)
class Case:
    """One page of a corpus with its truth row."""

    corpus: str
    name: str
    html: bytes
    truth: dict[str, Any]

    @property
    def url(self) -> str | None:
        """Where the page was fetched, None where the corpus does not say."""
        return self.truth.get("url")

    @property
    def body(self) -> str:
        """The body by the annotators; "" where only segments are known."""
        return self.truth.get("body") or ""

    @property
    def page_type(self) -> str | None:
        """The page's type, None where the corpus does not say."""
        return self.truth.get("page_type")

    @property
    def site(self) -> str:
        """The site's name without its suffix, so that bbc.com and bbc.co.uk are one."""
        return site_of(self.url) if self.url else self.name.split("-")[0].lower()


def site_of(url: str) -> str:
    """The registrable name of a URL's host: "bbc" of www.bbc.co.uk."""
    parts = (urlsplit(url).hostname or url).lower().split(".")
    suffix = 2 if len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3 else 1
    return parts[-suffix - 1] if len(parts) > suffix else parts[0]


def cases(folder: Path, corpora: tuple[str, ...] = TRAINED) -> Iterator[Case]:
    """The pages of these corpora, in the order of their truth files."""
    for corpus in corpora:
        with (folder / corpus / "truth.jsonl").open(encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                html = gzip.decompress((folder / corpus / "pages" / f"{row['id']}.html.gz").read_bytes())
                yield Case(corpus, row["id"], html, row)


def folds_of(sites: list[str]) -> list[int]:
    """A fold for each page: sites are shuffled with a fixed seed and dealt, the largest first, to the emptiest fold."""
    sizes: dict[str, int] = {}
    for site in sites:
        sizes[site] = sizes.get(site, 0) + 1
    order = sorted(sizes)
    random.Random(SEED).shuffle(order)  # noqa: S311  # a fixed shuffle, no secret
    order.sort(key=lambda site: -sizes[site])
    filled = [0] * FOLDS
    fold: dict[str, int] = {}
    for site in order:
        fold[site] = filled.index(min(filled))
        filled[fold[site]] += sizes[site]
    return [fold[site] for site in sites]
