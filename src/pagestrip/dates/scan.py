"""Finds the absolute dates in a line by shape: numbers, month names in any language, East Asian signs."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

import regex

from pagestrip.dates import lexicon
from pagestrip.dates.clock import WORD, combine
from pagestrip.dates.plain import ASCII_PART
from pagestrip.dates.solar import gregorian as solar_to_gregorian

FIRST_YEAR, LAST_YEAR = 1900, 2100
GLUED_YEARS = range(1990, 2036)  # a year that further digits are glued to ("202501747") must be one of the web's
SOLAR = frozenset({"fa", "ps", "prs"})  # languages whose numeric dates of years before FIRST_YEAR are of the Solar Hijri calendar
BUDDHIST = 543  # years that the Thai calendar is ahead
CENTURY_PIVOT = 69  # POSIX strptime: 69 to 99 are of the 20th century, 00 to 68 of the 21st
YEAR_FIRST = frozenset({"zh", "ja", "ko", "hu", "lt", "mn"})  # languages whose short years come first too


class Hints(NamedTuple):
    """What is known of the page: its language ("" for unknown) and whether it prints the day before the month."""

    language: str
    day_first: bool | None


class Day(NamedTuple):
    """A date in a plain line, from `start` to `end`; `moment` where the time stands inside the date. `note` tells what was read into it."""

    value: dt.date
    start: int
    end: int
    note: str = ""
    moment: dt.datetime | None = None


Build = Callable[["regex.Match[str]", Hints], Day | None]

YEARISH = regex.compile(r"(?:1[349]|2[01456])\d\d|[./-]\s?\d\d(?!\d)|['’]\d\d|[年년]|\p{Thai}")
STEM = 3  # letters of a month's name that tell whether a line may hold one
GLUED_NAME = regex.compile(r"(?<=\p{L}\.?)\p{Lu}[\p{Ll}\p{M}.]+$")
TIME_AHEAD = regex.compile(r"\d{1,2}:\d\d")
ALONE = r"(?<!\d)(?<!\d[.,:/-])"  # no digits before it, not the tail of a longer number, version or phone number
NO_RANGE = r"(?<!(?:^|[^\d:.h])\d{1,2}\.?\s?[–-]\s?)"  # not the end of "27-29 May"
ENDS = r"(?:(?=[T\s,.:-]?\d{1,2}:\d\d)|(?!\d)(?![.:/-]\d))"  # a time may be glued on, other digits not
COUNTER = r"(?=\d{1,5}(?!\d|[:-]\d))"  # or a counter or the next date, where the year is of the web's time
NOT_HOUR = r"(?!(?<=[01]\d|2[0-3]):\d\d(?!:))"  # "18.10.1919:21" ends in 19 and 19:21
ORDINAL = r"(?:\L<ordinals>(?!\p{L}))?"

NUMBERS = (
    rf"{ALONE}(?<!\b[vV])(?P<a>\d{{1,2}})\s?(?P<sep>[./|-])\s?(?P<b>\d{{1,2}})\s?(?P=sep)\s?(?P<y>\d{{4}}{NOT_HOUR}(?:{ENDS}|{COUNTER})|\d\d{ENDS})"
)
YEAR_NUMBERS = rf"{ALONE}(?P<y>\d{{4}})\s?(?P<sep>[./-])\s?(?P<m>\d{{1,2}})\s?(?P=sep)\s?(?P<d>\d{{1,2}}){ENDS}"
DAY_NAME = rf"""
{ALONE}{NO_RANGE}(?P<d>\d{{1,2}}){ORDINAL}
(?P<one>[\s.,/-]{{0,3}}+)(?:\L<joins>\s{{1,2}})?
(?P<name>{WORD})(?:[\s/]{{1,2}}(?P<more>{WORD}))?      # the second word of "كانون الثاني", or "de" in "mayo de 2025"
(?P<two>[\s.,/-]{{0,3}}+)(?P<y>\d{{4}}|['’]?\d\d(?!\d|[:.h]\d))
"""
NAME_DAY = rf"(?<![\p{{L}}\p{{M}}])(?P<name>{WORD})[\s/-]{{0,2}}(?P<d>\d{{1,2}}){ORDINAL}[\s.,/-]{{1,3}}(?:\L<joins>\s)?(?P<y>\d{{4}})"
YEAR_NAME = rf"""
{ALONE}(?<!\p{{L}})(?P<y>\d{{4}})(?:\s?\L<years>)?[\s.,/-]{{1,3}}(?P<name>{WORD})[\s.,/-]{{0,3}}
(?P<d>\d{{1,2}})(?!\d|[:.]\d|\s?[–-]\s?\d|,?\s?\d{{4}})   # neither an hour, nor a span of days, nor a year of its own behind it
"""
YEAR_DAY_NAME = rf"{ALONE}(?P<y>\d{{4}})\.?\s?\L<years>\s(?P<d>\d{{1,2}})[.\s-]{{1,2}}(?P<name>{WORD})"
EAST_ASIAN = r"(?<!\d)(?P<y>\d{1,4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?(?:[日号號일]|(?!\d))"
NUMBERED_MONTH = rf"{ALONE}(?P<d>\d{{1,2}})\s\L<month>\s(?P<m>\d{{1,2}})(?:\s?[,/]\s?|\s(?:\L<joins>\s)?)(?P<y>\d{{4}})(?!\d)"
C_TIME = r"""
(?<!\p{L})(?P<name>\p{L}{3,9})\s{1,2}(?P<d>\d{1,2})\s(?P<time>\d\d:\d\d:\d\d)\s  # "Thu May 29 10:11:12 UTC 2025", as programs print it
(?:(?P<zone>[A-Z]{2,5}|[+-]\d{4})\s)?(?P<y>\d{4})(?!\d)
"""


def days(text: str, hints: Hints) -> list[Day]:
    """The dates of a plain line, from left to right, none within another; what can be read two ways is left out."""
    if YEARISH.search(text) is None:
        return []
    named = not text.isascii() or any(part[:STEM].lower() in _month_stems() for part in ASCII_PART.findall(text))
    found = [
        day
        for pattern, build, needs in _shapes()
        if (any(map(text.__contains__, needs)) if needs else named)
        for match in pattern.finditer(text, overlapped=True)
        if (day := build(match, hints)) is not None
    ]
    found.sort(key=lambda day: (day.start, -day.end))
    chosen: list[Day] = []
    for day in found:
        if not chosen or day.start >= chosen[-1].end:
            chosen.append(day)
    return chosen


@cache
def _month_stems() -> frozenset[str]:
    """How the months' names begin that are ASCII."""
    return frozenset(name[:STEM] for name in lexicon.months() if name.isascii())


@cache
def _shapes() -> tuple[tuple["regex.Pattern[str]", Build, tuple[str, ...]], ...]:
    """The patterns, how to read what they match, and words of which a text must hold one to be worth the look."""
    shapes: tuple[tuple[str, Build, Iterable[str]], ...] = (
        (YEAR_NUMBERS, _year_numbers, "./-"),
        (NUMBERS, _numbers, "./-|"),
        (DAY_NAME, _day_name, ()),
        (NAME_DAY, _name_day, ()),
        (YEAR_NAME, _named, ()),
        (YEAR_DAY_NAME, _named, lexicon.raw("years")),
        (EAST_ASIAN, _east_asian, "年년"),
        (NUMBERED_MONTH, _numbered_month, lexicon.raw("month")),
        (C_TIME, _c_time, ":"),
    )
    return tuple((_compiled(shape), build, tuple(needs)) for shape, build, needs in shapes)


def _compiled(shape: str) -> "regex.Pattern[str]":
    lists: dict[str, Any] = {name: lexicon.raw(name) for name in regex.findall(r"\\L<(\w+)>", shape)}
    return regex.compile(shape, flags=regex.VERBOSE, **lists)


def dated(year: int, month: int, day: int) -> dt.date | None:
    """The date, None where the calendar or the range of years has none."""
    try:
        return dt.date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _day(match: "regex.Match[str]", ymd: tuple[int, int, int], note: str = "", start: int | None = None) -> Day | None:
    value = dated(*ymd)
    return None if value is None else Day(value, match.start() if start is None else start, match.end(), note)


def order(a: int, b: int, separator: str, day_first: bool | None) -> tuple[int, int] | None:
    """Day and month of two numbers: by value, else by the page's order, else day first between points; None where undecided."""
    if a > 12 or a == b:
        return a, b
    if b > 12:
        return b, a
    if day_first is None and separator != ".":
        return None
    return (b, a) if day_first is False else (a, b)


def _numbers(match: "regex.Match[str]", hints: Hints) -> Day | None:
    a, b, y, separator = int(match["a"]), int(match["b"]), int(match["y"]), match["sep"]
    if separator == "-" and " " in match[0]:
        return None
    if len(match["y"]) == 2:
        return _short_numbers(match, hints)
    if _digits_follow(match) and not _clear_end(match):
        return None
    pair = order(a, b, separator, hints.day_first)
    return None if pair is None else _day(match, (_common_year(y, hints), pair[1], pair[0]))


def _clear_end(match: "regex.Match[str]") -> bool:
    """Whether a numeric date ends although digits follow: a time, or a counter behind a date that looks like one."""
    if TIME_AHEAD.match(match.string, match.end()):
        return True
    return match["sep"] != "-" and len(match["a"]) == len(match["b"]) == 2 and not _glued(match)


def _short_numbers(match: "regex.Match[str]", hints: Hints) -> Day | None:
    """Numbers with a year of two digits: they look like versions and scores, and the year may stand first."""
    a, b, y, separator = int(match["a"]), int(match["b"]), int(match["y"]), match["sep"]
    if hints.language in YEAR_FIRST:
        return _day(match, (_century(a), b, y), "two-digit year")
    padded = len(match["a"]) == len(match["b"]) == 2
    if match.string[match.end() : match.end() + 1] in ("-", "_") or b - a == 1 == y - b:  # a file's name, "iPhone 12/13/14"
        return None
    known = {".": padded or hints.language, "/": True, "-": hints.language and hints.day_first is not None, "|": False}[separator]
    pair = order(a, b, separator, hints.day_first) if known else None
    return None if pair is None else _day(match, (_century(y), pair[1], pair[0]), "two-digit year")


def _common_year(year: int, hints: Hints) -> int:
    """The year of the common era; Thai pages may count from the Buddha's time."""
    return year - BUDDHIST if hints.language == "th" and year > LAST_YEAR else year


def _century(year: int) -> int:
    return year + (1900 if year >= CENTURY_PIVOT else 2000)


def _year_numbers(match: "regex.Match[str]", hints: Hints) -> Day | None:
    if match["sep"] == "-" and " " in match[0]:
        return None
    ymd = int(match["y"]), int(match["m"]), int(match["d"])
    if hints.language in SOLAR and ymd[0] < FIRST_YEAR:
        return _solar(match, ymd)
    return _day(match, (_common_year(ymd[0], hints), *ymd[1:]))


def _digits_follow(match: "regex.Match[str]") -> bool:
    return match.string[match.end() : match.end() + 1].isdecimal()


def _glued(match: "regex.Match[str]") -> bool:
    """Whether digits follow the year that one of this age does not explain."""
    return _digits_follow(match) and int(match["y"]) not in GLUED_YEARS


def _month_of(match: "regex.Match[str]", language: str) -> int | None:
    """The month of `name`, with `more` as its second word, a join or a twin name ("مايو/أيار")."""
    name, more = match["name"], match["more"]
    if more is None:
        return lexicon.month(name, language)
    number = lexicon.month(f"{name} {more}", language)
    if number is None and (lexicon.key(more) in lexicon.keys("joins") or lexicon.month(more, language)):
        number = lexicon.month(name, language)
    return number


def _day_name(match: "regex.Match[str]", hints: Hints) -> Day | None:
    solar = lexicon.solar_months().get(lexicon.key(match["name"]))
    if solar and len(match["y"]) == 4:
        return _solar(match, (int(match["y"]), solar, int(match["d"])))
    month = _month_of(match, hints.language)
    if month is None or (len(match["y"]) == 4 and _glued(match)):
        return None
    year, note = _named_year(match)
    return _day(match, (year, month, int(match["d"])), note)


def _solar(match: "regex.Match[str]", ymd: tuple[int, int, int]) -> Day | None:
    value = solar_to_gregorian(*ymd)
    return None if value is None else Day(value, match.start(), match.end(), "Solar Hijri calendar")


def _named_year(match: "regex.Match[str]") -> tuple[int, str]:
    """The year beside a month's name; 0 where two digits are not clearly a year."""
    printed = match["y"]
    thai = lexicon.thai(match["name"])
    if len(printed) == 4:
        year = int(printed)
        return (year - BUDDHIST, "Buddhist year") if thai and year > LAST_YEAR else (year, "")
    if thai:
        return 2500 + int(printed) - BUDDHIST, "two-digit Buddhist year"
    clear = printed[0] in "'’" or match["one"] == match["two"] in ("-", "/")
    return (_century(int(printed[-2:])), "two-digit year") if clear else (0, "")


def _name_day(match: "regex.Match[str]", hints: Hints) -> Day | None:
    """Month first; its name may have other words glued to its left ("By Ann LeeMay 5, 2024")."""
    name, start = match["name"], match.start("name")
    month = lexicon.month(name, hints.language)
    if month is None:
        tail = GLUED_NAME.search(name)
        if tail is not None:
            month, start = lexicon.month(tail[0], hints.language), start + tail.start()
    if month is None or _glued(match):
        return None
    return _day(match, (int(match["y"]), month, int(match["d"])), start=start)


def _named(match: "regex.Match[str]", hints: Hints) -> Day | None:
    month = lexicon.month(match["name"], hints.language)
    return None if month is None else _day(match, (int(match["y"]), month, int(match["d"])))


def _east_asian(match: "regex.Match[str]", _: Hints) -> Day | None:
    year, start, note = int(match["y"]), match.start("y"), ""
    if year < 1000:
        note = match.string[:start].rstrip()[-2:]
        first = lexicon.eras().get(note)
        if first is None:
            return None
        year, start = first + year, match.string.rindex(note, 0, start)
    return _day(match, (year, int(match["m"]), int(match["d"])), note, start)


def _numbered_month(match: "regex.Match[str]", _: Hints) -> Day | None:
    return _day(match, (int(match["y"]), int(match["m"]), int(match["d"])))


def _c_time(match: "regex.Match[str]", hints: Hints) -> Day | None:
    day = _named(match, hints)
    if day is None:
        return None
    try:
        time = dt.time.fromisoformat(match["time"])
    except ValueError:
        return None
    return day._replace(moment=combine(day.value, time, match["zone"] or "", hints.language))
