"""The time of day and the zone that stand beside a date."""

import datetime as dt
from functools import cache
from typing import NamedTuple

import regex

from pagestrip.dates import lexicon

REACH = 48  # characters before a date in which its time is looked for

WORD = r"\p{L}[\p{L}\p{M}.'’ʼ׳॰\u200c\u200d]*+"

TIME = r"""
(?P<hour>[01]?\d|2[0-3])
(?:
    (?P<sep>[:.]|\s?[hH時时点點시])\s?(?P<minute>[0-5]\d)(?!\d|\.\d)    # 14:30, 14.30, 14h30, 14時30分
    (?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?(?:\s?[分분])?
  | \s?[hH時时点點시](?!\p{L})                                           # 14h, 14時
  | (?=\s?(?:[ap]\.?\s?m|uhr)(?-i:(?!\p{Ll})))                           # 2 p.m., 14 Uhr
)
(?!\s?(?:mins?|minut\p{L}+)\b)                                          # not the length of a film
(?:\s?(?P<half>[ap]\.?\s?m(?-i:(?!\p{Ll}))\.?|(?-i:\L<halves>)(?!\p{L})))?
(?P<unit>\s?(?:uhr|hrs?|h|น)(?-i:(?!\p{Ll}))\.?)?
(?:
    [\s,]{0,2}\(?
    (?P<zone>  # no zone is farther than 14 hours from UTC (Kiribati)
        (?:(?:utc|gmt)\s?[+-]\d{1,2}(?::?\d\d)?|[+-](?:0\d|1[0-4]):?\d\d)(?!\d)
      | (?-i:\L<zones>(?=\P{L}|\p{Lu}\p{Ll}|$))
    )
    \)?
)?
"""
BETWEEN = rf"(?P<gap>[\s,.|·•:;/–—@()-]{{0,5}}+(?:{WORD}[\s.,:()-]{{0,3}}+){{0,3}}+)"

A_WORD = regex.compile(WORD)
UTC_OFFSET = regex.compile(r"(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?$")
LAST_OFFSET = 14 * 60  # minutes; no zone is farther from UTC (Kiribati)
SUMMER_RULE_SINCE = 2007  # Energy Policy Act of 2005: second Sunday of March to first Sunday of November


class Clock(NamedTuple):
    """A time as printed beside a date, its zone as letters or an offset ("" for none), and where it stands."""

    time: dt.time
    zone: str
    start: int
    end: int


@cache
def _patterns() -> tuple["regex.Pattern[str]", "regex.Pattern[str]"]:
    """A time that follows a date, and one that stands before it."""
    names = {name.partition(".")[0] for name in lexicon.zones()}
    halves = lexicon.raw("am") | lexicon.raw("pm")
    shapes = (BETWEEN + TIME, rf"(?<![\d:.]){TIME}{BETWEEN}$")
    following, leading = (regex.compile(shape, flags=regex.VERBOSE | regex.IGNORECASE, zones=names, halves=halves) for shape in shapes)
    return following, leading


def after(text: str, at: int) -> Clock | None:
    """The time that follows a date ending at `at`, parted from it by punctuation and words without value."""
    found = _patterns()[0].match(text, at)
    if found is None or not _fits(found) or not (_marked(found) or _ends(found)):
        return None
    return _clock(found, at)


def before(text: str, at: int) -> Clock | None:
    """The time that stands before a date beginning at `at`: "14:30, 29 May 2025"."""
    start = max(0, at - REACH)
    found = _patterns()[1].search(text, start, at)
    if found is None or not _fits(found) or not _marked(found):
        return None
    return _clock(found, found.start())


def _fits(found: "regex.Match[str]") -> bool:
    """Whether the words between date and time carry no value, and an offset is not the end of a time span ("10:00-11:30")."""
    words = A_WORD.findall(found["gap"])
    if any(lexicon.key(word) not in lexicon.noise() for word in words):
        return False
    span = ":" in (found["zone"] or "") and found["zone"].startswith("-") and found["second"] is None and found["gap"].upper() != "T"
    return not span


def _marked(found: "regex.Match[str]") -> bool:
    """Whether "14.30" is a time: a unit, a zone or a half of the day beside it says so."""
    return found["sep"] != "." or bool(found["unit"] or found["zone"] or found["half"])


def _ends(found: "regex.Match[str]") -> bool:
    """Whether "14.30" after a date is a time: a word leads to it ("kl."), or the line or its part ends there."""
    return any(map(str.isalpha, found["gap"])) or found.string[found.end() : found.end() + 1] in ("", *"|·•,;)")


def _clock(found: "regex.Match[str]", start: int) -> Clock | None:
    hour = int(found["hour"])
    words = {lexicon.key(word).replace(" ", "") for word in (*A_WORD.findall(found["gap"]), found["half"] or "")}
    if 1 <= hour <= 12 and words & lexicon.keys("pm"):
        hour = hour % 12 + 12
    elif hour == 12 and words & lexicon.keys("am"):
        hour = 0
    time = dt.time(hour, int(found["minute"] or 0), int(found["second"] or 0))
    return Clock(time, found["zone"] or "", start, found.end())


def combine(day: dt.date, time: dt.time, zone: str, language: str) -> dt.datetime:
    """The moment: aware where the zone is known, else naive."""
    moment = dt.datetime.combine(day, time)
    offset = _minutes(zone, moment, language) if zone else None
    return moment if offset is None else moment.replace(tzinfo=dt.timezone(dt.timedelta(minutes=offset)))


def _minutes(zone: str, moment: dt.datetime, language: str) -> int | None:
    """A zone's minutes from UTC at a moment of its own time, None where that stays open."""
    offset = UTC_OFFSET.search(zone)
    if offset is not None:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        return None if minutes > LAST_OFFSET else -minutes if offset["sign"] == "-" else minutes
    known = lexicon.zones().get(f"{zone}.{language}") or lexicon.zones().get(zone.upper())
    if known is None:
        return None
    fixed, ruled = known
    if not ruled:
        return fixed
    return None if moment.year < SUMMER_RULE_SINCE else fixed + 60 * _us_summer(moment)


def _us_summer(moment: dt.datetime) -> bool:
    def sunday(month: int, nth: int) -> dt.datetime:
        first = dt.datetime(moment.year, month, 1, 2, tzinfo=moment.tzinfo)
        return first + dt.timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))

    return sunday(3, 2) <= moment < sunday(11, 1)
