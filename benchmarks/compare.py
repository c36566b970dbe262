"""Systems side by side: body quality and CPU a page, over the same pages in one process."""

import contextlib
import gc
import io
import time
from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean, median
from typing import Any, NamedTuple

from benchmarks import scoring, svg, tables
from benchmarks.pages import Unseen
from benchmarks.systems import SYSTEMS, System
from training.corpora import Case

# The measure of the benchmark that a corpus comes from; the others' is the shingle F1
OWN_MEASURE = {"wcxb": "word_f1", "wcxb-test": "word_f1", "trafeval": "segment_f1"}
MEASURES = {"shingle_f1": "shingle F1", "word_f1": "word F1", "segment_f1": "segment F1"}
MILLI = 1000
WARM_UP = 20  # pages that are not counted
PICTURE = "![Body quality and cost](benchmarks.svg)"
OUT_OF_FOLD = "pagestrip judged each page with weights made without its site (`--weights`)."
IN_SAMPLE = (
    "pagestrip judged with the weights that it ships. They were made from pages of these corpora (docs/scorer.md), so its figures are in-sample "
    "there, and higher than on pages of other sites; `--weights` gives the figures that compare."
)


class Row(NamedTuple):
    """One system on one page."""

    system: str
    corpus: str
    page_type: str | None
    score: scoring.Score
    seconds: float  # of CPU
    failed: bool


def measured(systems: Sequence[System], pages: Sequence[Case], unseen: Unseen | None) -> Iterator[Row]:
    """Every system on every page, page by page; another one begins each time, so that none always pays for what the one before left behind."""
    for system in systems:  # imports and tables that are made once are no page's cost
        for case in pages[:WARM_UP]:
            run(system, case)
    gc.collect()
    for number, case in enumerate(pages):
        first = number % len(systems)
        with unseen.judging(case.site) if unseen else contextlib.nullcontext():
            yield from [run(system, case) for system in (*systems[first:], *systems[:first])]


def run(system: System, case: Case) -> Row:
    """One system on one page. One that raises has found nothing."""
    text, failed = "", False
    started = time.process_time()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            text = system.body(case.html, case.url) or ""
    except Exception:  # whatever a peer raises
        failed = True
    seconds = time.process_time() - started
    return Row(system.name, case.corpus, case.page_type, scoring.score(text, case.truth), seconds, failed)


def summary(rows: Iterable[Row]) -> dict[str, Any]:
    """The figures: for each group of pages those of each system, and each system's CPU over all of the pages."""
    of = list(rows)
    groups: dict[str, dict[str, Any]] = {}
    for name, members in _groups(of).items():
        figures = {system: scoring.figures(row.score for row in members if row.system == system) for system in _systems(of)}
        groups[name] = {"pages": len(members) // len(figures), "measure": OWN_MEASURE.get(name.split()[0], "shingle_f1"), "systems": figures}
    return {"groups": groups, "systems": {system: _cost(system, [row for row in of if row.system == system]) for system in _systems(of)}}


def _groups(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows of each corpus; of one that holds several types of pages those of its articles too."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.corpus, []).append(row)
    for name, members in list(groups.items()):
        articles = [row for row in members if row.page_type == "article"]
        if articles and len({row.page_type for row in members}) > 1:
            groups[f"{name} articles"] = articles
    return {name: groups[name] for name in sorted(groups, key=lambda name: list(groups).index(name.split()[0]))}


def _systems(rows: Sequence[Row]) -> list[str]:
    run = {row.system for row in rows}
    return [system.name for system in SYSTEMS if system.name in run]


def _cost(name: str, rows: Sequence[Row]) -> dict[str, Any]:
    seconds = [row.seconds for row in rows]
    release = next(system.version for system in SYSTEMS if system.name == name)
    return {"version": release, "mean_ms": MILLI * fmean(seconds), "median_ms": MILLI * median(seconds), "failed": sum(row.failed for row in rows)}


def table(found: dict[str, Any]) -> str:
    """The summary as Markdown: a row a system, a column a group of pages in the measure of its benchmark, then the cost."""
    groups = found["groups"]
    header = [
        "system",
        *(f"{name}, {MEASURES[group['measure']]}" for name, group in groups.items()),
        "CPU mean, ms",
        "CPU median, ms",
        "failed pages",
    ]
    pages = ["pages", *(str(group["pages"]) for group in groups.values()), "", "", ""]
    rows = [
        [
            f"{name} {cost['version']}",
            *(f"{value:.3f}" if (value := group["systems"][name].get(group["measure"])) is not None else "" for group in groups.values()),
            f"{cost['mean_ms']:.1f}",
            f"{cost['median_ms']:.1f}",
            str(cost["failed"]),
        ]
        for name, cost in found["systems"].items()
    ]
    return tables.markdown(header, [*rows, pages])


def plot(found: dict[str, Any]) -> str:
    """The summary as a dot plot."""
    panels = [
        svg.Panel(name, MEASURES[group["measure"]], [group["systems"][system].get(group["measure"]) for system in found["systems"]])
        for name, group in found["groups"].items()
    ]
    cost = svg.Panel("CPU", "ms a page, log scale", [cost["mean_ms"] for cost in found["systems"].values()], digits=1, log=True)
    return svg.dots("Body quality and cost", list(found["systems"]), [*panels, cost])


def document(found: dict[str, Any], *, out_of_fold: bool) -> None:
    """Write the table and the plot into the docs, and how far the figures can be trusted."""
    made = f"{PICTURE}\n\n{table(found)}\n\n{OUT_OF_FOLD if out_of_fold else IN_SAMPLE}"
    tables.renew(tables.DOCS / "benchmarks.md", "table", made)
    (tables.DOCS / "benchmarks.svg").write_text(plot(found), "utf-8")
