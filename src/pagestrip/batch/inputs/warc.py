"""WARC and WET files cut into records, damaged ones too.

The records are cut here and not by FastWARC, which stops at the first damage: what follows a bad length, a cut gzip member or stray bytes
is found again by the next record's own first line. FastWARC then reads each record's HTTP response, in the worker. Format: ISO 28500.
"""

import re
from collections import Counter
from collections.abc import Iterator
from io import BufferedReader
from typing import NamedTuple

from pagestrip.batch.inputs.gzips import members
from pagestrip.batch.inputs.streams import GZIP, Damage, pieces
from pagestrip.batch.items import MARKUP_TYPES, PAGE_LIMIT, Item, Problem, failed, skipped

FIRST_LINE = re.compile(rb"WARC/[01]\.\d")
NEXT_RECORD = re.compile(rb"\r?\n\r?\n(?=WARC/[01]\.\d)")
HEAD_END = re.compile(rb"\r?\n\r?\n")
HEAD_LIMIT = 1 << 16  # bytes of a record's header; addresses of some kilobytes stand there
FIELD = re.compile(rb"^([!-9;-~]+):[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
LENGTH = re.compile(r"[0-9]{1,19}")
OVERLAP = 32  # bytes kept where a pattern may lie across two pieces


class Record(NamedTuple):
    """One record as it stands in the file. `note` tells what was mended, `problem` what could not be."""

    offset: int
    fields: dict[str, str]
    block: bytes
    note: str = ""
    problem: Problem | None = None


def items(file: BufferedReader, name: str, passed: Counter[str]) -> Iterator[Item]:
    """The pages of a WARC or WET file: response, resource and conversion records; the others are counted in `passed`."""
    number = 0
    for record in records(file):
        kind = record.fields.get("warc-type", "")
        if record.problem is None and kind not in {"response", "resource", "conversion"}:
            passed[f"{kind or 'untyped'} record"] += 1
            continue
        number += 1
        yield _item(record, kind, f"{name}#{number}", file.tell() if file.seekable() else 0)


def _item(record: Record, kind: str, name: str, read: int) -> Item:
    fields = record.fields
    http = fields.get("content-type", "application/http" if kind == "response" else "").lower().startswith("application/http")
    notes = [record.note] if record.note else []
    if cut := fields.get("warc-truncated"):
        notes.append(f"the crawler cut this page ({cut})")
    type_ = fields.get("content-type", "").partition(";")[0].strip().lower()
    problem = record.problem
    if problem is None and not http and type_ and type_ not in MARKUP_TYPES:
        problem = skipped(f"its type is {type_}")
    return Item(
        name,
        "http" if http else "page",
        b"" if problem else record.block,
        url=fields.get("warc-target-uri", "").strip("<>") or None,
        date=fields.get("warc-date") or None,
        kind="text" if kind == "conversion" else None,
        record=fields.get("warc-record-id", "").strip("<>") or None,
        warnings=tuple(notes),
        problem=problem,
        read=read,
    )


def records(file: BufferedReader) -> Iterator[Record]:
    """Every record of a file, whole or not; stray bytes between records are a record with a problem."""
    head = file.peek(len(GZIP))
    window = _Window(members(file) if head.startswith(GZIP) else pieces(file, head))
    while window.open():
        yield from _segment(window)


class _Window:
    """What is in memory of a stream that damage parts into segments; `at` is where the next record begins."""

    def __init__(self, stream: Iterator[bytes | Damage]) -> None:
        self.stream = stream
        self.data = b""
        self.at = 0
        self.offset = 0
        self.ended = False
        self.damage: Damage | None = None

    def open(self) -> bool:
        """Go on with the next segment; False after the last."""
        if self.ended and self.damage is None:
            return False
        self.data, self.at, self.ended, self.damage = b"", 0, False, None
        return True

    def fill(self) -> bool:
        if self.ended:
            return False
        piece = next(self.stream, None)
        if piece is None or isinstance(piece, Damage):
            self.ended, self.damage = True, piece
            return False
        self.data = self.data[self.at :] + piece
        self.offset += self.at
        self.at = 0
        return True

    def has(self, size: int) -> bool:
        while len(self.data) - self.at < size:
            if not self.fill():
                return False
        return True

    def search(self, pattern: re.Pattern[bytes], start: int, limit: int) -> re.Match[bytes] | None:
        """The first match that begins at least `start` and hardly more than `limit` bytes after `at`, with positions in `data`."""
        while True:
            found = pattern.search(self.data, self.at + start)
            if found:
                return found
            start = max(start, len(self.data) - self.at - OVERLAP)
            if start > limit or not self.fill():
                return None

    def skip_to(self, pattern: re.Pattern[bytes], start: int) -> int:
        """Move on to the first match at least `start` bytes ahead, or to the segment's end; how many bytes that were."""
        skipped_ = 0
        while True:
            found = pattern.search(self.data, self.at + start)
            here = found.end() if found else max(self.at + start, len(self.data) - OVERLAP)
            here = min(here, len(self.data))
            skipped_ += here - self.at
            self.at, start = here, max(0, start - (here - self.at))
            if found:
                return skipped_
            if not self.fill():
                skipped_ += len(self.data) - self.at
                self.at = len(self.data)
                return skipped_

    def skip_line_ends(self) -> None:
        while self.has(1) and self.data[self.at] in b"\r\n":
            self.at += 1


def _segment(window: _Window) -> Iterator[Record]:
    while True:
        window.skip_line_ends()
        if not window.has(1):
            break
        window.has(OVERLAP)
        offset = window.offset + window.at
        if not FIRST_LINE.match(window.data, window.at):
            lost = window.skip_to(re.compile(b"(?=" + FIRST_LINE.pattern + b")"), 0)
            yield Record(offset, {}, b"", problem=failed("damaged", f"{lost} bytes at {offset} belong to no record"))
            continue
        yield _record(window, offset)
    if window.damage is not None and window.damage.reason:
        yield Record(window.damage.offset, {}, b"", problem=failed("damaged", f"at byte {window.damage.offset} {window.damage.reason}"))


def _record(window: _Window, offset: int) -> Record:
    head = window.search(HEAD_END, 0, HEAD_LIMIT)
    if head is None:
        lost = window.skip_to(NEXT_RECORD, 1)
        return Record(offset, {}, b"", problem=failed("damaged", f"the header of the record at {offset} has no end within {lost} bytes"))
    fields = {key.decode("ascii").lower(): text.decode("utf-8", "replace") for key, text in FIELD.findall(window.data, window.at, head.start())}
    length = int(fields["content-length"]) if LENGTH.fullmatch(fields.get("content-length", "")) else -1
    start = head.end() - window.at
    if 0 <= length <= PAGE_LIMIT and window.has(start + length) and _is_followed(window, start + length):
        return Record(offset, fields, _take(window, start, start + length), _checksum(window))
    return _mended(window, offset, fields, start, length)


def _is_followed(window: _Window, end: int) -> bool:
    """Whether a record may end here: line ends, then another record or nothing."""
    window.has(end + OVERLAP)
    rest = window.data[window.at + end :].lstrip(b"\r\n")
    return not rest if window.ended and not rest else bool(FIRST_LINE.match(rest))


def _mended(window: _Window, offset: int, fields: dict[str, str], start: int, length: int) -> Record:
    """A record whose length is wrong: it goes on to where the next one begins, which is where its writer ended it."""
    found = window.search(NEXT_RECORD, start, PAGE_LIMIT)
    note = f"the record's Content-Length ({fields.get('content-length', 'none')[:24]}) is wrong; it was read up to the next record"
    if found:
        return Record(offset, fields, _take(window, start, found.start() - window.at), note)
    if len(window.data) - window.at > PAGE_LIMIT:
        window.skip_to(NEXT_RECORD, start)
        return Record(offset, fields, b"", problem=failed("too-large", f"the record at {offset} is larger than {PAGE_LIMIT >> 20} MiB"))
    size = len(window.data) - window.at - start
    damage, window.damage = window.damage, window.damage and window.damage._replace(reason="")
    window.at = len(window.data)
    if damage is None and length < size:
        return Record(offset, fields, window.data[-size:].rstrip(b"\r\n") if size else b"", note)
    why = f": at byte {damage.offset} {damage.reason}" if damage else ""
    return Record(offset, fields, b"", problem=failed("damaged", f"the record is cut after {size} of {max(length, size)} bytes{why}"))


def _take(window: _Window, start: int, end: int) -> bytes:
    block = window.data[window.at + start : window.at + end]
    window.at += end
    return block


def _checksum(window: _Window) -> str:
    """What is to be said of a whole record at whose very end its gzip member proved damaged."""
    window.skip_line_ends()
    if window.damage is None or not window.damage.late or window.at < len(window.data):
        return ""
    reason = window.damage.reason
    window.damage = window.damage._replace(reason="")
    return f"the record is whole, but its compressed form is damaged: {reason}"
