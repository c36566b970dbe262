"""Markup that would exhaust the parser, rewritten before it is parsed: nesting beyond a depth, tags with masses of attributes.

libxml2 stops at a depth of 2,048 and loses what follows, and its time grows with the square of a tag's attributes. One pass, linear.
"""

import re
from collections import Counter
from collections.abc import Iterator

from pagestrip.readers.elements import BLOCK, VOID

DEEPEST = 500  # open elements; real pages reach about 300
MOST_ATTRIBUTES = 512  # of one tag; real pages reach about 60
SMALL = 1 << 13  # bytes of a page whose tags cannot cost more than some hundredths of a second
LONG_TAG = 1 << 12  # bytes of a tag that may hold too many; a page full of shorter ones costs half a second a megabyte
STEP = LONG_TAG // 2
FEW_STARTS = 16  # places where a tag may begin
BEFORE_VALUE = b"= \t\n\r\f\v"  # what may stand before the quotation mark of an attribute's value
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
    return (
        len(data) > SMALL
        and any(_is_crowded(data, start, end) for start, end in _stretches(data))
        and any(token["name"] is not None and _is_crowd(token[0]) for token in TOKEN.finditer(data))
    )


def _stretches(data: bytes) -> Iterator[tuple[int, int]]:
    """Where more than LONG_TAG bytes hold no `>` that ends a tag for sure, whatever stands around.

    A `>` does not end one where it stands in an attribute's value: then the last quotation mark of its kind has come after a `=`.
    Not every `>` is looked at, but the last one of each step.
    """
    start = seen = 0
    double = single = -1  # the last quotation marks
    for reach in range(STEP, len(data) + STEP, STEP):
        end = data.rfind(b">", reach - STEP, reach)
        if end < 0:
            continue
        double = max(double, data.rfind(b'"', seen, end))
        single = max(single, data.rfind(b"'", seen, end))
        seen = end
        if _opens_value(data, double) or _opens_value(data, single):
            continue
        if end - start > LONG_TAG:
            yield start, end
        start = end
    if len(data) - start > LONG_TAG:
        yield start, len(data)


def _opens_value(data: bytes, mark: int) -> bool:
    """Whether a quotation mark may begin an attribute's value."""
    return mark > 0 and data[mark - 1] in BEFORE_VALUE and data[max(0, mark - 9) : mark].rstrip()[-1:] in (b"=", b"")


def _is_crowded(data: bytes, start: int, end: int) -> bool:
    """Whether a part of the page may hold a tag with too many attributes: every place is asked where one may begin.

    Where these are many, as in a script, what parts attributes is counted: each comes after a space, a slash or a value in quotation marks.
    """
    at = data.find(b"<", start, end)
    if data.count(b"<", start, end) > FEW_STARTS:
        return len(data[at:end].split()) + sum(data.count(mark, at, end) for mark in (b"/", b'="', b"='")) > MOST_ATTRIBUTES
    while at >= 0:
        tag = TAG.match(data, at, end)
        if tag and _is_crowd(tag[0]):
            return True
        at = data.find(b"<", at + 1, end)
    return False


def _is_crowd(tag: bytes) -> bool:
    """Whether a tag has too many attributes."""
    return len(tag) > LONG_TAG and len(ATTRIBUTE.findall(tag)) > MOST_ATTRIBUTES


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
        if name in UNPARSED:
            return token[0]
        return b"<br>" if name in BREAKING else b""

    def _thinned(self, token: re.Match[bytes]) -> bytes:
        if len(token[0]) <= LONG_TAG:
            return token[0]
        attributes = ATTRIBUTE.findall(token["rest"])
        if len(attributes) <= MOST_ATTRIBUTES:
            return token[0]
        self.attributes += len(attributes) - MOST_ATTRIBUTES
        return b" ".join((b"<" + token["name"], *attributes[:MOST_ATTRIBUTES])) + token["empty"] + b">"
