"""Each cleaner on a page it must act on and on one it must leave alone, in HTML and in flattened text.

The cases lie in `cleaners/NAME.toml`: tables `[[hit]]` with the `page` and the texts it `takes`, and `[[near_miss]]` with the page and the
texts it `keeps`.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import pagestrip
from pagestrip import DEFAULT

FOLDER = Path(__file__).parent / "cleaners"
NAMES = [cleaner.name for cleaner in DEFAULT.cleaners]
HTML_ONLY = {"hidden", "declared", "links"}  # they read elements and links, which flattened text no longer has


def cases(table: str) -> list[Any]:
    found = []
    for name in NAMES:
        path = FOLDER / f"{name}.toml"
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get(table, []) if path.exists() else []
        found += [pytest.param(name, row, id=f"{name}-{row['kind']}-{number}") for number, row in enumerate(rows)]
    return found


def labelled(row: dict[str, Any], pipeline: pagestrip.Pipeline = DEFAULT) -> dict[str, str]:
    """Which cleaner each block's text went to; "" for the body."""
    article = pagestrip.extract(row["page"], kind=row["kind"], reference_date=date(2031, 3, 14), pipeline=pipeline)
    return {block.text: block.by for block in article.blocks}


@pytest.mark.parametrize(("name", "row"), cases("hit"))
def test_takes(name: str, row: dict[str, Any]) -> None:
    by = labelled(row)
    assert {text: by.get(text) for text in row["takes"]} == dict.fromkeys(row["takes"], name)


@pytest.mark.parametrize(("name", "row"), cases("hit"))
def test_without_it_they_are_not_taken_by_it(name: str, row: dict[str, Any]) -> None:
    by = labelled(row, DEFAULT.without(name))
    assert all(text in by and by[text] != name for text in row["takes"])


@pytest.mark.parametrize(("name", "row"), cases("near_miss"))
def test_leaves_alone(name: str, row: dict[str, Any]) -> None:
    by = labelled(row)
    assert row["keeps"]
    assert {text: by.get(text, "not a block of the page") for text in row["keeps"]} == dict.fromkeys(row["keeps"], "span")


@pytest.mark.parametrize("name", NAMES)
def test_every_cleaner_has_its_cases(name: str) -> None:
    path = FOLDER / f"{name}.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds = {"html"} if name in HTML_ONLY else {"html", "text"}
    assert {row["kind"] for row in rows["hit"]} >= kinds
    assert {row["kind"] for row in rows["near_miss"]} >= kinds
