"""Relative time as shown: "3 hours ago", "vor 2 Stunden", "昨天", and what it means counted from a known day."""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Literal, NamedTuple

import regex

from pagestrip.dates import clock, lexicon
from pagestrip.dates.plain import closes_word, opens_word, plain
from pagestrip.words import sections

READ = 300  # characters of a line
LONGEST_PHRASE = 40  # characters of a line that says "yesterday" and a time
SECONDS = {"second": 1, "minute": 60, "hour": 3600}
DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}
UNITS = (*SECONDS, *DAYS, *MONTHS)
LAST_YEARS = 100  # older is prose ("900 years ago"), not the age of a page

# A count is a number of its own, not the end of "1.5" or of a date ("5月3日前", before the third of May).
COUNT_BEHIND = regex.compile(r"(?<!\d[.,]?)(?<![月월]\s?)(\d{1,3})\s{0,2}$")
COUNT_AHEAD = regex.compile(r"(\d{1,3})(?![\d.,])\s{0,2}")
CONNECTOR = regex.compile(r"(?:,?\s(?:\p{Ll}{1,3}\s)?)?$")  # between the hour and the minutes of "1 hour and 5 minutes ago"
WINDOW = 12  # characters that hold a count
CLOCK_INSIDE = re.compile(r"\d[:.h]\d")
CLOCK = regex.compile(r"[\s,|·-]{0,3}(?<!\d)\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?|\s?uhr)?$")


class Age(NamedTuple):
    """Relative time in a line: the words as shown, where they stand, and how many of which unit lie between.

    `unit` is second, minute, hour, day, week, month or year; `count` is 0 for "today" and "just now".
    """

    text: str
    start: int
    end: int
    unit: str
    count: int  # type: ignore[assignment]  # the field's fixed name hides tuple.count, which nobody calls on an age


class _Language(NamedTuple):
    """One language's words of relative time: the marks that say it is past, and names, the longest first."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    one: tuple[str, ...]  # with the space behind them, if they have one
    lead: tuple[str, ...]
    units: tuple[tuple[str, str], ...]  # ("tage", "day")
    counted: tuple[tuple[str, str, int], ...]  # ("يومين", "day", 2)


class _Hit(NamedTuple):
    start: int
    end: int
    unit: str
    number: int


@cache
def _languages() -> Mapping[str, _Language]:
    lists = {name: lines for name, lines in sections("dates/ages.txt").items() if name != "icons"}
    return MappingProxyType({name: _language(dict(line.split(maxsplit=1) for line in lines)) for name, lines in lists.items()})


def _language(rows: Mapping[str, str]) -> _Language:
    counted = (_names(row, head.partition("*")) for head, row in rows.items() if "*" in head)
    units = sorted(((name, unit) for unit in UNITS for name in _split(rows.get(unit, ""))), key=_length, reverse=True)
    before, after, lead = (tuple(_split(rows.get(kind, ""))) for kind in ("before", "after", "lead"))
    one = tuple(word if word.endswith(("'", "’")) else f"{word} " for word in _split(rows.get("one", "")))
    return _Language(before, after, one, lead, tuple(units), tuple(sorted(chain.from_iterable(counted), key=_length, reverse=True)))


def _names(row: str, head: tuple[str, str, str]) -> list[tuple[str, str, int]]:
    return [(name, head[0], int(head[2])) for name in _split(row)]


def _split(row: str) -> list[str]:
    return [plain(word.replace("_", " ")).text.lower() for word in row.split()]


def _length(entry: tuple[object, ...]) -> int:
    return len(str(entry[0]))


@cache
def _marks(kind: Literal["before", "after"], *, only_ascii: bool) -> Mapping[str, tuple[_Language, ...]]:
    """The languages of each mark, the longest mark first; a line in ASCII holds no other."""
    table: dict[str, list[_Language]] = {}
    for words in _languages().values():
        for mark in getattr(words, kind):
            if mark.isascii() or not only_ascii:
                table.setdefault(mark, []).append(words)
    return MappingProxyType({mark: tuple(table[mark]) for mark in sorted(table, key=len, reverse=True)})


@cache
def _whole_lines() -> Mapping[str, tuple[str, int]]:
    """What a line says that is one phrase: "gestern" is ("day", 1)."""
    rows = (line.split(maxsplit=1) for lines in sections("dates/ages.txt").values() for line in lines)
    phrases = (_names(row, head.partition("=")) for head, row in rows if "=" in head)
    return MappingProxyType({name: (unit, count) for name, unit, count in chain.from_iterable(phrases)})


@cache
def _icons() -> tuple[str, ...]:
    return tuple(word for line in sections("dates/ages.txt")["icons"] for word in line.split())


def age(text: str) -> Age | None:
    """The first relative time in a line, None where there is none. "Yesterday" and its like count as the whole line only.

    Icon words and other text glued to the left ("timea day ago") are left out. Only the first 300 characters are read.
    """
    return _first(text[:READ])


@lru_cache(maxsize=1024)  # cleaners and extractors ask for the same lines
def _first(text: str) -> Age | None:
    line = plain(text)
    low = line.text.lower()
    hit = _whole(low) or min(_hits(low, line.text), default=None)
    if hit is None:
        return None
    start, end = line.at[hit.start], line.at[hit.end - 1] + 1
    return Age(text[start:end], start, end, hit.unit, hit.number)


def _whole(low: str) -> _Hit | None:
    """A line that is one phrase such as "yesterday", with or without an icon's word before it and a time after it."""
    start, end = len(low) - len(low.lstrip()), len(low.rstrip())
    if end - start > LONGEST_PHRASE:
        return None
    phrase = low[start:end]
    if CLOCK_INSIDE.search(phrase):
        phrase = CLOCK.sub("", phrase)
    for _ in range(3):  # "heute um 14:30", "сегодня в 14:30"
        icons = [len(icon) for icon in _icons() if phrase.startswith(icon)] if phrase.startswith(_icons()) else ()
        for skip in (0, *icons):
            known = _whole_lines().get(phrase[skip:].strip(" ,.:|-·"))
            if known is not None:
                return _Hit(start + skip, end, *known)
        phrase, _, last = phrase.rpartition(" ")
        if lexicon.key(last) not in lexicon.noise():
            return None
    return None


def _hits(low: str, shown: str) -> Iterator[_Hit]:
    """The relative times around every mark of the line that stands as a word of its own."""
    for mark, languages, start in _places(low, _marks("after", only_ascii=low.isascii())):
        if closes_word(shown, start + len(mark)):
            yield from _agreed(_behind(low, shown, start, start + len(mark), words) for words in languages)
    for mark, languages, start in _places(low, _marks("before", only_ascii=low.isascii())):
        if _free(shown, start):
            yield from _agreed(_ahead(low, shown, start, start + len(mark), words) for words in languages)


def _places(low: str, marks: Mapping[str, tuple[_Language, ...]]) -> Iterator[tuple[str, tuple[_Language, ...], int]]:
    """Where each mark stands in the line."""
    for mark in list(filter(low.__contains__, marks)):  # a substring search each: faster than any pattern over all marks
        at = low.find(mark)
        while at >= 0:
            yield mark, marks[mark], at
            at = low.find(mark, at + len(mark))


def _agreed(hits: Iterable[_Hit | None]) -> set[_Hit]:
    """The one reading that all languages with this mark and unit share."""
    found = {hit for hit in hits if hit is not None}
    return found if len({(hit.unit, hit.number) for hit in found}) == 1 else set()


def _behind(low: str, shown: str, at: int, end: int, words: _Language) -> _Hit | None:
    """The count and unit that end where an "ago" begins."""
    smaller = _counted(low, shown, at, words)
    if smaller is None:
        return None
    joint = CONNECTOR.search(low, max(0, smaller.start - WINDOW), smaller.start)
    larger = joint and _counted(low, shown, joint.start(), words)
    hit = larger or smaller
    start = next((place for lead in words.lead if (place := hit.start - len(lead) - 1) >= 0 and low[place : hit.start] == f"{lead} "), hit.start)
    return hit._replace(start=start if opens_word(shown, start) else hit.start, end=end)


def _counted(low: str, shown: str, at: int, words: _Language) -> _Hit | None:
    """The count and unit that end at a place, but for spaces and a point."""
    head = low[:at].rstrip().removesuffix(".")
    for name, unit in words.units:
        if head.endswith(name):
            base = head[: -len(name)]
            number = COUNT_BEHIND.search(base, max(0, len(base) - WINDOW))
            if number is not None:
                return _usable(_Hit(number.start(), at, unit, int(number[1])))
            for one in words.one:
                start = len(base) - len(one)
                if base.endswith(one) and _free(shown, start):
                    return _Hit(start, at, unit, 1)
    for name, unit, count in words.counted:
        start = len(head) - len(name)
        if head.endswith(name) and _free(shown, start) and not low[:start].rstrip(" .,")[-1:].isdecimal():
            return _Hit(start, at, unit, count)
    return None


def _ahead(low: str, shown: str, start: int, at: int, words: _Language) -> _Hit | None:
    """The count and unit that follow a mark such as "vor"."""
    place = len(low) - len(low[at:].lstrip())
    if place == at:
        return None
    number = COUNT_AHEAD.match(low, place)
    one = None if number else next((one for one in words.one if low.startswith(one, place)), None)
    if number is None and one is None:
        named = words.counted
    else:
        place, count = (number.end(), int(number[1])) if number else (place + len(one or ""), 1)
        named = tuple((name, unit, count) for name, unit in words.units)
    for name, unit, count in named:
        if low.startswith(name, place) and closes_word(shown, place + len(name)):
            return _usable(_Hit(start, place + len(name), unit, count))
    return None


def _usable(hit: _Hit) -> _Hit | None:
    return None if hit.number * MONTHS.get(hit.unit, 0) > 12 * LAST_YEARS else hit


def _free(shown: str, start: int) -> bool:
    """Whether words begin here: at a word's start, or after an icon's alternative text."""
    return opens_word(shown, start) or shown[:start].lower().endswith(_icons())


def resolve(age: Age, reference_date: dt.date | dt.datetime) -> dt.date | dt.datetime:
    """The day, or for units below a day the moment, that lies an age before the reference.

    Days and longer give a date, months and years by the calendar (a month before 31 March is the last of February); with a time of day
    ("yesterday at 14:20") they give a datetime, in the zone that the words name, else without one. Hours,
    minutes and seconds before a datetime give a datetime; before a date they give the date itself, less whole days.
    Raises OverflowError or ValueError where the reference is so early that the result is before the year 1.
    """
    moment = reference_date if isinstance(reference_date, dt.datetime) else None
    day = moment.date() if moment else reference_date
    if age.unit in SECONDS:
        step = dt.timedelta(seconds=age.count * SECONDS[age.unit])
        return moment - step if moment else day - dt.timedelta(days=step.days)
    if age.unit in DAYS:
        day -= dt.timedelta(days=age.count * DAYS[age.unit])
        time = _time_of(age.text)
        return clock.combine(day, time.time, time.zone, "") if time else day
    year, month = divmod(day.year * 12 + day.month - 1 - age.count * MONTHS[age.unit], 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _time_of(text: str) -> clock.Clock | None:
    """The time of day behind the first word of a phrase such as "yesterday at 14:20"."""
    inside = CLOCK_INSIDE.search(text)
    if inside is None:
        return None
    digit = next(at for at, sign in enumerate(text) if sign.isdigit())
    space = text.find(" ", 0, digit)
    return clock.after(text, digit if space < 0 else space)
