"""Pages and damaged containers for the batch tests, made on the spot."""

import gzip
import json
from collections import Counter
from pathlib import Path

from pagestrip.batch.inputs import items, sources
from pagestrip.batch.items import Columns, Item
from pagestrip.batch.pages import content

STORY = (
    "<html><head><title>{name}</title></head><body><article><h1>Ferry {name} returns</h1>"
    "<p>The ferry {name} sailed again on Tuesday, nine days after a storm had broken the ramp on the island's side of the sound.</p>"
    "<p>The harbour master said that the new ramp would carry lorries of up to forty tonnes once the concrete had set hard enough.</p>"
    "<p>Islanders had been brought their post and their milk by fishing boats, and the school had been taught by telephone for a week.</p>"
    "</article></body></html>"
)


def story(name: object) -> bytes:
    return STORY.format(name=name).encode("utf-8", "replace")


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(story(path.stem))


def record(number: int, *, type_: str = "response", length: object = None) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + story(number)
    head = (
        f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: http://example.org/{number}\r\nWARC-Date: 2031-03-05T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number:032d}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def found(*inputs: Path | str, leave: Path | None = None, columns: Columns = Columns(), passed: Counter[str] | None = None) -> list[Item]:  # noqa: B008 - immutable
    passed = Counter() if passed is None else passed
    return [item for source in sources(map(str, inputs), passed, leave=leave) for item in items(source, columns, passed)]


def read(item: Item, columns: Columns = Columns()) -> bytes:  # noqa: B008 - immutable
    data = content(item, columns).data
    return data if isinstance(data, bytes) else data.encode()
