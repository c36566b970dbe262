"""The source: who published the story, whose wire it is, which aggregator shows it."""

from collections.abc import Iterator
from functools import cache

import regex

from pagestrip.article import Source
from pagestrip.extractors import publisher, sites, wire
from pagestrip.extractors.publisher import Choice
from pagestrip.model import Context, Extractor, Found, Label, Page
from pagestrip.text import fold
from pagestrip.words import sections

MOST = 4  # candidates kept as alternatives
NAME = r"(?P<name>\p{Lu}[\p{L}\p{M}\d.+&'’-]{1,30}(?:\s\p{Lu}[\p{L}\p{M}\d.+&'’-]{1,30}){0,2}?)"


def find(page: Page, context: Context) -> Iterator[Found]:
    """Yield the source under its likeliest name, then under the others."""
    language, dateline = context.known.get("language"), context.known.get("dateline")
    names = publisher.choose(page)[:MOST]
    wires = wire.find(page, dateline, language)
    agency = max(wires, key=lambda w: w.confidence, default=None)
    platform = _platform(page, names)
    if not names and not agency and not platform:
        return
    url = _url(page) if names else None
    for choice in names or [Choice("", "text", "", 0.5, "")]:
        note = "; ".join(filter(None, (choice.note, f"agency: {agency.where}, {agency.text[:80]!r}" if agency else "")))
        value = Source(choice.name or None, url, agency.agency.name if agency else None, platform)
        yield Found(value, choice.witness, choice.where, choice.name or (agency.text if agency else ""), choice.confidence, note)


def _url(page: Page) -> str | None:
    """The publisher's address: as claimed, else the root of the page's own."""
    claimed = next((c.value for c in page.claimed("publisher.url") if c.value.startswith("http")), None)
    return claimed or next((root for root in map(sites.root, sites.addresses(page)) if root), None)


def _platform(page: Page, names: list[Choice]) -> str | None:
    """The name that the page's own promotion gives the app or the service, where it is not the source's."""
    for block in page.labelled(Label.PROMO):
        for hit in _promotion().finditer(block.text[:300]):
            name = hit["name"].removesuffix(" AI")
            if fold(name) not in _common() and not any(_alike(name, choice.name) for choice in names) and not _alike(name, _stem(page)):
                return name
    return None


@cache
def _promotion() -> regex.Pattern[str]:
    openings = sorted(sections("platforms.txt")["before the name"], key=len, reverse=True)
    closings = sections("platforms.txt")["after the name"]
    return regex.compile(
        rf"(?i:\L<openings>)\s(?:the\s|die\s|l'|la\s|el\s|de\s)?{NAME}\s(?:AI\s)?(?i:\L<closings>)(?!\p{{L}})", openings=openings, closings=closings
    )


@cache
def _common() -> frozenset[str]:
    return frozenset(map(fold, sections("platforms.txt")["no name"]))


def _stem(page: Page) -> str:
    return next((s for s in map(sites.stem, sites.addresses(page)) if s), "")


def _alike(one: str, other: str) -> bool:
    a, b = ("".join(c for c in fold(name) if c.isalnum()) for name in (one, other))
    return bool(a and b) and (a in b or b in a)


EXTRACTOR = Extractor("source", find)
