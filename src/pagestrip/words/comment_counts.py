"""How many comments a line says there are: "3 Comments", "Kommentare (0)", "No comments yet". The data is `comment_counts.txt`."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import regex

from pagestrip.text import fold
from pagestrip.words import sections

THOUSANDS = regex.compile(r"(?<=\d)[.,'’\u00a0\u202f ](?=\d{3}(?!\d))")
NUMBER = regex.compile(r"\d{1,6}")
LOOSE = regex.compile(r"\s*([#(:])\s*")  # "Comments (3)", "Comments(3)", "3Comments": space at a number tells nothing
GROUPED = regex.compile(r"#(?:[.,' ]#)+")  # "1,204" as `fold` leaves it
QUOTES = tuple("“”„«'\"‘「")  # that open a title
SIGNS = "#(:.,' "
NUMERIC = dict.fromkeys(map(ord, SIGNS))  # what `_loose` moves or drops


class Counts(NamedTuple):
    """Folded lines: whether each says a number (True) or none at all (False); and beginnings of lines that say a number."""

    lines: Mapping[str, bool]
    beginnings: tuple[str, ...]
    bare_lines: frozenset[str]  # without numbers and the signs around them, a quick look before the close one
    bare_beginnings: tuple[str, ...]
    initials: frozenset[str]  # the first letters of these, a quicker look still


def _loose(key: str) -> str:
    return LOOSE.sub(r"\1", GROUPED.sub("#", key))


@cache
def counts() -> Counts:
    """The data, folded."""
    lines: dict[str, bool] = {}
    beginnings: list[str] = []
    for section, entries in sections("comment_counts.txt").items():
        for entry in entries:
            if entry.endswith("…"):
                beginnings.append(_loose(fold(entry.rstrip("… "))))
            else:
                lines[_loose(fold(entry))] = not section.endswith(" none")
    bare = frozenset(line.translate(NUMERIC) for line in lines)
    openings = tuple(line.translate(NUMERIC) for line in beginnings)
    return Counts(MappingProxyType(lines), tuple(beginnings), bare, openings, frozenset(line[:1] for line in (*bare, *openings)))


def heads_comments(key: str) -> bool:
    """Whether a folded line says a number of comments on a title in quotation marks: "3 thoughts on “Ferry aground”"."""
    loose = _loose(key)
    beginning = next((beginning for beginning in counts().beginnings if loose.startswith(beginning)), "")
    return bool(beginning) and loose[len(beginning) :].lstrip()[:1] in QUOTES


def may_count(keys: frozenset[str]) -> list[str]:
    """The folded lines that may say a number of comments, or none: a quick look."""
    return [*(key for key in keys if "#" in key), *(key for key in keys & _none() if "#" not in key)]


@cache
def _none() -> frozenset[str]:
    return frozenset(key for key, numbered in counts().lines.items() if not numbered)


def count_in(text: str, key: str | None = None) -> int | None:
    """The number of comments that a whole line says; None for a line that says nothing of it. `key` is the folded text, where it is known."""
    key = fold(text) if key is None else key
    table = counts()
    if "#" not in key:
        return 0 if table.lines.get(key) is False else None
    if key.lstrip(SIGNS)[:1] not in table.initials:
        return None
    bare = key.translate(NUMERIC)
    if bare not in table.bare_lines and not bare.startswith(table.bare_beginnings):
        return None
    loose = _loose(key)
    if not (table.lines.get(loose) or loose.startswith(table.beginnings)):
        return None
    number = NUMBER.search(THOUSANDS.sub("", text))
    return int(number[0]) if number else None
