"""How a worker reads one page: a file, an HTTP response, a line of JSON, a saved web page (MHTML)."""

import email
import email.utils
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from pagestrip.batch.inputs.streams import whole
from pagestrip.batch.items import MARKUP_TYPES, PAGE_LIMIT, Columns, Item, MissingExtraError, RefusedError, failed, skipped
from pagestrip.readers.binary import binary_kind
from pagestrip.readers.decode import decode

TYPES = (*MARKUP_TYPES, "application/octet-stream", "unknown/unknown")  # a response's, that may be a page
OK = 200
REDIRECTION = 300  # from here on a response is no page, up to 599 (RFC 9110); other numbers are broken servers' own
STATUS_END = 600


@dataclass(slots=True)
class Content:
    """A page's contents, and what its container tells about it."""

    data: bytes | str
    url: str | None = None
    date: str | None = None
    record: str | None = None
    warnings: tuple[str, ...] = ()


def load(path: Path) -> bytes:
    """The bytes of a page file, unpacked. Raises RefusedError where it cannot be read, and as `checked` does."""
    try:
        with path.open("rb") as file:
            return checked(whole(file))
    except OSError as error:
        raise RefusedError(failed("unreadable", f"it cannot be read: {error.strerror}")) from error


def checked(data: bytes) -> bytes:
    """The same bytes, where they may be a page. Raises RefusedError where they are empty, too many or known to be something else."""
    if not data:
        raise RefusedError(failed("not-a-page", "it is empty"))
    if kind := binary_kind(data):
        raise RefusedError(failed("not-a-page", f"it is a {kind}, not a page"))
    if len(data) > PAGE_LIMIT:
        raise RefusedError(failed("too-large", f"it is too large for a page: more than {PAGE_LIMIT >> 20} MiB"))
    return data


def content(item: Item, columns: Columns) -> Content:
    """The contents of an item. Raises RefusedError where it is no page, MissingExtraError where a library is missing."""
    if item.problem:
        raise RefusedError(item.problem)
    found = READERS[item.form](item, columns)
    if isinstance(found.data, bytes):
        checked(found.data)
    elif not found.data:
        raise RefusedError(failed("not-a-page", "it is empty"))
    found.url, found.date, found.record = found.url or item.url, found.date or item.date, found.record or item.record
    found.warnings = item.warnings + found.warnings
    return found


def _file(item: Item, _: Columns) -> Content:
    return Content(load(item.path or Path()))


def _packed(item: Item, _: Columns) -> Content:
    return Content(whole(io.BufferedReader(io.BytesIO(_bytes(item)))))


def _plain(item: Item, _: Columns) -> Content:
    return Content(item.data)


def _bytes(item: Item) -> bytes:
    return item.data if isinstance(item.data, bytes) else item.data.encode("utf-8", "surrogatepass")


def _json(item: Item, columns: Columns) -> Content:
    text = _bytes(item).decode("utf-8", "replace")
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusedError(failed("damaged", f"the line is not JSON: {error}")) from error
    if not isinstance(row, dict):
        raise RefusedError(failed("not-a-page", f"the line holds {_kind(row)}, not an object"))
    chosen = columns.of(row)
    page = row.get(chosen.page or "")
    if not isinstance(page, str):
        absent = f"the name {chosen.page!r}" if chosen.page else "a usual name"
        what = f"{chosen.page!r} is {_kind(page)}" if chosen.page in row else f"no column has {absent}"
        raise RefusedError(failed("not-a-page", f"the line holds no page: {what}"))
    is_mended = "\ufffd" in text and "\ufffd".encode() not in _bytes(item)
    mended = ("the line was not valid UTF-8; its broken bytes became U+FFFD",) if is_mended else ()
    url, date, record = (row.get(name) if name else None for name in (chosen.url, chosen.date, chosen.id))
    return Content(page, _text(url), _text(date), None if record is None else str(record), mended)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number")


def _mhtml(item: Item, _: Columns) -> Content:
    saved = email.message_from_bytes(load(item.path) if item.path else checked(_bytes(item)))
    page = next((part for part in saved.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}), None)
    if page is None:
        raise RefusedError(failed("not-a-page", "it is an MHTML archive without an HTML part"))
    payload = page.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    date = email.utils.parsedate_to_datetime(saved["Date"]).isoformat() if _is_date(saved) else None
    url = saved["Snapshot-Content-Location"] or page["Content-Location"]
    return Content(decode(data, page.get_content_charset()), _text(url), date)


def _is_date(message: Message) -> bool:
    return email.utils.parsedate(message["Date"] or "") is not None


def _http(item: Item, _: Columns) -> Content:
    """The page of an HTTP response, its transfer and content encodings undone; where that fails, as it stands."""
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError as error:
        raise MissingExtraError("a WARC file", "warc") from error
    block = _bytes(item)
    for decoding in ("all", "none"):
        try:
            record = next(ArchiveIterator(io.BytesIO(_record(block)), parse_http=True, auto_decode=decoding))
            data = record.reader.read(PAGE_LIMIT + 1)
        except (OSError, StopIteration):
            continue
        _check_type(record)
        warnings = () if decoding == "all" else ("the response's own encoding could not be undone; it was read as it stands",)
        if data:
            return Content(decode(checked(data), record.http_charset) if record.http_charset else data, warnings=warnings)
    return Content(block.partition(b"\r\n\r\n")[2] or block.partition(b"\n\n")[2] or block)


def _record(block: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def _check_type(record: "object") -> None:
    headers = getattr(record, "http_headers", None)
    status = getattr(headers, "status_code", None) or OK
    if REDIRECTION <= status < STATUS_END:
        raise RefusedError(skipped(f"its HTTP status is {status}"))
    content_type = (getattr(record, "http_content_type", None) or "").lower()
    if content_type.isascii() and "/" in content_type and content_type not in TYPES:
        raise RefusedError(skipped(f"its type is {content_type}"))


READERS: dict[str, Callable[[Item, Columns], Content]] = {
    "file": _file,
    "packed": _packed,
    "page": _plain,
    "json": _json,
    "mhtml": _mhtml,
    "http": _http,
}
