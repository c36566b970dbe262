"""Code on a flattened page: flatteners keep its lines and their indentation, and its signs stand in no running text."""

from collections.abc import Iterator
from itertools import groupby

import regex

from pagestrip.text import prose

Line = tuple[int, str]  # with its number

INDENTED = regex.compile(r"(?:\t| {2})\s*+\S")
BULLETED = regex.compile(r"\s*+(?:[•·▪◦‣●○*–-]|\d{1,3}[.)])\s")
COMMENT = regex.compile(r"\s*+(?:#+\s|//|/\*|--\s)")
SIGN = regex.compile(r"[{}\\]|(?<=[!-~]\s?)=|[;(\[]$|\w[(\[]\w*[)\]]|\):$|</?\w|[-=]>|^\s*+(?:\$\s|>>>|@\w|[)\]]|['\"]{3})")
FEWEST = 2  # lines


def parted(lines: list[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """The lines in runs, each with whether it is code: two lines at least, one indented, half of them with a sign of code, none running text."""
    for may_be, run in groupby(lines, key=lambda line: _may_be_code(line[1])):
        found = list(run)
        yield may_be and _is_code([text for _, text in found]), found


def _may_be_code(text: str) -> bool:
    if COMMENT.match(text):
        return True
    has_a_sign = INDENTED.match(text) or SIGN.search(text)
    return has_a_sign is not None and not (BULLETED.match(text) or prose(text))


def _is_code(lines: list[str]) -> bool:
    signed = sum(1 for line in lines if SIGN.search(line) or COMMENT.match(line))
    return len(lines) >= FEWEST and 2 * signed >= len(lines) and any(INDENTED.match(line) for line in lines)
