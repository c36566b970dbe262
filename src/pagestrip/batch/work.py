"""What a worker does with one page: read it, extract it, write its article down."""

import hashlib
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import quote

import pagestrip
from pagestrip import plugins
from pagestrip.addresses import host
from pagestrip.article import Article
from pagestrip.batch.items import Columns, Item, MissingExtraError, Outcome, RefusedError, failed, moment, printable, refused
from pagestrip.batch.pages import Content, content
from pagestrip.pipeline import DEFAULT, Pipeline
from pagestrip.rendering.formats import render, values

LONGEST_HOST = 253  # characters (RFC 1035)
FAST = 1  # zlib's level for rows in the journal: three quarters of what the best saves, for a third of its time


@dataclass(frozen=True, slots=True)
class Settings:
    """How every page of a run is read. Picklable, because each worker makes its own pipeline from it.

    `url` is the address that a folder mirrors: a file's own address is `url` and its path below the folder. Where a container tells a page's
    address or scrape date, those go before `url` and `reference_date`. `similar` asks for the signatures that near-duplicates are found by.
    """

    format: str = "json"
    kind: str = "auto"
    url: str | None = None
    reference_date: date | None = None
    without: tuple[str, ...] = ()
    with_plugins: bool = False
    columns: Columns = field(default_factory=Columns)
    similar: bool = False

    def pipeline(self) -> Pipeline:
        """The pipeline of these settings. Raises UnknownStepError for a cleaner that is not there, PluginError for a broken plug-in."""
        base = plugins.installed() if self.with_plugins else DEFAULT
        return base.without(*self.without)


def worker(settings: Settings, rows: bool) -> Callable[[Item], Outcome]:
    """The function that turns one page into its outcome, its `data` a packed row with `rows`, else the article in its format."""
    read = reader(settings)

    def work(item: Item) -> Outcome:
        return guarded(lambda: _outcome(*read(item), settings, rows))

    return work


def reader(settings: Settings) -> Callable[[Item], tuple[Content, Article]]:
    """The function that turns one page into its contents and its article; it raises as `content` does."""
    pipeline = settings.pipeline()

    def read(item: Item) -> tuple[Content, Article]:
        found = content(item, settings.columns)
        url = found.url or _address(settings.url, item.name)
        scraped, notes = _scraped(found.date)
        date, kind = scraped or settings.reference_date, item.kind or settings.kind
        article = pagestrip.extract(found.data, url=url and printable(url), reference_date=date, kind=kind, pipeline=pipeline)
        notes = (*found.warnings, *notes)
        return found, replace(article, warnings=(*notes, *article.warnings)) if notes else article

    return read


def guarded(work: Callable[[], Outcome]) -> Outcome:
    """The outcome of this work; an exception, whatever it is, is that page's failure and never the end of a run."""
    try:
        return work()
    except RefusedError as error:
        return refused(error.problem)
    except MemoryError:
        return refused(failed("memory", "it needs more memory than the limit"))
    except MissingExtraError as error:
        return refused(failed("exception", str(error)))
    except Exception as error:
        return refused(failed("exception", f"{type(error).__name__}: {error}"))


def unpacked(data: bytes) -> bytes:
    """The JSON object of a packed row."""
    return zlib.decompress(data)


def _outcome(found: Content, article: Article, settings: Settings, rows: bool) -> Outcome:
    raw = found.data if isinstance(found.data, bytes) else found.data.encode("utf-8", "surrogatepass")
    return Outcome(
        "ok" if article.body else "empty",
        data=packed(values(article)) if rows else render(article, settings.format).encode("utf-8"),
        page_type=article.page_type,
        language=article.language or "",
        confidence=article.confidence,
        host=host(article.url or found.url or "")[:LONGEST_HOST],
        sha256=hashlib.sha256(raw).hexdigest(),
        url=printable(found.url) if found.url else None,
        record=printable(found.record) if found.record else None,
        note=article.warnings[0] if article.warnings else "",
        published=str(article.published or ""),
        signature=_signature(article) if settings.similar else b"",
    )


def packed(row: dict[str, Any]) -> bytes:
    """A row as packed JSON."""
    return zlib.compress(json.dumps(row, ensure_ascii=False).encode("utf-8"), FAST)


def _signature(article: Article) -> bytes:
    from pagestrip.batch.similar import signature

    return signature(article.body)


def _scraped(text: str | None) -> tuple[date | None, tuple[str, ...]]:
    if not text:
        return None, ()
    try:
        return moment(text), ()
    except ValueError:
        return None, (f"the scrape date {text[:40]!r} is not ISO 8601 and was not used",)


def _address(base: str | None, name: str) -> str | None:
    return None if base is None else f"{base.rstrip('/')}/{quote(name.encode('utf-8', 'surrogateescape'))}"
