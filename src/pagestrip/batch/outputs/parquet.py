"""Parquet, with the schema of `pagestrip.batch.arrow`."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from pagestrip.batch.arrow import batch_of, schema
from pagestrip.batch.journal import Row
from pagestrip.batch.outputs.atomic import replacing
from pagestrip.batch.outputs.jsonl import Exported
from pagestrip.batch.rows import values
from pagestrip.batch.similar import Group
from pagestrip.batch.tally import Tally

GROUP = 1000  # rows of a row group: some megabytes, so that memory stays flat


class Parquet(Exported):
    """A file of row groups, Zstandard inside, in the order of the input. Raises MissingExtraError at once where pyarrow is missing."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        schema()

    def export(self, rows: Iterable[tuple[Row, Group | None]], tally: Tally) -> None:  # noqa: ARG002 - every page has its row
        """Write the file."""
        from pyarrow import parquet

        left = iter(rows)
        with replacing(self.target) as file, parquet.ParquetWriter(file, schema(), compression="zstd") as writer:
            while group := [values(*row) for row in islice(left, GROUP)]:
                writer.write_batch(batch_of(group))
