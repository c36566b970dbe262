"""`python -m benchmarks.convert CORPUS CLONE DATA`: lays a clone of a public corpus out as the benchmarks and the training read it.

It writes DATA/CORPUS/truth.jsonl, a row a page, and DATA/CORPUS/pages/ID.html.gz. benchmarks/README.md tells where each corpus is.
"""

import argparse
import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.systems import text_of


class Page(NamedTuple):
    """A page of a corpus: its id, which is a file name, its bytes, and its truth row."""

    id: str
    html: bytes
    truth: dict[str, Any]


def of_wcxb(clone: Path, split: str) -> Iterator[Page]:
    """A JSON file a page; the page beside it."""
    for file in sorted((clone / split / "ground-truth").glob("*.json")):
        row = _json(file)
        truth = row["ground_truth"]
        found = {"url": row["url"], "page_type": row["_internal"]["page_type"]["primary"], "body": truth.get("main_content") or ""}
        page = clone / split / "html" / f"{file.stem}.html.gz"
        yield Page(file.stem, gzip.decompress(page.read_bytes()), found | {name: truth.get(name) or [] for name in ("with", "without")})


def of_article_json(truth: str, pages: str, clone: Path) -> Iterator[Page]:
    """One JSON file that maps ids to articles, the pages named after them."""
    for name, row in _json(clone / truth).items():
        file = clone / pages.format(name)
        html = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        yield Page(name, html, {"url": row.get("url"), "page_type": "article", "body": row["articleBody"]})


def of_fundus(clone: Path) -> Iterator[Page]:
    """A JSON file a publisher with an article for each version of its parser; its pages are named by publisher and date."""
    for file in sorted((clone / "tests" / "resources" / "parser" / "test_data").glob("*/*.json")):
        pages = sorted(page for page in file.parent.glob("*.html.gz") if page.name.rsplit("_", 3)[0] == file.stem)
        versions = [article for _, article in sorted(_json(file).items()) if "body" in article]
        about = _json(file.with_name("meta.info"))
        if len(pages) == len(versions):  # else nothing says which belong together
            for page, article in zip(pages, versions, strict=True):
                found = {"url": about[page.name]["url"], "crawl_date": about[page.name]["crawl_date"], "page_type": "article"}
                yield Page(page.name.removesuffix(".html.gz"), gzip.decompress(page.read_bytes()), found | {"body": _fundus_body(article["body"])})


def _fundus_body(body: dict[str, Any]) -> str:
    sections = [paragraph for section in body["sections"] for paragraph in (*section["headline"], *section["paragraphs"])]
    return "\n\n".join((*body["summary"], *sections))


def of_trafilatura(clone: Path) -> Iterator[Page]:
    """One JSON file that maps URLs to file names and segments; the files are in several folders."""
    files = {file.name: file for file in (clone / "tests").rglob("*.html")}
    for url, row in _json(clone / "tests" / "evaldata.json").items():
        if row["file"] in files:
            found = {"url": url, "page_type": "article", "with": row["with"], "without": row["without"]}
            yield Page(row["file"].removesuffix(".html"), files[row["file"]].read_bytes(), found)


def of_readability(clone: Path) -> Iterator[Page]:
    """A folder a page, with the HTML that is expected."""
    for folder in sorted((clone / "test" / "test-pages").iterdir()):
        body = text_of((folder / "expected.html").read_text("utf-8"))
        yield Page(folder.name, (folder / "source.html").read_bytes(), {"body": body})


CORPORA: dict[str, Callable[[Path], Iterator[Page]]] = {
    "wcxb": lambda clone: of_wcxb(clone, "dev"),
    "wcxb-test": lambda clone: of_wcxb(clone, "test"),
    "fundus": of_fundus,
    "newspaper4k": lambda clone: of_article_json("articles.json", "html/{}.html", clone),
    "readability": of_readability,
    "trafeval": of_trafilatura,
    "article-extraction": lambda clone: of_article_json("ground-truth.json", "html/{}.html.gz", clone),
}


def _json(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def write(pages: Iterator[Page], folder: Path) -> int:
    """Write the pages and their truth; how many there were."""
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    rows = []
    for page in pages:
        (folder / "pages" / f"{page.id}.html.gz").write_bytes(gzip.compress(page.html, mtime=0))
        rows.append(json.dumps({"id": page.id} | page.truth, ensure_ascii=False))
    (folder / "truth.jsonl").write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return len(rows)


def main() -> None:
    """Read the arguments and convert."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", choices=CORPORA)
    parser.add_argument("clone", type=Path, help="where the corpus's repository was cloned")
    parser.add_argument("data", type=Path, help="the folder of the corpora")
    args = parser.parse_args()
    count = write(CORPORA[args.corpus](args.clone), args.data / args.corpus)
    print(f"{args.corpus}: {count} pages in {args.data / args.corpus}")  # noqa: T201  # its output


if __name__ == "__main__":
    main()
