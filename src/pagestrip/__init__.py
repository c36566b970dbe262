"""Cleans scraped pages, HTML or already flattened to text, and pulls out what a reader came for."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from pagestrip.article import Article
from pagestrip.model import Cleaner, Extractor, Label, Mark, Page, PagestripError

if TYPE_CHECKING:
    from pagestrip.batch.many import Result
    from pagestrip.pipeline import DEFAULT, Pipeline

__all__ = ["DEFAULT", "Article", "Cleaner", "Extractor", "Label", "Mark", "Page", "PagestripError", "Pipeline", "extract", "extract_many", "read"]


def __getattr__(name: str) -> Any:
    """The pipeline, with the patterns of every cleaner and extractor, loads at first need."""
    if name in ("DEFAULT", "Pipeline"):
        from pagestrip import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'pagestrip' has no attribute {name!r}")


def read(page: Any, *, url: str | None = None, kind: str = "auto") -> Page:
    """The page as a stream of blocks, before any cleaner has looked at it.

    `page` is str, bytes, an lxml element or tree, or a bs4 object; `kind` "auto", "html" or "text"; `url` the page's address, where known. Raises
    TypeError for another type of page or address, ValueError for another kind; never for what the page holds.
    """
    from pagestrip.readers import read as read_page

    return read_page(page, url=url, kind=kind)


def extract(
    page: Any, *, url: str | None = None, reference_date: date | None = None, kind: str = "auto", pipeline: "Pipeline | None" = None
) -> Article:
    """The article of a page: headline, dateline, source, tags, body and the other fields, each with its evidence.

    `page` is str, bytes, an lxml element or tree, or a bs4 object; `kind` "auto", "html" or "text". `url` is the page's address: it resolves links
    and tells the source. `reference_date` is when the page was scraped; relative dates ("3 days ago") count from it, and stay unresolved without it.
    `pipeline` is `pagestrip.DEFAULT` where None. Raises TypeError for another type of page, ValueError for another kind; never for what the page
    holds: a page with no article gives an `Article` with an empty body and a low confidence.
    """
    from pagestrip.pipeline import DEFAULT

    return (pipeline or DEFAULT).run(read(page, url=url, kind=kind), reference_date)


def extract_many(  # noqa: PLR0913 - each has its default
    pages: Iterable[Any],
    *,
    workers: int | None = None,
    timeout: float = 60.0,
    memory: int = 2 << 30,
    ordered: bool = True,
    reference_date: date | None = None,
    kind: str = "auto",
    pipeline: "Pipeline | None" = None,
) -> "Iterator[Result]":
    """One `Result` for each page, cleaned in worker processes; `pages` may be without end, and memory stays flat.

    A page is str, bytes, or a mapping with `page` and, where known, its own `url` and `reference_date`. Each may take `timeout` seconds of a core
    and `memory` bytes; one that takes more, raises or crashes its process is a result that says so, and costs no other page. `workers` is
    one for each core where None. With `ordered` results come in the order of the pages, else as they are done. The processes end with the
    iterator. They import the main module anew: a script guards its own with `if __name__ == "__main__":`. A `pipeline` must be picklable.
    Raises TypeError and ValueError for misuse.
    """
    from pagestrip.batch.limits import Limits, cores
    from pagestrip.batch.many import extract_many as results

    if workers is not None and workers < 1:
        raise ValueError(f"workers is 1 or more, not {workers}")
    given = {"reference_date": reference_date, "kind": kind, "pipeline": pipeline}
    return results(pages, workers or cores(), Limits(timeout, memory), ordered, given)
