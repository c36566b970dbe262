"""The one door to dateparser: the last resort for a whole string in a language whose forms the scanner lacks.

dateparser reads much that is no date, looks at the clock for what a string leaves out, and needs 14 ms for a miss (1.4 s for the first)
when it may try all languages. So it is asked for one known language only, for absolute dates with all three parts, and believed only where
the day and the year it answers are printed in the string.
"""

import datetime as dt
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from pagestrip.dates import lexicon

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

LONGEST = 64  # characters; on thousands dateparser needs seconds
WORD = regex.compile(r"\p{L}[\p{L}\p{M}]{2,}")
AMBIGUOUS = regex.compile(r"\d[./-]\d{1,2}[./-]\d")  # the scanner has read, or refused, dates in numbers
NUMBER = regex.compile(r"\d+")


def read(text: str, language: str, day_first: bool | None) -> dt.date | dt.datetime | None:
    """What dateparser makes of a plain string, if the string can be a date: a year, another number, a word that may be a month."""
    numbers = NUMBER.findall(text)
    if not language or len(text) > LONGEST or not 2 <= len(numbers) <= 6 or not any(len(number) == 4 for number in numbers):
        return None
    words = WORD.findall(text)
    if AMBIGUOUS.search(text) is not None:
        return None
    if not words or lexicon.has_months(language):  # the scanner knows these languages: 16 asked on 355 news pages, one hit, 121 ms the first
        return None
    return _ask(text, language, day_first)


@lru_cache(maxsize=1024)
def _ask(text: str, language: str, day_first: bool | None) -> dt.date | dt.datetime | None:
    parser = _parser(language, day_first)
    try:
        found = parser.get_date_data(text)["date_obj"] if parser else None
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError, KeyError):  # what it has been seen to raise on odd strings
        return None
    if found is None or not {found.year, found.day} <= set(map(int, NUMBER.findall(text))):
        return None
    if not regex.search(r"\d[:.h]\d\d", text) and found.time() == dt.time():
        return found.date()
    offset = found.utcoffset()
    return found.replace(tzinfo=None if offset is None else dt.timezone(offset))


@cache
def _parser(language: str, day_first: bool | None) -> "DateDataParser | None":
    from dateparser.date import DateDataParser

    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RELATIVE_BASE": dt.datetime(2000, 1, 1),
        "TIMEZONE": "UTC",
    }
    if day_first is not None:
        settings["DATE_ORDER"] = "DMY" if day_first else "MDY"
    try:
        return DateDataParser(languages=[language], settings=settings)
    except ValueError:  # a language that dateparser does not know
        return None
