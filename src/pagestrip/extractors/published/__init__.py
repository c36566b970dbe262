"""When the story was published and last changed: what the page prints, what its head claims, and what both together say."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from pagestrip import dates
from pagestrip.extractors.lines import BUT_CREDITS, SIGN_OFF, tail
from pagestrip.extractors.published import date_claims, date_lines
from pagestrip.extractors.published.date_claims import ENTRIES, ROLES, day
from pagestrip.extractors.published.date_lines import Line
from pagestrip.model import Block, Context, Extractor, Found, Label, Page, once_a_page

LABELLED = 0.88  # a printed "Published …" near the headline: above every claim
SOLE = 0.15  # more for the one date that the page shows by its headline, whatever the head says of others
LAST_CHANGE = "the metadata call it the last change"
SHOWN = {"near": 0.76, "beside": 0.7, "opening": 0.55, "far": 0.6}
FARTHER = 0.01  # less for each block between the headline and an unlabelled date
FLAT = 0.15  # more for printed dates where there is no metadata to contradict them
CHANGED = 0.4  # a printed "Updated …" as the date of publication, for want of another, where nothing contradicts it
KEPT_UP = frozenset(("documentation", "service", "listing", "collection", "product"))  # types of pages that are changed time and again
PICTURES = ("og:image", "twitter:image", "image", "image.url")  # claims of the story's picture
EARLIER = 3  # months from which on a picture is older than the story's last change, and so is the story
FROM_URL = 0.5
AGE = 0.5
SUREST = 0.99
SURER = 0.02  # two witnesses over one

REGIONS = ("lang", "og:locale", "content-language", "inLanguage")  # claims of a language that may name its region
NUMERIC = re.compile(r"\d[^\w\s]\d{1,2}[^\w\s]\d{4}")  # one that may tell which of the two
UNSETTLED = re.compile(r"(?<!\d)\d{1,2}[^\w\s]\d{1,2}[^\w\s]\d{2}")  # a date that begins with a day or a month
QUARTER = dt.timedelta(minutes=15)  # zones of the world differ from UTC by whole quarters, from -12 to +14 hours
WEST, EAST = dt.timedelta(hours=-12), dt.timedelta(hours=14)
MIDNIGHT = dt.timedelta(hours=8)  # how near to midnight UTC a moment lies that falls on another day where most pages are written


def find(page: Page, context: Context, *, role: dates.Role) -> Iterator[Found]:
    """Candidates for one role: what is claimed, what is printed, and the claims that a printed line confirms or corrects."""
    if _seen not in page.memo:
        page.memo[_seen] = _seen(page, context)  # both roles look at the same
    near, claimed, lines, day_first = page.memo[_seen]
    if not lines and not claimed[role]:
        lines = list(date_lines.far(page, near, context.known.get("language"), day_first))
    changed = date_claims.days(claimed["modified"], CHANGED) - date_claims.days(claimed["published"], CHANGED)
    printed = list(_printed(page, lines, role, changed, _sole(page, lines, claimed)))
    month = dates.month_of(page.url) if page.url and role == "published" else None
    settled = list(map(_capped, _settled(claimed[role], printed, month)))
    yield from settled
    if all(found.confidence < AGE + FLAT for found in settled):
        yield from _aged(page, near, context, role)
    if role == "published":
        yield from _from_url(page, context)


class _Seen(NamedTuple):
    """The blocks near the headline, what the head claims of each role, the dates of those blocks, and the page's order of day and month."""

    near: list[Block]
    claimed: dict[dates.Role, list[Found]]
    lines: list[Line]
    day_first: bool | None


def _seen(page: Page, context: Context) -> _Seen:
    language = context.known.get("language")
    near = date_lines.blocks_near(page)
    day_first = _day_first(page, context, near, language)
    headline = context.known.get("headline") or ""
    claimed = {role: list(date_claims.of(page, headline, role, language, day_first)) if page.claims else [] for role in ROLES}
    claimed["published"].sort(key=lambda claim: day(claim.value))  # of two that are believed alike the earlier: the other is a later edition's
    return _Seen(near, claimed, date_lines.near(page, near, language, day_first), day_first)


def _day_first(page: Page, context: Context, near: list[Block], language: str | None) -> bool | None:
    """The page's order of day and month, looked up only where a date that may need it is in sight."""
    values = date_claims.values(page)
    keys = page.keys
    lines = [block.text for block in near or (() if values else page.blocks) if "#" in keys[block.index] or not keys[block.index]]  # with a digit
    if not any(UNSETTLED.search(text[: date_lines.SHORT]) for text in (*values, *lines)):
        return None
    latest = None if context.reference_date is None else day(context.reference_date)
    return dates.day_first(_numeric(context.whole), _with_region(page, language), page.url, _spelt_out(page, near), latest)


def _spelt_out(page: Page, near: list[Block]) -> Iterator[dt.date]:
    """The dates around the story that read one way only, an agency's sign-off for one."""
    for block in (*near, *tail(page, SIGN_OFF, BUT_CREDITS)):
        yield from (day(found.value) for found in dates.find(block.text[: date_lines.SHORT]))


def _with_region(page: Page, language: str | None) -> str | None:
    """The language with the region that the head claims for it: "en-GB"."""
    claimed = (claim.value.replace("_", "-") for claim in page.claimed(*REGIONS))
    return next((tag for tag in claimed if language and tag.lower().startswith(f"{language}-")), language)


@once_a_page
def _numeric(page: Page) -> list[str]:
    """The short lines with a date in numbers."""
    return [
        block.text
        for block, key in zip(page.blocks, page.keys, strict=True)
        if key.count("#") >= len("dmy") and len(block.text) <= date_lines.SHORT and NUMERIC.search(block.text)
    ]


def _printed(page: Page, lines: list[Line], role: dates.Role, changed: set[dt.date], sole: list[Line]) -> Iterator[Found]:
    """The lines as candidates.

    A date without a label is the publication's, but for one of several that the head gives to the last change alone.
    """
    for line in lines:
        if line.role is None and page.kind == "html" and page.page_type in ENTRIES:
            continue  # an entry's
        meant = line.role or ("modified" if day(line.value) in changed and line not in sole else "published")
        if meant == role:
            trust = _trust(page, line) + (SOLE if line in sole else 0.0)
            yield _found(page, line, trust, line.note or (LAST_CHANGE if line in sole and day(line.value) in changed else ""))
        elif role == "published" and _may_be_first(page, line.value):
            yield _found(page, line, CHANGED, "the page dates only its last change")


def _may_be_first(page: Page, changed: dt.date) -> bool:
    """Whether a page may be as young as its last change: nobody keeps pages of its type up, and its picture's address names no earlier month."""
    months = [month for claim in page.claimed(*PICTURES) if (month := dates.month_of(claim.value))]
    return page.page_type not in KEPT_UP and all(12 * (changed.year - year) + changed.month - month < EARLIER for year, month in months)


def _sole(page: Page, lines: list[Line], claimed: Mapping[dates.Role, list[Found]]) -> list[Line]:
    """The lines near the headline, where they show one day and say nothing about it: the date that the page gives its story.

    Not a menu's, nor one that lies after the last change: that is the day of an event.
    """
    near = [line for line in lines if line.place == "near" and page.label_at(line.block) is not Label.NAVIGATION]
    if len({day(line.value) for line in near}) != 1 or any(line.role for line in near):
        return []
    last = max(date_claims.days(claimed["modified"], CHANGED), default=dt.date.max)
    return near if last == dt.date.max or day(near[0].value) <= last + dt.timedelta(days=1) else []


def _trust(page: Page, line: Line) -> float:
    trust = SHOWN[line.place] - FARTHER * min(line.distance, date_lines.BELOW)
    if line.role is not None and line.place == "near":
        trust = LABELLED
    return min(0.97, trust + FLAT) if page.kind == "text" else trust


def _capped(found: Found) -> Found:
    return found if found.confidence <= SUREST else replace(found, confidence=SUREST)


def _found(page: Page, line: Line, trust: float, note: str) -> Found:
    where = f"block {line.block + page.offset}, characters {line.start}-{line.end}"
    return Found(line.value, page.method, where, line.text, trust, note)


def _settled(claims: list[Found], printed: list[Found], month: tuple[int, int] | None) -> Iterator[Found]:
    """The best claim and the best printed date held against each other, then all candidates. `month` is the address's."""
    claim = max(claims, key=_confidence, default=None)
    shown = max(printed, key=_confidence, default=None)
    if claim is not None and shown is not None and shown.confidence > CHANGED:
        zoned = any(_offset(other.value) for other in claims if day(other.value) == day(claim.value))
        other = month is not None and _month(claim.value) == month != _month(shown.value)
        yield from _agreed(claim, shown, zoned=zoned) if not other else _beside_address(claim, shown)
    yield from claims
    yield from printed


def _confidence(found: Found) -> float:
    return found.confidence


def _agreed(claim: Found, shown: Found, *, zoned: bool) -> Iterator[Found]:
    """One value of the two: the same moment in the page's own zone, a claim that tells more about the printed day, or the printed day.

    `zoned` tells that the head gives the claim's day in a zone other than UTC as well.
    """
    top = max(claim.confidence, shown.confidence) + SURER
    local = _in_zone(claim.value, shown.value)
    if local is not None:
        yield replace(claim, value=local, confidence=top, note=f"the page prints the same moment as {shown.text!r}")
    elif day(claim.value) == day(shown.value):
        yield replace(max(claim, shown, key=_detail), confidence=top)
    elif _is_swapped(day(claim.value), day(shown.value)) and UNSETTLED.match(claim.text):
        yield replace(shown, confidence=top, note=f"the metadata say {claim.text!r}, month first or day first")
    elif _is_swapped(day(claim.value), day(shown.value)) and not any(map(str.isalpha, shown.text)):
        yield replace(claim, confidence=top, note=f"the page prints {shown.text!r}, month first or day first")
    elif not zoned and _is_next_day(claim.value, shown.value):
        yield replace(shown, confidence=top, note=f"in another zone than the metadata's {claim.text!r}")
    elif shown.confidence > claim.confidence:
        yield replace(shown, confidence=top, note=f"the metadata say {claim.text!r}")


def _beside_address(claim: Found, shown: Found) -> Iterator[Found]:
    """The claim where the page's address names its month and a printed date another: that is of something else, or of a later print."""
    top = max(claim.confidence, shown.confidence) + SURER
    yield replace(claim, confidence=top, note=f"the page prints {shown.text!r}, its address names the metadata's month")


def _month(value: dt.date | dt.datetime) -> tuple[int, int]:
    return value.year, value.month


def _detail(found: Found) -> tuple[bool, bool]:
    return isinstance(found.value, dt.datetime), isinstance(found.value, dt.datetime) and found.value.tzinfo is not None


def _offset(value: dt.date | dt.datetime) -> dt.timedelta | None:
    """How far a moment's zone lies ahead of UTC; None without a zone."""
    return value.utcoffset() if isinstance(value, dt.datetime) else None


def _in_zone(claimed: dt.date | dt.datetime, shown: dt.date | dt.datetime) -> dt.datetime | None:
    """A moment claimed in UTC, in the zone that the page prints it in; None where the printed time is not that moment to the minute."""
    if not (isinstance(claimed, dt.datetime) and isinstance(shown, dt.datetime)) or _offset(claimed) != dt.timedelta(0):
        return None
    ahead = shown.replace(second=0, microsecond=0, tzinfo=None) - claimed.replace(second=0, microsecond=0, tzinfo=None)
    if not WEST <= ahead <= EAST or ahead % QUARTER or (shown.tzinfo is not None and ahead != shown.utcoffset()):
        return None
    return claimed.astimezone(dt.timezone(ahead)) if ahead else None


def _is_swapped(one: dt.date, other: dt.date) -> bool:
    """Whether two dates in numbers differ by the order of day and month alone."""
    return one != other and (one.year, one.month, one.day) == (other.year, other.day, other.month)


def _is_next_day(claimed: dt.date | dt.datetime, shown: dt.date | dt.datetime) -> bool:
    """Whether a day printed without a time may be the one that a moment near midnight UTC falls on elsewhere."""
    if not isinstance(claimed, dt.datetime) or isinstance(shown, dt.datetime) or _offset(claimed) != dt.timedelta(0):
        return False
    return shown != day(claimed) and shown in (day(claimed - MIDNIGHT), day(claimed + MIDNIGHT))


def _aged(page: Page, near: list[Block], context: Context, role: dates.Role) -> Iterator[Found]:
    """Relative times near the headline, counted back from the reference date."""
    if context.reference_date is None:
        return
    for block in near:
        shown = dates.age(block.text) if len(block.text) <= date_lines.SHORT else None
        if shown is None or (dates.label(block.text[: shown.start]) or "published") != role:
            continue
        try:
            value = dates.resolve(shown, context.reference_date)
        except (OverflowError, ValueError):
            continue
        where = f"block {block.index + page.offset}, characters {shown.start}-{shown.end}"
        trust = AGE + (FLAT if page.kind == "text" else 0)
        yield Found(value, "text", where, shown.text, trust, f"counted back from {context.reference_date.isoformat()}")


def _from_url(page: Page, context: Context) -> Iterator[Found]:
    value = dates.from_url(page.url) if page.url and context.whole is page else None
    if value:
        yield Found(value, "url", page.url or "", value.isoformat(), FROM_URL)


PUBLISHED = Extractor("published", partial(find, role="published"))
MODIFIED = Extractor("modified", partial(find, role="modified"))
