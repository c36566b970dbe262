"""Class, id and role words sorted into families. The data is `classes.txt`, a section a family."""

from collections.abc import Mapping
from functools import cache, lru_cache

from pagestrip.words import sections

NONE: frozenset[str] = frozenset()
NOT = " not"  # ends the name of a section that lists a family's exceptions
ANY = "any"  # in such a name: of every family but the story's own


@cache
def _indexes() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    return _index(exceptions=False), _index(exceptions=True)


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(_indexes()[0])


def _index(*, exceptions: bool) -> Mapping[str, frozenset[str]]:
    """Words with the families that they speak for, or against."""
    index: dict[str, set[str]] = {}
    found = sections("classes.txt")
    chrome = found.keys() - {"article"}
    for section, entries in found.items():
        if section.endswith(NOT) is exceptions:
            family = section.removesuffix(NOT)
            for entry in entries:
                index.setdefault(entry, set()).update(chrome if family == ANY else {family})
    return {word: frozenset(names) for word, names in index.items()}


def _named(words: frozenset[str], index: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return NONE.union(*[index[word] for word in index.keys() & words])


@lru_cache(maxsize=8192)
def families(words: frozenset[str]) -> frozenset[str]:
    """The families that a set of class words belongs to.

    `words` holds whole names, their parts, and adjacent parts joined by a hyphen, all lower case.
    """
    if _vocabulary().isdisjoint(words):
        return NONE
    named, excepted = _indexes()
    found = _named(words, named)
    return found - _named(words, excepted) if found else NONE
