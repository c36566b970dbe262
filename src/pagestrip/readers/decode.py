"""Bytes to text. Never raises, never guesses where the bytes say it themselves."""

import codecs

import regex

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"))
BOMS_16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = regex.compile(rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,200}encoding)\s{0,9}=\s{0,9}[\"']?([\w:.-]{2,40})", regex.IGNORECASE)
HEAD = 4096  # bytes in which a declaration counts; the standard's 1024 misses pages with long comments on top
LEGACY = frozenset(
    "big5 big5-hkscs euc-jp euc-kr gb18030 gb2312 gbk ibm866 iso-2022-jp koi8-r koi8-u macintosh shift_jis shift-jis sjis utf-8 utf-16 "
    "utf-16le utf-16be windows-874 x-sjis ks_c_5601-1987 tis-620 latin1 us-ascii ascii".split()
)  # of the labels in the WHATWG Encoding Standard those that Python knows as text; iso-8859-N and windows-125N follow by their shape
SERIES = regex.compile(r"(?:iso-?8859-?\d{1,2}|windows-125\d|cp125\d)")
ALIASES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "windows-874": "cp874",
    "tis-620": "cp874",
    "ibm866": "cp866",
    "macintosh": "mac-roman",
    "latin1": "cp1252",
    "iso-8859-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "big5": "big5-hkscs",
}  # as the standard maps them: pages that say latin-1 mean windows-1252


def decode(data: bytes) -> str:
    """The text of a page's bytes: byte order mark, valid UTF-8, the declared charset, then detection by `bs4.dammit`."""
    for mark, name in (*BOMS, *BOMS_16):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if b"\0" in data[:64]:
        wide = _wide_without_mark(data)
        if wide:
            return data.decode(wide, "replace")
    declared = _declared(data)
    if declared == "iso-2022-jp" and b"\x1b" in data:
        return data.decode(declared, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error.start):
            return data.decode("utf-8", "replace")
    if declared and not declared.startswith("utf"):
        return data.decode(declared, "replace")
    return _detected(data)


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data, 0, HEAD)
    if not found:
        return None
    label = found[1].decode("ascii", "replace").lower()
    if label not in LEGACY and not SERIES.fullmatch(label):
        return None
    name = ALIASES.get(label, label)
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 of a Western page has a NUL in every other byte."""
    head = data[:64]
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

    text = UnicodeDammit(data[: 1 << 20], is_html=True)
    encoding = text.original_encoding
    if encoding:
        try:
            return data.decode(encoding, "replace")
        except (LookupError, ValueError):
            pass
    return data.decode("cp1252", "replace")
