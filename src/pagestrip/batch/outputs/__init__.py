"""Where a run's results go. The end of the output's name tells which kind it is."""

from pathlib import Path

from pagestrip.batch.outputs.base import Output
from pagestrip.batch.outputs.jsonl import JsonLines, Standard
from pagestrip.batch.outputs.mirror import Mirror
from pagestrip.batch.outputs.parquet import Parquet
from pagestrip.batch.outputs.sqlite import Sqlite

KINDS: dict[str, type[JsonLines | Parquet | Sqlite]] = {
    ".jsonl": JsonLines,
    ".ndjson": JsonLines,
    ".parquet": Parquet,
    ".sqlite": Sqlite,
    ".sqlite3": Sqlite,
    ".db": Sqlite,
}


def output(out: str, format_: str) -> Output:
    """The output that a name stands for: "-" standard output, a file by its suffix, else a folder that mirrors the input in this format."""
    if out == "-":
        return Standard()
    kind = KINDS.get(Path(out).suffix.lower())
    return kind(Path(out)) if kind else Mirror(Path(out), format_)


def is_file(out: str) -> bool:
    """Whether results go to this name as one file."""
    return Path(out).suffix.lower() in KINDS
