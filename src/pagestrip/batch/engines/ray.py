"""Ray Data: Parquet in, Parquet out, or any dataset of pages."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pagestrip.batch.arrow import clean_batch
from pagestrip.batch.items import MissingExtraError
from pagestrip.batch.work import Settings
from pagestrip.model import PagestripError

BATCH = 256  # rows a task: some seconds' work, so that a lost worker costs little


class EngineError(PagestripError):
    """What was asked is not to be had from this engine; the message tells what is."""


def clean(dataset: Any, settings: Settings | None = None, *, batch_size: int = BATCH) -> Any:
    """A Ray dataset of pages as one of cleaned pages, with the schema of `pagestrip.batch.arrow`. Nothing runs until it is read."""
    import pyarrow as pa

    def work(table: pa.Table) -> pa.Table:
        batches = table.combine_chunks().to_batches()
        return pa.Table.from_batches([clean_batch(batch, settings) for batch in batches])

    return dataset.map_batches(work, batch_format="pyarrow", batch_size=batch_size)


def run(inputs: Sequence[str], out: str, settings: Settings, workers: int) -> None:
    """Clean Parquet files into a folder of Parquet files. Raises EngineError for other inputs or outputs, MissingExtraError without Ray."""
    if not all(Path(name).suffix == ".parquet" or Path(name).is_dir() for name in inputs) or Path(out).suffix not in {"", ".parquet"}:
        raise EngineError("the Ray engine cleans Parquet files, or folders of them, into a folder of Parquet files")
    try:
        import ray
    except ImportError as error:
        raise MissingExtraError("the Ray engine", "ray") from error
    if not ray.is_initialized():
        ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    clean(ray.data.read_parquet(list(inputs)), settings).write_parquet(out)
