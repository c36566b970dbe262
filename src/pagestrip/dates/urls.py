"""The date that an address carries."""

import datetime as dt
from functools import lru_cache

import regex

from pagestrip.dates import lexicon
from pagestrip.dates.scan import dated

LONGEST = 2_000  # characters of an address that are read
SHAPES = tuple(
    regex.compile(shape, flags=regex.ASCII)
    for shape in (
        r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d{1,2}|[a-z]{3,9})/(?P<d>\d{1,2})(?![\w])",  # /2024/05/29/, /2024/may/29/
        r"(?<!\d)(?P<y>(?:19|20)\d\d)([-_])(?P<m>\d\d)\2(?P<d>\d\d)(?!\d)",  # /2024-05-29-title, title-2024_05_29
        r"/(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)/(?P<d>\d\d)(?!\d)",  # /2024-05/29/
        r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d\d)(?P<d>\d\d)(?=/|$)",  # /2024/0529/
        r"(?:/t?|_)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=[/_.-]|$)",  # /20240529/, /t20240529_1.html
    )
)
DAY_FIRST = regex.compile(r"(?<![\d.])(?P<d>\d\d)([-_.])(?P<m>\d\d)\2(?P<y>20\d\d)(?!\d)", flags=regex.ASCII)  # /29-10-2021
MONTH = regex.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>0?[1-9]|1[0-2])(?=/|$)")


def _path(url: str) -> str:
    """The path of an address, with or without its scheme; read without failing on any string."""
    rest = url[:LONGEST].partition("?")[0].partition("#")[0]
    head, slashes, tail = rest.partition("://")
    return f"/{(tail if slashes else head.removeprefix('//')).partition('/')[2]}"


@lru_cache(maxsize=64)  # a page and each of its cards ask for the same
def from_url(url: str) -> dt.date | None:
    """The first whole date in the path of an address, None where it has none; a year and a month are not a date."""
    path = _path(url)
    for shape in SHAPES:
        for match in shape.finditer(path):
            month = int(match["m"]) if match["m"].isdecimal() else lexicon.month(match["m"], "en")
            day = month and dated(int(match["y"]), month, int(match["d"]))
            if day:
                return day
    return _day_first(path)


def _day_first(path: str) -> dt.date | None:
    """A date that ends in its year, where the first number can only be the day or both are the same."""
    found = DAY_FIRST.search(path)
    if found is None:
        return None
    day, month = int(found["d"]), int(found["m"])
    return dated(int(found["y"]), month, day) if day > 12 or day == month else None


@lru_cache(maxsize=64)
def month_of(url: str) -> tuple[int, int] | None:
    """Year and month in the path of an address, None where it has neither a date nor "/2024/05/" or "/2024-05/"."""
    day = from_url(url)
    match = MONTH.search(_path(url))
    return (day.year, day.month) if day else match and (int(match["y"]), int(match["m"]))
