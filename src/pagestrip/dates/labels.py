"""The words that say which date stands beside them: of publication, of the last change, or of something else."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

import regex

from pagestrip.dates.plain import ASCII_PART, closes_word, opens_word, plain
from pagestrip.words import sections

READ = 300  # characters before the date
Role = Literal["published", "modified", "other"]


@cache
def _roles() -> Mapping[str, Role]:
    roles: dict[str, Role] = {}
    kinds: tuple[Role, ...] = ("published", "modified", "other")
    for section, labels in sections("dates/labels.txt").items():
        role = next(kind for kind in kinds if section.startswith(kind))
        roles.update((plain(label).text.lower(), role) for label in labels)
    return MappingProxyType(roles)


@cache
def _pattern() -> "regex.Pattern[str]":
    return regex.compile(r"\L<labels>", labels=list(_roles()))


@cache
def _first_words() -> frozenset[str]:
    """The first words of the labels that are ASCII: a plain text without any of them holds no label."""
    return frozenset(word[0].lower() for label in _roles() if (word := ASCII_PART.search(label)))


def label(text: str) -> Role | None:
    """Which date the last label in a text announces: "Ann Lee · Updated " gives "modified", "Joined: " "other", a text without a label None.

    Give it what stands before a date, or in Japanese after it. Only the last 300 characters are read.
    """
    text = text[-READ:]
    if text.isascii() and not any(part.lower() in _first_words() for part in ASCII_PART.findall(text)):
        return None
    shown = plain(text).text
    role: Role | None = None
    for match in _pattern().finditer(shown.lower()):
        if opens_word(shown, match.start()) and closes_word(shown, match.end()):
            role = _roles()[match[0]]
    return role
