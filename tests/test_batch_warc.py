"""WARC archives: what their records tell, and what is found again in damaged ones."""

import io
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from batch_pages import found, packed, read, record, story
from hypothesis import given
from hypothesis import strategies as st

from pagestrip.batch.inputs.warc import records
from pagestrip.batch.items import PAGE_LIMIT, Item, RefusedError


def warc(tmp_path: Path, data: bytes, name: str = "a.warc") -> Path:
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


def pages_of(path: Path) -> set[int]:
    return {number for number in range(20) for item in found(path) if not item.problem and story(number) in read(item)}


def test_records_bring_their_address_time_and_id(tmp_path: Path) -> None:
    item = found(warc(tmp_path, record(7)))[0]
    assert (item.name, item.url, item.date, item.record) == ("a.warc#1", "http://example.org/7", "2031-03-05T10:00:00Z", f"urn:uuid:{7:032d}")
    assert read(item) == story(7)


PLAIN = [record(n) for n in range(20)]
PACKED = [packed(one) for one in PLAIN]


def changed(parts: list[bytes], new: bytes, at: int = 10) -> bytes:
    return b"".join([*parts[:at], new, *parts[at + 1 :]])


DAMAGED = {
    "one member": (packed(b"".join(PLAIN)), 20),
    "cut last record": (b"".join(PLAIN)[:-300], 19),
    "cut last member": (b"".join(PACKED)[:-100], 19),
    "cut member": (changed(PACKED, PACKED[10][:200]), 19),
    "stray bytes": (b"".join([*PACKED[:10], bytes(range(256)) * 20, *PACKED[10:]]), 20),
    "wrong checksum": (changed(PACKED, PACKED[10][:-8] + b"\0" * 4 + PACKED[10][-4:]), 20),
    "flipped byte": (changed(PACKED, PACKED[10][:300] + bytes([PACKED[10][300] ^ 0xFF]) + PACKED[10][301:]), 19),
    "too long": (changed(PLAIN, record(10, length=len(story(10)) + 500)), 20),
    "too short": (changed(PLAIN, record(10, length=300)), 20),
    "absurd": (changed(PLAIN, record(10, length=9 * 10**18)), 20),
    "negative": (changed(PLAIN, record(10, length=-5)), 20),
    "no length": (changed(PLAIN, PLAIN[10].replace(b"Content-Length:", b"X-Nothing:", 1)), 20),
    "no blank lines": (b"".join(one[:-4] for one in PLAIN), 20),
    "line feeds alone": (b"".join(PLAIN).replace(b"\r\n", b"\n"), 19),
    "stray text": (b"".join([*PLAIN[:10], b"nothing to see here\r\n" * 40, *PLAIN[10:]]), 20),
}


@pytest.mark.parametrize(("data", "whole"), DAMAGED.values(), ids=DAMAGED)
def test_every_whole_page_of_a_damaged_archive_is_found(tmp_path: Path, data: bytes, whole: int) -> None:
    path = warc(tmp_path, data, "a.warc.gz" if data[:2] == b"\x1f\x8b" else "a.warc")
    assert len(pages_of(path)) >= whole
    marked = [item for item in found(path) if item.problem or item.warnings]
    assert bool(marked) == (data not in {DAMAGED["one member"][0], DAMAGED["no blank lines"][0]})


@given(st.integers(0, len(PLAIN[0]) * 3), st.binary(max_size=40))
def test_damage_costs_the_records_that_it_lies_in(at: int, junk: bytes) -> None:
    data = b"".join(PLAIN[:4])
    broken = data[:at] + junk + data[at:]
    blocks = [record.block for record in records(io.BufferedReader(io.BytesIO(broken)))]
    assert sum(any(story(n) in block for block in blocks) for n in range(4)) >= 3


@given(st.binary(max_size=200), st.booleans())
def test_no_bytes_break_the_cutter(data: bytes, pack: bool) -> None:
    list(records(io.BufferedReader(io.BytesIO(packed(b"WARC/1.0" + data)[: -len(data) or None] if pack else b"WARC/1.0\r\n" + data))))


HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKS = b"%x\r\n%s\r\n0\r\n\r\n" % (len(story(1)), story(1))
RESPONSES = {
    "chunked": (HTTP + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKS, story(1)),
    "bad chunks": (HTTP + b"Transfer-Encoding: chunked\r\n\r\nZZZ\r\n" + story(1), b"ZZZ\r\n" + story(1)),
    "packed": (HTTP + b"Content-Encoding: gzip\r\n\r\n" + packed(story(1)), story(1)),
    "not packed": (HTTP + b"Content-Encoding: gzip\r\n\r\n" + story(1), story(1)),
    "no status": (b"HTTP/1.1\r\n\r\n" + story(1), story(1)),
    "line feeds": (b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + story(1), story(1)),
    "charset": (b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n<p>\xf0\xd2\xc9\xd7\xc5\xd4</p>", "<p>Привет</p>".encode()),
}


@pytest.mark.parametrize(("block", "page"), RESPONSES.values(), ids=RESPONSES)
def test_a_response_gives_its_page(block: bytes, page: bytes) -> None:
    assert read(Item("a", "http", block)).endswith(page)


@pytest.mark.parametrize(
    ("http", "words"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n", "its type is application/pdf"),
        (b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n", "its HTTP status is 404"),
    ],
)
def test_a_response_that_is_no_page_is_skipped(http: bytes, words: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        read(Item("a", "http", http + story(1)))
    assert refusal.value.problem == ("skipped", "", words)


def test_a_bomb_in_a_response_is_refused() -> None:
    with pytest.raises(RefusedError, match="too large"):
        read(Item("a", "http", HTTP + b"Content-Encoding: gzip\r\n\r\n" + packed(b"<p>" * PAGE_LIMIT)))


def test_other_records_are_counted(tmp_path: Path) -> None:
    passed: Counter[str] = Counter()
    path = warc(tmp_path, record(0, type_="request") + record(1) + record(2, type_="revisit"))
    assert [item.name for item in found(path, passed=passed)] == ["a.warc#1"]
    assert passed == {"request record": 1, "revisit record": 1}


HOSTILE = Path(os.environ.get("PAGESTRIP_HOSTILE", ""))


BROKEN = ("absurd", "bad_crc", "bomb", "cut_mid", "flipped", "garbage", "length_", "no_blank")


def whole_page(item: Item) -> bytes:
    try:
        return read(item)
    except RefusedError:
        return b""


@pytest.mark.skipif(not (HOSTILE / "containers").is_dir(), reason="PAGESTRIP_HOSTILE does not name the folder of hostile containers")
def test_the_hostile_archives_give_every_whole_page() -> None:
    paths = [path for path in (HOSTILE / "containers").glob("*.warc*") if any(word in path.name for word in BROKEN)]
    marks = [set(re.findall(rb"recordkeep\d+", b"".join(map(whole_page, found(path))))) for path in paths]
    assert len(paths) == 13
    assert sum(map(len, marks)) >= 250
