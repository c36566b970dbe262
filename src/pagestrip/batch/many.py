"""Many pages from Python: an iterator of results, each page in a worker process under limits."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from pagestrip.article import Article
from pagestrip.batch import pool
from pagestrip.batch.limits import Limits

FIELDS = {"page", "url", "reference_date"}


class Result(NamedTuple):
    """What became of one page. `status` is "ok", "empty" (an article without a body) or "failed".

    `article` is None where it failed; `failure` is then the kind ("timeout", "memory", "died", "exception") and `reason` the sentence.
    """

    position: int
    status: str
    article: Article | None = None
    failure: str = ""
    reason: str = ""


def extract_many(pages: Iterable[Any], workers: int, limits: Limits, ordered: bool, given: Mapping[str, Any]) -> Iterator[Result]:
    """What `pagestrip.extract_many` does; `given` are the arguments of `extract` that all pages share."""
    start = partial(_worker, dict(given))
    tasks = (pool.Task(position, (position, *_parts(page))) for position, page in enumerate(pages))
    for _, result in pool.run(start, tasks, workers, _lost, limits, ordered=ordered):
        yield result


def _parts(page: Any) -> tuple[str | bytes, dict[str, Any]]:
    """The page and what is known of it alone. Raises TypeError for misuse, as `extract` does; in the caller's own process, so that it is seen."""
    own = dict(page) if isinstance(page, Mapping) else {"page": page}
    data = own.pop("page", None)
    if isinstance(data, bytearray | memoryview):
        data = bytes(data)
    if not isinstance(data, str | bytes):
        raise TypeError(f"a page is str or bytes, or a mapping with one under 'page', not {type(data if own else page).__name__}")
    if unknown := own.keys() - FIELDS:
        raise TypeError(f"a page's mapping has no {', '.join(sorted(unknown))}; it may have {', '.join(sorted(FIELDS))}")
    if not isinstance(own.get("reference_date"), date | None):
        raise TypeError("a page's reference_date is a date or a datetime")
    return data, own


def _worker(given: dict[str, Any]) -> "Callable[[tuple[int, str | bytes, dict[str, Any]]], Result]":
    import pagestrip

    def work(task: tuple[int, str | bytes, dict[str, Any]]) -> Result:
        position, page, own = task
        try:
            article = pagestrip.extract(page, **{**given, **own})
        except MemoryError:
            return Result(position, "failed", None, "memory", "it needs more memory than the limit")
        except Exception as error:  # one page's failure is its result
            return Result(position, "failed", None, "exception", f"{type(error).__name__}: {error}")
        return Result(position, "ok" if article.body else "empty", article)

    return work


def _lost(task: tuple[int, str | bytes, dict[str, Any]], failure: str, reason: str) -> Result:
    return Result(task[0], "failed", None, failure, reason)
