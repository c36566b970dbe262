"""The same page gives the same answer: twice, in any order, under any hash seed, on any thread."""

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pagestrip
from benchmarks.fixtures import fixtures

SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from test_same_answer import digest
print(digest())
"""


def answers() -> list[str]:
    return [pagestrip.extract(f.page, url=f.url, reference_date=f.reference_date).to_json() for f in fixtures()]


def digest() -> str:
    return hashlib.sha256("\n".join(answers()).encode()).hexdigest()


def test_twice_and_backwards() -> None:
    again = [pagestrip.extract(f.page, url=f.url, reference_date=f.reference_date).to_json() for f in reversed(fixtures())]
    assert answers() == again[::-1]


def test_on_threads() -> None:
    with ThreadPoolExecutor(4) as pool:
        once = list(pool.map(lambda f: pagestrip.extract(f.page, url=f.url, reference_date=f.reference_date).to_json(), fixtures()))
    assert once == answers()


def test_under_other_hash_seeds() -> None:
    here = Path(__file__).parent
    for seed in ("1", "2"):
        paths = os.pathsep.join(filter(None, (str(Path(pagestrip.__file__).parents[1]), os.environ.get("PYTHONPATH"))))
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        done = subprocess.run([sys.executable, "-c", SCRIPT, str(here)], capture_output=True, text=True, env=environment, check=True)
        assert done.stdout.strip() == digest()
