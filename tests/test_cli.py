"""The command: what it prints, what it says about bad input, its exit codes."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import pagestrip
from pagestrip import cli
from pagestrip.rendering.formats import FORMATS

STORY = """<!doctype html><html lang="en"><head><title>Ferry to Lunholm returns</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Ferry to Lunholm returns</h1>
<p>The ferry between Ostervik and Lunholm sailed again on Tuesday, nine days after a storm had broken the ramp on the island's side.</p>
<p>The harbour master said that the new ramp would carry lorries of up to forty tonnes once the concrete had set hard enough.</p>
<p>Islanders had been brought their post and their milk by fishing boats, and the school had been taught by telephone for a week.</p>
</article></body></html>"""
SUBCOMMANDS = ("extract", "explain", "cleaners", "batch")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    return lambda data: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def pagestrip_command(*args: str, stdout: int = subprocess.PIPE) -> "subprocess.CompletedProcess[bytes]":
    env = {**os.environ, "PYTHONPATH": str(Path(pagestrip.__file__).parents[1])}
    return subprocess.run([sys.executable, "-m", "pagestrip", *args], env=env, stdout=stdout, stderr=subprocess.PIPE, check=False)


# what it prints


def test_extract_prints_a_card(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["extract", str(page)]) == 0
    out = capsys.readouterr().out
    assert "sailed again on Tuesday" in out
    assert "News" not in out


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_prints_the_body(page: Path, capsysbinary: pytest.CaptureFixture[bytes], name: str) -> None:
    assert cli.run(["extract", "--format", name, str(page)]) == 0
    out = capsysbinary.readouterr().out.decode("utf-8")
    assert "sailed again on Tuesday" in out
    assert out.endswith("\n")
    if name in {"json", "jsonld", "ninjs"}:
        assert isinstance(json.loads(out), dict)


def test_standard_input_is_a_page(stdin: Callable[[bytes], None], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    stdin(STORY.encode())
    assert cli.run(["extract", "--format", "text", "-"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"The ferry between")


def test_explain_shows_the_blocks(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["explain", str(page)]) == 0
    out = capsys.readouterr().out
    assert next(row for row in out.splitlines() if "The ferry between" in row).split()[1] == "body"
    assert "Cleaners" in out


def test_cleaners_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["cleaners"]) == 0
    out = capsys.readouterr().out
    assert all(cleaner.name in out for cleaner in pagestrip.DEFAULT.cleaners)


def test_options_reach_the_library(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}

    def extract(data: bytes, **given: object) -> pagestrip.Article:
        seen.update(given)
        return pagestrip.Article(body="x")

    monkeypatch.setattr(pagestrip, "extract", extract)
    left_out = pagestrip.DEFAULT.cleaners[0].name
    args = ["--url", "https://a.example/b", "--reference-date", "2025-08-17", "--kind", "text", "--without", left_out, "--no-plugins"]
    assert cli.run(["extract", *args, str(page)]) == 0
    pipeline = seen.pop("pipeline")
    assert isinstance(pipeline, pagestrip.Pipeline)
    assert [cleaner.name for cleaner in pipeline.cleaners] == [cleaner.name for cleaner in pagestrip.DEFAULT.cleaners if cleaner.name != left_out]
    assert seen.pop("reference_date") == date(2025, 8, 17)
    assert seen == {"url": "https://a.example/b", "kind": "text"}


def test_a_reference_date_may_have_a_time(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    def extract(data: bytes, **given: object) -> pagestrip.Article:
        seen.append(given["reference_date"])
        return pagestrip.Article(body="x")

    monkeypatch.setattr(pagestrip, "extract", extract)
    assert cli.run(["extract", "--reference-date", "2025-08-17T09:30:00+02:00", str(page)]) == 0
    assert str(seen[0]) == "2025-08-17 09:30:00+02:00"


def test_batch_prints_a_summary(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["batch", str(tmp_path), "-o", str(tmp_path / "out"), "--workers", "1"]) == 0
    told = capsys.readouterr()
    assert "1 = 1 ok + 0 empty + 0 skipped + 0 failed" in told.out
    assert str(tmp_path / "out")[:20] in told.out
    assert (tmp_path / "out" / "page.html.json").is_file()


def test_batch_does_not_read_its_own_results(page: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert cli.run(["batch", str(tmp_path), "-o", str(tmp_path / "out"), "--format", "html", "--workers", "1"]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [".journal", "index.jsonl", "page.html.html", "summary.json"]


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_help_tells_every_option(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([name, "--help"]) == 0
    out = capsys.readouterr().out
    command = cli.cli.commands[name]
    assert all(option in out for parameter in command.params for option in parameter.opts if option.startswith("-"))
    assert command.help is not None
    assert command.help.partition("\n")[0] in " ".join(out.split())


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from pagestrip import cli; assert cli.run(['--help']) == 0; "
        "print([m for m in ('rich', 'lxml', 'bs4', 'dateparser', 'numpy', 'sqlite3', 'multiprocessing') if m in sys.modules], file=sys.stderr)"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(pagestrip.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


# bad input


def test_a_page_without_an_article_is_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bare.html"
    path.write_text("<html><body></body></html>", encoding="utf-8")
    assert cli.run(["extract", str(path)]) == 0
    assert capsys.readouterr().err.startswith(f"Warning: no article text found in {path}")


BAD_PAGES = [(b"", "is empty."), (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "is a JPEG image, not a page."), (b"%PDF-1.7\n", "is a PDF document, not a page.")]


@pytest.mark.parametrize(("data", "words"), BAD_PAGES)
@pytest.mark.parametrize("command", ["extract", "explain"])
def test_a_file_that_is_no_page_is_one_sentence(
    tmp_path: Path, stdin: Callable[[bytes], None], capsys: pytest.CaptureFixture[str], data: bytes, words: str, command: str
) -> None:
    path = tmp_path / "odd.html"
    path.write_bytes(data)
    assert cli.run([command, str(path)]) == 1
    assert capsys.readouterr() == ("", f"Error: {path} {words}\n")
    stdin(data)
    assert cli.run([command, "-"]) == 1
    assert capsys.readouterr() == ("", f"Error: standard input {words}\n")


WRONG_USE = [
    (["extract", "{tmp}/gone.html"], "File '{tmp}/gone.html' does not exist."),
    (["extract", "{tmp}"], "{tmp} is a folder; `pagestrip batch` reads folders."),
    (["extract", "https://example.org/a"], "https://example.org/a is an address, and pagestrip fetches nothing; save the page"),
    (["extract", "--url", "example", "{tmp}/page.html"], "'example' is not an address such as https://example.org/news/1."),
    (["batch", "{tmp}", "-o", "{tmp}-out.csv"], "{tmp}-out.csv would be a folder; give a name with .jsonl, .parquet or .sqlite"),
    (["extract"], "Missing argument 'FILE'."),
    (["extract", "--colour", "{tmp}/page.html"], "No such option"),
    (["extract", "--format", "pdf", "{tmp}/page.html"], "'pdf' is not one of"),
    (["extract", "--reference-date", "yesterday", "{tmp}/page.html"], "'yesterday' is not an ISO 8601 date such as 2025-08-17"),
    (["extract", "--without", "nobody", "{tmp}/page.html"], "no cleaner named 'nobody'"),
    (["tidy"], "No such command 'tidy'."),
    (["batch", "{tmp}/gone", "-o", "{tmp}/out"], "'{tmp}/gone' does not exist."),
    (["batch", "-o", "{tmp}/out"], "Missing argument 'INPUTS...'."),
    (["batch", "{tmp}"], "Missing option '-o'"),
    (["batch", "{tmp}", "-o", "{tmp}/out", "--workers", "0"], "0 is not in the range x>=1."),
    (["batch", "{tmp}", "-o", "{tmp}"], "the pages lie in {tmp}; give the results a place of their own."),
    (["batch", "{tmp}", "-o", "{tmp}/.."], "the pages lie in {tmp}/..; give the results a place of their own."),
    (["batch", "{tmp}", "-o", "{tmp}/page.html"], "{tmp}/page.html is a file; give a folder, or a name with .jsonl, .parquet or .sqlite."),
    (["batch", "{tmp}", "-o", "{tmp}/folder.jsonl"], "{tmp}/folder.jsonl is a folder."),
    (["batch", "{tmp}", "-o", "{tmp}/a.jsonl", "--format", "html"], "--format goes with an output folder; other outputs hold every field."),
]


@pytest.mark.parametrize(("args", "words"), WRONG_USE, ids=[" ".join(args) for args, _ in WRONG_USE])
def test_wrong_use_is_one_sentence_and_exit_code_2(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], args: list[str], words: str
) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    assert cli.run([arg.format(tmp=tmp_path) for arg in args]) == 2
    *usage, sentence = capsys.readouterr().err.splitlines()
    assert usage[0].startswith("Usage: pagestrip")
    assert sentence.startswith("Error: ")
    assert words.format(tmp=tmp_path) in sentence


def test_a_folder_without_pages_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.json").touch()
    assert cli.run(["batch", str(tmp_path), "-o", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"Error: there are no pages in {tmp_path}."
    assert not (tmp_path / "out").exists()


def test_a_run_with_other_settings_is_one_sentence(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    args = ["batch", str(page), "-o", str(tmp_path / "rows.jsonl"), "--workers", "1"]
    assert cli.run(args) == 0
    assert cli.run([*args, "--kind", "text"]) == 2
    assert "--kind was auto and is text now" in capsys.readouterr().err
    assert cli.run([*args, "--kind", "text", "--anew", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_inputs_may_be_listed_in_a_file(page: Path, tmp_path: Path) -> None:
    (tmp_path / "list").write_text(f"{page}\n\n{tmp_path / 'gone.html'}\n", encoding="utf-8")
    assert cli.run(["batch", "--paths", str(tmp_path / "list"), "-o", str(tmp_path / "rows.jsonl"), "--workers", "1", "--quiet"]) == 1
    rows = [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row["status"], row.get("failure")) for row in rows] == [
        (str(page), "ok", None),
        (str(tmp_path / "gone.html"), "failed", "unreadable"),
    ]


def test_a_failed_page_ends_the_batch_with_1(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.html").touch()
    assert cli.run(["batch", str(tmp_path), "-o", str(tmp_path / "rows.jsonl"), "--workers", "1"]) == 1
    assert "failed empty.html: it is empty" in capsys.readouterr().out
    assert len((tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()) == 2


# the streams


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("format_", ["card", "text"])
def test_a_full_disk_is_74(page: Path, format_: str) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = pagestrip_command("extract", "--format", format_, str(page), stdout=full.fileno())
    assert (done.returncode, done.stderr) == (74, b"Error: cannot write to standard output: No space left on device.\n")


def test_an_output_that_cannot_be_made_is_74(page: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["batch", str(tmp_path), "-o", str(page / "deeper" / "rows.jsonl")]) == 74
    assert "Not a directory" in capfd.readouterr().err


def test_a_reader_that_has_had_enough_is_told_nothing(page: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = pagestrip_command("extract", "--format", "json", str(page), stdout=write)
    os.close(write)
    assert done.stderr == b""


def test_a_card_on_an_ascii_terminal(page: Path, tmp_path: Path) -> None:
    page.write_text(STORY.replace("Ostervik", "Östervik"), encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(Path(pagestrip.__file__).parents[1]), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-m", "pagestrip", "extract", str(page)], env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b"between ?stervik" in done.stdout


def test_a_file_s_name_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a\x1b[31mb.html"
    path.touch()
    assert cli.run(["extract", str(path)]) == 1
    assert "\x1b" not in capsys.readouterr().err
    assert cli.run(["batch", str(tmp_path), "-o", str(tmp_path / "rows.jsonl"), "--workers", "1"]) == 1
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err
