"""Markup that would exhaust the parser, rewritten before it is parsed: nesting beyond a depth, tags with masses of attributes.

libxml2 stops at a depth of 2,048 and loses what follows, and its time grows with the square of a tag's attributes. One pass, linear.
"""

import re
from collections import Counter

from pagestrip.readers.elements import BLOCK, VOID

DEEPEST = 500  # open elements; real pages reach about 300
MOST_ATTRIBUTES = 256  # of one tag; real pages reach about 60
SMALL = 1 << 13  # bytes of a page whose tags cannot cost more than some hundredths of a second
LONG_TAG = 1 << 11  # bytes of a tag that may hold too many; a page full of shorter ones costs half a second a megabyte
TAG = re.compile(rb"<[a-zA-Z][^>=]*+(?:=\s*+(?:\"[^\"]*+\"|'[^']*+')?+[^>=]*+)*+")
ATTRIBUTE = re.compile(rb"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]++))?+")
# As libxml2 reads them: "/>" ends any element, a script, too, unless the slash belongs to a value without quotation marks.
ATTRIBUTES = rb"(?:[^>=/]++|/(?!>)|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)*+"
RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")  # elements whose text is no markup, up to their own end tag
TOKEN = re.compile(
    rb"<!--(?:-?+>|(?:[^-]++|-(?!-!?+>))*+)"
    rb"|<(?:[!?]|/(?![a-zA-Z]))[^>]*+"
    rb"|<(?P<raw>" + "|".join(RAW).encode() + rb")\b" + ATTRIBUTES + rb"(?!/>)(?:[^<]++|<(?!/(?P=raw)\b))*+(?:</(?P=raw)[^>]*+>?+)?+"
    rb"|<(?P<end>/?+)(?P<name>[a-z][^\s/>]*+)(?P<rest>" + ATTRIBUTES + rb")(?P<empty>/?+)>?+",
    re.IGNORECASE,
)
BREAKING = frozenset(tag.encode() for tag in BLOCK)
UNPARSED = frozenset(tag.encode() for tag in RAW)
UNNESTED = frozenset(tag.encode() for tag in VOID)


def has_long_tag(data: bytes) -> bool:
    """Whether some tag may hold more attributes than the parser can take in good time."""
    return len(data) > SMALL and any(len(tag) > LONG_TAG and len(ATTRIBUTE.findall(tag)) > MOST_ATTRIBUTES for tag in TAG.findall(data))


def tamed(data: bytes, warnings: list[str]) -> bytes:
    """The markup with nothing in it that the parser cannot hold. All text stays; a warning says what was left out."""
    taming = _Taming()
    data = TOKEN.sub(taming.rewritten, data)
    if taming.attributes:
        warnings.append(f"of a tag's attributes only the first {MOST_ATTRIBUTES} were read; {taming.attributes} were left out")
    if taming.elements:
        warnings.append(f"the page nests deeper than {DEEPEST} elements; {taming.elements} inner ones were left out, their text was kept")
    return data


class _Taming:
    """The open elements so far, and what was left out."""

    def __init__(self) -> None:
        self.depth = 0
        self.open: Counter[bytes] = Counter()
        self.left_open: Counter[bytes] = Counter()  # left out, and not closed yet
        self.attributes = 0
        self.elements = 0

    def rewritten(self, token: re.Match[bytes]) -> bytes:
        """What stands for a tag; comments and raw text stand for themselves."""
        if token["name"] is None:
            return token[0]
        name = token["name"].lower()
        if name in UNNESTED or (token["empty"] and not token["end"]):
            return self._thinned(token)
        return self._closed(token, name) if token["end"] else self._opened(token, name)

    def _opened(self, token: re.Match[bytes], name: bytes) -> bytes:
        if self.depth < DEEPEST:
            self.depth += 1
            self.open[name] += 1
            return self._thinned(token)
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
        return token[0] if name in UNPARSED else b""

    def _thinned(self, token: re.Match[bytes]) -> bytes:
        if len(token[0]) <= LONG_TAG:
            return token[0]
        attributes = ATTRIBUTE.findall(token["rest"])
        if len(attributes) <= MOST_ATTRIBUTES:
            return token[0]
        self.attributes += len(attributes) - MOST_ATTRIBUTES
        return b" ".join((b"<" + token["name"], *attributes[:MOST_ATTRIBUTES])) + token["empty"] + b">"
