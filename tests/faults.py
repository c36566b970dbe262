"""Runs a batch again and again, each time with another system call failing; prints a line of JSON for each. Started by test_batch_faults.py.

`python tests/faults.py FOLDER CALL STEP ERRNO...`, with the library made of fail_nth.c preloaded: every STEP-th call of this kind fails in turn.
"""

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from batch_pages import record, write

from pagestrip import cli
from pagestrip.batch import pool

MOST = 500  # calls of one kind in one run, many times what there are
OUTPUTS = ("rows.jsonl", "rows.sqlite", "out")


def inline(start: Any, tasks: Any, *_: object, **__: object) -> Iterator[tuple[Any, Any]]:
    """The pool without processes: what fails is the run itself, and a thousand runs must not take an hour."""
    work = start()
    for task in tasks:
        yield task.key, work(task.item)


def attempt(folder: Path, out: str, call: str, error: int, nth: int) -> tuple[int, bool]:
    """One run in a child; its exit code, and whether the fault struck."""
    child = os.fork()
    if not child:
        shim = ctypes.CDLL(None)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        if nth:
            shim.arm(call.encode(), error, nth, str(folder).encode())
        code = cli.run(["batch", str(folder / "pages"), "-o", str(folder / out), "--quiet", "--workers", "1"])
        os._exit(code | 128 * shim.has_fired())
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code & 127, code > 127


def contents(folder: Path, out: str) -> dict[str, bytes]:
    """What lies in the output, but for the journal."""
    place = folder / out
    paths = [place] if place.is_file() else place.rglob("*") if place.is_dir() else []
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file() and not path.name.startswith(".journal")}


def partial(folder: Path, out: str, calm: dict[str, bytes]) -> list[str]:
    """Files that are there and are not what they should be; the summary of a run with a failed page may differ, as may its rows."""
    if (folder / out).is_file():
        return [] if contents(folder, out)[out] == calm[out] or out.endswith("sqlite") else _cut(folder / out)
    return [name for name, data in contents(folder, out).items() if name.endswith(".html.json") and data != calm.get(name)]


def _cut(path: Path) -> list[str]:
    try:
        return [] if all(json.loads(line) for line in path.read_bytes().splitlines()) else [path.name]
    except ValueError:
        return [path.name]


def main(folder: Path, call: str, step: int, errors: list[int]) -> None:
    """Let calls fail until a run meets no fault."""
    write(folder / "pages", "a.html", "b/c.html")
    (folder / "pages" / "d.warc").write_bytes(record(1) + record(2))
    pool.run = inline  # type: ignore[assignment]  # in this process, where calls fail
    cli.run(["batch", str(folder / "pages"), "-o", str(folder / "warm.jsonl"), "--quiet", "--anew"])  # loads everything once
    for out in OUTPUTS:
        assert attempt(folder, out, call, 0, 0) == (0, False)
        calm = contents(folder, out)
        for start, error in enumerate(errors, 1):
            _let_fail(folder, out, call, error, range(start, MOST, step), calm)


def _let_fail(folder: Path, out: str, call: str, error: int, turns: range, calm: dict[str, bytes]) -> None:
    for nth in turns:
        _clear(folder, out)
        code, fired = attempt(folder, out, call, error, nth)
        left, whole = partial(folder, out, calm), contents(folder, out) == calm
        again, _ = attempt(folder, out, call, error, 0)
        told = {"out": out, "error": error, "nth": nth, "fired": fired, "code": code, "partial": left, "whole": whole}
        print(json.dumps({**told, "again": again, "same": contents(folder, out) == calm}), flush=True)  # noqa: T201 - its output
        if not fired:
            return
    raise AssertionError("the run makes more calls than are let fail")


def _clear(folder: Path, out: str) -> None:
    shutil.rmtree(folder / out, ignore_errors=True)
    for path in (*folder.glob(f"{out}*"), *folder.glob(f".{out}*")):
        path.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), [int(error) for error in sys.argv[4:]])
