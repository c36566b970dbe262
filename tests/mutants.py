"""A pytest plug-in that runs a sample of mutmut's mutants, each in a fork of the one process that has collected the tests: `make mutants`.

mutmut writes the mutants and notes which tests call which function; running them is here, because a fork of a process that has the tests
in hand costs a hundredth of a new one, so that a sample of each file takes minutes. A line a survivor and the share killed are printed.
"""

import gc
import json
import os
import random
import resource
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest

SEED = 11
EACH = int(os.environ.get("MUTANTS_EACH", "8"))  # of a file
SECONDS = 60  # of CPU for a mutant; one that takes more is killed by that


def sample() -> list[str]:
    """The names of some mutants of each file."""
    chance = random.Random(SEED)  # noqa: S311  # no secret
    chosen: list[str] = []
    for path in sorted(Path("src").rglob("*.meta")):
        names = sorted(json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"])
        chosen += chance.sample(names, min(EACH, len(names)))
    return chosen


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Instead of the tests, run each mutant against the tests that call its function, first those that name its module, then the quick ones."""
    stats = json.loads(Path("mutmut-stats.json").read_text(encoding="utf-8"))
    items = {item.nodeid: item for item in session.items}
    names, survivors = sample(), []
    for name in names:
        callers = stats["tests_by_mangled_function_name"].get(name.rpartition("__mutmut_")[0], ())
        module, times = name.split(".")[-2], stats["duration_by_test"]
        likely = sorted((test for test in callers if test in items), key=lambda test: (module not in test, times.get(test, 1)))
        if not is_killed(session, name, [items[test] for test in likely]):
            survivors.append(name)
            print(f"\nsurvived: {name}", flush=True)  # noqa: T201 - its output
    print(f"\nkilled {len(names) - len(survivors)} of {len(names)}", flush=True)  # noqa: T201 - its output
    return True


def is_killed(session: pytest.Session, name: str, tests: list[pytest.Item]) -> bool:
    """Whether one of the tests fails on the mutant; they stop at the first."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        os.environ["MUTANT_UNDER_TEST"] = name
        for function in gc.get_objects():
            if isinstance(function, _lru_cache_wrapper):
                function.cache_clear()  # what was read before the fork was read without the mutant
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        for test in tests:
            session.config.hook.pytest_runtest_protocol(item=test, nextitem=None)
            if session.testsfailed:
                os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0
