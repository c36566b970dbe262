"""What elements are called by their class, id and role, as words."""

import re
from functools import lru_cache
from itertools import pairwise

import regex

from pagestrip.model import HEADING_TAGS
from pagestrip.readers.events import Attributes
from pagestrip.words.classes import families

TOKEN = regex.compile(r"(?<![\p{L}\p{N}])\p{L}++(?=\d{0,3}(?![\p{L}\p{N}]))")  # letters, maybe numbered; "2c5ad" is a hash, no word
PART = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+")
ASCII_TOKEN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]++(?=[0-9]{0,3}(?![A-Za-z0-9]))")  # the same of plain names, for speed
ASCII_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
# "root__adKQA", "content_BuS1": CSS modules end a name so, in css-loader's "[hash:base64:5]" or with four signs that read like no word ("col_Left").
HASH = re.compile(
    r"__(?=(?:[a-z]*[A-Z0-9]){2})[A-Za-z0-9]{5}$"
    r"|(?<=[a-z])_(?![A-Z]?[a-z]+\d*$|[A-Z]+\d*$|\d+[a-z]*$)[A-Za-z0-9]{4}$"
)
NAMED = ("class", "id", "role", "itemprop", "rel", "data-testid", "data-component")
NAMING = frozenset(NAMED)
MOST_PARTS = 6  # of a name; a longer one is a heading as a slug ("how-popular-are-meditation-apps-in-2025"), and its words are the story's
FEW_SHORT = 2  # names of one or two letters that an author may have chosen; more of them are a program's ("oe of ad hh"), and say nothing
LONGEST_NAMES = 400  # characters of class and id words that count
ALONE = 2  # attributes of an element with one: its tag is among them
NO_WORDS: frozenset[str] = frozenset()


def names_of(attributes: Attributes, tag: str) -> str:
    """The class, id, role … of an element as one text.

    A heading's id is left out: it is the heading's text as a slug more often than not, and says nothing of its element.
    """
    if len(attributes) == ALONE and "class" in attributes:
        return attributes["class"]
    if NAMING.isdisjoint(attributes):
        return ""
    names = " ".join([value for name, value in attributes.items() if name in NAMING and (name != "id" or tag not in HEADING_TAGS)])
    if len(names) > LONGEST_NAMES:  # the class counts first, wherever it is written
        return " ".join([attributes[name] for name in NAMED if name in attributes and (name != "id" or tag not in HEADING_TAGS)])
    return names


@lru_cache(maxsize=1 << 9)  # a page of a new site brings 140; sets that nobody asks for again cost every full garbage collection
def said_by(names: str) -> tuple[frozenset[str], frozenset[str]]:
    """The class words of names, and the families that these belong to."""
    listed = names[:LONGEST_NAMES].split()
    if len(listed) > FEW_SHORT and sum([len(name) < 3 for name in listed]) > FEW_SHORT:
        listed = [name for name in listed if len(name) > 2]
    words = NO_WORDS.union(*map(_words, listed))
    return words, families(words)


@lru_cache(maxsize=1 << 11)
def _words(name: str) -> tuple[str, ...]:
    """The words of one name: itself, its parts, and neighbouring parts joined by a hyphen."""
    low = name.lower()
    if not name.isascii():
        parts = [part.lower() for token in TOKEN.findall(name) for part in PART.findall(token)]
    else:
        if "_" in name:
            name = HASH.sub("", name)
        parts = name.replace("-", " ").replace("_", " ").split()
        if not "".join(parts).isalpha():
            parts = ASCII_TOKEN.findall(name)
        if not name.islower():
            parts = " ".join(ASCII_PART.findall(" ".join(parts))).lower().split()
    if len(parts) > MOST_PARTS:
        return (low,)
    return (low, *parts, *map("-".join, pairwise(parts)))
