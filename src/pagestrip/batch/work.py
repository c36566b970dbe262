"""What a worker does with one page: read it, extract it, write its article down as text."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import quote

import pagestrip
from pagestrip import plugins
from pagestrip.batch.inputs import Input, NotAPageError, load
from pagestrip.pipeline import DEFAULT, Pipeline
from pagestrip.rendering.formats import render, values


@dataclass(frozen=True, slots=True)
class Settings:
    """How every page of a run is read. Picklable, because each worker makes its own pipeline from it.

    `url` is the address that the folder mirrors: a page's own address is `url` and its path below the folder.
    """

    format: str = "json"
    kind: str = "auto"
    url: str | None = None
    reference_date: date | None = None
    without: tuple[str, ...] = ()
    with_plugins: bool = False

    def pipeline(self) -> Pipeline:
        """The pipeline of these settings. Raises UnknownStepError for a cleaner that is not there, PluginError for a broken plug-in."""
        base = plugins.installed() if self.with_plugins else DEFAULT
        return base.without(*self.without)


class Outcome(NamedTuple):
    """What became of one page. `status` is "ok", "empty" (read, but without a body) or "failed"; `error` says why it failed."""

    name: str
    status: str
    data: bytes = b""
    error: str = ""
    page_type: str = ""
    language: str = ""


def worker(settings: Settings, rows: bool) -> Callable[[Input], Outcome]:
    """The function that turns one page into its outcome; with `rows`, `data` is a JSON line, else the article in `settings.format`."""
    pipeline = settings.pipeline()

    def work(page: Input) -> Outcome:
        if page.problem:
            return failed(page, page.problem)
        try:
            return _read(page, settings, pipeline, rows)
        except NotAPageError as error:
            return failed(page, f"the file {error}")
        except Exception as error:  # one page's failure, whatever it is, is that page's row and never the end of a run
            return failed(page, f"{type(error).__name__}: {error}")

    return work


def failed(page: Input, error: str) -> Outcome:
    """The outcome of a page that could not be read."""
    return Outcome(page.name, "failed", error=printable(error))


def row(outcome: Outcome) -> bytes:
    """The JSON line of an outcome: its own data, or its path, status and error where there is no article."""
    return outcome.data or _line({"path": printable(outcome.name), "status": outcome.status, "error": outcome.error})


def printable(name: str) -> str:
    r"""Text that encodes: a file name's bytes that are not UTF-8 become \udcNN, as Python holds them."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _read(page: Input, settings: Settings, pipeline: Pipeline, rows: bool) -> Outcome:
    article = pagestrip.extract(
        load(page.path), url=_address(settings.url, page.name), reference_date=settings.reference_date, kind=settings.kind, pipeline=pipeline
    )
    status = "ok" if article.body else "empty"
    fields = {"path": printable(page.name), "status": status}
    data = _line({**fields, **values(article)}) if rows else render(article, settings.format).encode("utf-8")
    return Outcome(page.name, status, data, "", article.page_type, article.language or "")


def _line(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode("utf-8") + b"\n"


def _address(base: str | None, name: str) -> str | None:
    return None if base is None else f"{base.rstrip('/')}/{quote(name.encode('utf-8', 'surrogateescape'))}"
