"""Where pages come from: folders, files, archives, standard input, told apart on their own."""

import io
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from pagestrip.batch.inputs import rows, warc, zips
from pagestrip.batch.inputs.folder import walk
from pagestrip.batch.inputs.forms import form_by, form_of
from pagestrip.batch.inputs.streams import pieces
from pagestrip.batch.items import PAGE_LIMIT, Columns, Item, Source, failed, skipped

STDIN = "stdin"


def sources(inputs: Iterable[str], passed: Counter[str], *, leave: Path | None = None) -> Iterator[Source]:
    """Every file of the inputs, in their order, a folder's in the order of their names; "-" is standard input.

    A source's name is its path below the folder where that is the only input, else its path as given. `leave`, the output, is
    not read. What is no page by its name is counted in `passed`.
    """
    given = list(dict.fromkeys(name if name == "-" else os.path.normpath(name) for name in inputs))
    for name in given:
        path = Path(name)
        if name == "-":
            yield Source(STDIN, None, "stdin")
        elif path.is_dir():
            yield from walk(path, "" if len(given) == 1 else f"{name}/", leave, passed)
        else:
            yield _named(path, path.name if len(given) == 1 else name)


def _named(path: Path, name: str) -> Source:
    try:
        stat = path.stat()
        if not path.is_file():
            return Source(name, path, "page", problem=skipped("it is not a regular file"))
        form = form_of(name)
        if form is None:
            with path.open("rb") as file:
                form = _sniffed(file)
    except OSError as error:
        return Source(name, path, "page", problem=failed("unreadable", f"it cannot be read: {error.strerror}"))
    return Source(name, path, form, f"{stat.st_size}-{stat.st_mtime_ns}", stat.st_size)


def _sniffed(file: io.BufferedReader) -> str:
    head = file.peek(64)
    first = next(pieces(io.BytesIO(head), head[:8]), b"")
    return form_by(first) if isinstance(first, bytes) else "page"


def items(source: Source, columns: Columns, passed: Counter[str]) -> Iterator[Item]:
    """The pages of a source. What it cannot give is an `Item` with a problem; MissingExtraError where a library is missing."""
    if source.problem:
        yield Item(source.name, "page", problem=source.problem, read=source.size)
        return
    try:
        if source.path is None:
            yield from _stream(cast(io.BufferedReader, sys.stdin.buffer), passed)
        else:
            yield from _opened(source, source.path, columns, passed)
    except OSError as error:
        yield Item(f"{source.name}#unreadable", "page", problem=failed("unreadable", f"it cannot be read any further: {error.strerror}"))


def _opened(source: Source, path: Path, columns: Columns, passed: Counter[str]) -> Iterator[Item]:
    if source.form in {"page", "mhtml"}:
        yield Item(source.name, "file" if source.form == "page" else "mhtml", path=path, read=source.size)
    elif source.form == "parquet":
        yield from rows.from_parquet(path, source.name, columns, source.size)
    elif source.form == "zip":
        yield from zips.items(path, source.name, passed)
    else:
        with path.open("rb") as file:
            yield from warc.items(file, source.name, passed) if source.form == "warc" else rows.from_lines(file, source.name)


def _stream(file: io.BufferedReader, passed: Counter[str]) -> Iterator[Item]:
    form = _sniffed(file)
    if form == "warc":
        yield from warc.items(file, STDIN, passed)
    elif form == "lines":
        yield from rows.from_lines(file, STDIN)
    elif form == "page":
        yield Item(STDIN, "packed", file.read(PAGE_LIMIT + 1))
    else:
        yield Item(STDIN, "page", problem=failed("unreadable", f"a {form} archive cannot be read from standard input; give its path"))
