"""Compressed files as streams of bounded pieces, told apart by their first bytes."""

import bz2
import gzip
import zlib
from collections.abc import Iterator
from io import BufferedReader
from typing import BinaryIO, NamedTuple, Protocol

from pagestrip.batch.items import PAGE_LIMIT, MissingExtraError, RefusedError, failed

CHUNK = 1 << 20  # bytes asked for at once
GZIP = b"\x1f\x8b\x08"
BZIP2 = b"BZh"
ZSTD = (b"\x28\xb5\x2f\xfd", *(bytes([0x50 + n]) + b"\x2a\x4d\x18" for n in range(16)))  # a frame, or one to be skipped (RFC 8878)


class Damage(NamedTuple):
    """A place in a compressed stream that cannot be unpacked; `late` where all that stood before it came out whole."""

    offset: int
    reason: str
    late: bool = False


class Readable(Protocol):
    """What gives bytes, at most `size` at once."""

    def read1(self, size: int = -1, /) -> bytes:
        """Some bytes; b"" at the end."""
        ...


def unpacked(file: BinaryIO, head: bytes) -> Readable:
    """The file's contents, unpacked where `head`, its first bytes, say that it is compressed. The file stands at its beginning."""
    if head.startswith(GZIP):
        return gzip.GzipFile(fileobj=file)
    if head.startswith(BZIP2):
        return bz2.BZ2File(file)
    if head.startswith(ZSTD):
        return _zstd(file)
    return file  # type: ignore[return-value]  # every binary file that is opened here is buffered and has read1


def _zstd(file: BinaryIO) -> Readable:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtraError("a Zstandard file", "zstd") from error
    return zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)


def pieces(file: BinaryIO, head: bytes) -> Iterator[bytes | Damage]:
    """The unpacked contents piece by piece; where they cannot be unpacked any further, a `Damage` last. OSError of the disk is passed on."""
    stream = unpacked(file, head)
    try:
        while piece := stream.read1(CHUNK):
            yield piece
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Damage(file.tell(), f"it cannot be unpacked any further: {error}")
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        yield Damage(file.tell(), f"it cannot be unpacked any further: {error}")  # zstandard's and bz2's own errors


def whole(file: BufferedReader) -> bytes:
    """A page file's contents, unpacked, hardly more than `PAGE_LIMIT`. Raises RefusedError where they are damaged, OSError of the disk."""
    parts: list[bytes] = []
    size = 0
    for piece in pieces(file, file.peek(8)):
        if isinstance(piece, Damage):
            raise RefusedError(failed("damaged", f"the file is damaged: {piece.reason}"))
        parts.append(piece)
        size += len(piece)
        if size > PAGE_LIMIT:
            break
    return b"".join(parts)


def lines(stream: Iterator[bytes | Damage]) -> Iterator[tuple[int, bytes | Damage | None]]:
    """The lines of a stream with their offsets, ends left off; None for one longer than a page may be; the damage last."""
    offset = 0
    rest = b""
    skipping = False
    for piece in stream:
        if isinstance(piece, Damage):
            yield offset, piece
            return
        *done, rest = (rest + piece).split(b"\n")
        for line in done:
            yield offset, None if skipping else line
            skipping = False
            offset += len(line) + 1
        if len(rest) > PAGE_LIMIT:
            offset += len(rest)
            rest, skipping = b"", True
    if rest or skipping:
        yield offset, None if skipping else rest
