"""Parts words that a page's flattening glued together: "Donald Trumprussia-ukraine warUS and Russia".

A boundary that was lost left no space, so it can only lie inside a token. The cheapest parting wins, and what the page says elsewhere counts
most: a token that occurs as a word elsewhere stays whole, a piece that does is worth its length. The costs were settled on topic lists of
news pages, glued as flatteners glue them. What is missed is mostly lists without a capital, or without spaces between words, of words that the
page does not say.
"""

from collections.abc import Collection, Iterable
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from pagestrip.text import WIDE, letters
from pagestrip.words import sections

LONGEST_RUN = 2000  # characters; a longer one is no list of tags, and is left alone
LONGEST_TOKEN = 300  # characters; no list of tags without a single space is longer
LONGEST_PIECE = 60  # characters of one word
SHORTEST_INFLECTED = 6  # letters of one that the page says with another ending
SHORTEST_WORD = 3  # letters of a word that stands beside a boundary between two small letters
TOKEN = regex.compile(r"\S+")
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’&.][\p{L}\p{M}\p{N}]+)*")
CAPITAL_NOUNS = frozenset(("de", "lb"))  # languages in which a capital makes no name
COMPOUNDING = frozenset(("de", "nl", "sv", "da", "no", "nb", "nn", "fi", "is", "af", "hu", "et"))

KNOWN, INFLECTED, ACRONYM, CAPITALISED, OTHER = 1.0, 0.9, 0.6, 0.45, 0.3  # worth of a piece, a letter
LETTER = -2.0  # worth of a piece of one letter, which no tag begins or ends with
SMALL_CAPITAL, CLOSED, DIGIT_CAPITAL, ACRONYM_WORD = -2.0, -1.0, 0.6, 1.4  # costs of a boundary by what stands at it
CAPITALS, DIGIT_LETTER, SMALL = 2.3, 2.2, 3.2
TIGHT = (SMALL, CAPITALS)  # boundaries that nothing but the words beside them speaks for
LONGEST_ACRONYM = 6  # letters
HANGUL = regex.compile(r"\p{Hangul}")  # a particle follows a closing sign without a space
CLOSING = ')?!"”»'


class Vocabulary(NamedTuple):
    """The words of a page: as written, and folded for languages in which case tells nothing about where a word ends."""

    exact: frozenset[str]
    folded: frozenset[str]
    compounding: bool = False
    capital_nouns: bool = False
    beside: frozenset[str] = frozenset()  # words of the same run, as written and folded

    @classmethod
    def of(cls, texts: Iterable[str], language: str | None = None) -> "Vocabulary":
        """The words of some texts; `language` (BCP 47) tells whether it joins words into new ones."""
        exact = frozenset(word for text in texts for word in WORD.findall(text))
        parts = frozenset(part for word in exact if "-" in word for part in word.split("-"))
        exact |= parts  # and what is left of a Korean word without its particle
        exact |= frozenset(word[:-cut] for word in exact if HANGUL.match(word) for cut in (1, 2) if len(word) - cut > 1)
        primary = (language or "").partition("-")[0]
        return cls(exact, frozenset(map(str.casefold, exact)), primary in COMPOUNDING, primary in CAPITAL_NOUNS)

    def has(self, word: str) -> bool:
        """Whether a word occurs, in any case; a hyphened one also where all its parts do."""
        key = word.casefold()
        return key in self.folded or key in self.beside or ("-" in key and all(part in self.folded for part in key.split("-")))

    def stands(self, word: str) -> bool:
        """Whether a word can stand by itself where two small letters meet: it is no mere syllable, and occurs written like that."""
        if letters(word) < SHORTEST_WORD and not (len(word) == 2 and word.isupper()):
            return False
        if not self.compounding and not word[0].isupper():
            return self.has(word)
        return word in self.exact or word in self.beside or (not self.capital_nouns and not self.exact.isdisjoint((word.capitalize(), word.upper())))

    def numbers(self, word: str) -> bool:
        """Whether a word occurs in its other number or gender, which most languages that join no words tell by "s" or "e"."""
        key = word.casefold()
        return not self.compounding and (key + "s" in self.folded or (key.endswith(("s", "e")) and key[:-1] in self.folded))

    def inflects(self, word: str) -> bool:
        """Whether a word occurs with an ending more or less."""
        key = word.casefold()
        return len(key) > 4 and (key[:-1] in self.folded or key[:-2] in self.folded or key + "s" in self.folded or key + "n" in self.folded)


def part(run: str, vocabulary: Vocabulary, known: Collection[str] = ()) -> tuple[str, ...]:
    """The pieces that were glued together in `run`, in order; joined they are the run, but for white space at their ends.

    `known` are phrases of several words that are sure to be pieces of such runs; one that ends inside a token parts it there.
    """
    if len(run) > LONGEST_RUN:
        return (run.strip(),) if run.strip() else ()
    tokens = _tokens(run, known)
    cuts = [_cuts(token.text, vocabulary, token.forced) for token in tokens]
    whole = [token.text for token, found in zip(tokens, cuts, strict=True) if not found]
    beside = frozenset((*whole, *map(str.casefold, whole)))  # what other tags say in words of their own
    for at, token in enumerate(tokens):
        if len(token.text) > LONGEST_ACRONYM:
            others = vocabulary._replace(beside=beside - {token.text, token.text.casefold()})
            cuts[at] = _cuts(token.text, others, token.forced)
    places = [0, *(token.start + cut for token, found in zip(tokens, cuts, strict=True) for cut in found), len(run)]
    return tuple(filter(None, (run[start:end].strip() for start, end in pairwise(places))))


class _Token(NamedTuple):
    """A stretch of a run without white space, where it begins, and where in it known phrases end."""

    text: str
    start: int
    forced: set[int]


def _tokens(run: str, known: Collection[str]) -> list[_Token]:
    ends = _ends(run, known)
    return [
        _Token(found[0], found.start(), {end - found.start() for end in ends if found.start() < end < found.end()}) for found in TOKEN.finditer(run)
    ]


def _ends(run: str, known: Collection[str]) -> set[int]:
    """Where known phrases of several words end in a run with more text right behind."""
    ends: set[int] = set()
    for phrase in known:
        at = run.find(phrase) if " " in phrase else -1
        while at >= 0:
            ends.add(at + len(phrase))
            at = run.find(phrase, at + 1)
    return ends


def _cuts(token: str, vocabulary: Vocabulary, forced: set[int]) -> list[int]:
    """Where a token is to be parted: Viterbi over its boundaries, the worth of the pieces less the costs between them."""
    if len(token) > LONGEST_TOKEN or vocabulary.has(token.strip(".,;:!?()\"'“”‘’«»")) or (not forced and _is_name(token)):
        return []
    places = [(0, 0.0, False), *_places(token, forced), (len(token), 0.0, False)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for at in range(1, len(places)):
        end, cost, tight = places[at]
        worth, back = float("-inf"), 0
        for before in range(at - 1, -1, -1):
            start, _, after_tight = places[before]
            if end - start > LONGEST_PIECE and before < at - 1:
                break
            if best[before][0] == float("-inf"):
                continue
            value = _worth(token[start:end], vocabulary, tight or after_tight)
            if value is not None and best[before][0] + value - cost > worth:
                worth, back = best[before][0] + value - cost, before
            if start in forced:
                break
        best.append((worth, back))
    return _path(places, best)


def _path(places: list[tuple[int, float, bool]], best: list[tuple[float, int]]) -> list[int]:
    """The cuts of the best parting, read back from its end."""
    cuts: list[int] = []
    at = best[-1][1] if best[-1][0] > float("-inf") else 0
    while at:
        cuts.append(places[at][0])
        at = best[at][1]
    return cuts[::-1]


def _places(token: str, forced: set[int]) -> list[tuple[int, float, bool]]:
    """The possible boundaries: position, cost, and whether both sides must be words of the page."""
    found = []
    for at in range(1, len(token)):
        if at in forced:
            found.append((at, 0.0, False))
            continue
        cost = _cost(token, at)
        if cost is not None:
            found.append((at, cost, cost in TIGHT))
    return found


def _cost(token: str, at: int) -> float | None:
    """What a boundary costs by the signs at it; None where there can be none."""
    left, right = token[at - 1], token[at]
    if right == "#" or (left in CLOSING and at > 1 and right.isalnum() and not HANGUL.match(right)):
        return CLOSED
    if left == "." and right.isalpha() and token[at:].istitle():
        return ACRONYM_WORD
    if not token.isascii() and (WIDE.match(left) or WIDE.match(right)):
        return SMALL if left.isalpha() and right.isalpha() else None  # a counter stands behind its number
    if left.isalpha() and right.isalpha():
        return _between_letters(token, at)
    if left.isdigit() and right.isalpha():
        return DIGIT_CAPITAL if right.isupper() else DIGIT_LETTER
    return DIGIT_LETTER if left.isalpha() and right.isdigit() else None


def _between_letters(token: str, at: int) -> float:
    """What a boundary between two letters costs, by their case."""
    left, right = token[at - 1], token[at]
    if not right.isupper():
        return SMALL
    if not left.isupper():
        return SMALL_CAPITAL
    return ACRONYM_WORD if token[at + 1 : at + 2].islower() else CAPITALS


def _worth(piece: str, vocabulary: Vocabulary, tight: bool) -> float | None:
    """What a piece is worth; None where it stands at a tight boundary and is no word of the page."""
    bare = piece.strip(".,;:!?()\"'“”‘’«»")
    if len(bare) == 1 and bare.isalpha():
        return None if tight else LETTER
    if vocabulary.has(bare) or bare in _names():
        return None if tight and not vocabulary.stands(bare) else KNOWN * letters(piece)
    if tight:
        return INFLECTED * len(piece) if len(bare) >= SHORTEST_INFLECTED and vocabulary.numbers(bare) else None
    if vocabulary.inflects(bare):
        return KNOWN * len(piece)
    if bare.isupper() and len(bare) <= LONGEST_ACRONYM:
        return ACRONYM * len(piece)
    return (CAPITALISED if piece[:1].isupper() else OTHER) * letters(piece)


def _is_name(token: str) -> bool:
    """Whether a token is a name that is written with a capital inside: "McAvoy", "PayPal", "iPhone"."""
    if token in _names():
        return True
    prefixes = sections("capitals.txt")["prefixes"]
    return token.isalpha() and any(token.startswith(prefix) and token[len(prefix) :].istitle() for prefix in prefixes)


@cache
def _names() -> frozenset[str]:
    return frozenset(sections("capitals.txt")["names"])
