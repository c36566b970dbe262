"""The article found on each fixture, and the golden form of a page's blocks."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.fixtures import fixtures
from pagestrip import Article

ROOT = Path(__file__).resolve().parent.parent
GOLDENS = ROOT / "tests" / "goldens"
KNOWN_FAILURES = ROOT / "tests" / "known_failures.txt"
CLIP = 70  # characters of a block's text that a golden line shows


@cache
def extracted(slug: str) -> Article:
    """The article of a fixture, extracted once a session."""
    return next(f for f in fixtures() if f.slug == slug).article()


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
