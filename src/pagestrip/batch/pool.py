"""Worker processes, each with one item in flight, so that a death costs nobody else and its cause is known.

`concurrent.futures` is not used: there one dead worker breaks the whole pool, which item killed it is not told, and no item has a time limit.
"""

import multiprocessing
import os
import pickle
import signal
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar

from pagestrip.batch import limits as confines
from pagestrip.batch.items import Failure
from pagestrip.batch.limits import Limits
from pagestrip.model import PagestripError

Key = TypeVar("Key")
Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 64  # results a worker that are held at most while an earlier item is waited for, where the order counts
TRIES = 2  # an item whose worker died gets one more, fresh worker; the second death is its own
STARTS = 3  # workers in a row that may end before they stand ready
DYING = 5.0  # seconds for a process that closed its pipe to be gone, with a code that tells why
GRAIN = 0.05  # seconds; systems count core time in hundredths
CONTEXT = multiprocessing.get_context("spawn")  # a forked child of a process with threads (the progress bar's) may deadlock


class WorkerError(PagestripError):
    """Workers end before they have anything to do: there is no memory for them, or a plug-in ends the process."""


class Task(NamedTuple, Generic[Key, Item]):
    """An item for a worker, and what the caller knows it by."""

    key: Key
    item: Item


def run(  # noqa: PLR0913 - the rest have defaults
    start: Callable[[], Callable[[Item], Result]],
    tasks: Iterable[Task[Key, Item]],
    workers: int,
    lost: Callable[[Item, Failure, str], Result],
    limits: Limits = Limits(),  # noqa: B008 - immutable
    *,
    ordered: bool = False,
) -> Generator[tuple[Key, Result], None, None]:
    """The result of every task by its key, from `workers` (at least 1) processes; as they come, or with `ordered` in the order of the tasks.

    Each process calls `start` once for the function that it then gives each item to; items, results and `start` must be picklable. An item that takes
    longer than its limit, or whose worker died twice, gets `lost(item, failure, reason)` for its result, with "timeout" or "died" for the
    failure. Tasks are taken as workers come free, so they may be without end. Closing the iterator ends the processes.
    Raises WorkerError where no worker can be started.
    """
    crew = _Crew(pickle.dumps((start, limits.memory)), max(1, workers))
    try:
        yield from _Queue(iter(tasks), crew, lost, limits.seconds, ordered).results()
    finally:
        crew.stop()


class _Flight(NamedTuple):
    """A task on its way: its number in the order of the tasks, and how often it was tried."""

    number: int
    task: Task[Any, Any]
    tries: int = 1


class _Queue(Generic[Key, Item, Result]):
    """Which tasks wait, which are in flight, which results are held for the order's sake."""

    def __init__(
        self, tasks: Iterator[Task[Key, Item]], crew: "_Crew", lost: Callable[[Item, Failure, str], Result], seconds: float, ordered: bool
    ) -> None:
        self.tasks: Iterator[Task[Key, Item]] | None = tasks
        self.crew = crew
        self.lost = lost
        self.seconds = seconds
        self.ordered = ordered
        self.again: list[_Flight] = []
        self.taken = 0
        self.given = 0
        self.held: dict[int, tuple[Key, Result]] = {}

    def results(self) -> Iterator[tuple[Key, Result]]:
        while True:
            self._hand_out()
            if self.tasks is None and not self.again and not any(worker.flight for worker in self.crew.workers):
                return
            for worker in self.crew.changed():
                yield from self._look(worker)

    def _hand_out(self) -> None:
        for worker in self.crew.workers:
            if worker.ready and worker.flight is None and (flight := self._next()):
                worker.give(flight, self.seconds)

    def _next(self) -> _Flight | None:
        if self.again:
            return self.again.pop()
        if self.tasks is None or (self.ordered and self.taken - self.given >= AHEAD * len(self.crew.workers)):
            return None
        task = next(self.tasks, None)
        if task is None:
            self.tasks = None
            return None
        self.taken += 1
        return _Flight(self.taken - 1, task)

    def _look(self, worker: "_Worker") -> Iterator[tuple[Key, Result]]:
        flight = worker.flight
        try:
            if worker.pipe.poll():
                result = worker.take()
                if flight:
                    yield from self._done(flight, result)
            elif worker.is_late():
                self.crew.replace(worker)
                if flight:
                    yield from self._done(flight, self.lost(flight.task.item, "timeout", f"it took longer than {self.seconds:g} s"))
        except (EOFError, OSError):
            why = self.crew.replace(worker)
            if flight and flight.tries < TRIES:
                self.again.append(flight._replace(tries=flight.tries + 1))
            elif flight:
                yield from self._done(flight, self.lost(flight.task.item, "died", why))

    def _done(self, flight: _Flight, result: Any) -> Iterator[tuple[Key, Result]]:
        if not self.ordered:
            yield flight.task.key, result
            return
        self.held[flight.number] = (flight.task.key, result)
        while self.given in self.held:
            yield self.held.pop(self.given)
            self.given += 1


class _Crew:
    """The worker processes; one that ends is replaced."""

    def __init__(self, order: bytes, size: int) -> None:
        self.order = order
        self.failed_starts = 0
        self.workers = [_Worker(order) for _ in range(size)]

    def changed(self) -> "list[_Worker]":
        """The workers that have something to say, have ended or are late; waits until there is one."""
        waited = [worker for worker in self.workers if worker.flight or not worker.ready]
        next_late = min((worker.deadline for worker in waited), default=None)
        spare = None if next_late is None or next_late == float("inf") else max(0.0, next_late - time.monotonic())
        told = wait([worker.pipe for worker in waited], spare)
        return [worker for worker in waited if worker.pipe in told or worker.is_late()]

    def replace(self, worker: "_Worker") -> str:
        """Put a new worker in the place of one that ended or has to; tells what ended it. Raises WorkerError where none gets ready."""
        self.failed_starts = 0 if worker.ready else self.failed_starts + 1
        place = self.workers.index(worker)
        del self.workers[place]
        why = worker.end(at_once=worker.is_late())
        if self.failed_starts >= STARTS:
            raise WorkerError(f"{STARTS} worker processes ended before they could begin; the last: {why}")
        self.workers.insert(place, _Worker(self.order))
        return why

    def stop(self) -> None:
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            worker.end(at_once=True)


class _Worker:
    """A process and the flight that it works on, None while it is idle. It is `ready` once it has loaded what it needs."""

    def __init__(self, order: bytes) -> None:
        self.flight: _Flight | None = None
        self.ready = False
        self.deadline = self.latest = float("inf")
        self.pipe, theirs = CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=_serve, args=(theirs, os.getpid()), daemon=True)
        with _deaf():
            self.process.start()
        theirs.close()
        with suppress(OSError):
            self.pipe.send_bytes(order)

    def give(self, flight: _Flight, seconds: float) -> None:
        self.flight = flight
        self.seconds = seconds
        self.began = confines.cpu_seconds(self.process.pid or 0)
        self.deadline = time.monotonic() + seconds
        self.latest = self.deadline + seconds * (confines.PATIENCE - 1)
        with suppress(OSError):  # it is dead: the pipe is at its end, and `take` will find that out
            self.pipe.send(flight.task.item)

    def take(self) -> Any:
        result = self.pipe.recv()
        self.flight, self.ready, self.deadline = None, True, float("inf")
        return result

    def is_late(self) -> bool:
        """Whether its time is over; by the clock it may take longer while the machine gives it no core."""
        now = time.monotonic()
        if now < self.deadline:
            return False
        taken = confines.cpu_seconds(self.process.pid or 0)
        if taken is None or self.began is None or now >= self.latest:
            return True
        left = self.seconds - (taken - self.began)
        if left > GRAIN:
            self.deadline = min(self.latest, now + left)
        return left <= GRAIN

    def end(self, *, at_once: bool) -> str:
        self.pipe.close()
        if not at_once:
            self.process.join(DYING)
        self.process.kill()
        self.process.join()
        code = self.process.exitcode or 0
        self.process.close()
        if code < 0:
            return f"the worker died: {signal.strsignal(-code) or f'signal {-code}'}"
        return f"the worker ended with exit code {code}"


@contextmanager
def _deaf() -> Iterator[None]:
    """A process that is started meanwhile never hears of Ctrl-C or of a request to end, which go to the whole group; its parent ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it would be started with the first process, and lift the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: "Connection[Any, Any]", parent: int) -> None:
    """What a worker does until the other end of its pipe is closed, by the parent or by the parent's death."""
    confines.prepare(parent)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        start, memory = pickle.loads(pipe.recv_bytes())  # noqa: S301 - from the parent
        work = start()
        confines.confine(memory)
        pipe.send(None)
        while True:
            pipe.send(work(pipe.recv()))
