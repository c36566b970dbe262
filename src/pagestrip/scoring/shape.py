"""The shape of each block's text: how many letters, capitals, digits, sentence ends, commas …, script-neutral, all blocks in one go.

The texts are joined and looked up sign by sign in a table of sign classes; sums per block follow by one `bincount`.
"""

import unicodedata
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import regex

from pagestrip.model import Page
from pagestrip.text import WIDE

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
OF_SIGN = {END: ".!?…。！？؟।", COMMA: ",،、，;；؛", QUOTE: "\"'“”„«»「」『』", PARTING: "|•·/\\>‹›→←▶►»*", COLON: ":：", SIGN: "@#©®™&"}
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
    if not text.isascii():
        codes = np.where(codes < HIGHEST, codes, np.where((codes >= 0x20000) & (codes < 0x40000), HIGHEST, HIGHEST + 1))
    return _table().take(codes)


def columns(page: Page) -> Matrix:
    """One row a block, one column a name in NAMES."""
    texts = [block.text for block in page.blocks]
    lengths = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts))
    signs = _classes("\n".join(texts) + "\n")
    stops = np.cumsum(lengths + 1) - 1
    starts = stops - lengths
    block = np.repeat(np.arange(len(texts)), lengths + 1)
    counts = np.bincount(block * CLASSES + signs, minlength=len(texts) * CLASSES).reshape(-1, CLASSES).astype(np.float32)
    is_space = signs == SPACE
    after = np.flatnonzero(is_space[:-1]) + 1  # where words begin, but for the first
    ends = np.flatnonzero(is_space[1:] & (signs[:-1] == END))
    extra = [_count(block, found, len(texts)) for found in (after, ends, after[signs[after] == UPPER])]
    return _matrix(counts, extra, signs[starts], signs[stops - 1])


def _count(block: Any, found: Any, size: int) -> Any:
    return np.bincount(block.take(found), minlength=size)


def _matrix(counts: Any, extra: list[Any], first: Any, last: Any) -> Matrix:
    after, ends, capitals = extra
    alphabetic = counts[:, LOWER] + counts[:, UPPER] + counts[:, LETTER]
    wide = counts[:, WIDE_SIGN]
    size = counts.sum(axis=1) - 1 + (WIDE_WEIGHT - 1) * wide
    words = after + 1 + wide / 2
    words_or_one = np.maximum(words, 1)
    wide_ends = np.where(wide > 0, counts[:, END], 0)
    shape = np.maximum(size, 1)
    return np.stack(
        [
            np.log1p(size),
            np.log1p(words),
            np.minimum(np.maximum(ends, wide_ends), 12),
            counts[:, COMMA] / words_or_one,
            counts[:, QUOTE] / words_or_one,
            counts[:, DIGIT] / shape,
            counts[:, UPPER] / np.maximum(alphabetic, 1),
            wide * WIDE_WEIGHT / shape,
            (alphabetic + WIDE_WEIGHT * wide) / words_or_one,
            (capitals + (first == UPPER)) / words_or_one,
            counts[:, PARTING] / words_or_one,
            counts[:, COLON] / words_or_one,
            counts[:, SIGN] / words_or_one,
            np.minimum(counts[:, MONEY], 4),
            np.minimum(counts[:, BRACKET], 8) / words_or_one,
            np.minimum(counts[:, DASH], 8) / words_or_one,
            first,
            last,
        ],
        axis=1,
        dtype=np.float32,
    )
