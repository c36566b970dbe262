"""A line made plain for matching: ASCII digits and signs, nothing invisible, and every character's place in the line as printed."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

ASCII_PART = re.compile("[A-Z][a-z]+|[a-z]+|[A-Z]+(?![a-z])")  # a word, or what is glued together: "LeeMay" is two
INVISIBLE = regex.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff\u00ad]")  # bidi marks, zero-width space, soft hyphen
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")  # scripts that write words on end
DIGIT = regex.compile(r"[^\P{Nd}0-9]")
SIGNS = str.maketrans(
    "\u00a0\u202f\u2009\u3000：／－．，、،（）‐‑−İ",
    "    :/-.,,,()---I",
)


class Plain(NamedTuple):
    """The plain text, and for each of its characters and its end the place in the original."""

    text: str
    at: Sequence[int]


@lru_cache(maxsize=512)  # dates, ages and labels are looked for in the same lines
def plain(text: str) -> Plain:
    """The text with every script's digits and full-width signs as ASCII; one character stays one, invisible ones go."""
    if text.isascii():
        return Plain(text, range(len(text) + 1))
    at: Sequence[int] = range(len(text) + 1)
    if INVISIBLE.search(text):
        at = (*(i for i, sign in enumerate(text) if not INVISIBLE.match(sign)), len(text))
        text = "".join(text[i] for i in at[:-1])
    return Plain(DIGIT.sub(_ascii, text).translate(SIGNS), at)


def _ascii(digit: "regex.Match[str]") -> str:
    """The digit in ASCII; a replacement character for digits that `regex` knows and this Python does not."""
    return str(unicodedata.decimal(digit[0], "\ufffd"))


def opens_word(text: str, at: int) -> bool:
    """Whether a word can begin at this place: no letter before it, or two runs glued ("LeeUpdated"), or a script without spaces."""
    if at == 0 or not text[at - 1].isalpha():
        return True
    return (text[at - 1].islower() and text[at : at + 1].isupper()) or UNSPACED.match(text[at - 1]) is not None


def closes_word(text: str, at: int) -> bool:
    """Whether a word can end at this place; the counterpart of `opens_word`."""
    if at >= len(text) or not (text[at].isalpha() or unicodedata.category(text[at])[0] == "M"):
        return True
    return (text[at - 1].islower() and text[at].isupper()) or UNSPACED.match(text[at]) is not None
