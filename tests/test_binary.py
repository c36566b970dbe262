"""Files that are no page, by their first bytes."""

import gzip
import io
import tarfile
import zipfile

import pytest

import pagestrip
from pagestrip.readers.binary import SIGNATURES, binary_kind


def test_real_archives() -> None:
    assert binary_kind(gzip.compress(b"<html>")) == "gzip file"
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("page.html", "<html>")
    with tarfile.open(fileobj=tarred, mode="w") as tar:
        tar.addfile(tarfile.TarInfo("page.html"))
    assert binary_kind(zipped.getvalue()) == "ZIP archive"
    assert binary_kind(tarred.getvalue()) == "tar archive"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "JPEG image"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG image"),
        (b"GIF89a\x01\0\x01\0", "GIF image"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP image"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "sound file (WAV)"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", "PDF document"),
        (b"\x7fELF\x02\x01\x01\0", "program (ELF)"),
        (b"MZ\x90\0\x03\0\0\0", "program (Windows)"),
        (b"\0\0\0\x20ftypisom\0\0\x02\0", "video (MP4)"),
        (b"\0\0\0\x1cftypavif\0\0\0\0", "picture (AVIF)"),
        (b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", "web archive (WARC)"),
    ],
)
def test_known_kinds(data: bytes, kind: str) -> None:
    assert binary_kind(data) == kind


PAGES = [
    b"",
    b"<!doctype html><p>%PDF-1.4 is how such a file begins",
    b"\xef\xbb\xbf<html>",
    b"\xff\xfe<\0h\0t\0m\0l\0>\0",
    b"BMW opens a plant in Ostervik",
    b"MZ is a code of the Lunholm railway",
    b"RIFFRAFF at the harbour",
    b"ID3 tags tell a song's name",
    b"GIF files are older than the web",
    b"<p>" + b"Augustar " * 60,
    b"\x89PN",
]


@pytest.mark.parametrize("data", PAGES)
def test_what_may_be_a_page(data: bytes) -> None:
    assert binary_kind(data) is None


def test_no_signature_hides_another() -> None:
    for parts, kind in SIGNATURES:
        data = bytearray(300)
        for offset, magic in parts:
            data[offset : offset + len(magic)] = magic
        assert binary_kind(bytes(data)) == kind


@pytest.mark.parametrize("page", ["{\\rtf1\\ansi The crews say so.}", "%PDF-1.7 The crews say so."])
def test_a_str_is_asked_too(page: str) -> None:
    article = pagestrip.extract(page)
    assert article.body == ""
    assert article.warnings[0].startswith("not a page: a ")


STORY = "The crews of the Marbelow ferries have begun to learn the new tide tables, which the harbour office printed in March."


@pytest.mark.parametrize("page", [f'{{"headline": "Tides", "body": "{STORY}"}}', f'  ["{STORY}", "{STORY}"]', f'[{{"text": "{STORY}"}}]'])
def test_what_an_interface_answers_is_no_page(page: str) -> None:
    article = pagestrip.extract(page)
    assert article.body == ""
    assert article.warnings == ("not a page: a JSON value; give the text that it holds",)


@pytest.mark.parametrize("page", [f"[1] {STORY}", f'{{"said the mate"}} {STORY}', f"[{STORY}]", "[" * 100_000])
def test_text_in_brackets_is_a_page(page: str) -> None:
    assert not any(warning.startswith("not a page") for warning in pagestrip.extract(page).warnings)
