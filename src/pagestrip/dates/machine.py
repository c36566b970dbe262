"""Dates as programs write them: ISO 8601 and its kin, compact digits, seconds since 1970."""

import datetime as dt

import regex

from pagestrip.dates.scan import FIRST_YEAR, LAST_YEAR

SHORTEST, LONGEST = 8, 80  # characters

ISO = regex.compile(
    r"""
    (?P<day>\d{4}-\d{2}-\d{2}|\d{8}|\d{4}\ \d{2}\ \d{2}|\d{4}-?W\d{2}-?\d)
    (?:[T\ ](?P<time>\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?))?
    (?:\s?(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)(?:\s(?:[A-Z]{2,5}|(?P=zone)))?)?   # Go writes the offset, then the zone
    (?:\[[\w/+-]{1,40}\])?                                                     # Java the zone's name
    """,
    flags=regex.VERBOSE | regex.IGNORECASE | regex.ASCII,
)
COMPACT = regex.compile(r"(\d{8})(\d{4}|\d{6})", flags=regex.ASCII)
EPOCH = regex.compile(r"\d{10}|\d{13}", flags=regex.ASCII)
EPOCH_YEARS = range(1990, 2101)  # the web's; other runs of ten or thirteen digits are identifiers
START = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def read(text: str) -> dt.date | dt.datetime | None:
    """The date of a string that is one machine-made date, else None."""
    if not SHORTEST <= len(text) <= LONGEST or not text[0].isdecimal():
        return None
    try:
        return _iso(text) or _compact(text) or _epoch(text)
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> dt.date | dt.datetime | None:
    match = ISO.fullmatch(text)
    if match is None:
        return None
    printed, time, zone = match.groups()
    day = dt.date.fromisoformat(printed.upper().replace(" ", "-"))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return day if time is None else dt.datetime.combine(day, dt.time.fromisoformat(time + zone.upper() if zone else time))


def _compact(text: str) -> dt.datetime | None:
    match = COMPACT.fullmatch(text)
    if match is None:
        return None
    moment = dt.datetime.combine(dt.date.fromisoformat(match[1]), dt.time.fromisoformat(match[2]))
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _epoch(text: str) -> dt.datetime | None:
    if EPOCH.fullmatch(text) is None:
        return None
    moment = START + dt.timedelta(milliseconds=int(text) if len(text) == 13 else 1000 * int(text))
    return moment if moment.year in EPOCH_YEARS else None
