"""Each cleaner on a page it must act on and on one it must leave alone, in HTML and in flattened text.

The cases lie in `cleaners/NAME.toml`: tables `[[hit]]` with the `page` and the texts it `takes`, and `[[near_miss]]` with the page and the
texts it `keeps`.
"""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import pagestrip
from pagestrip import DEFAULT
from pagestrip.words import sections

FOLDER = Path(__file__).parent / "cleaners"
NAMES = [cleaner.name for cleaner in DEFAULT.cleaners]
HTML_ONLY = {"hidden", "declared"}  # they read elements and claims, which flattened text no longer has


def cases(table: str) -> list[Any]:
    found = []
    for name in NAMES:
        path = FOLDER / f"{name}.toml"
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get(table, []) if path.exists() else []
        found += [pytest.param(name, row, id=f"{name}-{row['kind']}-{number}") for number, row in enumerate(rows)]
    return found


# The cleaners that know their elements by class words, and the families of words they read beside the one of their own name.
BY_CLASS = ("ad", "app", "author_box", "comments", "consent", "donation", "hidden", "legal", "newsletter", "paywall", "player", "popular")
FAMILIES = [(name, name) for name in (*BY_CLASS, "related", "share", "tags", "tools")]
FAMILIES += [("player", "gallery"), ("embeds", "embed"), ("paywall", "login")]
STORY = tomllib.loads((FOLDER / "skip.toml").read_text(encoding="utf-8"))["hit"][0]["page"]


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


def test_every_block_of_the_cases(golden: Callable[[str, str], None]) -> None:
    """Labels and reasons, which users see."""
    lines = []
    for case in (*cases("hit"), *cases("near_miss")):
        row = case.values[1]
        article = pagestrip.extract(row["page"], kind=row["kind"], reference_date=date(2031, 3, 14))
        blocks = (f"  {block.label} < {block.by}: {block.reason} | {block.text[:40]!r}" for block in article.blocks)
        lines += [f"{case.id}", *(line for line in blocks if " < span: article text" not in line)]
    golden("cleaners.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(("name", "row"), cases("near_miss"))
def test_leaves_alone(name: str, row: dict[str, Any]) -> None:
    by = labelled(row)
    assert row["keeps"]
    assert {text: by.get(text, "not a block of the page") for text in row["keeps"]} == dict.fromkeys(row["keeps"], "span")


@pytest.mark.parametrize(("name", "family"), FAMILIES)
def test_every_family_of_class_words_names_an_element(name: str, family: str) -> None:
    word = next(iter(sections("classes.txt")[family]))
    mark = "<p>The office expects"
    assert mark in STORY
    page = STORY.replace(mark, f'<div class="{word}"><p>Slate and lantern</p></div>{mark}')
    assert labelled({"page": page, "kind": "html"})["Slate and lantern"] == name


@pytest.mark.parametrize("name", NAMES)
def test_every_cleaner_has_its_cases(name: str) -> None:
    path = FOLDER / f"{name}.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds = {"html"} if name in HTML_ONLY else {"html", "text"}
    assert {row["kind"] for row in rows["hit"]} >= kinds
    assert {row["kind"] for row in rows["near_miss"]} >= kinds
