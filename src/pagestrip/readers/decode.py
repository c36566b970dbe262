"""Bytes to text. Never raises, never guesses where the bytes say it themselves."""

import codecs
import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import regex

from pagestrip.words import sections

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = regex.compile(rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,200}encoding)\s{0,9}=\s{0,9}[\"']?([\w:.-]{2,40})", regex.IGNORECASE)
NOT_ASCII = regex.compile(rb"[\x80-\xff][^\n<>]*+")  # to the end of the line or text: cut elsewhere, a sign of two bytes would be torn apart
BESIDE = 200  # bytes of a line that are read before one beyond ASCII
LOOK = 1 << 20  # bytes in which signs beyond ASCII are looked for
SAMPLE = 8192  # bytes for the detector
FEWEST_SIGNS = 10  # bytes beyond ASCII; fewer tell no alphabet from another
CONTROL = re.compile("[\x80-\x9f]")  # of Latin-1: the inner bytes of UTF-8 that was read as such
HIGH = bytes(range(0x80, 0x100))
HEAD = 4096  # bytes in which a declaration counts; the standard's 1024 misses pages with long comments on top
SERIES = regex.compile(r"(?:iso-?8859-?\d{1,2}|windows-125\d|cp125\d)")


@cache
def _charsets() -> Mapping[str, str]:
    return MappingProxyType(dict(line.split() for line in sections("charsets.txt")["labels"]))


def decode(data: bytes, told: str | None = None) -> str:
    """The text of a page's bytes: byte order mark, valid UTF-8, the declared charset, then detection by `chardet`.

    `told` is the label of the HTTP header or the archive that brought the page; it goes before the page's own declaration, as in browsers.
    """
    return decoded(data, told)[0]


def decoded(data: bytes, told: str | None = None) -> tuple[str, bytes | None]:
    """The text of a page's bytes as `decode` reads it, and the bytes where they are that text's UTF-8 as they stand."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), None
    declared = _codec((told or "").strip()) or _declared(data)
    known = _wide_without_mark(data) or (declared if declared == "iso-2022-jp" and b"\x1b" in data else None)
    if known:
        return data.decode(known, "replace"), None
    try:
        return _once(data)
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error.start):
            return data.decode("utf-8", "replace"), None
    declared = _legacy(declared)
    return data.decode(declared, "replace") if declared else _detected(data), None


def _once(data: bytes) -> tuple[str, bytes]:
    """The text of UTF-8 and its bytes; of a page that was encoded twice, as downloads stored it that took UTF-8 for Latin-1, what it said at first.

    Raises UnicodeDecodeError for other bytes. Certain: controls stand in no page, and the bytes of Latin-1 are by chance almost never UTF-8.
    """
    text = data.decode("utf-8")
    if data.isascii():
        return text, data
    try:
        inner = text.encode("latin-1")
        first = inner.decode("utf-8")  # fails at the first accent of most pages, where looking for controls reads them whole
    except UnicodeError:
        return text, data
    return (first, inner) if CONTROL.search(text) else (text, data)


def _declared(data: bytes, end: int = HEAD) -> str | None:
    found = DECLARED.search(data, 0, end)
    return _codec(found[1].decode("ascii", "replace")) if found else None


def _codec(label: str) -> str | None:
    """Python's name for a charset label; None for one that the standard does not know."""
    label = label.lower()
    name = _charsets().get(label) or (label if SERIES.fullmatch(label) or label in _charsets().values() else "")
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None


def _legacy(codec: str | None) -> str | None:
    """The codec unless it is a Unicode one, which the bytes have already shown to be a lie."""
    return None if codec is None or codec.startswith("utf") else codec


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 of a Western page has a NUL in every other byte."""
    head = data[:64]
    if b"\0" not in head:
        return None
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 4:
        return "utf-16-be"
    return None


def _nearly_utf8(data: bytes, first_error: int) -> bool:
    """A UTF-8 page with a few broken bytes: many more good multi-byte sequences than bad ones."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(data) - len(text) + bad
    return first_error > 0 and good > 4 * bad


def _detected(data: bytes) -> str:
    """What a late declaration says, else what the detector makes of the words beyond ASCII, else what browsers fall back to."""
    late = _legacy(_declared(data, LOOK))
    telling = b"\n".join(_telling(data))[:SAMPLE]  # the rest tells nothing, and a detector is slow
    if late is None and len(telling) - len(telling.translate(None, HIGH)) >= FEWEST_SIGNS:
        import chardet

        late = _legacy(_codec(chardet.detect(telling)["encoding"] or ""))
    return data.decode(late or "cp1252", "replace")


def _telling(data: bytes) -> Iterator[bytes]:
    """The words about each byte beyond ASCII, as far as the line and the markup let them go, about SAMPLE bytes of them."""
    at = size = 0
    for signs in NOT_ASCII.finditer(data, 0, LOOK):
        before = data[max(at, signs.start() - BESIDE) : signs.start()]
        words = before[1 + max(map(before.rfind, (b"\n", b"<", b">"))) :] + signs[0]
        yield words
        at, size = signs.end(), size + len(words)
        if size >= SAMPLE:
            return
