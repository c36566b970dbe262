"""Each public corpus, in small and in our own words, as its repository lays it out."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import convert
from benchmarks.pages import sampled

PAGE = b"<h1>Kelp</h1><p>The kelp is landed at dawn.</p>"
BODY = "The kelp is landed at dawn."


def put(file: Path, data: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    raw = data if isinstance(data, bytes) else data.encode() if isinstance(data, str) else json.dumps(data).encode()
    file.write_bytes(gzip.compress(raw) if file.suffix == ".gz" else raw)


def wcxb(clone: Path) -> None:
    truth = {"main_content": BODY, "with": ["landed at dawn"], "without": ["Kelp"], "title": "Kelp"}
    row = {"url": "https://kelp.example/1", "_internal": {"page_type": {"primary": "forum"}}, "ground_truth": truth}
    put(clone / "dev/ground-truth/0001.json", row)
    put(clone / "dev/html/0001.html.gz", PAGE)


def fundus(clone: Path) -> None:
    folder = clone / "tests/resources/parser/test_data/no"
    body = {"summary": [], "sections": [{"headline": [], "paragraphs": [BODY]}]}
    put(folder / "Kelp_Post.json", {"V1": {"title": "Kelp", "body": body}})
    put(folder / "Kelp_Post_2031_02_03.html.gz", PAGE)
    put(folder / "Tide.json", {"V1": {"body": body}, "V1_1": {"body": body}})  # two versions and one page
    put(folder / "Tide_2031_02_03.html.gz", PAGE)
    put(folder / "meta.info", {"Kelp_Post_2031_02_03.html.gz": {"url": "https://kelp.example/1", "crawl_date": "2031-02-03 10:00:00"}})


def newspaper4k(clone: Path) -> None:
    put(clone / "articles.json", {"ab12": {"title": "Kelp", "articleBody": BODY, "url": "https://kelp.example/1"}})
    put(clone / "html/ab12.html", PAGE)


def article_extraction(clone: Path) -> None:
    put(clone / "ground-truth.json", {"ab12": {"articleBody": BODY, "url": "https://kelp.example/1"}})
    put(clone / "html/ab12.html.gz", PAGE)


def readability(clone: Path) -> None:
    put(clone / "test/test-pages/kelp/source.html", PAGE)
    put(clone / "test/test-pages/kelp/expected.html", "<div><p>The kelp</p><p>is landed <b>at</b> dawn.</p></div>")


def trafeval(clone: Path) -> None:
    rows = {name: {"file": f"{name}.html", "with": ["landed at dawn"], "without": ["Kelp"]} for name in ("kelp.example", "lost.example")}
    put(clone / "tests/evaldata.json", {f"https://{name}/1": row for name, row in rows.items()})
    put(clone / "tests/cache/kelp.example.html", PAGE)


@pytest.mark.parametrize("clone", [wcxb, fundus, newspaper4k, article_extraction, readability, trafeval], ids=lambda clone: clone.__name__)
def test_a_converted_corpus_is_read_back(clone: Any, tmp_path: Path) -> None:
    corpus = clone.__name__.replace("_", "-")
    clone(tmp_path / "clone")
    assert convert.write(convert.CORPORA[corpus](tmp_path / "clone"), tmp_path / "data" / corpus) == 1
    (case,) = sampled(tmp_path / "data", None, None)
    assert (case.corpus, case.html) == (corpus, PAGE)
    assert case.url == (None if corpus == "readability" else "https://kelp.example/1")
    assert " ".join(case.body.split()) == ("" if corpus == "trafeval" else BODY)
    assert case.page_type == {"wcxb": "forum", "readability": None}.get(corpus, "article")
    if corpus in ("wcxb", "trafeval"):
        assert (case.truth["with"], case.truth["without"]) == (["landed at dawn"], ["Kelp"])


def test_a_corpus_is_written_the_same_each_time(tmp_path: Path) -> None:
    newspaper4k(tmp_path / "clone")
    for data in ("one", "two"):
        convert.write(convert.CORPORA["newspaper4k"](tmp_path / "clone"), tmp_path / data)
    files = [{file.relative_to(tmp_path / data): file.read_bytes() for file in (tmp_path / data).rglob("*.*")} for data in ("one", "two")]
    assert files[0] == files[1]
    assert len(files[0]) == 2
