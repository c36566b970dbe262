"""Whose wire copy a story is: from its dateline, its sign-off and credit lines, its byline, its metadata.

Only what says where the text comes from counts: never a photo's credit, never an agency that the story quotes.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from pagestrip.article import Dateline
from pagestrip.model import Block, Kind, Label, Page
from pagestrip.text import letters
from pagestrip.words import agencies, sections
from pagestrip.words.agencies import Agency, Mention
from pagestrip.words.bylines import begins_byline

LONGEST = 260  # letters of a credit line
BYLINE = 120  # letters of a byline or source line
TAIL = 8  # blocks after the story's last that may hold its credit
AUTHORS = ("author.name", "author", "byl", "parsely-author", "dc.creator", "creator.name", "sourceOrganization.name", "article:author", "sailthru.author")
STORY = ("Article", "Posting", "Report", "Review")
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
    last = max((b.index for b in page.labelled(Label.BODY)), default=None)
    for block in page.labelled(Label.META):
        if letters(block.text) <= BYLINE:
            yield from _all(in_byline(block.text, language), f"block {block.index}", block.text, 0.85)
    for block in _end(page, last):
        yield from _all(in_credit(block.text, language), f"block {block.index}", block.text, 0.8)
    for claim in page.claimed(*AUTHORS):
        if claim.origin != "jsonld" or not claim.of or claim.of.endswith(STORY):
            for name in regex.split(r"[,;]\s", claim.value)[:6]:
                yield from _all(agencies.composite(name, language), f"{claim.of or claim.origin} {claim.name}", claim.value, 0.8)


def _all(found: tuple[Agency, ...], where: str, text: str, confidence: float) -> Iterator[Wire]:
    yield from (Wire(agency, where, text, confidence) for agency in found if agency.wire)


def _end(page: Page, last: int | None) -> Iterator[Block]:
    """Credit lines, and the lines around the story's end."""
    if last is None:
        return
    for block in page.blocks[max(0, last - 1) : last + 1 + TAIL]:
        mark = page.labels[block.index]
        label = mark.label if mark else None
        if block.kind is not Kind.CAPTION and label in (Label.CREDIT, Label.BODY, Label.META, Label.OUTSIDE, Label.LEGAL) and letters(block.text) <= LONGEST:
            yield block


def in_byline(text: str, language: str | None = None) -> tuple[Agency, ...]:
    """The agencies of a byline or source line: "By Ann Lee and AP", "Von dpa", "AFP, MARBELOW", "Quelle: ino/dpa"."""
    whole = agencies.composite(_bare(text), language)
    if whole:
        return whole
    hits = [hit for hit in agencies.mentions(text, language) if _is_credited(text, hit)]
    signs = begins_byline(text) or len(text) <= 60
    return tuple(hit.agency for hit in hits) if signs and not _is_photo(text) else ()


def in_credit(text: str, language: str | None = None) -> tuple[Agency, ...]:
    """The agencies of a line at the story's end: "(APA/dpa)", "mit Material der dpa", "Reporting by …", "PA writers contributed"."""
    if _is_photo(text):
        return ()
    whole = agencies.composite(_bare(text), language)
    if whole:
        return whole
    hits = tuple(hit.agency for hit in agencies.mentions(text, language))
    if hits and _speaks_of_credit(text):
        return hits
    if text.startswith(sections("credits.txt")["reuters"]):
        reuters = agencies.named("Reuters")
        return (reuters,) if reuters else ()
    return ()


def _bare(text: str) -> str:
    """The line without brackets, signs and a label such as "Quelle:" or "Source:"."""
    bare = text.strip(" ()[]—–-_/*.|")
    label, colon, rest = bare.partition(":")
    return rest.strip() if colon and label.strip().casefold() in _labels() else bare


def _labels() -> frozenset[str]:
    return frozenset(map(str.casefold, sections("credits.txt")["labels"]))


def _is_photo(text: str) -> bool:
    folded = text.casefold()
    return any(word in folded for word in sections("credits.txt")["photo"])


def _speaks_of_credit(text: str) -> bool:
    folded = text.casefold()
    return any(word in folded for word in sections("credits.txt")["contributed"])


def _is_credited(text: str, hit: Mention) -> bool:
    """A sure form anywhere in a byline; a doubtful one only beside a sign or a word of credit."""
    if not hit.agency.doubts(hit.form):
        return True
    before, after = text[: hit.start].rstrip(), text[hit.end :].lstrip()
    words = BESIDE.findall(before)
    joined = bool(words) and words[-1].casefold() in sections("credits.txt")["before"] and before.endswith(words[-1])
    return joined or (not before and after[:1] in ("", ",", "/", "|")) or before[-1:] in tuple("(/|•·©—–,")
