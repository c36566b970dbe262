"""Lookup of chrome phrases, all languages at once.

`phrases/FAMILY.txt` has a section a language. `[en]` holds lines that are that family's by themselves; `[en opens]` holds headings after
which more of the family follows. An entry that ends in "…" matches the beginning of a line and leaves a remainder, one that begins
with "…" its end. Case, edge punctuation and the value of numbers do not count.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from pagestrip.text import fold
from pagestrip.words import sections


class Phrases(NamedTuple):
    """One family's phrases, folded: whole lines, line beginnings and line ends; for lines and for headings that open a region."""

    lines: frozenset[str]
    openers: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]

    def line(self, key: str) -> bool:
        """Whether a folded line is one of the family's, whole."""
        return key in self.lines or key in self.openers

    def begins(self, key: str) -> str | None:
        """The beginning of the family's that a folded line has, with something after it."""
        return next((b for b in self.beginnings if len(key) > len(b) and key.startswith(b)), None)

    def ends(self, key: str) -> str | None:
        """The end of the family's that a folded line has, with something before it."""
        return next((e for e in self.endings if len(key) > len(e) and key.endswith(e)), None)


@cache
def family(name: str) -> Phrases:
    """The phrases of `words/phrases/NAME.txt`."""
    lines, openers, beginnings, endings = set(), set(), set(), set()
    for section, entries in sections(f"phrases/{name}.txt").items():
        opens = section.endswith(" opens")
        for entry in entries:
            if entry.endswith("…"):
                beginnings.add(fold(entry))
            elif entry.startswith("…"):
                endings.add(fold(entry))
            else:
                (openers if opens else lines).add(fold(entry))
    longest_first = sorted(beginnings, key=len, reverse=True)
    return Phrases(frozenset(lines), frozenset(openers), tuple(longest_first), tuple(sorted(endings, key=len, reverse=True)))


@cache
def vocabulary() -> Mapping[str, str]:
    """Every whole-line phrase of every family, with its family's name."""
    names = sorted(entry.name.removesuffix(".txt") for entry in files("pagestrip.words").joinpath("phrases").iterdir() if entry.name.endswith(".txt"))
    return MappingProxyType({key: name for name in names for key in family(name).lines | family(name).openers})
