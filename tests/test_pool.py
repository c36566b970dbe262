"""Worker processes: results in order, and what a worker's death costs."""

import os
import signal
from collections.abc import Callable
from functools import partial
from multiprocessing import active_children
from pathlib import Path

from pagestrip.batch import pool


def start_squares() -> Callable[[int], tuple[int, int]]:
    return lambda item: (item, item * item)


def start_killed_by(killers: frozenset[int], once: str = "") -> Callable[[int], tuple[int, int]]:
    def work(item: int) -> tuple[int, int]:
        if item in killers and not (once and Path(once).exists()):
            if once:
                Path(once).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return item, item * item

    return work


def died(item: int, why: str) -> tuple[int, str]:
    return item, why


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(pool.run(start_squares, range(200), 2, died)) == [(n, n * n) for n in range(200)]


def test_a_worker_s_death_costs_the_page_that_caused_it_and_no_other() -> None:
    results = list(pool.run(partial(start_killed_by, frozenset((3, 4, 11))), range(12), 2, died))
    assert results == [(n, "the worker died: Killed" if n in (3, 4, 11) else n * n) for n in range(12)]


def test_a_page_gets_a_second_worker(tmp_path: Path) -> None:
    start = partial(start_killed_by, frozenset((1,)), str(tmp_path / "struck"))
    assert list(pool.run(start, range(3), 1, died)) == [(0, 0), (1, 1), (2, 4)]


def test_no_items_need_no_result() -> None:
    assert list(pool.run(start_squares, [], 2, died)) == []


def test_closing_the_results_ends_the_workers() -> None:
    results = pool.run(start_squares, range(1000), 2, died)
    next(results)
    crew = {process.pid for process in active_children()}
    assert len(crew) == 2
    results.close()
    assert not crew & {process.pid for process in active_children()}
