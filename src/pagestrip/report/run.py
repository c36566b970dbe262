"""A batch run as it goes: a bar on a terminal, lines elsewhere, JSON lines for machines, or nothing."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from pagestrip.batch.run import Step
from pagestrip.report.terminal import line

BLINK = 0.1  # seconds between two looks of a bar: updating it for every page would cost more than some pages do
SLOW = 10  # pages a second below which a tenth counts
PULSE = 10.0  # seconds between two lines about a run that nobody watches


class Watch(Protocol):
    """What is told each step of a run."""

    def __call__(self, step: Step, /) -> object:
        """One more page is done."""
        ...


class _Count:
    """How many pages are done and how many of them failed, since when."""

    def __init__(self, pause: float) -> None:
        self.started = time.monotonic()
        self.pause = pause
        self.next = self.started + pause
        self.pages = 0
        self.failed = 0
        self.read = 0

    def due(self, step: Step) -> bool:
        """Count a step; whether it is time to tell."""
        self.pages += 1
        self.failed += step.outcome.status == "failed"
        self.read = max(self.read, step.read)
        now = time.monotonic()
        if now < self.next:
            return False
        self.next = now + self.pause
        return True

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    @property
    def told(self) -> str:
        failed = f", {self.failed} failed" if self.failed else ""
        rate = self.pages / max(self.seconds, 1e-6)
        return f"{self.pages} pages, {rate:.{0 if rate >= SLOW else 1}f} pages/s{failed}"


@contextmanager
def bar(console: Console) -> Iterator[Watch]:
    """A bar with pages, rate, time left and failures; it goes by bytes: nobody knows how many pages an archive holds."""
    count = _Count(BLINK)
    columns = (
        TextColumn("cleaning"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[told]}"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None, told="")

        def watch(step: Step) -> None:
            if count.due(step):
                progress.update(task, total=step.total or None, completed=count.read, told=count.told)

        yield watch


@contextmanager
def lines(console: Console) -> Iterator[Watch]:
    """A line every ten seconds, and one for each page that failed."""
    count = _Count(PULSE)

    def watch(step: Step) -> None:
        due = count.due(step)
        if step.outcome.status == "failed":
            console.print(f"failed {line(step.name)}: {line(step.outcome.reason)}", soft_wrap=True)
        if due:
            console.print(f"{count.told}, {100 * count.read // max(step.total, 1)} %")

    yield watch


@contextmanager
def events(console: Console) -> Iterator[Watch]:
    """A JSON object a line: "progress" every ten seconds, "failed" for each page that failed."""
    count = _Count(PULSE)

    def watch(step: Step) -> None:
        due = count.due(step)
        if step.outcome.status == "failed":
            event(console, "failed", id=step.name, failure=step.outcome.failure, reason=step.outcome.reason)
        if due:
            told = {"pages": count.pages, "failed": count.failed, "bytes": count.read, "bytes_total": step.total}
            event(console, "progress", seconds=round(count.seconds, 1), **told)

    yield watch


@contextmanager
def silent(console: Console) -> Iterator[Watch]:  # noqa: ARG001 - as the others
    """Nothing."""
    yield bool


def event(console: Console, name: str, **values: Any) -> None:
    """One line of JSON for a machine."""
    console.out(json.dumps({"event": name, **values}, ensure_ascii=False), highlight=False)
