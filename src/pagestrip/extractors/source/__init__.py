"""The source: who published the story, whose wire it is, which aggregator shows it."""

from collections.abc import Iterator
from functools import cache

import regex

from pagestrip.addresses import root
from pagestrip.article import Source
from pagestrip.extractors import sites
from pagestrip.extractors.source import owners, publisher, wire
from pagestrip.extractors.source.publisher import Choice
from pagestrip.model import Block, Context, Extractor, Found, Label, Page
from pagestrip.text import WIDE, folded
from pagestrip.words import sections

LATIN = regex.compile(r"\p{Latin}")
BEFORE_AI = regex.compile(r"(?P<name>(?:\p{Lu}[\p{L}\p{M}\d.+'’-]{1,30}\s){1,3}|\p{Lo}[\p{L}\p{M}\d.+'’-]{1,30}\s)(?:AI|IA|KI|ИИ)(?!\p{L})")
MOST_WORDS = 3  # of the name of a service
SHORTEST = 2  # characters of it
OPENS_NAME = regex.compile(r"[\p{Lu}\p{Lo}\d]")
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
    printed = [form for form in credit.agency.forms if form in credit.text and not LATIN.search(form)]
    return max(printed, key=len, default=credit.agency.name)


def _url(page: Page) -> str | None:
    """The publisher's address: as claimed, else the root of the page's own."""
    claimed = next((c.value for c in page.claimed("publisher.url") if c.value.startswith("http")), None)
    return claimed or next(filter(None, map(root, sites.addresses(page))), None)


def _platform(page: Page, names: list[Choice]) -> str | None:
    """The name that the page's own promotion gives the app or the service, where it is not the source's."""
    source = names[:1] if publisher.is_aggregated(page) else names
    for name in _promoted(page):
        known = any(_alike(name, choice.name) for choice in source) or _alike(name, sites.stem_of(page))
        if not known and not _common() & {folded(word) for word in (name, *name.split())}:
            return name
    return None


def _promoted(page: Page) -> Iterator[str]:
    """The names that the page's promotions give its app, its AI, or on an aggregator's page its copyright line."""
    promotions = list(page.labelled(Label.PROMO))
    yield from _beside_ai(page, promotions)
    for block in promotions:
        yield from (hit["name"].removesuffix(" AI") for hit in _promotion().finditer(block.text[:300]))
    for block in promotions:
        yield from (hit["name"].strip() for hit in BEFORE_AI.finditer(block.text[:300]) if hit.start())
    if publisher.is_aggregated(page):
        yield from owners.of(page)


def _beside_ai(page: Page, promotions: list[Block]) -> Iterator[str]:
    """The longest words right before or behind a word for AI that other chrome says as well, in any script: "天天8" of "探索天天8 AI能为您做什么"."""
    by = {block.index: mark.by for block in promotions if (mark := page.labels[block.index])}
    others = "\n".join(block.text for block in page.labelled(Label.PROMO, Label.LOGO, Label.LEGAL) if by.get(block.index) != "ai")
    for block in promotions if others else ():
        for hit in _ai().finditer(block.text[:300]) if by.get(block.index) == "ai" else ():
            yield from (name for name in _runs(block.text[: hit.start()], block.text[hit.end() :]) if _says(others, name))


def _runs(before: str, after: str) -> Iterator[str]:
    """What may be a name at the end of one text, then at the beginning of the other, the longest first."""
    words = before.split()[-MOST_WORDS:]
    wide = bool(words) and WIDE.search(words[-1]) is not None  # no spaces tell where its words begin
    starts = (" ".join(words[at:]) for at in range(len(words)))
    found = [words[-1][at:] for at in range(len(words[-1]))] if wide else list(starts)
    behind = [word.strip(",:!?") for word in after.split()[: MOST_WORDS + 1]]
    behind = behind[behind[:1] != [] and behind[0].casefold() in sections("platforms.txt")["joins"] :][:MOST_WORDS]
    found += [" ".join(behind[:count]) for count in range(len(behind), 0, -1) if not WIDE.match(behind[0])]
    yield from (name for name in found if len(name) >= SHORTEST and OPENS_NAME.match(name))


def _says(text: str, name: str) -> bool:
    """Whether a text says a name as words of its own; in scripts without spaces anywhere."""
    at = text.find(name)
    end = at + len(name)
    return at >= 0 and (WIDE.search(name) is not None or not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()))


@cache
def _ai() -> regex.Pattern[str]:
    edge = r"\p{Latin}\p{Cyrillic}\p{Arabic}\p{Devanagari}"
    return regex.compile(rf"(?<![{edge}])(?:\L<words>)(?![{edge}])", words=sections("platforms.txt")["AI"])


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


def _alike(one: str, other: str) -> bool:
    a, b = ("".join(c for c in folded(name) if c.isalnum()) for name in (one, other))
    return bool(a and b) and (a in b or b in a)


EXTRACTOR = Extractor("source", find)
