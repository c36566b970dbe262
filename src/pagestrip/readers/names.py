"""What elements are called by their class, id and role, as words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import regex

from pagestrip.words.classes import families

TOKEN = regex.compile(r"(?<![\p{L}\p{N}])\p{L}++(?=\d{0,3}(?![\p{L}\p{N}]))")  # letters, maybe numbered; "2c5ad" is a hash, no word
PART = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+")
ASCII_TOKEN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]++(?=[0-9]{0,3}(?![A-Za-z0-9]))")  # the same of plain names, for speed
ASCII_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
NAMED = ("class", "id", "role", "itemprop", "rel", "data-testid", "data-component")
NAMING = frozenset(NAMED)
MOST_PARTS = 6  # of a name; a longer one is a heading as a slug ("how-popular-are-meditation-apps-in-2025"), and its words are the story's
LONGEST_NAMES = 400  # characters of class and id words that count
NO_WORDS: frozenset[str] = frozenset()


def names_of(attributes: Sequence[tuple[str, str]]) -> str:
    """The class, id, role … of an element, given by its attributes, as one text."""
    names = [value for name, value in attributes if name in NAMING]
    if not names:
        return ""
    joined = names[0] if len(names) == 1 else " ".join(names)
    if len(joined) > LONGEST_NAMES and len(names) > 1:  # the class counts first, wherever it is written
        values = dict(attributes)
        joined = " ".join([values[name] for name in NAMED if name in values])
    return joined


@lru_cache(maxsize=1 << 13)
def said_by(names: str) -> tuple[frozenset[str], frozenset[str]]:
    """The class words of names, and the families that these belong to."""
    words = class_words(names)
    return words, families(words)


def class_words(names: str) -> frozenset[str]:
    """The words of class, id, role and itemprop values: whole names, their parts, adjacent parts joined by a hyphen, all lower case."""
    found = list(map(_words, names[:LONGEST_NAMES].split()))
    return found[0] if len(found) == 1 else NO_WORDS.union(*found)


@lru_cache(maxsize=1 << 13)
def _words(name: str) -> frozenset[str]:
    """The words of one name."""
    if name.isascii():
        parts = ASCII_TOKEN.findall(name)
        if not name.islower():
            parts = " ".join(ASCII_PART.findall(" ".join(parts))).lower().split()
    else:
        parts = [part.lower() for token in TOKEN.findall(name) for part in PART.findall(token)]
    if len(parts) > MOST_PARTS:
        return frozenset((name.lower(),))
    return frozenset((name.lower(), *parts, *map("-".join, pairwise(parts))))
