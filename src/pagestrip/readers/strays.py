"""End tags that the parser drops, so that the words which they part would run together: `<h2>a<p>b</p>one</h2>two` shows four lines.

libxml2 ends a paragraph or a heading where a block begins in it, and then knows of nothing that its end tag could close.
"""

import re
from typing import Any

from pagestrip.readers.elements import BLOCK
from pagestrip.readers.tame import TOKEN

UNEXPECTED = 76  # XML_ERR_TAG_NAME_MISMATCH of libxml2's xmlerror.h
MOST_ERRORS = 100  # XML_MAX_ERRORS of libxml2's parserInternals.h; it tells of no more
PARTING = BLOCK | {"br"}  # browsers read `</br>` as a line break (HTML standard, 13.2.6.4.7)
_NAMES = "|".join(sorted(PARTING)).encode()
TOUCHED = re.compile(rb"</(" + _NAMES + rb")\s*+>(?!\s|</?(?:" + _NAMES + rb")\b)", re.IGNORECASE)


def dropped(errors: Any) -> frozenset[str]:
    """The block elements of which the parser has dropped an end tag, by its log; all of them where the log is full."""
    if len(errors) > MOST_ERRORS:
        return PARTING
    return PARTING.intersection(name for error in errors if error.type == UNEXPECTED for name in error.message.split())


def parted(data: bytes, names: frozenset[str]) -> bytes:
    """The page with a line break after each end tag of these names, where words or inline elements follow one of them; else as it is."""
    ends = frozenset(name.encode() for name in names)
    if not ends or not any(end[1].lower() in ends for end in TOUCHED.finditer(data)):
        return data

    def broken(token: re.Match[bytes]) -> bytes:
        return token[0] + b"<br>" if token["end"] and token["name"].lower() in ends else token[0]

    return TOKEN.sub(broken, data)
