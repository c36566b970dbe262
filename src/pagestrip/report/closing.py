"""What a batch run did: the closing table, the most suspicious pages, the failures."""

from collections import Counter
from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pagestrip.batch.tally import STATUSES, Suspect, Tally
from pagestrip.report.terminal import cropped, line

MOST_NAMED = 8  # page types, languages or hosts
DOUBTFUL = 0.6  # confidence; a page above it is not shown as suspicious
STYLES = {"ok": "green", "empty": "yellow", "skipped": "dim", "failed": "bold red"}


def show(tally: Tally, seconds: float, where: str, console: Console) -> None:
    """Print a run's table, then the pages that had better be looked at and the failures by name."""
    table = Table(box=box.ROUNDED, border_style="cyan", show_header=False)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value, style in _rows(tally, seconds, where):
        table.add_row(name, Text(value, style=style))
    console.print(table)
    suspects = [suspect for suspect in tally.suspicious if suspect.confidence < DOUBTFUL]
    if suspects:
        console.print(_suspects(suspects, console.width))
    for name, reason in tally.failed:
        console.print(Text.assemble(("failed ", "bold red"), line(name), ": ", (line(reason), "dim")), soft_wrap=True)
    if tally.statuses["failed"] > len(tally.failed):
        console.print(f"and {tally.statuses['failed'] - len(tally.failed)} more; the results name them all", soft_wrap=True)
    if not tally.adds_up:
        console.print(f"{tally.inputs} inputs were handed out, but {tally.statuses.total()} have a row; please report this", style="bold red")


def _rows(tally: Tally, seconds: float, where: str) -> Iterator[tuple[str, str, str]]:
    yield "inputs", f"{tally.inputs} = {' + '.join(f'{tally.statuses[status]} {status}' for status in STATUSES)}", ""
    yield from ((status, str(tally.statuses[status]), STYLES[status]) for status in STATUSES if tally.statuses[status])
    if earlier := tally.statuses.total() - tally.done:
        yield "done before", str(earlier), "dim"
    if tally.passed:
        yield "no pages", _counts(tally.passed), "dim"
    yield "seconds", f"{seconds:.1f}", ""
    if tally.done and seconds:
        yield "pages/s", f"{tally.done / seconds:.1f}", ""
    told = ("failures", tally.failures), ("page types", tally.page_types), ("languages", tally.languages), ("hosts", tally.hosts)
    yield from ((name, _counts(counter), "") for name, counter in told if counter)
    yield "confidence", ", ".join(f"{band} {number}" for band, number in tally.confidence.items() if number), ""
    if tally.groups:
        yield "same story", f"{tally.groups} groups", ""
    yield "results", line(where), ""


def _counts(counter: Counter[str]) -> str:
    named = [f"{line(name)} {count}" for name, count in counter.most_common(MOST_NAMED)]
    rest = sum(counter.values()) - sum(count for _, count in counter.most_common(MOST_NAMED))
    return ", ".join([*named, f"other {rest}"] if rest else named)


def _suspects(suspects: list[Suspect], width: int) -> Table:
    table = Table(box=box.SIMPLE, title="Look at these first", title_justify="left", title_style="bold yellow")
    for name, justify in (("confidence", "right"), ("page type", "left"), ("page", "left"), ("", "left")):
        table.add_column(name, justify=justify, no_wrap=True)  # type: ignore[arg-type]  # left and right are what it takes
    for suspect in suspects:
        half = max(20, (width - 32) // 2)
        table.add_row(f"{suspect.confidence:.2f}", suspect.page_type, cropped(suspect.name, half), cropped(suspect.note, half, "dim"))
    return table
