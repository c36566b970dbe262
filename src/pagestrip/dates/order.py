"""Whether a page prints the day before the month, from what the page itself shows."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache

import regex

from pagestrip.addresses import host
from pagestrip.dates.plain import plain
from pagestrip.dates.scan import ALONE, ENDS
from pagestrip.dates.urls import month_of
from pagestrip.words import sections

READ = 300  # characters of each text
NUMBERS = regex.compile(rf"{ALONE}(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep)(?P<y>\d{{4}}){ENDS}")
BESIDE = dt.timedelta(days=14)  # less than the readings of one date lie apart, 29 days at least
ZONES = dt.timedelta(days=1)  # ahead of the reader's
NUMERIC = regex.compile(r"\d\s?[./\-−–]\s?\d")  # what any numeric date holds; spares most lines the closer look


@cache
def _table(kind: str) -> dict[str, bool | None]:
    """The order by language tag or top-level domain."""
    verdicts = {"day-first": True, "month-first": False, "undecided": None}
    lists = sections("dates/order.txt")
    return {entry.lower(): verdict for name, verdict in verdicts.items() for line in lists.get(f"{kind} {name}", ()) for entry in line.split()}


def by_language(language: str | None) -> bool | None:
    """The order that a language tag settles, its region included; None where it settles none ("en")."""
    parts = (language or "").replace("_", "-").lower().split("-")
    table = _table("languages")
    region = f"{parts[0]}-{parts[-1]}"
    return table[region] if region in table else table.get(parts[0])


def day_first(
    texts: Iterable[str], language: str | None = None, url: str | None = None, beside: Iterable[dt.date] = (), latest: dt.date | None = None
) -> bool | None:
    """Whether 03/04/2025 is the third of April on this page; None where nothing settles it.

    In this order: numeric dates in `texts` with a part above 12, if they agree; numeric dates of the year and month in the page's
    address ("/2024/05/"), read one way; those that only one way lie within BESIDE of a date `beside` them, spelt out, or not behind
    the day `latest`, when the page was read; the country of the address's domain, since content systems write "en-US" wherever they run;
    the language (BCP 47, "en-US" month first, "en" undecided); dashes, since no month-first pattern of Unicode CLDR has them.
    """
    found = [match for text in texts if NUMERIC.search(text, 0, READ) for match in NUMBERS.finditer(plain(text[:READ]).text)]
    printed = [tuple(map(int, match.group("a", "b", "y"))) for match in found]
    shown = {a > b for a, b, _ in printed if a > 12 >= b or b > 12 >= a}
    if len(shown) != 1:
        address = month_of(url) if url else None
        shown = {verdict for numbers in printed if (verdict := _against(address, *numbers)) is not None} if address else set()
    if len(shown) != 1:
        known = tuple(beside)
        shown = {verdict for numbers in printed if (verdict := _by_day(known, latest, *numbers)) is not None}
    if len(shown) == 1:
        return shown.pop()
    settled = _table("domains").get(host(url).rpartition(".")[2]) if url else None
    settled = by_language(language) if settled is None else settled
    return True if settled is None and any(match["sep"] == "-" for match in found) else settled


def _by_day(known: Sequence[dt.date], latest: dt.date | None, a: int, b: int, year: int) -> bool | None:
    """Whether the day comes first of two numbers up to 12, by dates that are known; None where both readings or neither agree with them."""
    if not (1 <= a <= 12 and 1 <= b <= 12 and a != b and dt.MINYEAR <= year <= dt.MAXYEAR):
        return None
    readings = {True: dt.date(year, b, a), False: dt.date(year, a, b)}
    near = [order for order, day in readings.items() if any(abs(day - other) <= BESIDE for other in known)]
    past = [order for order, day in readings.items() if latest is None or day <= latest + ZONES]
    return near[0] if len(near) == 1 else past[0] if len(past) == 1 else None


def _against(address: tuple[int, int], a: int, b: int, year: int) -> bool | None:
    """Whether just one of the numbers, a or b, is the address's month; the year agrees."""
    if year != address[0] or (a == address[1]) == (b == address[1]):
        return None
    return b == address[1]
