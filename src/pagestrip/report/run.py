"""A batch run as it goes, and what it did."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from pagestrip.batch.outputs import Tally
from pagestrip.report.terminal import line

Result = TypeVar("Result")
STEPS = 10  # lines about a run that nobody watches on a terminal
MOST_FAILURES = 20  # named at the end of a run; the output holds all
MOST_NAMED = 8  # page types or languages named at the end of a run


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.finished_speed or task.speed or 0:.1f} pages/s", style="cyan")


def progress(results: Iterable[Result], total: int, console: Console) -> Iterator[Result]:
    """The same results; meanwhile a bar with rate and time left on a terminal, elsewhere a line every tenth of the way."""
    return _bar(results, total, console) if console.is_terminal else _lines(results, total, console)


def _bar(results: Iterable[Result], total: int, console: Console) -> Iterator[Result]:
    left = TimeRemainingColumn()
    with Progress(
        TextColumn("cleaning"), BarColumn(), MofNCompleteColumn(), _Rate(), left, TextColumn("left"), console=console, transient=True
    ) as bar:
        yield from bar.track(results, total=total)


def _lines(results: Iterable[Result], total: int, console: Console) -> Iterator[Result]:
    started = time.perf_counter()
    told = 0
    for done, result in enumerate(results, 1):
        yield result
        if done * STEPS // total > told:
            told = done * STEPS // total
            console.print(f"{done} of {total} pages, {done / (time.perf_counter() - started):.1f} pages/s", highlight=False)


def summary(tally: Tally, seconds: float, where: str, console: Console) -> None:
    """Print the run's table: pages by status, time, page types, languages, where the results lie; then the failures by name."""
    table = Table(box=box.ROUNDED, border_style="cyan", show_header=False)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in _rows(tally, seconds, where):
        table.add_row(name, Text(value, style="bold red" if name == "failed" and tally.failures else ""))
    console.print(table)
    for path, error in tally.failures[:MOST_FAILURES]:
        console.print(Text.assemble(("failed ", "bold red"), line(path), ": ", (line(error), "dim")), soft_wrap=True)
    if len(tally.failures) > MOST_FAILURES:
        console.print(f"and {len(tally.failures) - MOST_FAILURES} more; {where} names them all", soft_wrap=True)


def _rows(tally: Tally, seconds: float, where: str) -> Iterator[tuple[str, str]]:
    yield "pages", str(tally.pages)
    yield from ((name, str(tally.statuses[name])) for name in ("ok", "empty", "failed"))
    if tally.skipped:
        yield "skipped", f"{len(tally.skipped)} (links and special files)"
    yield "seconds", f"{seconds:.1f}"
    yield "pages/s", f"{tally.pages / seconds:.1f}" if seconds else ""
    yield "page types", _counts(tally.page_types)
    yield "languages", _counts(tally.languages)
    yield "results", line(where)


def _counts(counter: Counter[str]) -> str:
    named = [f"{line(name)} {count}" for name, count in counter.most_common(MOST_NAMED)]
    rest = sum(counter.values()) - sum(count for _, count in counter.most_common(MOST_NAMED))
    return ", ".join([*named, f"other {rest}"] if rest else named)
