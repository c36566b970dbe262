"""The words of dates as tables, read from `words/dates` and folded for lookup."""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

import regex

from pagestrip.words import sections

# Latin, Greek and Cyrillic accents, hamza and madda, nukta, points, apostrophes and joiners: pages leave them out at will.
DROPPED = regex.compile(r"[\u0300-\u036f\u0653-\u0655\u093c\u09bc\u0a3c.'’ʼ׳॰\u200c\u200d]")
LONGEST_TAG = 35  # characters that RFC 5646 asks a reader of language tags to take
SAME = str.maketrans({"ı": "i", "ی": "ي", "ک": "ك"})


@lru_cache(maxsize=4096)
def key(word: str) -> str:
    """The word as a key: case folded, without accents, points and apostrophes, dotless and Persian letters as their twins."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word)
    return DROPPED.sub("", word.casefold()).translate(SAME)


def language_of(tag: str | None) -> str:
    """The language of a BCP 47 tag, lower case: "pt" of "pt-BR", "" of None."""
    return (tag or "")[:LONGEST_TAG].replace("_", "-").partition("-")[0].lower()


@cache
def months() -> Mapping[str, Mapping[str, int]]:
    """For each month name its number from 1 to 12, by language."""
    table: dict[str, dict[str, int]] = {}
    for language, rows in sections("dates/months.txt").items():
        for row in rows:
            for number, name in enumerate(row.split(), start=1):
                if name != "-":
                    table.setdefault(key(name.replace("_", " ")), {})[language] = number
    return MappingProxyType(table)


def month(name: str, language: str) -> int | None:
    """The month of a name: as the page's language has it, else as all languages that know the name agree, else None."""
    numbers = months().get(key(name))
    if numbers is None:
        return None
    return numbers.get(language) or (next(iter(numbers.values())) if len(set(numbers.values())) == 1 else None)


@cache
def solar_months() -> Mapping[str, int]:
    """For each month name of the Solar Hijri calendar its number from 1 to 12."""
    rows = sections("dates/small.txt")["solar"]
    return MappingProxyType({key(name.replace("_", " ")): number for row in rows for number, name in enumerate(row.split(), start=1)})


def has_months(language: str) -> bool:
    """Whether the table has this language's month names."""
    return language in sections("dates/months.txt")


def thai(name: str) -> bool:
    """Whether a month name is Thai, so that its year may count from the Buddha's time."""
    return "th" in months().get(key(name), ())


@cache
def raw(section: str) -> frozenset[str]:
    """The words of a section of `small.txt`, as written and in capitals."""
    words = {word for line in sections("dates/small.txt")[section] for word in line.split()}
    return frozenset(words | {word.upper() for word in words})


@cache
def keys(section: str) -> frozenset[str]:
    """The words of a section of `small.txt`, as keys."""
    return frozenset(map(key, raw(section)))


@cache
def noise() -> frozenset[str]:
    """Keys of the words that may stand around a date and its time and say nothing about them."""
    weekdays = (word for lines in sections("dates/weekdays.txt").values() for line in lines for word in line.split())
    return frozenset(map(key, weekdays)) | keys("at") | keys("joins") | keys("years") | keys("am") | keys("pm")


@cache
def zones() -> Mapping[str, tuple[int, bool]]:
    """For each zone's letters, or letters.language, the minutes from UTC and whether the rule for US summer time applies."""
    table = {}
    for line in sections("dates/zones.txt")["zones"]:
        name, offset, *rule = line.split()
        hours, minutes = offset[1:].split(":")
        table[name] = ((-1 if offset[0] == "-" else 1) * (int(hours) * 60 + int(minutes)), bool(rule))
    return MappingProxyType(table)


@cache
def eras() -> Mapping[str, int]:
    """For each East Asian era the year before its first."""
    return MappingProxyType({name: int(year) for name, year in map(str.split, sections("dates/zones.txt")["eras"])})
