"""Labels that open a visible tag list: "Tags:", "Schlagworte:", "标签：". The data is `tags.txt`, a section a language."""

from functools import cache

import regex

from pagestrip.text import fold
from pagestrip.words import sections

COLON = regex.compile("[:：]")
LONGEST_LABEL = 60  # characters


@cache
def _labels() -> frozenset[str]:
    return frozenset(entry.casefold() for entries in sections("tags.txt").values() for entry in entries)


@cache
def _keys() -> frozenset[str]:
    return frozenset(map(fold, _labels()))


def label_at(text: str) -> int | None:
    """Where the tags begin in a line that opens with a tag label and a colon; None for another line."""
    found = COLON.search(text, 0, LONGEST_LABEL)
    return found.end() if found and text[: found.start()].strip().casefold() in _labels() else None


def is_label(text: str) -> bool:
    """Whether a text is nothing but a tag label, with or without its colon."""
    return fold(text) in _keys()
