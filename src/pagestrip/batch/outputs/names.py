"""File names made from pages' names: no two alike, none outside the folder, none that a system takes for something else."""

import hashlib
import re
from pathlib import PurePosixPath
from urllib.parse import quote_from_bytes

import regex

LONGEST = 200  # bytes of one part, which leaves room for a suffix in the 255 that file systems allow
DEEPEST = 2000  # bytes of the whole path, in the 4096 that Linux allows
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # names that Windows takes for devices
UNESCAPED = regex.compile(r"[\ud800-\udc7f\udd00-\udfff]")  # surrogates that Python makes of no byte
SIGNS = regex.compile(r'[%<>:"\\|?*\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]|^[.~]|[. ]$')


def mirrored(name: str, suffix: str) -> PurePosixPath:
    """The path below the output folder for the page of this name: the same parts, odd signs as %XX of their UTF-8 bytes, the suffix added.

    "a/b.html" with ".json" is "a/b.html.json"; "crawl.warc#3" is "crawl.warc/3.json". A part that is too long keeps its beginning and gets a hash.
    """
    parts = [part for half in name.split("#") for part in half.split("/") if part not in {"", "."}]
    safe = [_part(part, suffix) for part in parts[:-1]] + [_part(parts[-1], "") + suffix if parts else "_" + suffix]
    path = PurePosixPath(*safe)
    return path if len(bytes(path)) <= DEEPEST else PurePosixPath("_", _hash(name) + suffix)


def _part(part: str, suffix: str) -> str:
    safe = SIGNS.sub(lambda sign: quote_from_bytes(_bytes(sign[0]), safe="").replace(".", "%2E").replace("~", "%7E"), part)
    if DEVICES.fullmatch(safe):
        safe = f"%{ord(safe[0]):02X}{safe[1:]}"
    if suffix and safe.endswith(suffix):  # a folder named as a result would be
        safe = safe[: -len(suffix)] + "%2E" + suffix[1:]
    if len(safe.encode("utf-8")) <= LONGEST:
        return safe
    kept = safe.encode("utf-8")[: LONGEST - 40].decode("utf-8", "ignore")
    return f"{kept}%~{_hash(part)}"


def _bytes(text: str) -> bytes:
    """A name as UTF-8: lone surrogates that stand for a file name's own bytes as those bytes, others as they are."""
    return text.encode("utf-8", "surrogatepass" if UNESCAPED.search(text) else "surrogateescape")


def _hash(text: str) -> str:
    return hashlib.sha256(_bytes(text)).hexdigest()[:32]
