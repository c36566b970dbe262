"""Which files of a folder are pages, and how one is read."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pagestrip.model import PagestripError
from pagestrip.readers.binary import binary_kind

SUFFIXES = (".html", ".htm", ".xhtml", ".txt")
PAGE_LIMIT = 64 * 1024 * 1024  # bytes; larger files are refused. Common Crawl cuts pages at 5 MB


class NotAPageError(PagestripError):
    """A file that holds no page; the message says so as the end of a sentence that its name begins."""


class Input(NamedTuple):
    """One page file of a folder. `name` is its path below the folder, parted by "/"; `problem` tells why it cannot be opened."""

    path: Path
    name: str
    problem: str = ""


class Listing(NamedTuple):
    """What a folder holds: the pages in the order of their names, and the names passed over (links, pipes, devices)."""

    pages: tuple[Input, ...]
    skipped: tuple[str, ...]


def find(folder: Path, *, leave: Path | None = None) -> Listing:
    """The pages below `folder` by their suffix: not hidden, no links followed, nothing below `leave`.

    A folder that cannot be listed is an `Input` with a `problem`, so that nothing below it is lost in silence.
    """
    pages: list[Input] = []
    skipped: list[str] = []
    for path, problem in _walk(folder, leave):
        name = path.relative_to(folder).as_posix()
        if problem or _is_regular(path):
            pages.append(Input(path, name, problem))
        else:
            skipped.append(name)
    return Listing(tuple(sorted(pages, key=lambda page: page.name)), tuple(sorted(skipped)))


def _walk(folder: Path, leave: Path | None) -> Iterator[tuple[Path, str]]:
    problems: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = (name for name in folders if not name.startswith(".") and Path(root, name) != leave)
        yield from ((Path(root, name), "") for name in files if name.lower().endswith(SUFFIXES) and not name.startswith("."))
        while problems:
            yield _unlisted(problems.pop(0))
    for error in problems:
        yield _unlisted(error)


def _unlisted(error: OSError) -> tuple[Path, str]:
    return Path(os.fsdecode(error.filename)), f"the folder cannot be listed: {error.strerror}"


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return True  # gone since it was listed: reading it will say so


def load(path: Path) -> bytes:
    """The bytes of a page file. Raises NotAPageError where it cannot be read, and as `checked` does."""
    try:
        with path.open("rb") as file:
            return checked(file.read(PAGE_LIMIT + 1))
    except OSError as error:
        raise NotAPageError(f"cannot be read: {error.strerror}") from error


def checked(data: bytes) -> bytes:
    """The same bytes, where they may be a page. Raises NotAPageError where they are empty, too many or known to be something else."""
    if not data:
        raise NotAPageError("is empty")
    if kind := binary_kind(data):
        raise NotAPageError(f"is a {kind}, not a page")
    if len(data) > PAGE_LIMIT:
        raise NotAPageError(f"is too large for a page: more than {PAGE_LIMIT >> 20} MiB")
    return data
