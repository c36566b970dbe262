"""Lookup of chrome phrases, all languages at once.

`phrases/FAMILY.txt` has a section a language. `[en]` holds lines that are that family's by themselves; `[en opens]` holds headings after
which more of the family follows. An entry that ends in "…" matches the beginning of a line and leaves a remainder, one that begins
with "…" its end. Case, edge punctuation and the value of numbers do not count: "0 comments" stands for "Comments" with any number before it.
A colon at the end of a beginning does count, with or without a space before it. A beginning has two signs at least. COLOUR in a whole
line stands for each of the language's colours in `colours.txt`.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from pagestrip.text import WIDE, fold
from pagestrip.words import keyed, sections

WORD = re.compile(r"[^\W\d_]+")
COLOUR = "COLOUR"  # in a whole line, where a colour stands
MARK = "\ue000"  # a sign of private use, which folding leaves alone


class Phrases(NamedTuple):
    """One family's phrases, folded: whole lines, line beginnings and line ends; for lines and for headings that open a region."""

    lines: Mapping[str, None]
    openers: Mapping[str, None]
    beginnings: Mapping[str, tuple[str, ...]]  # by their first two signs, the longest first: a page's lines share few of them
    endings: Mapping[str, tuple[str, ...]]  # by their last two signs

    def line(self, key: str) -> bool:
        """Whether a folded line is one of the family's, whole."""
        return key in self.lines or key in self.openers

    def begins(self, key: str) -> str | None:
        """The beginning of the family's that a folded line has, with something after it; the longest of several."""
        near = self.beginnings.get(key[:2], ())
        return next((b for b in near if key.startswith(b) and _parted(b, key[len(b) :])), None) if key.startswith(near) else None

    def ends(self, key: str) -> str | None:
        """The end of the family's that a folded line has, with something before it; the longest of several."""
        near = self.endings.get(key[-2:], ())
        return next((e for e in near if key.endswith(e) and _parted(key[: -len(e)], e)), None) if key.endswith(near) else None


def _parted(left: str, right: str) -> bool:
    """Whether a word ends between two non-empty texts; scripts without spaces always allow it."""
    if not left or not right:
        return False
    return not (left[-1].isalnum() and right[0].isalnum()) or WIDE.match(left[-1]) is not None or WIDE.match(right[0]) is not None


def _beginning(entry: str) -> tuple[str, ...]:
    """A beginning folded with its last sign kept; where that is a colon, also with the space that some put before it."""
    key = fold(entry.removesuffix("…") + "x")[:-1]
    return (key, key[:-1].rstrip() + " :") if key.endswith(":") else (key,)


def _keys(phrase: str, language: str) -> Iterable[str]:
    """A whole line's keys: one, or one a colour."""
    if COLOUR not in phrase:
        return (fold(phrase),)
    key = fold(phrase.replace(COLOUR, MARK))
    return (key.replace(MARK, fold(colour)) for colour in sections("colours.txt").get(language, ()))


@cache
def family(name: str) -> Phrases:
    """The phrases of `words/phrases/NAME.txt`. Raises FileNotFoundError for a family that has no file."""
    lines: set[str] = set()
    openers: set[str] = set()
    beginnings: set[str] = set()
    endings: set[str] = set()
    for section, entries in sections(f"phrases/{name}.txt").items():
        opens = section.endswith(" opens")
        for entry in entries:
            if entry.endswith("…"):
                beginnings.update(_beginning(entry))
            elif entry.startswith("…"):
                endings.add(fold("x" + entry.lstrip("… "))[1:])
            else:
                (openers if opens else lines).update(_keys(entry, section[:2]))
    return Phrases(keyed(lines - openers), keyed(openers), _by(beginnings, slice(2)), _by(endings, slice(-2, None)))


def _by(phrases: set[str], part: slice) -> Mapping[str, tuple[str, ...]]:
    """The phrases by a part of theirs, the longest first."""
    index: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        index.setdefault(phrase[part], []).append(phrase)
    return MappingProxyType({key: tuple(group) for key, group in index.items()})


@cache
def families() -> tuple[str, ...]:
    """The names of all families, in alphabetical order."""
    folder = files("pagestrip.words").joinpath("phrases")
    return tuple(sorted(entry.name.removesuffix(".txt") for entry in folder.iterdir() if entry.name.endswith(".txt")))


@cache
def vocabulary() -> Mapping[str, str]:
    """Every whole-line phrase of every family, with its family's name, the last of several."""
    return MappingProxyType({key: names[-1] for key, names in _tables().whole.items()})


class Said(NamedTuple):
    """What some lines say of one family: the keys that are its phrases, and those that begin or end like one, each with the phrase."""

    openers: list[str]
    lines: list[str]
    beginnings: dict[str, str]
    endings: dict[str, str]


class _Near(NamedTuple):
    """All families' phrases that share two signs, and the families that have any."""

    phrases: tuple[str, ...] = ()
    families: tuple[str, ...] = ()


NONE = _Near()


class _Tables(NamedTuple):
    """The families of each whole phrase; beginnings and endings by their first and last two signs."""

    whole: Mapping[str, tuple[str, ...]]
    heads: Mapping[str, _Near]
    tails: Mapping[str, _Near]


@cache
def _tables() -> _Tables:
    whole: dict[str, tuple[str, ...]] = {}
    heads: dict[str, _Near] = {}
    tails: dict[str, _Near] = {}
    for name in families():
        bank = family(name)
        for key in (*bank.lines, *bank.openers):
            whole[key] = (*whole.get(key, ()), name)
        for table, index in ((heads, bank.beginnings), (tails, bank.endings)):
            for part, phrases in index.items():
                near = table.get(part, NONE)
                table[part] = _Near((*near.phrases, *phrases), (*near.families, name))
    return _Tables(whole, heads, tails)


@cache
def phrase_words() -> frozenset[str]:
    """The words that phrases are made of."""
    return frozenset(word for phrase in vocabulary() for word in WORD.findall(phrase))


@lru_cache(maxsize=4)
def said(keys: frozenset[str]) -> Mapping[str, Said]:
    """What a page's keys say, by family: one look at each key for all the families that cleaners ask for."""
    tables = _tables()
    found: dict[str, Said] = {}

    def of(name: str) -> Said:
        return found.get(name) or found.setdefault(name, Said([], [], {}, {}))

    for key in keys:
        for name in tables.whole.get(key, ()):
            (of(name).openers if key in family(name).openers else of(name).lines).append(key)
        near = tables.heads.get(key[:2], NONE)
        if key.startswith(near.phrases):
            for name in near.families:
                phrase = family(name).begins(key)
                if phrase:
                    of(name).beginnings[key] = phrase
        near = tables.tails.get(key[-2:], NONE)
        if key.endswith(near.phrases):
            for name in near.families:
                phrase = family(name).ends(key)
                if phrase:
                    of(name).endings[key] = phrase
    return found
