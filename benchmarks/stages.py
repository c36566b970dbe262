"""`python -m benchmarks.stages --data DIR --limit 100`: the CPU that each stage of `extract()` takes a page, and the whole beside trafilatura's.

With --flat STYLE the pages are measured as text that somebody flattened in that style before, without a peer: none reads such text.

Without --data the project's own fixtures are the pages. They also warm up, unmeasured, what is loaded at first need. After that each page is new to
both systems, as in a crawl; the stages are timed in a second round, which finds the class names and addresses of the first in the caches.
"""

import argparse
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import wraps
from statistics import fmean, median
from time import process_time
from typing import Any
from unittest.mock import patch

from benchmarks.pages import ask, asked, of_fixtures
from benchmarks.systems import SYSTEMS
from benchmarks.tables import markdown
from pagestrip import anchor, extract, pipeline, readers, regions, scoring, span
from pagestrip.readers import html, parsing, text, walk
from pagestrip.readers.decode import decode
from pagestrip.scoring import features
from training.corpora import Case
from training.flatten import STYLES

Stages = tuple[tuple[str, Any, str], ...]  # what a stage is called, and the function that it is; its time is without that of stages inside it
READERS: dict[str, Stages] = {
    "html": (
        ("decode", readers, "decoded"),
        ("parse (lxml)", parsing, "parse"),
        ("walk", walk.Walk, "run"),
        ("claims of the head", walk.Walk, "claims"),
        ("prose counts, rescue", html, "read"),
    ),
    "text": (("lines to blocks", text, "read"),),
}
STAGES: Stages = (
    ("anchor", anchor, "find"),
    ("cleaners", pipeline.Pipeline, "_clean"),
    ("regions", regions, "close"),
    ("scorer: features", features, "columns"),
    ("scorer: trees", scoring.Scorer, "_scores"),
    ("scorer: page type", scoring.Scorer, "_type"),
    ("span", span, "choose"),
    ("span", span, "against_claims"),
    ("extractors", pipeline.Pipeline, "_read"),
    ("confidence", scoring, "confidence"),
    ("cards, marks, the article", pipeline.Pipeline, "run"),
)  # those of every page, behind its reader's
Body = Callable[[bytes, str | None], str]
WHOLE, REST, PEER = "pagestrip", "the rest", "trafilatura"


class Clock:
    """Milliseconds of CPU that the stages of one page have taken."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.inner: list[float] = []  # for each running stage what stages inside it have taken

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function with its time noted under a stage."""

        @wraps(function)
        def wrapper(*args: Any, **named: Any) -> Any:
            self.inner.append(0.0)
            started = process_time()
            try:
                return function(*args, **named)
            finally:
                whole = 1000 * (process_time() - started)
                self.spent[stage] = self.spent.get(stage, 0.0) + whole - self.inner.pop()
                if self.inner:
                    self.inner[-1] += whole

        return wrapper

    @contextmanager
    def watching(self, kind: str) -> Iterator[None]:
        """The library with the stages of a kind of page timed."""
        with ExitStack() as stack:
            for stage, owner, name in READERS[kind] + STAGES:
                stack.enter_context(patch.object(owner, name, self.timed(stage, getattr(owner, name))))
            yield


def by_stage(pages: Sequence[Case], kind: str = "html") -> list[dict[str, float]]:
    """For each page of a kind the milliseconds of each stage; what no stage accounts for is the rest."""
    rows = []
    body = _system(WHOLE, kind)
    for page in pages:
        clock = Clock()
        with clock.watching(kind):
            whole = _cost(body, page)
        rows.append(clock.spent | {REST: whole - sum(clock.spent.values())})
    return rows


def beside(pages: Sequence[Case], names: Sequence[str], kind: str = "html") -> list[dict[str, float]]:
    """For each page of a kind the milliseconds of each system, untouched; they take turns in going first."""
    rows = []
    for at, page in enumerate(pages):
        order = names if at % 2 else list(reversed(names))
        rows.append({name: _cost(_system(name, kind), page) for name in order})
    return rows


def flattened(page: Case, style: str) -> Case:
    """The page with its text, as a style of `training.flatten` leaves it, in place of its markup."""
    return replace(page, html=STYLES[style](decode(page.html)).encode())


def _of_text(page: bytes, url: str | None) -> str:
    return extract(page.decode(), url=url, kind="text").body


def _system(name: str, kind: str) -> Body:
    return _of_text if kind == "text" else next(system.body for system in SYSTEMS if system.name == name)


def _cost(body: Body, page: Case) -> float:
    started = process_time()
    body(page.html, page.url)
    return 1000 * (process_time() - started)


def table(rows: Sequence[dict[str, float]], whole: float) -> str:
    """A line for each column of the rows: its mean, its median, its share of the mean of the whole."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {name: [row.get(name, 0.0) for row in rows] for name in names}
    lines = [(name, f"{fmean(found):.2f}", f"{median(found):.2f}", f"{100 * fmean(found) / whole:.0f} %") for name, found in columns.items()]
    return markdown(("stage", "mean ms", "median ms", "share"), lines)


def main() -> None:
    """Read the arguments, print the two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask(parser)
    parser.add_argument("--flat", choices=STYLES, metavar="STYLE", help=f"the pages as text that was flattened in this style: {', '.join(STYLES)}")
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)  # what the peer says about pages
    kind, names = ("text", [WHOLE]) if args.flat else ("html", [system.name for system in SYSTEMS if system.name in (WHOLE, PEER) and system.version])
    pages, warming = ([flattened(page, args.flat) if args.flat else page for page in of] for of in (asked(args), of_fixtures()))
    beside(warming, names, kind)
    rows = beside(pages, names, kind)
    whole = fmean(row[WHOLE] for row in rows)
    print(f"{len(pages)} pages\n\n{table(rows, whole)}\n")  # noqa: T201  # its output
    if PEER in names:
        mean, middle = (of([row[WHOLE] for row in rows]) / of([row[PEER] for row in rows]) for of in (fmean, median))
        print(f"{WHOLE} takes {mean:.2f} of {PEER}'s mean, {middle:.2f} of its median\n")  # noqa: T201  # its output
    timed = by_stage(pages, kind)
    print(table(timed, fmean(sum(row.values()) for row in timed)))  # noqa: T201  # its output


if __name__ == "__main__":
    main()
