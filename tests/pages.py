"""The fixtures, the article found on each, and the golden form of a page's blocks. `fixtures/README.md` tells how a page is written down."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pagestrip
from pagestrip import Article

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
GOLDENS = ROOT / "tests" / "goldens"
KNOWN_FAILURES = ROOT / "tests" / "known_failures.txt"
CLIP = 70  # characters of a block's text that a golden line shows


@dataclass(frozen=True)
class PageFixture:
    """A page, when and where it was scraped, and what a careful reader finds on it."""

    slug: str
    page: str | bytes
    expected: dict[str, Any]
    reference_date: date
    url: str | None


@cache
def fixtures() -> tuple[PageFixture, ...]:
    return tuple(_load(path.parent) for path in sorted(FIXTURES.glob("*/page.*")))


def _load(folder: Path) -> PageFixture:
    about = tomllib.loads((folder / "about.toml").read_text("utf-8"))
    flat, marked_up = folder / "page.txt", folder / "page.html"
    page = flat.read_text("utf-8") if flat.exists() else marked_up.read_bytes()
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    return PageFixture(folder.name, page, expected, about["reference_date"], about.get("url"))


@cache
def extracted(slug: str) -> Article:
    """The article of a fixture, extracted once a session."""
    fixture = next(f for f in fixtures() if f.slug == slug)
    return pagestrip.extract(fixture.page, url=fixture.url, reference_date=fixture.reference_date)


@cache
def plain(slug: str) -> dict[str, Any]:
    return extracted(slug).to_dict()


def golden(slug: str) -> str:
    """The page's blocks, one a line: index, label, kind, text, and who marked it and why."""
    return "".join(f"{line}\n" for line in _golden_lines(extracted(slug)))


def _golden_lines(article: Article) -> Iterator[str]:
    for block in article.blocks:
        text = " ".join(block.text.split())
        shown = text if len(text) <= CLIP else f"{text[: CLIP - 1]}…"
        why = f"  < {block.by}: {block.reason}" if block.by else ""
        yield f"{block.index:3} {block.label or '-':<11} {block.kind:<9} {shown}{why}"


def known_failures() -> frozenset[str]:
    lines = (line.partition("#")[0].strip() for line in KNOWN_FAILURES.read_text("utf-8").splitlines())
    return frozenset(line for line in lines if line)


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
