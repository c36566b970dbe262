"""Spark: a data frame of pages as one of cleaned pages."""

from typing import Any

from pagestrip.batch.arrow import clean_batches, schema
from pagestrip.batch.items import MissingExtraError
from pagestrip.batch.work import Settings


def clean(frame: Any, settings: Settings | None = None) -> Any:
    """A Spark data frame of pages as one of cleaned pages, with the schema of `pagestrip.batch.arrow`. Nothing runs until it is read.

    Raises MissingExtraError without pyspark.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_schema
    except ImportError as error:
        raise MissingExtraError("the Spark engine", "spark") from error
    return frame.mapInArrow(lambda batches: clean_batches(batches, settings), from_arrow_schema(schema()))
