"""Places that datelines open with: countries, regions and cities in many languages. The data is `places.txt` and, for the many, `cities.txt`."""

import unicodedata
from collections.abc import Mapping
from functools import cache

from pagestrip.words import keyed, sections


def key(name: str) -> str:
    """A place name as a key: NFKC, case folded, one kind of apostrophe."""
    if name.isascii():
        return name.casefold().strip()
    return unicodedata.normalize("NFKC", name).casefold().replace("’", "'").replace("‘", "'").strip()


@cache
def words(*names: str) -> Mapping[str, None]:
    """The entries of the file's sections of these names, as keys."""
    return keyed(key(entry) for name in names for line in sections("places.txt")[name] for entry in line.split(";"))


@cache
def _more_cities() -> Mapping[str, None]:
    return keyed(key(name) for line in sections("cities.txt")["cities"] for name in line.split(";"))


def is_city(name: str) -> bool:
    """Whether a name, in any of its languages, is a city's."""
    name = key(name)
    return name in words("cities") or name in _more_cities()


def is_place(name: str) -> bool:
    """Whether a name is a city's, a region's or a country's."""
    name = key(name)
    return name in words("cities", "countries", "regions") or name in _more_cities()


def is_region(name: str) -> bool:
    """Whether a name or abbreviation is a region's or a country's: what stands after a city's ("Wis.", "Saudi Arabia")."""
    return key(name) in words("regions", "countries")
