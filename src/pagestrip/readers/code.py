"""Code on a flattened page: flatteners keep its lines and their indentation, and its signs stand in no running text."""

from collections.abc import Iterator
from itertools import groupby

import regex

from pagestrip.text import BULLETS, prose

Line = tuple[int, str]  # with its number

INDENTS = ("  ", "\t")
NUMBERED = regex.compile(r"\s*+\d{1,3}[.)]\s")
COMMENT = regex.compile(r"\s*+(?:#+\s|//|/\*|--\s)")
SIGN = regex.compile(r"[{}\\]|(?<=[!-~]\s?)=|[;(\[]$|\w[(\[]\w*[)\]]|\):$|</?\w|[-=]>|^\s*+(?:\$\s|>>>|@\w|[)\]]|['\"]{3})")
FEWEST = 2  # lines


def parted(lines: list[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """The lines in runs, each with whether it is code: two lines at least, one indented, half of them with a sign of code, none running text."""
    if not any(_is_indented(text) and _is_signed(text) for _, text in lines):
        yield False, lines
        return
    for may_be, run in groupby(lines, key=lambda line: _may_be_code(line[1])):
        found = list(run)
        yield may_be and _is_code([text for _, text in found]), found


def _is_indented(text: str) -> bool:
    return text.startswith(INDENTS) and not _is_bulleted(text)


def _is_bulleted(text: str) -> bool:
    first = text.lstrip()[:1]
    return first in BULLETS or (first.isdigit() and NUMBERED.match(text) is not None)


def _is_signed(text: str) -> bool:
    return SIGN.search(text) is not None or COMMENT.match(text) is not None


def _may_be_code(text: str) -> bool:
    if COMMENT.match(text):
        return True
    return (text.startswith(INDENTS) or SIGN.search(text) is not None) and not (_is_bulleted(text) or prose(text))


def _is_code(lines: list[str]) -> bool:
    return len(lines) >= FEWEST and 2 * sum(map(_is_signed, lines)) >= len(lines) and any(map(_is_indented, lines))
