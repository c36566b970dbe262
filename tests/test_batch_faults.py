"""The n-th failing system call, for every n: the run says so, leaves no partial file, and goes on to the same result. After SQLite's own tests."""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pagestrip

HERE = Path(__file__).parent
STEP = 1 if os.environ.get("PAGESTRIP_LONG") else 6  # every call in the long profile
CALLS = ("open", "write", "fsync", "replace", "read")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EINTR)


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("needs Linux and a C compiler to make system calls fail")
    made = tmp_path_factory.mktemp("shim") / "fail_nth.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", made, HERE / "fail_nth.c", "-ldl"], check=True)
    return made


@pytest.mark.parametrize("call", CALLS)
def test_no_failing_call_costs_a_row_or_leaves_a_partial_file(tmp_path: Path, shim: Path, call: str) -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(pagestrip.__file__).parents[1]), "LD_PRELOAD": str(shim)}
    command = [sys.executable, str(HERE / "faults.py"), str(tmp_path), call, str(STEP), *map(str, ERRORS)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    runs = [json.loads(line) for line in done.stdout.splitlines()]
    for run in runs:
        assert run["partial"] == [], run
        assert (run["again"], run["same"]) == (0, True), run
        assert run["code"] in {1, 74} or (run["code"] == 0 and run["whole"]), run  # 0: it was tried again, or SQLite does without
    assert {run["error"] for run in runs if run["fired"] and run["code"] == 74} >= {errno.ENOSPC, errno.EIO}
