"""The shape of each block's text: how many letters, capitals, digits, sentence ends, commas …, script-neutral, all blocks in one go.

The texts are joined and looked up sign by sign in a table of sign classes; sums per block follow by one `bincount`.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import regex

from pagestrip.model import Page, once_for_blocks
from pagestrip.text import STOPS, WIDE

Matrix = npt.NDArray[np.float32]
OTHER, LOWER, UPPER, LETTER, WIDE_SIGN, DIGIT, SPACE, END, COMMA, QUOTE, PARTING, COLON, SIGN, MONEY, BRACKET, DASH = range(16)
CLASSES = 16
OF_CATEGORY = {
    "Ll": LOWER,
    "Lu": UPPER,
    "Lt": UPPER,
    "Lo": LETTER,
    "Lm": LETTER,
    "Mn": LETTER,
    "Mc": LETTER,
    "Nd": DIGIT,
    "Nl": DIGIT,
    "No": DIGIT,
    "Zs": SPACE,
    "Zl": SPACE,
    "Zp": SPACE,
    "Cc": SPACE,
    "Sc": MONEY,
    "Ps": BRACKET,
    "Pe": BRACKET,
    "Pd": DASH,
    "So": SIGN,
    "Pi": QUOTE,
    "Pf": QUOTE,
}  # Unicode's general categories
OF_SIGN = {END: STOPS, COMMA: ",،、，;；؛", QUOTE: "\"'“”„«»「」『』", PARTING: "|•·/\\>‹›→←▶►»*", COLON: ":：", SIGN: "@#©®™&"}
WIDE_WEIGHT = 3  # letters that a wide sign stands for, as in `text.letters`
HIGHEST = 0x10000  # signs above are looked up in one slot each: rare Han, or pictographs
NAMES = (
    "letters",
    "words",
    "ends",
    "commas",
    "quotes",
    "digit_share",
    "upper_share",
    "wide_share",
    "word_length",
    "title_case",
    "partings",
    "colons",
    "signs",
    "money",
    "brackets",
    "dashes",
    "first_class",
    "last_class",
)


@cache
def _table() -> npt.NDArray[np.uint8]:
    """The class of each sign of the basic plane, then of rare Han, then of pictographs."""
    table = [OF_CATEGORY.get(unicodedata.category(chr(code)), OTHER) for code in range(HIGHEST)]
    runs = regex.compile(f"{WIDE.pattern}+")
    for first, last in ((0, 0xD800), (0xE000, HIGHEST)):
        for run in runs.finditer("".join(map(chr, range(first, last)))):
            for code in range(first + run.start(), first + run.end()):
                table[code] = WIDE_SIGN if table[code] == LETTER else table[code]
    for kind, signs in OF_SIGN.items():
        for sign in signs:
            table[ord(sign)] = kind
    return np.array([*table, WIDE_SIGN, SIGN], dtype=np.uint8)


def _classes(text: str) -> npt.NDArray[np.uint8]:
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    if not text.isascii() and codes.max() >= HIGHEST:
        codes = np.where(codes < HIGHEST, codes, np.where((codes >= 0x20000) & (codes < 0x40000), HIGHEST, HIGHEST + 1))
    return _table().take(codes)


@once_for_blocks
def of(page: Page) -> Matrix:
    """The columns of a page's blocks."""
    return columns([block.text for block in page.blocks])


def columns(texts: Sequence[str]) -> Matrix:
    """One row a block, one column a name in NAMES."""
    size = len(texts)
    lengths = np.fromiter(map(len, texts), dtype=np.intp, count=size)
    signs = _classes("\n".join(texts) + "\n")
    stops = np.cumsum(lengths + 1) - 1
    starts = stops - lengths
    block = np.repeat(np.arange(size) * CLASSES, lengths + 1)
    counts = np.bincount(block + signs, minlength=size * CLASSES).reshape(-1, CLASSES).astype(np.float32)
    is_space = signs == SPACE
    after = np.flatnonzero(is_space[:-1]) + 1  # where words begin, but for the first of a block
    ends = np.flatnonzero(is_space[1:] & (signs[:-1] == END))
    capitals = after[signs.take(after) == UPPER]
    spaces, sentence_ends, capital_words = (np.bincount(block.take(at) // CLASSES, minlength=size) for at in (after, ends, capitals))
    spaces[1:] -= 1  # the sign after a block's last one begins the next block
    first, last = signs.take(starts), signs.take(stops - 1)
    return _matrix(counts, spaces + 1, sentence_ends, capital_words + np.concatenate([first[:1] == UPPER, np.zeros(size - 1)]), first, last)


def _matrix(counts: Any, words: Any, ends: Any, capitals: Any, first: Any, last: Any) -> Matrix:  # noqa: PLR0913, PLR0917  # the columns that it joins
    alphabetic = counts[:, LOWER] + counts[:, UPPER] + counts[:, LETTER]
    wide = counts[:, WIDE_SIGN]
    letters = counts.sum(axis=1) - 1 + (WIDE_WEIGHT - 1) * wide
    words = words + wide / 2
    out = np.empty((len(counts), len(NAMES)), dtype=np.float32)
    out[:, 0] = np.log1p(letters)
    out[:, 1] = np.log1p(words)
    out[:, 2] = np.minimum(np.maximum(ends, np.where(wide > 0, counts[:, END], 0)), 12)
    letters = np.maximum(letters, 1)
    out[:, 3] = counts[:, COMMA] / words
    out[:, 4] = counts[:, QUOTE] / words
    out[:, 5] = counts[:, DIGIT] / letters
    out[:, 6] = counts[:, UPPER] / np.maximum(alphabetic, 1)
    out[:, 7] = wide * WIDE_WEIGHT / letters
    out[:, 8] = (alphabetic + WIDE_WEIGHT * wide) / words
    out[:, 9] = capitals / words
    out[:, 10] = counts[:, PARTING] / words
    out[:, 11] = counts[:, COLON] / words
    out[:, 12] = counts[:, SIGN] / words
    out[:, 13] = np.minimum(counts[:, MONEY], 4)
    out[:, 14] = counts[:, BRACKET] / words
    out[:, 15] = counts[:, DASH] / words
    out[:, 16] = first
    out[:, 17] = last
    return out
