"""A whole run: sources through the workers into the journal, and from there into the output."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, fields, replace
from functools import partial
from importlib.metadata import version
from typing import NamedTuple

from pagestrip.batch import pool, similar
from pagestrip.batch.inputs import items, sources
from pagestrip.batch.items import Failure, Item, Outcome, Source, failed, printable, refused
from pagestrip.batch.journal import Journal
from pagestrip.batch.limits import Limits
from pagestrip.batch.outputs.base import Output
from pagestrip.batch.tally import Tally, tally
from pagestrip.batch.work import Settings, worker
from pagestrip.model import PagestripError


class NothingToDoError(PagestripError):
    """The inputs hold no page and nothing that may hold one."""


class Step(NamedTuple):
    """One more page is done. `read` of `total` bytes of the inputs lie behind, those of pages that an earlier run did with them."""

    name: str
    outcome: Outcome
    read: int
    total: int


class Key(NamedTuple):
    """What a page is known by while it is with a worker."""

    source: int
    number: int
    position: int
    name: str
    read: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run. `retry` does failed pages again, `anew` forgets what an earlier run did."""

    inputs: tuple[str, ...]
    settings: Settings = field(default_factory=Settings)
    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    retry: bool = False
    anew: bool = False


def run(plan: Plan, out: Output, watch: Callable[[Step], object] = bool) -> Tally:
    """Extract every page of the inputs into `out`; what an earlier run of the same plan did is not done again.

    Raises NothingToDoError, JournalError and MissingExtraError where the run cannot be, OSError where the disk fails; what is done is kept.
    """
    settings = plan.settings
    if settings.similar:
        similar.check()
    if not any(sources(plan.inputs, Counter(), leave=out.path)):
        raise NothingToDoError(f"there are no pages in {', '.join(map(printable, plan.inputs))}")
    with Journal(out.journal, _terms(plan, out), anew=plan.anew) as journal:
        if plan.retry:
            journal.forget_failed()
        current = _Run(plan, out, journal)
        current.extract(partial(worker, settings, out.rows), watch)
        for name in journal.sweep():
            out.remove(name)
        counted = tally(journal, current.passed, current.done)
        if journal.exported() and out.is_there():
            return counted
        grouped = similar.groups(journal) if settings.similar else {}
        counted = replace(counted, groups=len({group.id for group in grouped.values()}))
        out.export(((row, grouped.get(row.name)) for row in journal.rows()), counted)
        journal.set_exported()
        return counted


class _Run:
    """A run in progress."""

    def __init__(self, plan: Plan, out: Output, journal: Journal) -> None:
        self.plan = plan
        self.out = out
        self.journal = journal
        self.passed: Counter[str] = Counter()
        self.done = 0

    def extract(self, start: Callable[[], Callable[[Item], Outcome]], watch: Callable[[Step], object]) -> None:
        total = sum(source.size for source in self._sources(Counter()))
        results = pool.run(start, self._tasks(), self.plan.workers, _lost, self.plan.limits, ordered=self.out.ordered)
        with closing(results):
            for key, result in results:
                outcome = self.out.place(key.name, result, key.position)
                self.journal.add(key.source, key.number, key.name, outcome)
                self.done += 1
                watch(Step(printable(key.name), outcome, key.read, total))

    def _sources(self, passed: Counter[str]) -> Iterator[Source]:
        return sources(self.plan.inputs, passed, leave=self.out.path)

    def _tasks(self) -> Iterator[pool.Task[Key, Item]]:
        position = 0
        behind = 0
        for source in self._sources(self.passed):
            done = self.journal.begin(source)
            if done is None:
                behind += source.size
                continue
            source_id, passed, number = self.journal.source, Counter[str](), -1
            for number, item in enumerate(items(source, self.plan.settings.columns, passed)):
                if number not in done:
                    yield pool.Task(Key(source_id, number, position, item.name, behind + item.read), item)
                position += 1
            self.journal.counted(source_id, number + 1, passed)
            behind += source.size


def _lost(item: Item, failure: Failure, reason: str) -> Outcome:  # noqa: ARG001 - the pool hands it over
    return refused(failed(failure, reason))


def _terms(plan: Plan, out: Output) -> dict[str, str]:
    """What makes results what they are; a run goes on only with the same."""
    settings = {f"--{entry.name.replace('_', '-')}": str(getattr(plan.settings, entry.name)) for entry in fields(Settings)}
    return {"pagestrip": version("pagestrip"), "output": type(out).__name__, **settings}
