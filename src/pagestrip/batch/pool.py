"""Worker processes, each with one item in flight, so that a death costs nobody else and its cause is known.

`concurrent.futures` is not used: there one dead worker breaks the whole pool, and which item killed it is not told.
"""

import multiprocessing
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 64  # items a worker may be ahead of the oldest unfinished one: bounds what is held while a slow page is waited for
TRIES = 2  # a page whose worker died gets one more, fresh worker; the second death is its own
CONTEXT = multiprocessing.get_context("spawn")  # a forked child of a process with threads (the progress bar's) may deadlock


def run(
    start: Callable[[], Callable[[Item], Result]], items: Sequence[Item], workers: int, died: Callable[[Item, str], Result]
) -> Generator[Result, None, None]:
    """The results of all items, in the order of `items`, from `workers` (at least 1) processes.

    Each process calls `start` once for the function that it then gives each item to; both must be picklable. An item whose worker
    died twice gets `died(item, why)` for its result. Closing the iterator ends the processes.
    """
    crew = [_Worker(start) for _ in range(max(1, min(workers, len(items))))]
    try:
        yield from _Queue(items, died).results(crew)
    finally:
        for worker in crew:
            worker.stop()


class _Queue(Generic[Item, Result]):
    """Which items wait, which are done, how often each was tried."""

    def __init__(self, items: Sequence[Item], died: Callable[[Item, str], Result]) -> None:
        self.items = items
        self.died = died
        self.waiting = list(range(len(items) - 1, -1, -1))
        self.done: dict[int, Result] = {}
        self.tries: dict[int, int] = {}

    def results(self, crew: "list[_Worker]") -> Iterator[Result]:
        oldest = 0
        while oldest < len(self.items):
            self._hand_out(crew, oldest + AHEAD * len(crew))
            for worker in _ready(crew):
                self._collect(worker)
            while oldest in self.done:
                yield self.done.pop(oldest)
                oldest += 1

    def _hand_out(self, crew: "Iterable[_Worker]", end: int) -> None:
        for worker in crew:
            if worker.item is None and self.waiting and self.waiting[-1] < end:
                index = self.waiting.pop()
                worker.give(index, self.items[index])

    def _collect(self, worker: "_Worker") -> None:
        index = worker.item
        assert index is not None  # noqa: S101 - only busy workers are waited for
        try:
            self.done[index] = worker.take()
        except (EOFError, OSError):
            why = worker.replace()
            self.tries[index] = self.tries.get(index, 0) + 1
            if self.tries[index] < TRIES:
                self.waiting.append(index)
            else:
                self.done[index] = self.died(self.items[index], why)


class _Worker:
    """A process and the index of the item that it works on, None while it is idle."""

    def __init__(self, start: Callable[[], Callable[[Any], Any]]) -> None:
        self.start = start
        self.item: int | None = None
        self._spawn()

    def _spawn(self) -> None:
        self.pipe, theirs = CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=_serve, args=(self.start, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, index: int, item: object) -> None:
        self.item = index
        try:
            self.pipe.send(item)
        except OSError:
            return  # it is dead: the pipe is at its end, and `take` will find that out

    def take(self) -> Any:
        result = self.pipe.recv()
        self.item = None
        return result

    def replace(self) -> str:
        """Start a new process for a dead one; tells what ended it."""
        self.process.join()
        code = self.process.exitcode or 0
        self.stop()
        self.item = None
        self._spawn()
        return f"the worker died: {signal.strsignal(-code) or f'signal {-code}'}" if code < 0 else f"the worker ended with exit code {code}"

    def stop(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()


def _ready(crew: "list[_Worker]") -> "list[_Worker]":
    busy = [worker for worker in crew if worker.item is not None]
    answered = wait([worker.pipe for worker in busy])
    return [worker for worker in busy if worker.pipe in answered]


def _serve(start: Callable[[], Callable[[Any], Any]], pipe: "Connection[Any, Any]") -> None:
    """What a worker does until the other end of its pipe is closed, by the parent or by the parent's death."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the parent ends the workers
    work = start()
    with suppress(EOFError, BrokenPipeError):
        while True:
            pipe.send(work(pipe.recv()))
