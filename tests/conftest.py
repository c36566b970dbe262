"""Golden files: what the user sees, kept beside the tests. `pytest --accept` shows and takes new ones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault of the code
settings.register_profile("long", deadline=None, max_examples=4000)  # `pytest --hypothesis-profile=long --mutations=100000`
settings.load_profile("unhurried")

GOLDENS = Path(__file__).parent / "goldens_report"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what the tests see now as the golden files, and raise the quality floor")
    parser.addoption("--mutations", type=int, default=3000, help="how many damaged pages tests/test_damage.py reads")
    parser.addoption("--lower-floor", metavar="REASON", help="with --accept: why the quality floor may fall; it is recorded")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of this name; with --accept, write it."""

    def check(name: str, text: str) -> None:
        path = GOLDENS / name
        if request.config.getoption("--accept"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"{name} differs; look at it, and take it with `pytest --accept`"

    return check
