"""JSON Lines and Parquet, a page a row."""

from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any

from pagestrip.batch.inputs.streams import Damage, lines, pieces
from pagestrip.batch.items import PAGE_LIMIT, Columns, Item, MissingExtraError, failed

BATCH = 64  # rows read at once: pages are large
BOM = b"\xef\xbb\xbf"


def from_lines(file: BufferedReader, name: str) -> Iterator[Item]:
    """The rows of a JSON Lines file, named by their line. A worker parses them. A line that is blank is none."""
    number = 0
    for number, (offset, line) in enumerate(lines(pieces(file, file.peek(8))), 1):
        read = file.tell() if file.seekable() else 0
        if isinstance(line, Damage):
            yield Item(f"{name}#{number}", "json", problem=failed("damaged", f"from line {number} on {line.reason}"), read=read)
        elif line is None:
            reason = f"line {number} at byte {offset} is longer than {PAGE_LIMIT >> 20} MiB"
            yield Item(f"{name}#{number}", "json", problem=failed("too-large", reason))
        elif line := (line.removeprefix(BOM) if number == 1 else line).strip():
            yield Item(f"{name}#{number}", "json", line, read=read)


def from_parquet(path: Path, name: str, columns: Columns, size: int) -> Iterator[Item]:
    """The rows of a Parquet file, named by their number, which begins with 1."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtraError("a Parquet file", "arrow") from error
    try:
        with parquet.ParquetFile(path) as file:
            chosen = columns.of(tuple(file.schema_arrow.names))
            wanted = [column for column in (chosen.page, chosen.url, chosen.date, chosen.id) if column]
            missing = [column for column in wanted if column not in file.schema_arrow.names]
            if missing or not chosen.page:
                there = ", ".join(file.schema_arrow.names[:20])
                reason = f"the file has no column {missing[0]!r}" if missing else "no column of the file has a name that pages usually have; tell it"
                yield Item(name, "page", problem=failed("not-a-page", f"{reason} (columns: {there})"))
                return
            total = max(1, file.metadata.num_rows)
            number = 0
            for batch in file.iter_batches(BATCH, columns=wanted):
                for row in range(batch.num_rows):
                    number += 1
                    yield row_item(batch, row, f"{name}#{number}", chosen)._replace(read=size * number // total)
    except (pa.ArrowException, OSError) as error:
        yield Item(f"{name}#damage", "page", problem=failed("damaged", f"the file cannot be read any further: {error}"), read=size)


def row_item(batch: Any, row: int, name: str, columns: Columns) -> Item:
    """A row as an item; one without a page has a problem."""

    def value(column: str | None) -> Any:
        return batch.column(column)[row].as_py() if column else None

    page, url, record, scraped = (value(column) for column in (columns.page, columns.url, columns.id, columns.date))
    date = scraped.isoformat() if hasattr(scraped, "isoformat") else scraped
    what = "null" if page is None else f"a {type(page).__name__}"
    readable = isinstance(page, str | bytes)
    return Item(
        name,
        "page",
        page if readable else b"",
        url=url if isinstance(url, str) else None,
        date=date if isinstance(date, str) else None,
        record=None if record is None else str(record),
        problem=None if readable else failed("not-a-page", f"column {columns.page!r} is {what} in this row"),
    )
