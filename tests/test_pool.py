"""Worker processes: results in order or as they come, what a worker's death, endlessness or hunger costs, and that none is left over."""

import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

import pagestrip
from pagestrip.batch import pool
from pagestrip.batch.limits import MIB, Limits, cpu_seconds

SHORT = Limits(1.0, 256 * MIB)
SOURCE = str(Path(pagestrip.__file__).parents[1])


def squares() -> Callable[[int], int]:
    return lambda item: item * item


def _loop(item: str) -> str:
    while True:
        pass


def _c_loop(item: str) -> str:
    return str(re.fullmatch("(a+)+b", "a" * 64))


def _kill(item: str) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return item


def _crash(item: str) -> str:
    return str(ctypes.string_at(0))


def _hunger(item: str) -> str:
    try:
        return str(len(bytearray(4096 * MIB)))
    except MemoryError:
        return "no memory"


def _leave(item: str) -> str:
    os._exit(3)


KILLERS = {"loop": _loop, "c loop": _c_loop, "kill": _kill, "crash": _crash, "hunger": _hunger, "leave": _leave}


def killers() -> Callable[[str], str]:
    return lambda item: KILLERS.get(item, str.upper)(item)


def killed_once(marker: str) -> Callable[[int], int]:
    def work(item: int) -> int:
        if item == 1 and not Path(marker).exists():
            Path(marker).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    return work


def ends_at_once() -> Callable[[int], int]:
    sys.exit(5)


def lost(item: object, failure: str, reason: str) -> tuple[object, str, str]:
    return item, failure, reason


def tasks(items: "range | list[str]") -> "Iterator[pool.Task[int, Any]]":
    return (pool.Task(key, item) for key, item in enumerate(items))


def test_every_task_has_its_result() -> None:
    assert dict(pool.run(squares, tasks(range(200)), 2, lost)) == {n: n * n for n in range(200)}


def test_results_come_in_order_where_asked() -> None:
    assert list(pool.run(squares, tasks(range(300)), 2, lost, ordered=True)) == [(n, n * n) for n in range(300)]


def test_a_killer_costs_itself_alone() -> None:
    items = ["a", "loop", "b", "kill", "c", "crash", "c loop", "hunger", "leave", "d"]
    got = dict(pool.run(killers, tasks(items), 2, lost, SHORT))
    assert [got[n] for n in (0, 2, 4, 9)] == ["A", "B", "C", "D"]
    late = "it took longer than 1 s"
    assert [got[1], got[6]] == [("loop", "timeout", late), ("c loop", "timeout", late)]
    assert got[3] == ("kill", "died", "the worker died: Killed")
    assert got[5] == ("crash", "died", "the worker died: Segmentation fault")
    assert got[8] == ("leave", "died", "the worker ended with exit code 3")
    assert sys.platform != "linux" or got[7] == "no memory"


def test_an_item_gets_a_second_worker(tmp_path: Path) -> None:
    start = partial(killed_once, str(tmp_path / "struck"))
    assert dict(pool.run(start, tasks(range(3)), 1, lost)) == {0: 0, 1: 1, 2: 2}


def test_no_tasks_need_no_result() -> None:
    assert list(pool.run(squares, tasks([]), 2, lost)) == []


def test_tasks_are_taken_as_workers_come_free() -> None:
    taken = 0

    def endless() -> "Iterator[pool.Task[int, int]]":
        nonlocal taken
        while True:
            taken += 1
            yield pool.Task(taken, taken)

    for ordered in (False, True):
        taken = 0
        results = pool.run(squares, endless(), 2, lost, ordered=ordered)
        for _ in range(10):
            next(results)
        results.close()
        assert taken <= 10 + 2 + 2 * pool.AHEAD


def test_closing_the_results_ends_the_workers() -> None:
    results = pool.run(squares, tasks(range(1000)), 2, lost)
    next(results)
    crew = {process.pid for process in active_children()}
    assert len(crew) == 2
    results.close()
    assert not crew & {process.pid for process in active_children()}


def test_workers_that_cannot_start_are_an_error() -> None:
    with pytest.raises(pool.WorkerError, match="3 worker processes ended before they could begin"):
        list(pool.run(ends_at_once, tasks(range(3)), 1, lost))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent has gone")
def test_a_killed_parent_leaves_no_worker() -> None:
    """Also not one in an endless loop, which would never read from its pipe."""
    script = (
        "from test_pool import *\n"
        "if __name__ == '__main__':\n"
        "    results = pool.run(killers, tasks(['a', 'loop', 'loop']), 2, lost)\n"
        "    next(results)\n"
        "    print(*(process.pid for process in active_children()), flush=True)\n"
        "    next(results)\n"
    )
    root = str(Path(__file__).parent)
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": f"{SOURCE}:{root}"}, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        workers = [int(pid) for pid in process.stdout.readline().split()]
        process.kill()
    assert len(workers) == 2
    for _ in range(200):
        if not any(_is_alive(pid) for pid in workers):
            return
        time.sleep(0.05)
    pytest.fail("a worker outlived the run")


def _is_alive(pid: int) -> bool:
    return cpu_seconds(pid) is not None and "zombie" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
