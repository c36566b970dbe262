"""Markup that would exhaust the parser, nested beyond a depth, rewritten before it is parsed. One pass, linear."""

import re
from collections import Counter

from pagestrip.readers.elements import BLOCK, VOID

DEEPEST = 500  # open elements; real pages reach about 300
# As libxml2 reads them: "/>" ends any element, a script, too, unless the slash belongs to a value without quotation marks.
ATTRIBUTES = rb"(?:[^>=/]++|/(?!>)|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)*+"
RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")  # elements whose text is no markup, up to their own end tag
TOKEN = re.compile(
    rb"<!--(?:-?+>|(?:[^-]++|-(?!-!?+>))*+)"
    rb"|<(?:[!?]|/(?![a-zA-Z]))[^>]*+"
    rb"|<(?P<raw>" + "|".join(RAW).encode() + rb")\b" + ATTRIBUTES + rb"(?!/>)(?:[^<]++|<(?!/(?P=raw)\b))*+(?:</(?P=raw)[^>]*+>?+)?+"
    rb"|<(?P<end>/?+)(?P<name>[a-z][^\s/>]*+)" + ATTRIBUTES + rb"(?P<empty>/?+)>?+",
    re.IGNORECASE,
)
BREAKING = frozenset(tag.encode() for tag in BLOCK)
UNPARSED = frozenset(tag.encode() for tag in RAW)
UNNESTED = frozenset(tag.encode() for tag in VOID)


def tamed(data: bytes, warnings: list[str]) -> bytes:
    """The markup with nothing in it that the parser cannot hold. All text stays; a warning says what was left out."""
    taming = _Taming()
    data = TOKEN.sub(taming.rewritten, data)
    if taming.elements:
        warnings.append(f"the page nests deeper than {DEEPEST} elements; {taming.elements} inner ones were left out, their text was kept")
    return data


class _Taming:
    """The open elements so far, and what was left out."""

    def __init__(self) -> None:
        self.depth = 0
        self.open: Counter[bytes] = Counter()
        self.left_open: Counter[bytes] = Counter()  # left out, and not closed yet
        self.elements = 0

    def rewritten(self, token: re.Match[bytes]) -> bytes:
        """What stands for a tag; comments and raw text stand for themselves."""
        if token["name"] is None:
            return token[0]
        name = token["name"].lower()
        if name in UNNESTED or (token["empty"] and not token["end"]):
            return token[0]
        return self._closed(token, name) if token["end"] else self._opened(token, name)

    def _opened(self, token: re.Match[bytes], name: bytes) -> bytes:
        if self.depth < DEEPEST:
            self.depth += 1
            self.open[name] += 1
            return token[0]
        self.left_open[name] += 1
        self.elements += 1
        return b"<br>" if name in BREAKING else b""

    def _closed(self, token: re.Match[bytes], name: bytes) -> bytes:
        if self.left_open[name]:
            self.left_open[name] -= 1
            return b"<br>" if name in BREAKING else b""
        if self.open[name]:
            self.open[name] -= 1
            self.depth -= 1
            return token[0]
        if name in UNPARSED:
            return token[0]
        return b"<br>" if name in BREAKING else b""
