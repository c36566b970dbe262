"""What every output is, and the fields that each page has in all of them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from pagestrip.batch.items import Outcome, printable
from pagestrip.batch.journal import Row
from pagestrip.batch.similar import Group
from pagestrip.batch.tally import Tally
from pagestrip.batch.work import unpacked


class Output(Protocol):
    """A place for results. Pages may be put there as they come (`place`), all of them in order at the end (`export`), or both.

    `rows` tells whether it holds rows (else articles in a format), `ordered` whether pages have to come in the input's order, `journal` where
    the run's journal lies, None for an output that cannot be gone on with, `path` the output itself. OSError is raised where the disk fails.
    """

    path: Path | None
    rows: bool
    ordered: bool
    journal: Path | None

    def place(self, name: str, outcome: Outcome, position: int) -> Outcome:
        """Take one page; gives what the journal is to hold of it."""
        ...

    def remove(self, name: str) -> None:
        """Take away what an earlier run left of a page that is no longer there."""
        ...

    def is_there(self) -> bool:
        """Whether an earlier run's export still lies in its place."""
        ...

    def export(self, rows: Iterable[tuple[Row, Group | None]], tally: Tally) -> None:
        """Put the whole result in place."""
        ...


def fields(row: Row, group: Group | None = None) -> dict[str, Any]:
    """What a page's row begins with in every output."""
    outcome = row.outcome
    return {
        "id": printable(row.name),
        "position": row.position,
        "status": outcome.status,
        "failure": outcome.failure or None,
        "reason": outcome.reason or None,
        "sha256": outcome.sha256 or None,
        "record_id": outcome.record,
        "input_url": outcome.url,
        "group": group.id if group else None,
        "group_size": group.size if group else None,
    }


def line(row: Row, group: Group | None = None) -> bytes:
    """A page as one line of JSON: the row's own fields that are not null, then the article's."""
    head = json.dumps({name: value for name, value in fields(row, group).items() if value is not None}, ensure_ascii=False).encode("utf-8")
    article = unpacked(row.outcome.data) if row.outcome.data else b"{}"
    return (head if article == b"{}" else head[:-1] + b", " + article[1:]) + b"\n"


def values(row: Row, group: Group | None = None) -> dict[str, Any]:
    """A page as one flat dict: the row's own fields, then the article's where there is one."""
    article: dict[str, Any] = json.loads(unpacked(row.outcome.data)) if row.outcome.data else {}
    return {**article, **fields(row, group)}
