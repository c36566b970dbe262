"""Class, id and role words sorted into families. The data is `classes.txt`, a section a family."""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from pagestrip.words import sections

NONE: frozenset[str] = frozenset()


@cache
def _families_of() -> Mapping[str, frozenset[str]]:
    index: dict[str, set[str]] = {}
    for family, entries in sections("classes.txt").items():
        for entry in entries:
            index.setdefault(entry, set()).add(family)
    return MappingProxyType({word: frozenset(names) for word, names in index.items()})


@lru_cache(maxsize=8192)
def families(words: frozenset[str]) -> frozenset[str]:
    """The families that a set of class words belongs to.

    `words` holds whole names, their parts, and adjacent parts joined by a hyphen, all lower case.
    """
    index = _families_of()
    hits = words & index.keys()
    return frozenset().union(*(index[word] for word in hits)) if hits else NONE
