"""What the head claims about the story's dates: which property speaks of which date, and how far it is believed."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from pagestrip import dates, titles
from pagestrip.model import Claim, Found, Page, once_a_page
from pagestrip.text import folded
from pagestrip.words import sections

ROLES: tuple[dates.Role, ...] = ("published", "modified")
LESS = {"page": 0.04, "other": 0.45, "foreign": 0.3}  # off a claim about the page, about a video, about another story
ENTRIES = frozenset(("listing", "collection", "product"))  # types of pages whose other dates are those of entries, sales, reviews and films
ALIKE = 0.4  # share of words that the headline of an item has in common with the page's
NESTED = ("jsonld", "microdata")  # origins whose names are paths into objects of all kinds
SPELLED = 0.75  # trust in a `<meta>` name that only its spelling tells


class Property(NamedTuple):
    """A name in the head, and how far it is trusted, 0 to 1."""

    name: str
    trust: float


@cache
def _table() -> Mapping[dates.Role, tuple[Property, ...]]:
    rows = sections("date_claims.txt")
    return MappingProxyType({role: tuple(Property(name, float(trust)) for name, trust in map(str.split, rows[role])) for role in ROLES})


@cache
def _listed() -> frozenset[str]:
    return frozenset(row.name for role in ROLES for row in _table()[role])


@lru_cache(maxsize=4096)  # the same few hundred names on all pages
def _spelled(name: str) -> dates.Role | None:
    """The role of a `<meta>` name that the table does not list, by the words at its end: "bt:pubDate", "x-last-modified-date"."""
    letters = "".join(filter(str.isalpha, name))
    return next((role for role in reversed(ROLES) if letters.endswith(tuple(sections("date_claims.txt")[f"{role} spelled"]))), None)


@once_a_page
def properties(page: Page) -> Mapping[dates.Role, list[Property]]:
    """The properties of the page's head that date its publication, and its last change; the listed ones first."""
    names = dict.fromkeys(claim.name for claim in page.claims)
    others = dict.fromkeys(claim.name for claim in page.claims if claim.origin not in NESTED and claim.name not in _listed())
    return {
        role: [*(row for row in _table()[role] if row.name in names), *(Property(name, SPELLED) for name in others if _spelled(name) == role)]
        for role in ROLES
    }


def values(page: Page) -> list[str]:
    """All that the head says of dates, as written."""
    if not page.claims:
        return []
    return [claim.value for role in ROLES for row in properties(page)[role] for claim in page.claimed(row.name)]


def of(page: Page, headline: str, role: dates.Role, language: str | None, day_first: bool | None) -> Iterator[Found]:
    """The candidates that the head gives for one role."""
    for name, trust in properties(page)[role]:
        for claim in page.claimed(name):
            doubt = _doubt(page, claim, headline)
            if doubt == LESS["other"] and page.page_type in ENTRIES:
                continue
            value = dates.parse(claim.value, language=language, day_first=day_first)
            if value is not None:
                yield Found(value, claim.method, claim.place, claim.value, max(0.1, trust - doubt))


def days(claims: list[Found], least: float) -> set[dt.date]:
    """The days of the claims that are believed more than `least`."""
    return {day(claim.value) for claim in claims if claim.confidence > least}


def day(value: dt.date | dt.datetime) -> dt.date:
    """The calendar day of a value in its own zone."""
    return value.date() if isinstance(value, dt.datetime) else value


def _doubt(page: Page, claim: Claim, headline: str) -> float:
    """How much less a claim says because of what it is about."""
    if not claim.may_be_of((*titles.STORY, "Page")):
        return LESS["other"]
    same = [other.value for other in page.claimed("headline") if (other.origin, other.item, other.of) == (claim.origin, claim.item, claim.of)]
    if same and headline and all(_alike(title, headline) < ALIKE for title in same):
        return LESS["foreign"] if len(set(_items(page))) > 1 else 0.0
    return LESS["page"] if claim.of.endswith("Page") else 0.0


def _items(page: Page) -> Iterator[tuple[str, int]]:
    """The stories that the metadata describe."""
    return ((c.origin, c.item) for c in page.claimed("headline"))


def _alike(one: str, other: str) -> float:
    words, others = set(folded(one).split()), set(folded(other).split())
    return len(words & others) / max(1, min(len(words), len(others)))
