"""Whose wire copy a story is: from its dateline, its sign-off and credit lines, its byline, its metadata.

Only what says where the text comes from counts: never a photo's credit, never an agency that the story quotes.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from pagestrip import dates
from pagestrip.article import Dateline
from pagestrip.extractors import lines, people
from pagestrip.model import STORY_TYPES, Label, Page
from pagestrip.text import folded, letters
from pagestrip.words import agencies, places, sections
from pagestrip.words.agencies import Agency, Mention
from pagestrip.words.bylines import prefix_end
from pagestrip.words.phrases import family

BYLINE = 120  # letters of a byline or source line
SHARED = 5  # words of a line that an agency shares with an outlet or a desk
TAIL = 8  # blocks after the story's last that may hold its credit
AUTHORS = (
    "author.name",
    "author",
    "byl",
    "parsely-author",
    "dc.creator",
    "creator.name",
    "sourceOrganization.name",
    "article:author",
    "sailthru.author",
)
EDGES = " ()[]—–-_/*.,|•©"  # of a credit
BESIDE = regex.compile(r"[\p{L}\p{M}.:]+")


class Wire(NamedTuple):
    """An agency and where it is credited."""

    agency: Agency
    where: str
    text: str
    confidence: float


def find(page: Page, dateline: Dateline | None, language: str | None) -> Iterator[Wire]:
    """Yield the agencies credited with the story's text, the surest witness first."""
    if dateline and dateline.agency:
        yield from _all(agencies.composite(dateline.agency, language), "the dateline", dateline.text, 0.95)
    opening = next(page.labelled(Label.BODY), None)
    if opening is not None:
        yield from _all(_reported(opening.text, language), f"block {opening.index}", opening.text[:BYLINE], 0.85)
    for block in lines.head(page):
        if letters(block.text) <= BYLINE:
            yield from _all(in_byline(block.text, language), f"block {block.index}", block.text, 0.85)
    for block in lines.tail(page, TAIL, lines.BUT_CREDITS):
        yield from _all(in_credit(block.text, language), f"block {block.index}", block.text, 0.8)
    for claim in page.claimed(*AUTHORS):
        if claim.origin != "jsonld" or claim.may_be_of(STORY_TYPES):
            yield from _all(in_byline(f"By {claim.value}", language), f"{claim.of or claim.origin} {claim.name}", claim.value, 0.8)


def _reported(text: str, language: str | None) -> tuple[Agency, ...]:
    """The agency whose report a story says that it is, in its first words: "به گزارش خبرگزاری ایسنا، …"."""
    opening = next((words for words in sections("credits.txt")["opening"] if text.startswith(words)), None)
    if opening is None:
        return ()
    hit = next(iter(agencies.mentions(text[len(opening) : BYLINE], language)), None)
    return (hit.agency,) if hit and hit.start <= 1 else ()


def _all(found: tuple[Agency, ...], where: str, text: str, confidence: float) -> Iterator[Wire]:
    yield from (Wire(agency, where, text, confidence) for agency in found if agency.wire)


@lru_cache(maxsize=1024)
def in_byline(text: str, language: str | None = None) -> tuple[Agency, ...]:
    """The agencies of a byline or source line: "By Ann Lee and AP", "Von dpa", "AFP, MARBELOW", "Quelle: ino/dpa"."""
    hits = list(agencies.mentions(text, language))
    if not hits or _says(text, "photo"):
        return ()
    whole = _composite(text, language)
    if whole:
        return whole
    hits = [hit for hit in hits if _is_credited(text, hit)]
    if prefix_end(text) or (hits and _is_placed(text, hits[0])):
        return tuple(dict.fromkeys(hit.agency for hit in hits))
    return _shared(text, language)


def _shared(text: str, language: str | None) -> tuple[Agency, ...]:
    """The agencies that share a short line with an outlet or a desk: "Le Figaro avec AFP", "Redacción / EFE".

    With two words or more before the bar it is as often a photo's credit: "Ann Lee / AFP".
    """
    if len(text.split()) > SHARED:
        return ()
    parts = people.PARTS.split(text)
    found = [agencies.named(part, language) for part in parts] if len(parts) == 2 and all(len(part.split()) == 1 for part in parts) else []
    sure = tuple(agency for agency, part in zip(found, parts, strict=False) if agency and not agency.doubts(part))
    return sure or in_credit(text, language)


def _composite(text: str, language: str | None) -> tuple[Agency, ...]:
    """The agencies of a line that holds nothing else; a doubtful form alone needs brackets, a label or a byline's word."""
    bare = _bare(text)
    found = agencies.composite(bare, language)
    return () if len(found) == 1 and bare == text.strip() and found[0].doubts(bare) else found


def _is_placed(text: str, hit: Mention) -> bool:
    """Whether a line is an agency and its place: "AFP, MARBELOW", "Associated Press in Marbelow"."""
    rest = text[hit.end :].strip(" ,").removeprefix("in ").strip()
    return (
        hit.start == 0 and bool(rest) and len(rest.split()) <= 3 and (places.is_place(rest) or rest.isupper() or text[hit.end :].startswith(" in "))
    )


@lru_cache(maxsize=1024)
def in_credit(text: str, language: str | None = None) -> tuple[Agency, ...]:
    """The agencies of a line at the story's end: "(APA/dpa)", "mit Material der dpa", "Reporting by …", "PA writers contributed"."""
    hits = list(agencies.mentions(text, language))
    if not hits or _says(text, "photo"):
        return ()
    whole = _composite(text, language) or _alone(text, language)
    if whole:
        return whole
    return tuple(dict.fromkeys(hit.agency for hit in hits if _is_credited(text, hit))) if _says(text, "contributed") else ()


def _alone(text: str, language: str | None) -> tuple[Agency, ...]:
    """The agency of a line that is its name alone and a known sign-off, in a language that it writes: "TT" under a Swedish story."""
    found = agencies.composite(text.strip(), language) if family("credit").line(folded(text)) else ()
    return found if len(found) == 1 and (language or "").partition("-")[0] in found[0].languages else ()


def _bare(text: str) -> str:
    """The line without brackets, signs, a date at its end and a label such as "Quelle:" or "Source:"."""
    day = next((day for day in dates.find(text) if day.start), None)
    bare = text[prefix_end(text) : day.start if day else None].strip(EDGES)
    first, _, others = bare.partition(" ")
    if first.casefold() in sections("credits.txt")["before"]:
        bare = others
    label, colon, rest = bare.replace("：", ":").partition(":")
    return rest.strip() if colon and label.strip().casefold() in _labels() else bare


@cache
def _labels() -> frozenset[str]:
    return frozenset(map(str.casefold, sections("credits.txt")["labels"]))


def _says(text: str, section: str) -> bool:
    """Whether a text holds one of the words of a section of `credits.txt`."""
    low = text.casefold()
    return any(word in low for word in sections("credits.txt")[section])


def _is_credited(text: str, hit: Mention) -> bool:
    """A sure form anywhere in a byline; a doubtful one only beside a sign or a word of credit."""
    if not hit.agency.doubts(hit.form):
        return True
    before, after = text[: hit.start].rstrip(), text[hit.end :].lstrip()
    words = BESIDE.findall(before)
    joined = bool(words) and words[-1].casefold() in sections("credits.txt")["before"] and before.endswith(words[-1])
    return joined or (not before and after[:1] in ("", ",", "/", "|")) or before[-1:] in tuple("(/|•·©—–,")
