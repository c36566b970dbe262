"""Bytes to text. Never raises, never guesses where the bytes say it themselves."""

import codecs
from collections.abc import Mapping
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
NOT_ASCII = regex.compile(rb"[^\n<>]{0,200}[\x80-\xff][^\n<>]{0,200}")
LOOK = 1 << 20  # bytes in which signs beyond ASCII are looked for
SAMPLE = 8192  # bytes for the detector
HEAD = 4096  # bytes in which a declaration counts; the standard's 1024 misses pages with long comments on top
SERIES = regex.compile(r"(?:iso-?8859-?\d{1,2}|windows-125\d|cp125\d)")


@cache
def _charsets() -> Mapping[str, str]:
    return MappingProxyType(dict(line.split() for line in sections("charsets.txt")["labels"]))


def decode(data: bytes, told: str | None = None) -> str:
    """The text of a page's bytes: byte order mark, valid UTF-8, the declared charset, then detection by `bs4.dammit`.

    `told` is the label of the HTTP header or the archive that brought the page; it goes before the page's own declaration, as in browsers.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    declared = _named((told or "").strip().lower()) or _declared(data)
    known = _wide_without_mark(data) or (declared if declared == "iso-2022-jp" and b"\x1b" in data else None)
    if known:
        return data.decode(known, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error.start):
            return data.decode("utf-8", "replace")
    return data.decode(declared, "replace") if declared and not declared.startswith("utf") else _detected(data)


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data, 0, HEAD)
    return _named(found[1].decode("ascii", "replace").lower()) if found else None


def _named(label: str) -> str | None:
    """The codec of a charset's label, None for one that the encoding standard does not know."""
    name = _charsets().get(label) or (label if SERIES.fullmatch(label) else "")
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None


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
    from bs4.dammit import UnicodeDammit

    telling = b"\n".join(NOT_ASCII.findall(data, 0, LOOK))[:SAMPLE]  # the rest tells nothing; the detector needs seconds for 70 kB
    text = UnicodeDammit(telling, is_html=True)
    encoding = text.original_encoding
    if encoding:
        try:
            return data.decode(encoding, "replace")
        except (LookupError, ValueError):
            pass
    return data.decode("cp1252", "replace")
