"""How many comments a line says there are: "3 Comments", "Kommentare (0)", "No comments yet". The data is `comment_counts.txt`."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import regex

from pagestrip.text import fold
from pagestrip.words import sections

THOUSANDS = regex.compile(r"(?<=\d)[.,'’\u00a0\u202f ](?=\d{3}(?!\d))")
LOOSE = regex.compile(r"\s*([#(:])\s*")  # "Comments (3)", "Comments(3)", "3Comments": space at a number tells nothing
NUMBER = regex.compile(r"\d{1,6}")


class Counts(NamedTuple):
    """Folded lines: whether each says a number (True) or none at all (False); and beginnings of lines that say a number."""

    lines: Mapping[str, bool]
    beginnings: tuple[str, ...]


def _key(text: str) -> str:
    return LOOSE.sub(r"\1", fold(text))


@cache
def counts() -> Counts:
    """The data, folded."""
    lines: dict[str, bool] = {}
    beginnings: list[str] = []
    for section, entries in sections("comment_counts.txt").items():
        for entry in entries:
            if entry.endswith("…"):
                beginnings.append(_key(entry.rstrip("… ")))
            else:
                lines[_key(entry)] = not section.endswith(" none")
    return Counts(MappingProxyType(lines), tuple(beginnings))


def count_in(text: str) -> int | None:
    """The number of comments that a whole line says; None for a line that says nothing of it."""
    plain = THOUSANDS.sub("", text)
    key = _key(plain)
    table = counts()
    says = table.lines.get(key, key.startswith(table.beginnings) or None)
    if says is None:
        return None
    number = NUMBER.search(plain) if says else None
    return int(number[0]) if number else None if says else 0
