"""The same page gives the same answer: twice, in any order, in any process, under any hash seed, locale and time zone, on any thread."""

import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import pagestrip
from benchmarks.fixtures import PageFixture, fixtures

CHILD = """
import contextlib, locale, pickle, sys
with contextlib.suppress(locale.Error):
    locale.setlocale(locale.LC_ALL, "")  # as an application does
sys.path.insert(0, sys.argv[1])
from test_same_answer import answers, digest
sys.stdout.buffer.write(pickle.dumps((digest(), answers())))
"""
THREADS = 8


def answers(pages: Iterable[PageFixture] | None = None) -> list[pagestrip.Article]:
    """Each page read twice: as a caller does who knows when and where it was scraped, and as one who does not."""
    return [article for f in pages or fixtures() for article in (f.article(), pagestrip.extract(f.page))]


def digest() -> str:
    return hashlib.sha256("\n".join(article.to_json() for article in answers()).encode()).hexdigest()


def test_twice_and_backwards() -> None:
    backwards = {f.slug: answers([f]) for f in reversed(fixtures())}
    assert answers() == [article for f in fixtures() for article in backwards[f.slug]]


def test_on_threads_at_once() -> None:
    """Each thread begins with another page."""
    pages = fixtures()
    turns = [pages[at:] + pages[:at] for at in range(0, THREADS * 3, 3)]
    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(answers, turns))
    expected = answers()
    assert found == [expected[6 * at :] + expected[: 6 * at] for at in range(THREADS)]


@pytest.mark.parametrize(
    ("options", "seed", "locale", "zone"),
    [  # a machine without one of the locales falls back to C
        ([], "1", "C", "Pacific/Kiritimati"),
        (["-O"], "2", "tr_TR.UTF-8", "America/Los_Angeles"),
        (["-X", "utf8=0"], "random", "de_DE.ISO-8859-1", "Asia/Kathmandu"),
    ],
)
def test_in_another_process(options: list[str], seed: str, locale: str, zone: str) -> None:
    """The other process hands its articles over pickled, which are equal, too."""
    paths = os.pathsep.join((str(Path(pagestrip.__file__).parents[1]), str(Path(__file__).parents[1])))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
    command = [sys.executable, *options, "-c", CHILD, str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert pickle.loads(done.stdout) == (digest(), answers())  # noqa: S301  # our own
