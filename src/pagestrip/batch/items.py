"""The vocabulary of a run: where pages come from, one page on its way to a worker, what became of it."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from pagestrip.model import PagestripError

MARKUP_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")  # of pages
DAY = "2025-08-17"  # how a date is written
PAGE_LIMIT = 64 * 1024 * 1024  # bytes, unpacked; larger pages are refused. Common Crawl cuts pages at 5 MB


class Problem(NamedTuple):
    """Why an input is no page. `status` is "failed" or "skipped", `failure` the kind of a failure, `reason` a clause or sentence for people."""

    status: str
    failure: str
    reason: str


Failure = Literal[
    "unreadable",  # the input could not be read; tried again by the next run
    "damaged",  # the container is damaged here
    "not-a-page",  # a picture, a PDF, an empty file, a row without the column
    "too-large",  # more than PAGE_LIMIT
    "timeout",  # the page took longer than the limit
    "memory",  # the page needed more memory than the limit
    "died",  # the worker process ended, twice
    "exception",  # the library or a plug-in raised
    "name",  # no file can have the name that the result would need
]
PASSING: Failure = "unreadable"  # the failure that may be gone the next time


def failed(failure: Failure, reason: str) -> Problem:
    """An input that should have been a page."""
    return Problem("failed", failure, reason)


def skipped(reason: str) -> Problem:
    """An input that is left out on purpose."""
    return Problem("skipped", "", reason)


class RefusedError(Exception):
    """A page that cannot be read, met while reading it; `problem` tells."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.reason)
        self.problem = problem


class MissingExtraError(PagestripError):
    """An optional library that this run needs is not installed; the message tells the command that installs it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs a library that is not installed; pip install 'pagestrip[{extra}]'")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of JSON Lines and Parquet rows hold the page, its address, its scrape date and its id. None: the first usual name there is."""

    page: str | None = None
    url: str | None = None
    date: str | None = None
    id: str | None = None

    def of(self, names: "tuple[str, ...] | dict[str, object]") -> "Columns":
        """The columns to read from rows that have these names."""

        def first(own: str | None, usual: tuple[str, ...]) -> str | None:
            return own or next((name for name in usual if name in names), None)

        return Columns(first(self.page, PAGE_NAMES), first(self.url, URL_NAMES), first(self.date, DATE_NAMES), first(self.id, ID_NAMES))


PAGE_NAMES = ("html", "content", "text", "raw_content", "page", "body")
URL_NAMES = ("url", "source_url", "uri")
DATE_NAMES = ("scraped", "scraped_at", "fetched", "fetched_at", "crawl_date", "warc_date")  # never "date": many corpora keep the story's own there
ID_NAMES = ("id", "_id", "warc_record_id")


class Source(NamedTuple):
    """One file of the input. `name` is unique in the run; `fingerprint` changes when the file does, "" where that cannot be told (standard input)."""

    name: str
    path: Path | None
    form: str
    fingerprint: str = ""
    size: int = 0
    problem: Problem | None = None


class Item(NamedTuple):
    """One page. `form` tells how to read `data`: "page" as it stands, "http" an HTTP response, "json" a line; "file" and "mhtml" read `path`.

    `date` is when it was scraped, ISO 8601. `read` is how many bytes of its source lie behind it, for the progress alone.
    """

    name: str
    form: str
    data: bytes | str = b""
    path: Path | None = None
    url: str | None = None
    date: str | None = None
    kind: str | None = None
    record: str | None = None
    warnings: tuple[str, ...] = ()
    problem: Problem | None = None
    read: int = 0


class Outcome(NamedTuple):
    """What became of one page. `status` is "ok", "empty" (read, but without a body), "skipped" or "failed"; `data` what the output will hold."""

    status: str
    failure: str = ""
    reason: str = ""
    page_type: str = ""
    language: str = ""
    confidence: float = 0.0
    host: str = ""
    sha256: str = ""
    url: str | None = None
    record: str | None = None
    note: str = ""
    published: str = ""
    signature: bytes = b""
    data: bytes = b""  # last, so that counting the journal does not read it


def moment(text: str) -> date:
    """A date, or a datetime where a time of day follows, in ISO 8601. Raises ValueError for any other text."""
    return date.fromisoformat(text) if len(text) <= len(DAY) else datetime.fromisoformat(text)


def refused(problem: Problem) -> Outcome:
    """The outcome of a page with a problem."""
    return Outcome(problem.status, problem.failure, printable(problem.reason))


def printable(name: str) -> str:
    r"""Text that encodes: a file name's bytes that are not UTF-8 become \udcNN, as Python holds them."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
