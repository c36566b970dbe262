"""The story as a witness of its places: whether it speaks of one again, in capitals or after a word like "in"."""

import unicodedata
from collections.abc import Iterator
from functools import cached_property

import regex

from pagestrip.extractors.dateline.opening_core import LONGEST_NAME
from pagestrip.model import Label, Page
from pagestrip.words import places

EVIDENCE = 60_000  # characters of the story in which a place is looked for again
PARTS = regex.compile("[/,(]")  # of places side by side
CAPITALS = regex.compile(r"(\p{Lu})(\p{Lu}+)")
WORD = regex.compile(r"\p{L}+")


class Story:
    """The page's text as a witness of its places."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def text(self) -> str:
        """The story's words, headline and lead included."""
        own = [b.text for b in self.page.labelled(Label.BODY, Label.STANDFIRST, Label.HEADLINE, Label.META)] or [b.text for b in self.page.blocks]
        return "\n".join(own)[:EVIDENCE]

    def lists_places(self) -> bool:
        """Whether several places stand alone on lines: a guide's subheads, no datelines."""
        lines = [b.text for b in self.page.labelled(Label.BODY, Label.OUTSIDE) if len(b.text) <= LONGEST_NAME]
        return sum(map(places.is_city, lines)) > 1

    def names_only(self, name: str) -> bool:
        """Whether no longer word of a name in capitals is a plain word of the story: "HARBOUR EAST", not "REVEALED"."""
        plain = frozenset(WORD.findall(self.text))
        return not any(len(word) > 3 and word.lower() in plain for word in WORD.findall(name))

    def recurs(self, name: str, *, as_place: bool) -> bool:
        """Whether a name stands again in the story, capitalised and never in lower case; `as_place` after a word like "in"."""
        first = PARTS.split(name)[0].strip()
        text = self.text
        printed = _title(first) if first.isupper() else first
        hits = list(_places(text, printed))
        others = hits if first.isupper() else hits[1:]
        if as_place:
            return any(_after_preposition(text, at) for at in others)
        return bool(others) and not any(_ends_word(text, at + len(printed)) for at in _words(text, printed.lower()))


def _words(text: str, name: str) -> Iterator[int]:
    """Where a name stands in a text at a word's start."""
    at = text.find(name) if name else -1
    while at >= 0:
        if not text[at - 1 : at].isalpha():
            yield at
        at = text.find(name, at + 1)


def _places(text: str, name: str) -> Iterator[int]:
    """Where it stands and does not go on in small letters or with a hyphen."""
    for at in _words(text, name):
        behind = text[at + len(name) : at + len(name) + 1]
        if behind != "-" and not (behind.isalpha() and unicodedata.category(behind) == "Ll"):
            yield at


def _ends_word(text: str, at: int) -> bool:
    return not text[at : at + 1].isalpha()


def _title(name: str) -> str:
    return CAPITALS.sub(lambda m: m[1] + m[2].lower(), name)


def _after_preposition(text: str, at: int) -> bool:
    word = text[max(0, at - 20) : at].rstrip().rpartition(" ")[2]
    return text[at - 1 : at] in (" ", "\u00a0") and places.key(word.strip('(„“"«')) in places.words("before places")
