"""The page that the project started from, where it lies beside the repository; it is not ours to keep in it."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import pagestrip
from benchmarks.fixtures import differences

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed"
if not (SEED / "page.txt").exists():
    pytest.skip(f"the seed page is not there: {SEED}", allow_module_level=True)
PLAIN = ("headline", "published", "tags", "comment_count", "language")
EXPECTED: dict[str, Any] = json.loads((SEED / "expected.json").read_text("utf-8"))


@cache
def found() -> dict[str, Any]:
    reference = date.fromisoformat(EXPECTED["reference_date"])
    return pagestrip.extract((SEED / "page.txt").read_text("utf-8"), reference_date=reference).to_dict()


def facts() -> list[Any]:
    """Every fact as (path of keys, value): ("source", "name"), ("related", 0, "age") …"""
    paths: list[tuple[tuple[str | int, ...], Any]] = [((field,), EXPECTED[field]) for field in PLAIN]
    for field in ("source", "dateline"):
        paths += [((field, key), value) for key, value in EXPECTED[field].items()]
    for at, card in enumerate(EXPECTED["related"]):
        paths += [(("related", at, key), value) for key, value in card.items()]
    return [pytest.param(path, value, id="-".join(map(str, path))) for path, value in paths]


@pytest.mark.parametrize(("path", "value"), facts())
def test_fact(path: tuple[str | int, ...], value: Any) -> None:
    holder: Any = found()
    for key in path[:-1]:
        holder = holder[key]
    wrong = list(differences({path[-1]: value}, holder, "-".join(map(str, path[:-1])) or "article"))
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def test_related_count() -> None:
    assert len(found()["related"]) == len(EXPECTED["related"])


def test_body() -> None:
    assert found()["body"].split("\n\n") == EXPECTED["body"]
