"""A gzip file of WARC records, member by member; what follows a damaged member is found again."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from pagestrip.batch.inputs.streams import CHUNK, GZIP, Damage

GZIP_OR_ZLIB = 31  # zlib's window bits for a gzip header and the largest window
RECORD = b"WARC/"  # with what a member begins; a gzip signature inside packed bytes is no member

CHECK = "check"  # in zlib's messages about a member whose contents came out whole but do not agree with its checksum or length
STEPS = (1 << 14, 1 << 7, 1)  # bytes fed at once on the way to the one that cannot be unpacked


def members(file: BinaryIO) -> Iterator[bytes | Damage]:
    """The unpacked contents piece by piece, with a `Damage` wherever bytes are lost."""
    raw = _Raw(file)
    lost = False  # after damage a member must prove itself
    while raw.has(1):
        start = raw.offset
        if raw.data.startswith(GZIP):
            try:
                yield from _member(raw, lost)
            except zlib.error as error:
                if not lost:
                    yield Damage(start, f"a gzip member is damaged: {error}", CHECK in str(error))
                raw.back_to(start + 1)
            else:
                lost = False
                continue
        elif raw.data.strip(b"\0") and not lost:
            yield Damage(start, "there are bytes that are not gzip")
        lost = True
        raw.skip_to_signature()


def _member(raw: "_Raw", lost: bool) -> Iterator[bytes]:
    """One member's contents. Raises zlib.error where it is damaged, or where it must prove itself and holds no record."""
    unpack = zlib.decompressobj(GZIP_OR_ZLIB)
    begun = False
    while not unpack.eof:
        if not raw.has(1):
            raise zlib.error("the file ends inside it")
        before = unpack.copy()
        try:
            piece = unpack.decompress(raw.data, CHUNK)
        except zlib.error:
            yield from () if lost else (_salvaged(before, raw.data),)
            raise
        raw.use(len(raw.data) - len(unpack.unconsumed_tail) - len(unpack.unused_data))
        if piece:
            if lost and not begun and not piece.startswith(RECORD):
                raise zlib.error("no record begins there")
            begun = True
            yield piece


def _salvaged(unpack: "zlib._Decompress", data: bytes) -> bytes:
    """What comes out before the byte at which unpacking fails; a call that fails gives nothing of its own."""
    parts: list[bytes] = []
    for step in STEPS:
        while data:
            before = unpack.copy()
            try:
                parts.append(unpack.decompress(data[:step]))
            except zlib.error:
                unpack = before
                break
            data = data[step:]
    return b"".join(parts)


class _Raw:
    """The packed bytes that were read and not used yet; `offset` is where they lie in the file."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.data = b""
        self.offset = 0

    def has(self, size: int) -> bool:
        while len(self.data) < size:
            more = self.file.read(CHUNK)
            if not more:
                return False
            self.data += more
        return True

    def use(self, size: int) -> None:
        self.data = self.data[size:]
        self.offset += size

    def back_to(self, offset: int) -> None:
        if self.file.seekable():
            self.file.seek(offset)
            self.data, self.offset = b"", offset

    def skip_to_signature(self) -> None:
        while self.has(len(GZIP)):
            found = self.data.find(GZIP)
            if found >= 0:
                self.use(found)
                return
            self.use(len(self.data) - len(GZIP) + 1)
        self.use(len(self.data))
