"""Class, id and role words sorted into families. The data is `classes.txt`, a section a family."""

from collections.abc import Mapping
from functools import cache, lru_cache

from pagestrip.words import sections

NONE: frozenset[str] = frozenset()
NOT = " not"  # ends the name of a section that lists a family's exceptions
ANY = "any"  # in such a name: of every family but the story's own


@cache
def _index() -> tuple[frozenset[str], Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """All words, the families that they speak for, and those that they speak against."""
    index: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
    found = sections("classes.txt")
    chrome = found.keys() - {"article"}
    for section, entries in found.items():
        family = section.removesuffix(NOT)
        for entry in entries:
            index[section.endswith(NOT)].setdefault(entry, set()).update(chrome if family == ANY else {family})
    named, excepted = ({word: frozenset(names) for word, names in side.items()} for side in index)
    return frozenset((*named, *excepted)), named, excepted


def families(words: frozenset[str]) -> frozenset[str]:
    """The families that a set of class words belongs to.

    `words` holds whole names, their parts, and adjacent parts joined by a hyphen, all lower case. The families are those that they speak
    for, less those that they speak against whatever else stands beside them.
    """
    hits = _index()[0] & words
    return _of(hits) if hits else NONE


@lru_cache(maxsize=1 << 10)  # of the many words of a page's elements few belong to a family, and those are the same on most sites
def _of(hits: frozenset[str]) -> frozenset[str]:
    _, named, excepted = _index()
    return NONE.union(*[named[word] for word in hits if word in named]).difference(*[excepted[word] for word in hits if word in excepted])


def speaking(words: frozenset[str], family: str) -> str:
    """The longest of an element's class words that speak for a family; "" where none does."""
    _, index, _ = _index()
    return min((word for word in words if family in index.get(word, NONE)), key=lambda word: (-len(word), word), default="")
