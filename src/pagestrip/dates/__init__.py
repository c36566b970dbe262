"""Reads the dates that pages print and programs write.

Which of day and month comes first is settled by the page, never by a default: a number that can be read two ways is no date until
`day_first` knows better. No clock is read; relative time counts from the reference that the caller gives. Nothing here raises on any text.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from pagestrip.dates import fallback, lexicon, machine
from pagestrip.dates.ages import Age, age, resolve
from pagestrip.dates.clock import WORD, after, before, combine
from pagestrip.dates.labels import Role, label
from pagestrip.dates.order import by_language, day_first
from pagestrip.dates.plain import plain
from pagestrip.dates.scan import YEARISH, Day, Hints, days
from pagestrip.dates.urls import from_url, month_of
from pagestrip.text import squeeze

__all__ = ["Age", "Dated", "Role", "age", "day_first", "find", "from_url", "is_dated", "label", "month_of", "parse", "resolve", "tells_when"]

LONGEST = 100  # characters of a string that is one date; longer ones are sentences
SPREAD = 500  # characters before white space is squeezed
READ = 300  # characters of a line that are searched

HAS_DIGIT = re.compile(r"\d")
VALUED = regex.compile(r"\d|[\p{Sc}%#+=]")  # what beside a date is a value of its own: numbers, money, shares
ASIDE = regex.compile(r"\([^()\d]{0,60}\)")  # "(Thursday)", "(Central European Summer Time)"
A_WORD = regex.compile(WORD)


class Dated(NamedTuple):
    """A date in a line: its value, where it stands, the words as printed, and a note on what was read into them."""

    value: dt.date | dt.datetime
    start: int
    end: int
    text: str
    note: str = ""


def parse(
    text: str, *, language: str | None = None, day_first: bool | None = None, reference_date: dt.date | None = None
) -> dt.date | dt.datetime | None:
    """The date that a whole string is, None where it is not exactly one, or can be read two ways.

    ISO 8601, RFC 2822, seconds or milliseconds since 1970 (years 1990 to 2100), numbers, month names in some sixty languages, East Asian
    forms; with a time and a zone where printed. A date when no time is printed, an aware datetime when a zone is, a naive one otherwise.
    Years run from 1900 to 2100. `language` is BCP 47. `reference_date` resolves relative time ("3 days ago") and supplies the year
    of a date without one, so that it lies at most a day after the reference; both are None without it.
    """
    value = machine.read(text)
    if value is not None:
        return value
    text = squeeze(text) if len(text.strip()) <= SPREAD else ""
    if not 0 < len(text) <= LONGEST:
        return None
    line = plain(text).text
    hints = _hints(language, day_first)
    if HAS_DIGIT.search(line) is not None:
        value = machine.read(line) or _only(line, hints) or fallback.read(line, hints.language, hints.day_first)
    if value is None and reference_date is not None:
        value = _relative(text, reference_date) or _yearless(line, hints, reference_date)
    return value


def find(text: str, *, language: str | None = None, day_first: bool | None = None) -> Iterator[Dated]:
    """The absolute dates inside a short line, from left to right, also those with other text glued to either side.

    A number that can be read two ways is left out. Only the first 300 characters are read.
    """
    if (YEARISH if text.isascii() else HAS_DIGIT).search(text, 0, READ) is not None:
        yield from _found(text[:READ], _hints(language, day_first))


def is_dated(text: str) -> bool:
    """Whether a short line holds an absolute date, also one whose day and month cannot be told apart."""
    return any(find(text, day_first=True))


def tells_when(text: str) -> bool:
    """Whether a short line holds an absolute date or an age: "3 May 2031", "3 days ago"."""
    return age(text) is not None or is_dated(text)


@lru_cache(maxsize=1024)  # cleaners and extractors ask for the same lines
def _found(text: str, hints: Hints) -> tuple[Dated, ...]:
    line = plain(text)
    spans = ((day, line.at[day.start], line.at[day.end - 1] + 1) for day in _timed(line.text, hints))
    return tuple(Dated(day.moment or day.value, start, end, text[start:end], day.note) for day, start, end in spans)


@lru_cache(maxsize=256)
def _hints(language: str | None, day_first: bool | None) -> Hints:
    return Hints(lexicon.language_of(language), by_language(language) if day_first is None else day_first)


def _timed(line: str, hints: Hints) -> Iterator[Day]:
    """The dates of a plain line, each with the time that stands after it, else before it."""
    free = 0
    for day in days(line, hints):
        timed = day if day.moment else _with_time(line, day, free, hints)
        free = timed.end
        yield timed


def _with_time(line: str, day: Day, free: int, hints: Hints) -> Day:
    clock = after(line, day.end) or before(line, day.start)
    if clock is None or clock.start < free:
        return day
    moment = combine(day.value, clock.time, clock.zone, hints.language)
    return day._replace(moment=moment, start=min(day.start, clock.start), end=max(day.end, clock.end))


def _only(line: str, hints: Hints) -> dt.date | dt.datetime | None:
    """The one date of a line that holds nothing else of value."""
    found = list(_timed(line, hints))
    if len(found) != 1:
        return None
    rest = ASIDE.sub(" ", f"{line[: found[0].start]} {line[found[0].end :]}")
    if VALUED.search(rest) or any(lexicon.key(word) not in lexicon.noise() for word in A_WORD.findall(rest)):
        return None
    return found[0].moment or found[0].value


def _relative(text: str, reference: dt.date) -> dt.date | dt.datetime | None:
    shown = age(text)
    if shown is None or any(map(str.isalnum, text[: shown.start] + text[shown.end :])):
        return None
    return resolve(shown, reference)


def _yearless(line: str, hints: Hints, reference: dt.date) -> dt.date | dt.datetime | None:
    """The latest date that the line can be, up to a day after the reference; the day is for zones ahead of it."""
    limit = dt.date(reference.year, reference.month, reference.day) + dt.timedelta(days=1)
    for year in range(limit.year, limit.year - 5, -1):  # five reach back to a 29 February
        value = _only(f"{line} {year}", hints) or _only(f"{year}年{line}", hints)
        if value is None and "29" not in line:
            return None
        if value is not None and dt.date(value.year, value.month, value.day) <= limit:
            return value
    return None
