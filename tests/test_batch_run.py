"""Whole runs: one row an input, nothing lost or twice whatever ends them, nothing done again that is done."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from batch_pages import record, rows, story, write

import pagestrip
from pagestrip.batch import journal as journals
from pagestrip.batch import run as runs
from pagestrip.batch.inputs import sources
from pagestrip.batch.items import Item, Outcome, Source, failed, refused
from pagestrip.batch.journal import Journal, JournalError
from pagestrip.batch.outputs import output
from pagestrip.batch.outputs.mirror import SUFFIXES
from pagestrip.batch.run import Plan, Step, run
from pagestrip.batch.tally import Tally
from pagestrip.batch.work import Settings, worker

LONG = bool(os.environ.get("PAGESTRIP_LONG"))  # the long profile: 200 kills of a run over 2,000 pages


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    return folder


def go(pages: Path, out: Path, format_: str = "json", workers: int = 1, **plan: Any) -> tuple[Tally, list[str]]:
    """A run and the names of the pages that it did itself."""
    done: list[str] = []

    def watch(step: Step) -> None:
        done.append(step.name)

    settings = Settings(format_, **plan.pop("settings", {}))
    tally = run(Plan((str(pages),), settings, workers, **plan), output(str(out), format_), watch)
    assert tally.adds_up
    return tally, sorted(done)


def results(root: Path, out: str) -> dict[str, bytes]:
    """What lies in an output; not its journal, nor the summary, which tells what else lay in the input."""
    place = root / out
    paths = [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.name not in {".journal", "summary.json"}}


# one row an input


def test_every_input_is_a_row_with_its_reason(pages: Path, tmp_path: Path) -> None:
    write(pages, "a.html", "b/c.html")
    (pages / "empty.html").touch()
    (pages / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (pages / "bare.txt").write_text("\n", encoding="utf-8")
    (pages / "link.html").symlink_to("a.html")
    (pages / "notes.json").touch()
    tally, _ = go(pages, tmp_path / "deep" / "rows.jsonl", workers=2)
    got = rows(tmp_path / "deep" / "rows.jsonl")
    assert [(row["id"], row["position"], row["status"], row.get("failure"), row.get("reason")) for row in got] == [
        ("a.html", 0, "ok", None, None),
        ("b/c.html", 1, "ok", None, None),
        ("bare.txt", 2, "empty", None, None),
        ("empty.html", 3, "failed", "not-a-page", "it is empty"),
        ("link.html", 4, "skipped", None, "it is a link"),
        ("photo.html", 5, "failed", "not-a-page", "it is a PNG image, not a page"),
    ]
    assert "sailed again" in str(got[0]["body"])
    assert tally.inputs == len(got)
    assert dict(tally.statuses) == {"ok": 2, "empty": 1, "failed": 2, "skipped": 1}
    assert tally.passed == {".json file": 1}
    assert [name for name, _ in tally.failed] == ["empty.html", "photo.html"]
    assert {suspect.name for suspect in tally.suspicious} == {"a.html", "b/c.html"}


@pytest.mark.parametrize(("format_", "suffix"), list(SUFFIXES.items()))
def test_a_folder_is_mirrored(pages: Path, tmp_path: Path, format_: str, suffix: str) -> None:
    write(pages, "a.html", "b/c.html")
    (pages / "empty.html").touch()
    out = tmp_path / "out"
    go(pages, out, format_)
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert files == [".journal", f"a.html{suffix}", f"b/c.html{suffix}", "index.jsonl", "summary.json"]
    assert "sailed again" in (out / f"a.html{suffix}").read_text(encoding="utf-8")
    assert [row["status"] for row in rows(out / "index.jsonl")] == ["ok", "ok", "failed"]


def test_workers_and_order_change_nothing(pages: Path, tmp_path: Path) -> None:
    write(pages, *(f"{n}.html" for n in range(8)))
    for name, workers in (("one.jsonl", 1), ("two.jsonl", 2)):
        go(pages, tmp_path / name, workers=workers)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_the_container_s_address_and_time_reach_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[object, ...]] = []

    def extract(page: bytes, **given: object) -> pagestrip.Article:
        seen.append((given["url"], str(given["reference_date"]), given["kind"]))
        return pagestrip.Article(body="x")

    monkeypatch.setattr(pagestrip, "extract", extract)
    work = worker(Settings(url="https://example.org/news/"), True)
    work(Item("b c/ü.html", "page", b"x"))
    work(Item("a", "page", b"x", url="http://a.example/", date="2031-03-05T10:00:00Z", kind="text"))
    assert work(Item("a", "page", b"x", date="last week")).note.startswith("the scrape date 'last week' is not ISO 8601")
    assert seen[:2] == [("https://example.org/news/b%20c/%C3%BC.html", "None", "auto"), ("http://a.example/", "2031-03-05 10:00:00+00:00", "text")]


@pytest.mark.parametrize(("error", "failure"), [(RecursionError("deep \udce9"), "exception"), (MemoryError(), "memory")])
def test_any_exception_is_that_page_s_failure(monkeypatch: pytest.MonkeyPatch, error: Exception, failure: str) -> None:
    def breaking(page: bytes, **given: object) -> None:
        raise error

    monkeypatch.setattr(pagestrip, "extract", breaking)
    outcome = worker(Settings(), True)(Item("a", "page", b"x"))
    assert (outcome.status, outcome.failure) == ("failed", failure)
    assert outcome.reason.encode("utf-8")


def test_names_that_are_not_utf8_are_rows_and_files(pages: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.html")
    try:
        write(pages, name)
    except OSError:
        pytest.skip("this file system wants UTF-8 names")
    write(pages, "caf\\udce9.html")
    go(pages, tmp_path / "rows.jsonl")
    assert [row["id"] for row in rows(tmp_path / "rows.jsonl")] == ["caf\\udce9.html"] * 2
    go(pages, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").glob("caf*")) == ["caf%5Cudce9.html.json", "caf%E9.html.json"]


# what was done is not done again


@pytest.mark.parametrize("out", ["rows.jsonl", "out"])
def test_a_finished_run_does_nothing_and_changed_inputs_are_done_again(pages: Path, tmp_path: Path, out: str) -> None:
    write(pages, *(f"{n}.html" for n in range(5)))
    (pages / "crawl.warc").write_bytes(record(7) + record(8))
    assert len(go(pages, tmp_path / out)[1]) == 7
    made = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.suffix in {".jsonl", ".json"}}
    assert go(pages, tmp_path / out)[1] == []
    assert {path: path.stat().st_mtime_ns for path in made} == made
    (pages / "3.html").write_bytes(story("Meridian"))
    (pages / "crawl.warc").write_bytes(record(7) + record(8) + record(9))
    write(pages, "2a.html")
    (pages / "1.html").unlink()
    assert go(pages, tmp_path / out)[1] == ["2a.html", "3.html", "crawl.warc#1", "crawl.warc#2", "crawl.warc#3"]
    go(pages, tmp_path / "fresh" / out)
    assert results(tmp_path, out) == results(tmp_path / "fresh", out)


def test_failed_pages_are_tried_again_when_asked_and_unreadable_ones_always(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(pages, "a.html", "b.html")
    with Journal(tmp_path / "rows.jsonl.journal", runs._terms(Plan(()), output(str(tmp_path / "rows.jsonl"), "json"))) as journal:
        for source in sources([str(pages)], Counter()):
            journal.begin(source)
            journal.add(journal.source, 0, source.name, refused(failed("unreadable" if source.name == "a.html" else "timeout", "why")))
            journal.counted(journal.source, 1, Counter())
    assert go(pages, tmp_path / "rows.jsonl")[1] == ["a.html"]
    assert go(pages, tmp_path / "rows.jsonl", retry=True)[1] == ["b.html"]
    assert go(pages, tmp_path / "rows.jsonl", anew=True)[1] == ["a.html", "b.html"]


def test_other_settings_are_refused_and_named(pages: Path, tmp_path: Path) -> None:
    write(pages, "a.html")
    go(pages, tmp_path / "rows.jsonl")
    with pytest.raises(JournalError, match=r"--kind was auto and is text now"):
        go(pages, tmp_path / "rows.jsonl", settings={"kind": "text"})
    assert go(pages, tmp_path / "rows.jsonl", settings={"kind": "text"}, anew=True)[1] == ["a.html"]


def test_two_runs_do_not_share_an_output(tmp_path: Path) -> None:
    with Journal(tmp_path / "journal", {}), pytest.raises(JournalError, match="another run is at work"):
        Journal(tmp_path / "journal", {})


def test_a_file_that_is_no_journal_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("my own notes, longer than the head of a database file " * 10, encoding="utf-8")
    with pytest.raises(JournalError, match="is no journal"):
        Journal(tmp_path / "journal", {})
    assert (tmp_path / "journal").read_text(encoding="utf-8").startswith("my own notes")


# kill -9 at any moment

ENV = {**os.environ, "PYTHONPATH": str(Path(pagestrip.__file__).parents[1])}


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "pagestrip", "batch", *map(str, args)]


@pytest.mark.parametrize("out", ["rows.jsonl", "out"])
def test_kill_9_costs_nothing(pages: Path, tmp_path: Path, out: str) -> None:
    count, kills = (2000, 200) if LONG else (120, 5)
    write(pages, *(f"{n % 7}/{n}.html" for n in range(count)))
    go(pages, tmp_path / "calm" / out, workers=2)
    chance = random.Random(9)  # noqa: S311 - moments, no secrets
    rough = tmp_path / "rough" / out
    for _ in range(kills):
        with subprocess.Popen(command(pages, "-o", rough, "--quiet"), env=ENV, start_new_session=True) as process:
            time.sleep(chance.uniform(0.1, 3.0))
            os.killpg(process.pid, signal.SIGKILL)
    assert subprocess.run(command(pages, "-o", rough, "--quiet"), env=ENV, check=False).returncode == 0
    calm, again = results(tmp_path / "calm", out), results(tmp_path / "rough", out)
    assert calm.keys() == again.keys()
    assert all(calm[name] == again[name] for name in calm)


def test_an_uncommitted_row_is_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("a", None, "page", "1-1")
    monkeypatch.setattr(journals, "COMMIT_SECONDS", 1e9)
    with Journal(tmp_path / "journal", {}) as journal:
        journal.begin(source)
        journal.add(journal.source, 0, "a", Outcome("ok"))
        journal.commit()
        journal.add(journal.source, 1, "b", Outcome("ok"))
        journal.waiting.clear()  # as a kill would
    with Journal(tmp_path / "journal", {}) as journal:
        assert journal.begin(source) == {0}


# signals and exit codes


def is_gone(group: int) -> bool:
    """Whether a process group is gone, at the latest after ten seconds; Python's own resource tracker takes a moment."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def _heard() -> None:
    """What a terminal's command hears: a shell makes what it puts in the background deaf to Ctrl-C, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_command_and_it_says_how_to_go_on(pages: Path, tmp_path: Path, number: int, code: int) -> None:
    write(pages, *(f"{n}.html" for n in range(3000)))
    out = tmp_path / "out"
    with subprocess.Popen(command(pages, "-o", out), env=ENV, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=_heard) as process:  # noqa: PLW1509  # no threads here
        while not list(out.glob("*.html.json")):
            time.sleep(0.02)
        os.killpg(process.pid, number)
        _, err = process.communicate(timeout=60)
    assert process.returncode == code, err
    assert b"the same command goes on" in err
    assert b"Traceback" not in err
    assert not list(out.rglob("*.tmp"))
    assert is_gone(process.pid)
    assert sqlite3.connect(out / ".journal").execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_standard_output_is_json_lines_in_order_where_asked(pages: Path) -> None:
    write(pages, *(f"{n}.html" for n in range(5)))
    done = subprocess.run(command(pages, "-o", "-", "--ordered", "--log", "json"), env=ENV, capture_output=True, check=True)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [f"{n}.html" for n in range(5)]
    *_, end = [json.loads(line) for line in done.stderr.splitlines()]
    assert (end["event"], end["inputs"], end["ok"], end["adds_up"]) == ("end", 5, 5, True)


def test_a_reader_that_has_had_enough_ends_the_run_quietly(pages: Path) -> None:
    write(pages, *(f"{n}.html" for n in range(300)))
    done = subprocess.run(f"{' '.join(command(pages, '-o', '-', '--quiet'))} | head -1", env=ENV, capture_output=True, shell=True, check=True)  # noqa: S602 - a pipe of our own words
    assert json.loads(done.stdout)["status"] == "ok"
    assert done.stderr == b""
