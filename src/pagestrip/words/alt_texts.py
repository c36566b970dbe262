"""Lines that read like a picture's alternative text. The words are those of `alt_texts.txt`."""

from functools import cache

import regex

from pagestrip.text import STOPS
from pagestrip.words import sections

ENDS = (*STOPS, ":")


def reads_like_alt(text: str, key: str) -> bool:
    """Whether a line reads like an alternative text: "Close-up of a hand.", "A woman holding a rope". `key` is the text folded."""
    may_begin = key.partition(" ")[0] in _first_words()
    if may_begin and _telegram().match(key):
        return True
    return not text.endswith(ENDS) and (key.endswith(_entries("ends")) or (may_begin and _with_article().match(key) is not None))


@cache
def _first_words() -> frozenset[str]:
    """What such a beginning's first word can be; few lines have one."""
    return frozenset(entry.partition(" ")[0] for kind in ("article", "shows", "who") for entry in _entries(kind))


@cache
def _telegram() -> regex.Pattern[str]:
    """What no sentence begins with: a noun that lacks its article."""
    return regex.compile(r"\L<shows>\b", shows=_entries("shows"))


@cache
def _with_article() -> regex.Pattern[str]:
    """What a sentence may begin with: "A photo of the harbour was sold"."""
    pattern = r"(?:\L<article> )?(?:\L<shows>|\L<who> \L<does>)\b"
    return regex.compile(pattern, article=_entries("article"), shows=_entries("shows"), who=_entries("who"), does=_entries("does"))


@cache
def _entries(kind: str) -> tuple[str, ...]:
    """The entries of a kind, in all languages."""
    return tuple(entry for name, entries in sections("alt_texts.txt").items() if name.endswith(f" {kind}") for entry in entries)
