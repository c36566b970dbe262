"""Folders of pages: what is found, what a worker's death costs, what lies in the output."""

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import pagestrip
from pagestrip.batch import Settings, find, outputs, run
from pagestrip.batch.inputs import PAGE_LIMIT, NotAPageError, checked, load
from pagestrip.batch.outputs import JsonLines, Mirror, Tally, output
from pagestrip.batch.work import Outcome, printable, worker

STORY = (
    "<html><head><title>{name}</title></head><body><article><h1>Ferry {name} returns</h1>"
    "<p>The ferry {name} sailed again on Tuesday, nine days after a storm had broken the ramp on the island's side of the sound.</p>"
    "<p>The harbour master said that the new ramp would carry lorries of up to forty tonnes once the concrete had set hard enough.</p>"
    "<p>Islanders had been brought their post and their milk by fishing boats, and the school had been taught by telephone for a week.</p>"
    "</article></body></html>"
)


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY.format(name=path.stem), encoding="utf-8", errors="replace")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    return folder


# what is found


def test_pages_are_found_by_suffix_in_the_order_of_their_names(pages: Path) -> None:
    write(pages, "b.html", "a/z.HTM", "a/b.xhtml", "c.txt", "d.json", "e", ".hidden.html", ".git/f.html")
    assert [page.name for page in find(pages).pages] == ["a/b.xhtml", "a/z.HTM", "b.html", "c.txt"]


def test_links_and_special_files_are_passed_over_and_named(pages: Path, tmp_path: Path) -> None:
    write(pages, "a.html")
    write(tmp_path, "outside/b.html")
    (pages / "link.html").symlink_to(tmp_path / "outside" / "b.html")
    (pages / "gone.html").symlink_to(tmp_path / "nowhere")
    (pages / "folder").symlink_to(tmp_path / "outside")
    (pages / "loop").symlink_to(pages)
    os.mkfifo(pages / "pipe.html")
    listing = find(pages)
    assert [page.name for page in listing.pages] == ["a.html"]
    assert listing.skipped == ("gone.html", "link.html", "pipe.html")


def test_a_folder_named_like_a_page_is_a_folder(pages: Path) -> None:
    write(pages, "looks_like.html/a.html")
    assert [page.name for page in find(pages).pages] == ["looks_like.html/a.html"]


def test_the_output_folder_is_not_read(pages: Path) -> None:
    write(pages, "a.html", "out/a.html.html")
    assert [page.name for page in find(pages, leave=pages / "out").pages] == ["a.html"]


def test_a_folder_that_cannot_be_listed_is_a_failed_row(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(pages, "a.html", "shut/b.html")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    listing = find(pages)
    assert [(page.name, page.problem) for page in listing.pages] == [("a.html", ""), ("shut", "the folder cannot be listed: Permission denied")]
    assert worker(Settings(), True)(listing.pages[1]).status == "failed"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "is a JPEG image, not a page"),
        (b"%PDF-1.7\n", "is a PDF document, not a page"),
        (b"<p>" + b"x" * PAGE_LIMIT, "is too large for a page: more than 64 MiB"),
    ],
)
def test_what_cannot_be_a_page_is_told_in_words(data: bytes, words: str) -> None:
    with pytest.raises(NotAPageError, match=f"^{words}$"):
        checked(data)


def test_a_file_that_is_gone_is_told_in_words(pages: Path) -> None:
    with pytest.raises(NotAPageError, match=r"^cannot be read: No such file or directory$"):
        load(pages / "gone.html")


# whole runs


def test_every_page_is_a_row_and_a_failing_one_has_its_error(pages: Path, tmp_path: Path) -> None:
    write(pages, "a.html", "b/c.html")
    (pages / "empty.html").touch()
    (pages / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (pages / "bare.txt").write_text("\n", encoding="utf-8")
    tally = run(find(pages), tmp_path / "deep" / "rows.jsonl", Settings(), 2)
    rows = [json.loads(line) for line in (tmp_path / "deep" / "rows.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["path"], row["status"], row.get("error")) for row in rows] == [
        ("a.html", "ok", None),
        ("b/c.html", "ok", None),
        ("bare.txt", "empty", None),
        ("empty.html", "failed", "the file is empty"),
        ("photo.html", "failed", "the file is a PNG image, not a page"),
    ]
    assert "sailed again" in rows[0]["body"]
    assert tally.pages == len(rows)
    assert dict(tally.statuses) == {"ok": 2, "empty": 1, "failed": 2}
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["rows.jsonl"]


@pytest.mark.parametrize(("format_", "suffix"), list(outputs.SUFFIXES.items()))
def test_a_folder_is_mirrored(pages: Path, tmp_path: Path, format_: str, suffix: str) -> None:
    write(pages, "a.html", "b/c.html")
    (pages / "empty.html").touch()
    out = tmp_path / "out"
    run(find(pages), out, Settings(format_), 1)
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert files == [f"a.html{suffix}", f"b/c.html{suffix}", "summary.json"]
    assert "sailed again" in (out / f"a.html{suffix}").read_text(encoding="utf-8")
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert (summary["pages"], summary["ok"], summary["failed"]) == (3, 2, 1)
    assert summary["failures"] == [{"path": "empty.html", "error": "the file is empty"}]


def test_two_runs_give_the_same_bytes(pages: Path, tmp_path: Path) -> None:
    write(pages, *(f"{n}.html" for n in range(8)))
    for name, workers in (("one.jsonl", 1), ("two.jsonl", 2)):
        run(find(pages), tmp_path / name, Settings(), workers)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_a_page_s_address_is_the_mirrored_one_and_its_path(pages: Path, tmp_path: Path) -> None:
    write(pages, "b c/ü.html")
    seen: list[str | None] = []
    work = worker(Settings(url="https://example.org/news/"), True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pagestrip, "extract", lambda page, **given: seen.append(given["url"]))
        work(find(pages).pages[0])
    assert seen == ["https://example.org/news/b%20c/%C3%BC.html"]


def test_any_exception_is_that_page_s_failure(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(pages, "a.html")

    def breaking(page: bytes, **given: object) -> None:
        raise RecursionError("too deep \udce9")

    monkeypatch.setattr(pagestrip, "extract", breaking)
    outcome = worker(Settings(), True)(find(pages).pages[0])
    assert outcome == Outcome("a.html", "failed", error="RecursionError: too deep \\udce9")


def test_names_that_are_not_utf8_are_rows_and_files(pages: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.html")
    try:
        write(pages, name)
    except OSError:
        pytest.skip("this file system wants UTF-8 names")
    run(find(pages), tmp_path / "rows.jsonl", Settings(), 1)
    assert json.loads((tmp_path / "rows.jsonl").read_bytes())["path"] == printable(name) == "caf\\udce9.html"
    run(find(pages), tmp_path / "out", Settings(), 1)
    assert (tmp_path / "out" / (name + ".json")).is_file()


# the outputs


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("from an earlier run\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), JsonLines(rows) as out:
        out.write(Outcome("a.html", "failed", error="x"))
        raise KeyboardInterrupt
    assert rows.read_text(encoding="utf-8") == "from an earlier run\n"
    assert list(tmp_path.iterdir()) == [rows]


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "sub").symlink_to(tmp_path / "elsewhere")
    with Mirror(tmp_path / "out", "json") as out:
        assert out.write(Outcome("sub/deep/a.html", "ok", b"{}")).status == "failed"
        assert out.write(Outcome("../a.html", "ok", b"{}")).status == "failed"
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert not (tmp_path / "a.html.json").exists()


def test_a_link_in_the_output_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "kept").write_text("kept", encoding="utf-8")
    (tmp_path / "out" / "a.html.json").symlink_to(tmp_path / "kept")
    with Mirror(tmp_path / "out", "json") as out:
        out.write(Outcome("a.html", "ok", b"{}"))
    assert (tmp_path / "kept").read_text(encoding="utf-8") == "kept"
    assert (tmp_path / "out" / "a.html.json").read_bytes() == b"{}"


def test_a_name_too_long_for_its_suffix_is_a_failed_page(tmp_path: Path) -> None:
    with Mirror(tmp_path / "out", "json") as out:
        outcome = out.write(Outcome("a" * 250 + ".html", "ok", b"{}"))
    assert (outcome.status, outcome.error) == ("failed", "its result cannot be written: File name too long")


def test_a_page_that_fails_now_leaves_no_older_result(tmp_path: Path) -> None:
    with Mirror(tmp_path / "out", "json") as out:
        out.write(Outcome("a.html", "ok", b"{}"))
        out.write(Outcome("a.html", "failed", error="x"))
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("name", ["rows.jsonl", "out"])
def test_a_full_disk_ends_the_run_and_leaves_no_partial_file(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def full(self: Path, mode: str = "r", *rest: object, **named: object) -> object:
        if "w" in mode:
            opened(self, mode).close()
            return opened(Path("/dev/full"), mode)
        return opened(self, mode)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space left"), output(tmp_path / name, "json") as out:
        out.write(Outcome("a.html", "ok", b"{}" * 100_000))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_tally_counts_what_it_is_given() -> None:
    tally = Tally(skipped=("link.html",))
    for outcome in (
        Outcome("a", "ok", b"", "", "article", "fr"),
        Outcome("b", "empty", b"", "", "product", ""),
        Outcome("c", "failed", error="why"),
    ):
        tally.add(outcome)
    assert tally.to_dict() == {
        "pages": 3,
        "ok": 1,
        "empty": 1,
        "failed": 1,
        "page_types": {"article": 1, "product": 1},
        "languages": {"fr": 1, "unknown": 1},
        "failures": [{"path": "c", "error": "why"}],
        "without_body": ["b"],
        "skipped": ["link.html"],
    }


# the command


def test_interrupt_ends_the_command_with_130_and_no_partial_file(pages: Path, tmp_path: Path) -> None:
    write(pages, *(f"{n}.html" for n in range(3000)))
    command = [sys.executable, "-m", "pagestrip", "batch", str(pages), "-o", str(tmp_path / "rows.jsonl")]
    env = {**os.environ, "PYTHONPATH": str(Path(pagestrip.__file__).parents[1])}
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True) as process:
        assert process.stderr is not None
        process.stderr.readline()  # the first tenth is done
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert b"Traceback" not in err
    assert list(tmp_path.iterdir()) == [pages]
