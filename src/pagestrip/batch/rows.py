"""A page of the journal as a row: the fields that each has in every output, then the article's."""

import json
from typing import Any

from pagestrip.batch.items import printable
from pagestrip.batch.journal import Row
from pagestrip.batch.similar import Group
from pagestrip.batch.work import unpacked


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
    own = {name: value for name, value in fields(row, group).items() if value is not None}
    head = json.dumps(own, ensure_ascii=False).encode("utf-8")
    article = unpacked(row.outcome.data) if row.outcome.data else b"{}"
    return (head if article == b"{}" else head[:-1] + b", " + article[1:]) + b"\n"


def values(row: Row, group: Group | None = None) -> dict[str, Any]:
    """A page as one flat dict: the row's own fields, then the article's where there is one."""
    article: dict[str, Any] = json.loads(unpacked(row.outcome.data)) if row.outcome.data else {}
    return {**article, **fields(row, group)}
