"""The project's own pages, and how an article departs from what a careful reader finds on one. `docs/fixtures.md` tells how one is written."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from functools import cache
from pathlib import Path
from typing import Any

import pagestrip
from pagestrip import Article

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


@dataclass(frozen=True)
class PageFixture:
    """A page, when and where it was scraped, and what a careful reader finds on it."""

    slug: str
    page: str | bytes
    expected: dict[str, Any]
    reference_date: date
    url: str | None

    def article(self, pipeline: pagestrip.Pipeline | None = None) -> Article:
        """What pagestrip finds on the page."""
        return pagestrip.extract(self.page, url=self.url, reference_date=self.reference_date, pipeline=pipeline)


@cache
def fixtures() -> tuple[PageFixture, ...]:
    """All of them, by name."""
    return tuple(_load(path.parent) for path in sorted(FIXTURES.glob("*/page.*")))


def _load(folder: Path) -> PageFixture:
    about = tomllib.loads((folder / "about.toml").read_text("utf-8"))
    flat, marked_up = folder / "page.txt", folder / "page.html"
    page = flat.read_text("utf-8") if flat.exists() else marked_up.read_bytes()
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    return PageFixture(folder.name, page, expected, about["reference_date"], about.get("url"))


def fault(field: str, expected: Any, found: dict[str, Any]) -> str:
    """How a field of an article's plain values departs from what is expected of it; "" where it does not."""
    if field == "body":
        return _body_diff(expected, found["body"])
    if field == "confidence_below":
        return "" if found["confidence"] < expected else f"confidence is {found['confidence']}, should be below {expected}"
    return "\n".join(differences(expected, found[field], field))


def _body_diff(expected: list[str], body: str) -> str:
    """The paragraphs that are missing (-) and those that should not be there (+); code may hold blank lines of its own."""
    wanted = "\n\n".join(expected).split("\n\n") if expected else []
    got = body.split("\n\n") if body else []
    return "\n".join(unified_diff(wanted, got, "expected", "extracted", lineterm="", n=1))


def differences(expected: Any, got: Any, where: str) -> Iterator[str]:
    """Where `got` departs from `expected`, one message each.

    Of a mapping only the keys that `expected` names count. Those that end in `_starts`, `_ends` and `_excludes` say how the text under the
    rest of the name begins, how it ends and which strings it must not hold.
    """
    if isinstance(expected, dict):
        if not isinstance(got, dict):
            yield f"{where}: expected {expected!r}, got {got!r}"
            return
        for key, value in expected.items():
            yield from _member(key, value, got, where)
    elif isinstance(expected, list) and any(isinstance(item, dict) for item in expected):
        if len(expected) != len(got):
            yield f"{where}: expected {len(expected)} entries, got {len(got)}: {got!r}"
        for at, (one, other) in enumerate(zip(expected, got, strict=False)):
            yield from differences(one, other, f"{where}[{at}]")
    elif expected != got:
        yield f"{where}: expected {expected!r}, got {got!r}"


def _member(key: str, value: Any, got: dict[str, Any], where: str) -> Iterator[str]:
    name, _, test = key.rpartition("_")
    if test == "starts" and not got[name].startswith(value):
        yield f"{where}.{name}: should start with {value!r}, starts with {got[name][: len(value) + 20]!r}"
    elif test == "ends" and not got[name].endswith(value):
        yield f"{where}.{name}: should end with {value!r}, ends with {got[name][-len(value) - 20 :]!r}"
    elif test == "excludes":
        yield from (f"{where}.{name}: should not hold {part!r}" for part in value if part in got[name])
    elif test not in ("starts", "ends"):
        yield from differences(value, got[key], f"{where}.{key}")
