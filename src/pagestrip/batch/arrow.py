"""Pages as Arrow tables: the schema, rows to record batches, and one function from record batch to record batch for any engine that speaks Arrow."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pagestrip.batch.items import Columns, Item, MissingExtraError
from pagestrip.batch.journal import Row
from pagestrip.batch.rows import values
from pagestrip.batch.work import Settings, worker

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_VERSION = "1"  # a column that changes its name or type, or goes, makes a new one; new columns are added at the end
JSON_COLUMNS = ("evidence",)


@lru_cache(maxsize=1)
def schema() -> "pa.Schema":
    """The columns of a cleaned page, with `pagestrip.schema` in the metadata. Raises MissingExtraError where pyarrow is missing."""
    pa = _pyarrow()
    text, texts = pa.string(), pa.list_(pa.string())
    dateline = pa.struct({"text": text, "place": text, "agency": text, "date": text})
    card = {"headline": text, "source": text, "published": text, "age": text, "dateline": dateline, "tags": texts, "body": text, "url": text}
    row = dict.fromkeys(("id",), text) | {"position": pa.int64()}
    row |= dict.fromkeys(("status", "failure", "reason", "sha256", "record_id", "input_url", "group"), text)
    row |= {"group_size": pa.int64()}
    article = dict.fromkeys(("headline", "standfirst"), text) | {"dateline": dateline}
    article |= {"source": pa.struct({"name": text, "url": text, "agency": text, "platform": text}), "authors": texts}
    article |= dict.fromkeys(("published", "modified", "section"), text) | {"tags": texts}
    article |= dict.fromkeys(("body", "language", "url"), text)
    article |= {"images": pa.list_(pa.struct({"url": text, "caption": text, "credit": text, "alt": text})), "related": pa.list_(pa.struct(card))}
    article |= {"comments": pa.list_(pa.struct({"text": text, "author": text, "published": text})), "comment_count": pa.int64()}
    article |= {"page_type": text, "confidence": pa.float64(), "evidence": text, "warnings": texts}
    return pa.schema(list((row | article).items()), metadata={"pagestrip.schema": SCHEMA_VERSION})


def batch_of(rows: Iterable[Mapping[str, Any]]) -> "pa.RecordBatch":
    """Rows, as `values` of an output gives them, as one record batch of the schema."""
    names = schema().names
    plain = [{name: _cell(name, row.get(name)) for name in names} for row in rows]
    return _pyarrow().RecordBatch.from_pylist(plain, schema=schema())


def _cell(name: str, value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if name in JSON_COLUMNS and value is not None else value


def clean_batch(batch: "pa.RecordBatch", settings: Settings | None = None) -> "pa.RecordBatch":
    """Each page of a record batch cleaned: a row in, a row of `schema()` out, in the same order. A page that fails is a row that says so.

    `settings.columns` names the columns with the page (string or binary), its address, its scrape date and its id; without, the usual names
    are looked for. `position` is the row's number in this batch, `id` the id column's value, else that number. Raises ValueError where there is
    no page column. No process stands between: what a page does to its process, a time limit too, is the engine's to watch.
    """
    settings = settings or Settings()
    chosen = settings.columns.of(tuple(batch.schema.names))
    if not chosen.page or chosen.page not in batch.schema.names:
        raise ValueError(f"the batch has no column {chosen.page or 'with a name that pages usually have'!r}; it has {', '.join(batch.schema.names)}")
    work = _worker(settings)
    return batch_of([values(Row(number, item.record or str(number), work(item))) for number, item in enumerate(_items(batch, chosen))])


def clean_batches(batches: "Iterable[pa.RecordBatch]", settings: Settings | None = None) -> "Iterator[pa.RecordBatch]":
    """`clean_batch` for a stream of them, as Spark's `mapInArrow` wants it."""
    return (clean_batch(batch, settings) for batch in batches)


@lru_cache(maxsize=4)
def _worker(settings: Settings) -> Any:
    return worker(settings, rows=True)


def _items(batch: "pa.RecordBatch", columns: Columns) -> Iterator[Item]:
    from pagestrip.batch.inputs.rows import row_item

    for number in range(batch.num_rows):
        yield row_item(batch, number, str(number), columns)


def _pyarrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("an Arrow table", "arrow") from error
    return pa


__all__ = ["SCHEMA_VERSION", "batch_of", "clean_batch", "clean_batches", "schema"]
