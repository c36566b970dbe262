"""Runs with killers among the pages, and archives of a standard writer through every output."""

import ctypes
import io
import json
import os
import re
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from batch_pages import rows, story, write

from pagestrip.batch import run as runs
from pagestrip.batch.items import Item, Outcome
from pagestrip.batch.limits import MIB, Limits
from pagestrip.batch.outputs import output
from pagestrip.batch.run import Plan, run
from pagestrip.batch.work import Settings, worker

LONG = bool(os.environ.get("PAGESTRIP_LONG"))  # the long profile: 1,000 pages, two killers of each kind
KINDS = ("segfault", "killed", "hunger", "loop", "c-loop")
FAILURES = {"segfault": "died", "killed": "died", "hunger": "memory", "loop": "timeout", "c-loop": "timeout"}


def killing_worker(settings: Settings, packed: bool) -> Callable[[Item], Outcome]:
    """A worker as any other, but for pages with a killer's name."""
    work = worker(settings, packed)

    def kill(item: Item) -> Outcome:
        for kind in KINDS:
            if kind in item.name:
                _kill(kind)
        return work(item)

    def guarded(item: Item) -> Outcome:
        try:
            return kill(item)
        except MemoryError:
            return Outcome("failed", "memory", "it needs more memory than the limit")

    return guarded


def _kill(kind: str) -> None:
    match kind:
        case "segfault":
            ctypes.string_at(0)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hunger":
            bytearray(4096 * MIB)
        case "c-loop":
            re.fullmatch("(a+)+b", "a" * 64)
        case _:
            while True:
                pass


def test_killers_among_the_pages_cost_themselves_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count, times = (990, 2) if LONG else (60, 1)
    write(tmp_path / "pages", *(f"{n}.html" for n in range(count)), *(f"{n}{kind}.html" for n in range(times) for kind in KINDS))
    monkeypatch.setattr(runs, "worker", killing_worker)
    limits = Limits(2.0, 512 * MIB)
    tally = run(Plan((str(tmp_path / "pages"),), Settings(), 2, limits), output(str(tmp_path / "rows.jsonl"), "json"))
    assert tally.adds_up
    assert dict(tally.statuses) == {"ok": count, "failed": times * len(KINDS)}
    failed = {str(row["id"]).lstrip("0123456789").removesuffix(".html"): row["failure"] for row in rows(tmp_path / "rows.jsonl") if "failure" in row}
    assert failed == FAILURES


def archive(path: Path, kind: str) -> None:
    """An archive as the standard writer makes it: a WARC of responses, or a WET of their text."""
    warcio = pytest.importorskip("warcio", reason="warcio is not installed")
    with path.open("wb") as file:
        writer = warcio.WARCWriter(file, gzip=True)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "a test"}))
        for number in range(12):
            headers = warcio.StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            body = story(number) if kind == "response" else re.sub(rb"<[^>]+>", b"\n", story(number))
            given: dict[str, Any] = {"http_headers": headers} if kind == "response" else {"warc_content_type": "text/plain"}
            writer.write_record(writer.create_warc_record(f"http://example.org/{number}", kind, payload=io.BytesIO(body), **given))


def ids(out: Path) -> list[str]:
    """The ids of the rows with a body that holds the story, whatever the output."""
    if out.suffix == ".jsonl":
        return [str(row["id"]) for row in rows(out) if "fishing boats" in str(row["body"])]
    if out.suffix == ".parquet":
        from pyarrow import parquet

        return [row["id"] for row in parquet.read_table(out).to_pylist() if "fishing boats" in row["body"]]
    if out.suffix == ".sqlite":
        query = "SELECT id FROM search JOIN pages ON position = search.rowid WHERE search MATCH 'body:\"fishing boats\"' ORDER BY position"
        return [name for (name,) in sqlite3.connect(out).execute(query)]
    found = [path.relative_to(out) for path in out.glob("*/*.json") if "fishing boats" in json.loads(path.read_bytes())["body"]]
    return sorted((f"{path.parent.name}#{path.stem}" for path in found), key=lambda name: int(name.partition("#")[2]))


@pytest.mark.parametrize("out", ["rows.jsonl", "rows.parquet", "rows.sqlite", "out"])
@pytest.mark.parametrize(("name", "kind"), [("a.warc.gz", "response"), ("a.warc.wet.gz", "conversion")])
def test_a_standard_archive_goes_through_every_output(tmp_path: Path, name: str, kind: str, out: str) -> None:
    if out.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    archive(tmp_path / name, kind)
    tally = run(Plan((str(tmp_path / name),)), output(str(tmp_path / out), "json"))
    assert dict(tally.statuses) == {"ok": 12}
    assert tally.passed == {"warcinfo record": 1}
    assert tally.hosts == {"example.org": 12}
    assert ids(tmp_path / out) == [f"{name}#{number}" for number in range(1, 13)]
