"""The publisher's name by vote: what the head, the title's end, the address and the page's own lines agree on."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from pagestrip import dates
from pagestrip.extractors import sites
from pagestrip.model import Block, Label, Page
from pagestrip.text import fold, letters
from pagestrip.words import agencies, sections
from pagestrip.words.bylines import begins_byline

MOST_WORDS = 5  # of a name; longer ones are slogans
LONGEST = 60  # characters
# What a witness's word weighs. Measured on 355 news pages: how often the name it gives is the publisher's, against the others.
WEIGHTS = {"og:site_name": 3.0, "publisher.name": 2.6, "application-name": 1.2, "apple-mobile-web-app-title": 1.1, "title": 1.4, "site": 1.6, "copyright": 1.0, "line": 0.9}
AGREES = 0.5  # of the weight, for a witness whose name holds the candidate or is held by it ("Daily Mail Online")
IN_ADDRESS = 1.5  # for a name that the address spells
URL = regex.compile(r"https?:|www\.|^@|/")
COMPANY = regex.compile(r"(?:,\s|\s)(?:AG|GmbH|SE|KG|Inc|LLC|Ltd|Limited|Corp|Corporation|S\.?\s?L\.?\s?U?|S\.?A\.?|S\.?p\.?A|B\.?V|Pty|plc|PLC|e\.\s?V|Co)\.?(?:[,\s]|$)")
COPYRIGHT = regex.compile(r"(?:©|\(c\)|copyright)\s*+(?:copyright\s*+)?(?:\d{4}\s?(?:[-–]\s?\d{4})?,?\s*+)?(?:by\s)?(?P<name>\p{Lu}[\p{L}\p{M}\d.&'’ -]{1,50})", regex.IGNORECASE)
CUT = regex.compile(r"[.,|•·]\s|\s(?:\d{4}|All|Alle|Tous|Todos|Tutti|Rights|is|reserves)\b")
STORY = ("Article", "Posting", "Report", "Review", "WebPage")
SITE_TYPES = frozenset(("Organization", "NewsMediaOrganization", "WebSite", "Corporation", "Periodical", "Newspaper"))


class Vote(NamedTuple):
    """One witness's name for the site."""

    name: str
    witness: str
    where: str
    weight: float


class Choice(NamedTuple):
    """A name with what speaks for it, from 0 to 1."""

    name: str
    witness: str
    where: str
    confidence: float
    note: str


def choose(page: Page) -> list[Choice]:
    """The candidates for the publisher's name, the best first; the first of equals is the first that the page names."""
    votes = [vote for vote in _votes(page) if _may_be_name(vote.name)]
    if any(not agencies.composite(vote.name) for vote in votes):
        votes = [vote for vote in votes if not agencies.composite(vote.name) or _in_address(vote.name, page)]
    choices: dict[str, Choice] = {}
    for vote in votes:
        if _key(vote.name) not in choices:
            choices[_key(vote.name)] = _weighed(vote, votes, page)
    return sorted(choices.values(), key=lambda choice: -choice.confidence)


def _weighed(vote: Vote, votes: list[Vote], page: Page) -> Choice:
    own = _key(vote.name)
    heard: dict[str, float] = {}
    for other in votes:
        key = _key(other.name)
        agreement = 1.0 if key == own else AGREES if len(min(key, own, key=len)) > 2 and (own in key or key in own) else 0.0
        if agreement:
            heard[other.witness] = max(heard.get(other.witness, 0.0), agreement * other.weight)
    score = sum(heard.values()) + (IN_ADDRESS if _in_address(vote.name, page) else 0.0)
    score *= 0.6 if COMPANY.search(vote.name) else 1.0
    return Choice(vote.name, vote.witness, vote.where, min(0.98, round(1 - 1 / (1 + score), 3)), f"said by {', '.join(heard)}")


def _key(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum()).removeprefix("the")


def _may_be_name(name: str) -> bool:
    if not 1 < len(name) <= LONGEST or len(name.split()) > MOST_WORDS or URL.search(name) or not any(map(str.isalpha, name)):
        return False
    return fold(name) not in _never()


def _never() -> frozenset[str]:
    return frozenset(map(fold, sections("roles.txt").get("not a site", ())))


def _in_address(name: str, page: Page) -> bool:
    stem = next((s for s in map(sites.stem, sites.addresses(page)) if s), "").replace("-", "")
    key = _key(name)
    return len(key) > 1 and len(stem) > 1 and (key.startswith(stem) or stem in (key, f"the{key}") or (len(key) > 3 and key in stem))


def _votes(page: Page) -> Iterator[Vote]:
    """Every name that a witness gives; a slogan around the name is taken apart."""
    for name in ("og:site_name", "publisher.name", "application-name", "apple-mobile-web-app-title"):
        for claim in page.claimed(name):
            if claim.name != "publisher.name" or claim.of.endswith(STORY) or not claim.of:
                yield from _parted(claim.value, name, f"{claim.of or claim.origin} {name}", WEIGHTS[name])
    for claim in page.claimed("name"):
        if claim.of in SITE_TYPES:
            yield from _parted(claim.value, "site", f"{claim.of}.name", WEIGHTS["site"])
    for suffix in sites.suffixes(page):
        yield Vote(suffix, "title", "the end of the title", WEIGHTS["title"])
    for block in page.labelled(Label.LEGAL, Label.OUTSIDE, Label.NAVIGATION):
        if len(block.text) < 300 and (hit := COPYRIGHT.search(block.text)):
            yield Vote(CUT.split(hit["name"])[0].strip(" -"), "copyright", f"block {block.index}", WEIGHTS["copyright"])
    yield from _lines(page)


def _parted(value: str, witness: str, where: str, weight: float) -> Iterator[Vote]:
    yield Vote(value, witness, where, weight)
    pieces = sites.PARTING.split(value.replace(": ", " | "))
    if len(pieces) > 1:
        yield from (Vote(piece.strip(), witness, where, weight * 0.9) for piece in (pieces[0], pieces[-1]))


def _lines(page: Page) -> Iterator[Vote]:
    """The visible source line: a name that a date is glued to ("Harbour Post14-03-2031"), or that a date line follows."""
    lines = [b for b in page.labelled(Label.META) if not page.headline or b.index > page.headline[0] - 4]
    for block in lines[:8]:
        name = source_line(block)
        if name:
            yield Vote(name, "line", f"block {block.index}", WEIGHTS["line"])


def source_line(block: Block) -> str | None:
    """The name before a date in one line, None where the line says anything else."""
    if letters(block.text) > 2 * LONGEST or begins_byline(block.text):
        return None
    day = next(iter(dates.find(block.text, day_first=True)), None)
    name = block.text[: day.start].strip(" ,|•·–—-:") if day else ""
    return name if _may_be_name(name) and name[0].isupper() and dates.label(name) is None else None
