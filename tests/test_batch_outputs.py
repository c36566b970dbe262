"""Outputs: whole or not there, names that never collide or escape, the same pages in each."""

import errno
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagestrip.batch.items import Outcome
from pagestrip.batch.journal import Row
from pagestrip.batch.outputs import output
from pagestrip.batch.outputs.atomic import replacing
from pagestrip.batch.outputs.mirror import Mirror
from pagestrip.batch.outputs.names import mirrored
from pagestrip.batch.similar import Group
from pagestrip.batch.tally import Tally
from pagestrip.batch.work import packed

ARTICLE = {
    "headline": "Ferry returns",
    "body": "It sailed.\n\nÇa va.",
    "authors": ["A", "B"],
    "confidence": 0.9,
    "evidence": {"body": {"method": "x"}},
}
ROWS = (
    (Row(0, "a.html", Outcome("ok", sha256="12", url="http://example.org/a", data=packed(ARTICLE))), Group("a.html", 2)),
    (Row(1, "caf\udce9.html", Outcome("failed", "timeout", "it took longer than 1 s")), None),
    (Row(2, "c.html", Outcome("skipped", "", "it is a link")), None),
)
NONE: Counter[str] = Counter()
TALLY = Tally(3, Counter(ok=1, failed=1, skipped=1), NONE, NONE, NONE, NONE, NONE, NONE, (), ())


def exported(path: Path) -> Path:
    output(str(path), "json").export(ROWS, TALLY)
    assert [found.name for found in path.parent.iterdir()] == [path.name]
    return path


# files


def test_json_lines_hold_a_line_a_page(tmp_path: Path) -> None:
    first, second, third = [json.loads(line) for line in exported(tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()]
    assert first == {
        "id": "a.html",
        "position": 0,
        "status": "ok",
        "sha256": "12",
        "input_url": "http://example.org/a",
        "group": "a.html",
        "group_size": 2,
        **ARTICLE,
    }
    assert second == {"id": "caf\\udce9.html", "position": 1, "status": "failed", "failure": "timeout", "reason": "it took longer than 1 s"}
    assert third == {"id": "c.html", "position": 2, "status": "skipped", "reason": "it is a link"}


def test_parquet_holds_the_same(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    table = parquet.read_table(exported(tmp_path / "rows.parquet"))
    assert table.schema.metadata[b"pagestrip.schema"] == b"1"
    first, second, _ = table.to_pylist()
    assert (first["id"], first["headline"], first["authors"], first["group_size"]) == ("a.html", "Ferry returns", ["A", "B"], 2)
    assert json.loads(first["evidence"]) == ARTICLE["evidence"]
    assert (second["status"], second["failure"], second["body"]) == ("failed", "timeout", None)


def test_sqlite_is_searched_without_accents(tmp_path: Path) -> None:
    db = sqlite3.connect(exported(tmp_path / "rows.sqlite"))
    query = "SELECT id FROM search JOIN pages ON position = search.rowid WHERE search MATCH ?"
    assert db.execute(query, ("ca",)).fetchall() == [("a.html",)]
    assert db.execute(query, ("plane",)).fetchall() == []
    assert db.execute('SELECT count(*), max("group") FROM pages').fetchone() == (3, "a.html")
    assert db.execute("SELECT value FROM summary WHERE name = 'inputs'").fetchone() == ("3",)
    db.close()


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.parquet", "rows.sqlite"])
def test_an_export_that_fails_leaves_what_was_there(tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    (tmp_path / name).write_text("from an earlier run", encoding="utf-8")

    def broken() -> Iterator[tuple[Row, Group | None]]:
        yield ROWS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        output(str(tmp_path / name), "json").export(broken(), TALLY)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "from an earlier run"


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left"), replacing(tmp_path / "a") as file:
        file.write(b"x")
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []


# mirrored folders


def test_a_page_is_a_file_and_a_failed_one_leaves_no_older_result(tmp_path: Path) -> None:
    out = Mirror(tmp_path, "text")
    assert out.place("b/a.html", Outcome("ok", data=b"x"), 0) == Outcome("ok")
    assert (tmp_path / "b" / "a.html.txt").read_bytes() == b"x"
    out.place("b/a.html", Outcome("failed", "timeout", "why"), 0)
    assert list((tmp_path / "b").iterdir()) == []


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "kept").write_bytes(b"kept")
    (folder / "sub").symlink_to(tmp_path / "elsewhere")
    (folder / "a.html.json").symlink_to(tmp_path / "kept")
    out = Mirror(folder, "json")
    assert out.place("sub/a.html", Outcome("ok", data=b"{}"), 0).failure == "name"
    assert out.place("a.html", Outcome("ok", data=b"{}"), 0).status == "ok"
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert (tmp_path / "kept").read_bytes() == b"kept"


def test_no_page_takes_the_summary_s_name(tmp_path: Path) -> None:
    out = Mirror(tmp_path, "json")
    out.place("summary", Outcome("ok", data=b"page"), 0)
    out.export(ROWS, TALLY)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["%73ummary.json", "index.jsonl", "summary.json"]
    assert json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))["adds_up"] is True


NAMES = [
    ("a/b.html", "a/b.html.json"),
    ("crawl.warc.gz#3", "crawl.warc.gz/3.json"),
    ("../../etc/passwd", "%2E%2E/%2E%2E/etc/passwd.json"),
    ("/etc/passwd", "etc/passwd.json"),
    ("a%2f..%2fb", "a%252f..%252fb.json"),
    ("a\\b\n\x1b[31m.html", "a%5Cb%0A%1B[31m.html.json"),
    ("CON.html", "%43ON.html.json"),
    ("caf\udce9.html", "caf%E9.html.json"),
    (".hidden", "%2Ehidden.json"),
    ("trailing. ", "trailing.%20.json"),
    ("a.json/b", "a%2Ejson/b.json"),
]


@pytest.mark.parametrize(("name", "path"), NAMES, ids=[ascii(name) for name, _ in NAMES])
def test_names_are_made_safe(name: str, path: str) -> None:
    assert mirrored(name, ".json").as_posix() == path


TEXT = st.text(st.sampled_from("ab.%/#\\~: é\n\udce9~") | st.characters(), min_size=1, max_size=300)


@given(st.sets(TEXT.filter(lambda name: "#" not in name and name == "/".join(part for part in name.split("/") if part not in {"", "."})), max_size=6))
def test_no_two_names_meet_and_none_leaves_the_folder(names: set[str]) -> None:
    paths = [mirrored(name, ".json") for name in names]
    assert len(set(paths)) == len(names)
    assert not any(path.is_absolute() or ".." in path.parts or any(len(part.encode()) > 255 for part in path.parts) for path in paths)
    assert not set(paths) & {parent for path in paths for parent in path.parents}
