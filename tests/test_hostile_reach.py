"""What a page says reaches nothing outside: no network, no file, no process, no environment; no data file of the library holds code."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hostile_pages import story

import pagestrip

SECRET = "the-secret-of-the-harbour"  # noqa: S105  # what no page may learn

# Every way that markup, metadata or text may name something to fetch, include, run or read
REACHES = {
    "entity of a file": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{file}">]>' + story("<p>&x;</p>"),
    "definition of a document elsewhere": '<!DOCTYPE html SYSTEM "http://quay.example/a.dtd" [<!ENTITY % p SYSTEM "http://quay.example/b">%p;]>'
    + story(),
    "inclusion": story('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{file}" parse="text"/>'),
    "style sheet": '<?xml-stylesheet href="http://quay.example/a.xsl" type="text/xsl"?>'
    + story(head='<link rel=stylesheet href="http://quay.example/a.css">'),
    "refresh": story(head='<meta http-equiv=refresh content="0; url=http://quay.example/">'),
    "base and pictures": story('<img src="a.png"><picture><source srcset="b.png 2x"></picture>', head='<base href="http://quay.example/">'),
    "frames": story('<iframe src="file://{file}"></iframe><object data="http://quay.example/"></object><embed src="//quay.example/a">'),
    "next page": story(head='<link rel=next href="http://quay.example/2"><link rel=canonical href="http://quay.example/1">'),
    "data of scripts": story(
        head='<script type="application/ld+json">{{"@context":"http://quay.example/","@type":"NewsArticle","url":"file://{file}"}}</script>'
    ),
    "code": story(
        "<p>__import__('os').system('touch {file}.run') {{{{7*7}}}} ${{7*7}} $(id) `id` %00 {{file}}</p>", head="<script>open('{file}')</script>"
    ),
    "pickle": story(head='<script type="application/json">{{"py/object": "os.system", "__reduce__": ["os.system", ["id"]]}}</script>'),
    "charset": story(head='<meta charset="../../../{file}">'),
    "environment": story("<p>$HOME ${{PATH}} %PATH% ~root ~/.netrc</p>"),
    "an address": "http://quay.example/story",
    "a path": "{file}",
    "an empty shell": "<html><head><script>window.__STATE__ = JSON.parse(require('fs').readFileSync('{file}'))</script></head><body></body></html>",
}

WATCHED = """
import json, os, sys
import pagestrip

pages = json.load(sys.stdin)
for page in pages.values():  # what the library itself loads at first need
    article = pagestrip.extract(page)
    article.to_html(), article.to_markdown(), article.to_json()
pagestrip.extract(next(iter(pages.values())).encode("cp1251", "replace") + b"\\xff" * 20)

seen = []
HARMLESS = {"object.__getattr__", "object.__setattr__", "object.__delattr__", "sys._getframe", "builtins.id", "code.__new__", "import"}


class Watch(dict):
    def __getattribute__(self, name):
        if name in ("__getitem__", "get", "items", "keys", "values", "__iter__", "__contains__"):
            seen.append(f"os.environ.{name}")
        return dict.__getattribute__(self, name)

    def __getitem__(self, name):
        seen.append(f"os.environ[{name!r}]")
        return dict.__getitem__(self, name)


def watch(event, arguments):
    if event not in HARMLESS:
        seen.append(f"{event} {arguments!r}"[:300])


out = sys.stdout
os.environ = Watch(os.environ)
sys.addaudithook(watch)
told = []
for page in pages.values():
    article = pagestrip.extract(page)
    told.append([article.body, article.to_markdown(), article.to_html(), article.to_json()])
happened = list(seen)
out.write(json.dumps([happened, told]))
"""


def watched(folder: Path) -> tuple[list[str], list[list[str]]]:
    secret = folder / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    pages = {name: page.replace("{file}", str(secret)).replace("{{", "{").replace("}}", "}") for name, page in REACHES.items()}
    done = subprocess.run([sys.executable, "-c", WATCHED], input=json.dumps(pages), capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 0, done.stderr
    happened, told = json.loads(done.stdout)
    return happened, told


def test_nothing_outside_is_touched(tmp_path: Path) -> None:
    happened, told = watched(tmp_path)
    assert happened == []
    assert len(told) == len(REACHES)
    assert not any(SECRET in text for texts in told for text in texts)
    assert [path.name for path in tmp_path.iterdir()] == ["secret.txt"]


def test_the_watch_sees_what_it_watches_for(tmp_path: Path) -> None:
    seen = WATCHED.replace("happened = list(seen)", "open(os.devnull).close(); os.environ['PATH']; os.system(''); happened = list(seen)")
    done = subprocess.run([sys.executable, "-c", seen], input=json.dumps({"a": story()}), capture_output=True, text=True, check=True, cwd=tmp_path)
    happened = json.loads(done.stdout)[0]
    assert [event.split(" ")[0] for event in happened] == ["open", "os.environ['PATH']", "os.system"]


@pytest.mark.parametrize("file", [path.name for path in files("pagestrip.scoring").joinpath("weights").iterdir() if path.name.endswith(".npz")])
def test_weights_are_numbers_and_names(file: str) -> None:
    with files("pagestrip.scoring").joinpath("weights").joinpath(file).open("rb") as opened, np.load(opened, allow_pickle=False) as data:
        assert {data[name].dtype.kind for name in data.files} <= set("fiuU")


def test_no_data_file_is_code() -> None:
    kept = {path.suffix for path in Path(pagestrip.__file__).parent.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert kept <= {".py", ".txt", ".npz", ".json", ".toml", ".html", ".css", ".typed", ""}
