"""Datelines at the opening of a paragraph: what stands before each separator is one whole, or it is none.

A hand-written scanner, linear in the window. Whether to believe a reading is decided elsewhere (`dateline.py`).
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import regex

from pagestrip import dates
from pagestrip.extractors.dateline import opening_cjk
from pagestrip.extractors.dateline.opening_core import Core, Known, Trust, is_abbreviated
from pagestrip.words import places

WINDOW = 130  # characters in which a dateline ends; the longest read on 863 articles has 62
MOST_CUTS = 8  # separators tried
NOTHING = Known()

SEPARATOR = regex.compile(
    r"""
    \s?(?:\.\s?)?[—–―‒]++\s*+        # any long dash
    | \s?\.?-{2,3}\s*+               # "--", ".--"
    | \s?\.-\s*+                     # "(EFE).-"
    | \s?:\s?-\s*+                   # ":-"
    | \s-\s*+                       # " - "
    | (?<=[\p{L}\p{M}.)\]/])-\s++     # "TEHRAN- "
    | (?<=[.)\]/])-(?=\p{Lu})         # "TAMPA, Fla.-After"
    | \s?[:：]\s++
    | \s?[·•|]\s++
    | (?<=[\p{L}\p{M}.\d)\]/])\.(?:\s++|$)
    | \s/\s++(?=[\p{Lu}"“„«])               # "/ ACCESSWIRE / May 3, 2024 / "
    | (?<=[)\]/])\s++(?=[\p{Lu}\p{Lo}"“„«])   # nothing but a closing bracket
    """,
    regex.VERBOSE,
)
HYPHENED = regex.compile(r"[\p{L}\p{M}]{2,20}-[\p{L}\p{M}]{2,12}(?=\s)")  # "دمشق-سانا", "Baghdad-INA": place and agency, then the story


class Opening(NamedTuple):
    """A dateline as scanned: its words, and where the story begins after it."""

    text: str
    place: str | None
    region: str | None
    agency: str | None
    date: date | None
    dated: bool
    trust: Trust
    separator: str
    end: int


@lru_cache(maxsize=8)  # a card's opening is read by two rules
def scan(text: str, known: Known = NOTHING) -> tuple[Opening, ...]:
    """The datelines that a paragraph's opening can be read as, the longest last."""
    return tuple(_scanned(text, known))


def _scanned(text: str, known: Known) -> Iterator[Opening]:
    asian = opening_cjk.scan(text, known.language)
    if asian:
        yield Opening(asian.text, asian.place, None, asian.agency, _day(asian.day, known.reference), bool(asian.day), Trust.KNOWN, "", asian.end)
        return
    if _opens_sentence(text):
        return
    for head, separator, end in _cuts(text):
        core = Core(head, known)
        if core.read() and (separator or core.agency):
            yield _opening(core, separator, end)


def _opens_sentence(text: str) -> bool:
    """Whether a text begins with a word that begins no dateline: most paragraphs do, and need no more looks."""
    words = text[:WINDOW].split(maxsplit=2)[:2]
    if not words or not words[0][0].isalpha():
        return not words
    return words[0][0].islower() or (places.key(words[0]) in places.words("never first") and not places.is_place(" ".join(words).rstrip(".,:")))


def _cuts(text: str) -> Iterator[tuple[str, str, int]]:
    """What stands before each separator, the separator, and where it ends; first a hyphened pair, which has none."""
    hyphened = HYPHENED.match(text)
    if hyphened:
        yield hyphened[0], "", hyphened.end()
    for cut in islice(SEPARATOR.finditer(text, 0, min(len(text), WINDOW)), MOST_CUTS):
        head = text[: cut.start()].strip()
        if head and cut[0].startswith(".") and is_abbreviated(f"{head}."):
            head += "."
        if head:
            yield head, cut[0].strip() or " ", cut.end()


def whole(text: str, known: Known = NOTHING) -> Opening | None:
    """The dateline that a line of its own is, without a separator."""
    core = Core(text.strip(), known)
    return _opening(core, "\n", len(text)) if len(text) <= WINDOW and core.read() else None


def _opening(core: Core, separator: str, end: int) -> Opening:
    place = core.head[slice(*core.place)] if core.place else None
    return Opening(core.head, place, core.region, core.agency, core.value(), core.date is not None, core.trust, separator, end)


def _day(text: str | None, reference: date | None) -> date | None:
    found = dates.parse(text, language="zh", reference_date=reference) if text else None
    return found.date() if isinstance(found, datetime) else found
