"""Where pages come from: folders, archives, rows, and what is found again in damaged ones."""

import bz2
import errno
import io
import json
import os
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
import zstandard
from batch_pages import found, packed, read, record, story, write

from pagestrip.batch.items import PAGE_LIMIT, Columns, Item, RefusedError
from pagestrip.batch.pages import checked, content, load


def names(*inputs: Path | str, leave: Path | None = None) -> list[str]:
    return [item.name for item in found(*inputs, leave=leave) if not item.problem]


def reasons(*inputs: Path | str) -> list[tuple[str, str]]:
    return [(item.problem.status, item.problem.reason) for item in found(*inputs) if item.problem]


# folders


def test_pages_are_found_by_suffix_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, "b.html", "a/z.HTM", "a/b.xhtml", "a.txt", "c.txt.gz", "d.json", "e", ".hidden.html", ".git/f.html")
    passed: Counter[str] = Counter()
    assert [item.name for item in found(tmp_path, passed=passed)] == ["a.txt", "a/b.xhtml", "a/z.HTM", "b.html", "c.txt.gz"]
    assert passed == {"hidden file": 2, ".json file": 1, "other file": 1}


def test_links_and_special_files_are_rows_and_never_opened(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    write(folder, "a.html")
    write(tmp_path, "outside/b.html")
    (folder / "link.html").symlink_to(tmp_path / "outside" / "b.html")
    (folder / "gone.html").symlink_to(tmp_path / "nowhere")
    (folder / "folder").symlink_to(tmp_path / "outside")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.html")
    assert names(folder) == ["a.html"]
    assert reasons(folder) == [("skipped", "it is a link"), ("skipped", "it is a link"), ("skipped", "it is not a regular file")]


def test_a_folder_named_like_a_page_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "looks_like.html/a.html")
    assert names(tmp_path) == ["looks_like.html/a.html"]


def test_the_output_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "out/a.html.html", "rows.jsonl")
    assert names(tmp_path, leave=tmp_path / "out") == ["a.html", *[f"rows.jsonl#{n}" for n in (1,)]]
    assert names(tmp_path, leave=tmp_path / "rows.jsonl") == ["a.html", "out/a.html.html"]


def test_several_inputs_keep_their_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a/x.html", "b/x.html")
    monkeypatch.chdir(tmp_path)
    assert names("a", "b/", "a/x.html", "a") == ["a/x.html", "b/x.html", "a/x.html"]


def test_a_folder_that_cannot_be_listed_is_a_failed_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.html", "shut/b.html")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert names(tmp_path) == ["a.html"]
    assert reasons(tmp_path) == [("failed", "the folder cannot be listed: Permission denied")]


# page files

BAD = [
    (b"", "not-a-page", "it is empty"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "not-a-page", "it is a JPEG image, not a page"),
    (b"%PDF-1.7\n", "not-a-page", "it is a PDF document, not a page"),
    (b"<p>" + b"x" * PAGE_LIMIT, "too-large", "it is too large for a page: more than 64 MiB"),
]


@pytest.mark.parametrize(("data", "failure", "words"), BAD, ids=[words for *_, words in BAD])
def test_what_cannot_be_a_page_is_told_in_words(data: bytes, failure: str, words: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        checked(data)
    assert refusal.value.problem == ("failed", failure, words)


def test_a_file_that_is_gone_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"^it cannot be read: No such file or directory$"):
        load(tmp_path / "gone.html")


@pytest.mark.parametrize("pack", [packed, bz2.compress, zstandard.compress, bytes], ids=["gz", "bz2", "zst", "plain"])
def test_packed_pages_are_unpacked(tmp_path: Path, pack: "object") -> None:
    assert callable(pack)
    (tmp_path / "a.html.gz").write_bytes(pack(story(1)))
    assert load(tmp_path / "a.html.gz") == story(1)


def test_a_packed_page_is_unpacked_to_the_limit_alone(tmp_path: Path) -> None:
    (tmp_path / "bomb.html.gz").write_bytes(packed(b"\0" * (PAGE_LIMIT + 1) * 2))
    with pytest.raises(RefusedError, match="too large"):
        load(tmp_path / "bomb.html.gz")


def test_a_cut_packed_page_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(packed(story(1))[:-20])
    with pytest.raises(RefusedError, match="damaged"):
        load(tmp_path / "a.html.gz")


MHTML = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/a\r\nDate: Wed, 5 Mar 2031 10:00:00 +0000\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n'
    "--x\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    '<p class=3D"a">caf=E9</p>\r\n--x--\r\n'
)


def test_a_saved_web_page_gives_its_address_and_its_time(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_text(MHTML, encoding="ascii", newline="")
    page = content(found(tmp_path)[0], Columns())
    assert (page.url, page.date) == ("https://example.org/a", "2031-03-05T10:00:00+00:00")
    assert '<p class="a">café</p>' in page.data


# rows


def lines_of(tmp_path: Path, data: bytes, name: str = "a.jsonl") -> list[Item]:
    (tmp_path / name).write_bytes(data)
    return found(tmp_path / name)


def test_lines_are_pages(tmp_path: Path) -> None:
    row = {"url": "http://example.org/1", "html": "<p>x</p>", "id": 7, "crawl_date": "2031-03-05"}
    line = json.dumps(row).encode()
    first, second = lines_of(tmp_path, b"\xef\xbb\xbf" + line + b"\r\n\r\n \n" + line)
    page = content(second, Columns())
    assert (first.name, second.name) == ("a.jsonl#1", "a.jsonl#4")
    assert (page.data, page.url, page.date, page.record) == ("<p>x</p>", "http://example.org/1", "2031-03-05", "7")
    assert content(first, Columns(page="url")).data == "http://example.org/1"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"html": "x', "the line is not JSON"),
        (b"[" * 100_000, "the line is not JSON"),
        (b'{"n": ' + b"9" * 5000 + b', "html": "x"}', "the line is not JSON"),
        (b"[]", "the line holds a list, not an object"),
        (b'{"html": null}', "'html' is null"),
        (b'{"html": 1}', "'html' is a number"),
        (b'{"x": "y"}', "no column has a usual name"),
        (b'{"html": ""}', "it is empty"),
    ],
)
def test_a_line_that_is_no_page_says_why(line: bytes, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        read(Item("a", "json", line))


def test_a_cut_archive_of_lines_gives_its_whole_lines_and_a_failed_row(tmp_path: Path) -> None:
    line = json.dumps({"html": "x" * 300}).encode() + b"\n"
    got = lines_of(tmp_path, packed(line * 50)[:-20], "a.jsonl.gz")
    assert len(got) >= 40
    assert [bool(item.problem) for item in got] == [False] * (len(got) - 1) + [True]


def test_parquet_rows_are_pages(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from pyarrow import parquet

    table = pa.table({"text": ["<p>x</p>", None], "url": ["http://example.org/1", None], "id": [5, 6]})
    parquet.write_table(table, tmp_path / "a.parquet")
    first, second = found(tmp_path)
    assert (first.name, first.data, first.url, first.record) == ("a.parquet#1", "<p>x</p>", "http://example.org/1", "5")
    assert second.problem is not None
    assert "is null" in second.problem.reason
    (wrong,) = found(tmp_path, columns=Columns(page="html"))
    assert wrong.problem is not None
    assert "no column 'html' (columns: text, url, id)" in wrong.problem.reason


def test_a_broken_parquet_file_is_a_failed_row(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    assert [status for status, _ in reasons(tmp_path)] == ["failed"]


# archives, standard input


def test_zip_members_are_pages_and_containers(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x/a.html", story(1))
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("x/a.html", story(2))
        archive.writestr("b.warc.gz", packed(record(3)))
        archive.writestr("photo.png", b"")
    assert names(tmp_path) == ["a.zip#x/a.html", "a.zip#x/a.html~2", "a.zip#b.warc.gz#1"]


def test_a_web_archive_collection_gives_its_records_alone(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        archive.writestr("archive/data.warc.gz", packed(record(3)))
        archive.writestr("pages/pages.jsonl", b'{"text": "x"}')
    assert names(tmp_path) == ["a.wacz#archive/data.warc.gz#1"]


def test_a_damaged_zip_is_a_failed_row(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and no more")
    assert [status for status, _ in reasons(tmp_path)] == ["failed"]


@pytest.mark.parametrize(
    ("data", "form", "count"),
    [
        (story(1), "packed", 1),
        (packed(story(1)), "packed", 1),
        (record(1) * 2, "http", 2),
        (packed(record(1)) * 2, "http", 2),
        (b'{"html": "x"}\n' * 3, "json", 3),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(monkeypatch: pytest.MonkeyPatch, data: bytes, form: str, count: int) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    assert [item.form for item in found("-")] == [form] * count
