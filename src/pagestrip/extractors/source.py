"""The source: who published the story, whose wire it is, which aggregator shows it."""

from collections.abc import Iterator
from functools import cache

import regex

from pagestrip.article import Source
from pagestrip.extractors import owners, publisher, sites, wire
from pagestrip.extractors.publisher import Choice
from pagestrip.model import Context, Extractor, Found, Label, Page
from pagestrip.text import folded
from pagestrip.words import sections

LATIN = regex.compile(r"\p{Latin}")
BEFORE_AI = regex.compile(r"(?P<name>(?:[\p{Lu}\p{Lo}][\p{L}\p{M}\d.+'’-]{1,30}\s){1,3})(?:AI|IA|KI|ИИ)(?!\p{L})")
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
        value = Source(choice.name or None, url, _written(agency) if agency else None, platform)
        yield Found(value, choice.witness, choice.where, choice.name or (agency.text if agency else ""), choice.confidence, note)


def _written(credit: wire.Wire) -> str:
    """The agency's common name; where the page writes it in another script, as the page writes it."""
    printed = (form for form in credit.agency.forms if form in credit.text and not LATIN.search(form))
    return next(printed, credit.agency.name)


def _url(page: Page) -> str | None:
    """The publisher's address: as claimed, else the root of the page's own."""
    claimed = next((c.value for c in page.claimed("publisher.url") if c.value.startswith("http")), None)
    return claimed or next((root for root in map(sites.root, sites.addresses(page)) if root), None)


def _platform(page: Page, names: list[Choice]) -> str | None:
    """The name that the page's own promotion gives the app or the service, where it is not the source's."""
    source = names[:1] if publisher.is_aggregated(page) else names
    for name in _promoted(page):
        known = any(_alike(name, choice.name) for choice in source) or _alike(name, _stem(page))
        if not known and not _common() & {folded(word) for word in (name, *name.split())}:
            return name
    return None


def _promoted(page: Page) -> Iterator[str]:
    """The names that the page's promotions give its app, its AI, or on an aggregator's page its copyright line."""
    promotions = list(page.labelled(Label.PROMO))
    for block in promotions:
        yield from (hit["name"].removesuffix(" AI") for hit in _promotion().finditer(block.text[:300]))
    for block in promotions:
        yield from (hit["name"].strip() for hit in BEFORE_AI.finditer(block.text[:300]) if hit.start())
    if publisher.is_aggregated(page):
        yield from owners.of(page)


@cache
def _promotion() -> regex.Pattern[str]:
    openings = sorted(sections("platforms.txt")["before the name"], key=len, reverse=True)
    closings = sections("platforms.txt")["after the name"]
    return regex.compile(
        rf"(?i:\L<openings>)\s(?:the\s|die\s|l'|la\s|el\s|de\s)?{NAME}\s(?:AI\s)?(?i:\L<closings>)(?!\p{{L}})", openings=openings, closings=closings
    )


@cache
def _common() -> frozenset[str]:
    return frozenset(map(folded, sections("platforms.txt")["no name"]))


def _stem(page: Page) -> str:
    return next((s for s in map(sites.stem, sites.addresses(page)) if s), "")


def _alike(one: str, other: str) -> bool:
    a, b = ("".join(c for c in folded(name) if c.isalnum()) for name in (one, other))
    return bool(a and b) and (a in b or b in a)


EXTRACTOR = Extractor("source", find)
