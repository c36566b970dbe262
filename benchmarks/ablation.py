"""`python -m benchmarks.ablation --data DIR --weights DIR`: what each part of pagestrip earns, shown by leaving it out.

Every cleaner, the scorer, the regions and the page types are left out one at a time, with nothing trained anew. A row tells what
the body's figure on each corpus loses (a negative loss: it is better without), on how many pages, how many fields of the fixtures go wrong, and
the CPU that the part takes; what several cleaners ask of a page is made once, and the first of them pays for it.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np

import pagestrip
from benchmarks import scoring as measures
from benchmarks import tables
from benchmarks.compare import OWN_MEASURE
from benchmarks.fixtures import fault, fixtures
from benchmarks.pages import Unseen, sampled
from pagestrip import regions, scoring
from pagestrip.model import Mark, Page
from training.corpora import Case

PAGES = 250  # of a corpus
MICRO = 1_000_000
judge, close, type_of = scoring.judge, regions.close, scoring.Scorer._type  # noqa: SLF001  # the step that tells the page's type


class Part(NamedTuple):
    """A part that can be left out: the pipeline without it, or what stands in for it."""

    name: str
    pipeline: pagestrip.Pipeline
    absent: Callable[[], AbstractContextManager[object]] = nullcontext


def parts(whole: pagestrip.Pipeline) -> Iterator[Part]:
    """All of them, the cleaners in their order."""
    yield Part("the scorer", whole, lambda: patch.object(scoring, "judge", _prose))
    yield Part("the regions", whole, lambda: patch.object(regions, "close", _openings))
    yield Part("the page types", whole, lambda: patch.object(scoring, "judge", lambda page: (judge(page)[0], ("article", 1.0))))
    for cleaner in whole.cleaners:
        yield Part(cleaner.name, whole.without(cleaner.name))


def _prose(page: Page) -> tuple[Any, tuple[str, float]]:
    """Instead of the scorer: what no cleaner marked is article text where it is running text."""
    scores = [float(mark is None and count > 0) for mark, count in zip(page.labels, page.prose, strict=True)]
    return np.array(scores, dtype=np.float32), judge(page)[1]


def _openings(_page: Page, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Instead of the regions: one that is opened is the block that opens it."""
    return tuple(mark if mark.end is not None else mark._replace(end=mark.start + 1) for mark in marks)


@dataclass
class Watch:
    """Which parts did anything on a page, and the CPU seconds that each took."""

    seconds: dict[str, float] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time counted under a name."""

        def run(*args: Any) -> Any:
            started = time.process_time()
            result = function(*args)
            self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - started
            return result

        return run

    def cleaner(self, cleaner: pagestrip.Cleaner) -> pagestrip.Cleaner:
        """The cleaner, its time and its marks counted."""
        find = self.timed(cleaner.name, lambda page: list(cleaner.find(page)))

        def run(page: Page) -> Iterator[Mark]:
            found = find(page)
            self.marks[cleaner.name] = len(found)
            yield from found

        return replace(cleaner, find=run)

    def body(self, page: Page, whole: pagestrip.Pipeline) -> str:
        """The body that the whole pipeline finds."""
        with ExitStack() as stack:
            stack.enter_context(patch.object(scoring, "judge", self.timed("the scorer", judge)))
            stack.enter_context(patch.object(regions, "close", self.timed("the regions", close)))
            stack.enter_context(patch.object(scoring.Scorer, "_type", self.timed("the page types", type_of)))
            found = replace(whole, cleaners=tuple(map(self.cleaner, whole.cleaners))).run(page).body
        self.seconds["the scorer"] -= self.seconds.get("the page types", 0.0)
        return found


class Row(NamedTuple):
    """One page: its scores with all parts (under "") and without each, and the CPU seconds of each part."""

    corpus: str
    scores: dict[str, measures.Score]
    seconds: dict[str, float]


def rows(pages: Sequence[Case], unseen: Unseen) -> Iterator[Row]:
    """Every page with and without each part. A cleaner that marks nothing on a page changes nothing when it is left out."""
    whole = replace(pagestrip.DEFAULT, extractors=tuple(one for one in pagestrip.DEFAULT.extractors if one.field == "body"))
    for case in pages:
        page, watch = pagestrip.read(case.html, url=case.url, kind="html"), Watch()
        with unseen.judging(case.site):
            full = measures.score(watch.body(page, whole), case.truth)
            scores = {"": full}
            for part in parts(whole):
                with part.absent():
                    idle = watch.marks.get(part.name, 1) == 0
                    scores[part.name] = full if idle else measures.score(part.pipeline.run(page).body, case.truth)
        yield Row(case.corpus, scores, watch.seconds)


def faults(part: Part) -> int:
    """How many fields of the fixtures are wrong without a part."""
    count = 0
    for fixture in fixtures():
        with part.absent():
            found = fixture.article(part.pipeline).to_dict()
        count += sum(bool(fault(name, expected, found)) for name, expected in fixture.expected.items())
    return count


def table(found: Sequence[Row], wrong: dict[str, int]) -> str:
    """The rows as Markdown, a line a part."""
    corpora = list(dict.fromkeys(row.corpus for row in found))
    header = ["without", *corpora, "pages worse", "pages better", "fixture fields lost", "CPU, µs a page"]
    return tables.markdown(header, [_line(name, found, corpora, wrong) for name in found[0].scores if name])


def _line(name: str, found: Sequence[Row], corpora: Sequence[str], wrong: dict[str, int]) -> list[str]:
    losses = [_figure(corpus, "", found) - _figure(corpus, name, found) for corpus in corpora]
    changes = [_reached(row.scores[""]) - _reached(row.scores[name]) for row in found]
    seconds = sum(row.seconds.get(name, 0.0) for row in found) / len(found)
    worse, better = sum(change > 0 for change in changes), sum(change < 0 for change in changes)
    return [
        name,
        *(f"{loss:.4f}" if loss else "0" for loss in losses),
        str(worse),
        str(better),
        str(wrong[name] - wrong[""]),
        f"{MICRO * seconds:.0f}",
    ]


def _figure(corpus: str, name: str, found: Sequence[Row]) -> float:
    return measures.figures(row.scores[name] for row in found if row.corpus == corpus)[OWN_MEASURE.get(corpus, "shingle_f1")]


def _reached(score: measures.Score) -> float:
    """One page's figure: its shingle F1, or the F1 of its segments."""
    hits = score.shingles or (score.segments.hits if score.segments else None)
    return hits.f1 if hits else 0.0


def main() -> None:
    """Read the arguments, leave out part by part, print and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--weights", type=Path, required=True, help="weights by folds: each page is judged with those made without its site")
    parser.add_argument("--corpora", nargs="+", metavar="CORPUS", help="folders in the folder of the corpora; all of them unless told")
    parser.add_argument("--limit", type=int, default=PAGES, help=f"pages of each corpus, drawn by the hash of their names; {PAGES} unless told")
    parser.add_argument("--docs", action="store_true", help="write the table into docs/ablation.md")
    args = parser.parse_args()
    found = list(rows(sampled(args.data, args.corpora, args.limit), Unseen(args.weights)))
    wrong = {"": faults(Part("", pagestrip.DEFAULT))} | {part.name: faults(part) for part in parts(pagestrip.DEFAULT)}
    made = table(found, wrong)
    print(made)  # noqa: T201  # its output
    if args.docs:
        counts = ", ".join(f"{name} {sum(row.corpus == name for row in found)}" for name in dict.fromkeys(row.corpus for row in found))
        tables.renew(tables.DOCS / "ablation.md", "table", f"{made}\n\nPages: {counts}. Fixture fields wrong with all parts: {wrong['']}.")


if __name__ == "__main__":
    main()
