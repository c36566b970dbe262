"""Files that are whole or not there: written under a temporary name, put on disk, renamed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def temporary(target: Path) -> Path:
    """The name under which a file is written before it is renamed; hidden, in the same folder, the same each time, so that none is left over."""
    return target.with_name(f".{target.name[:200]}.tmp")


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A file to be written that takes the name `target` once the block ends without an exception, and else is gone. Raises OSError."""
    unfinished = temporary(target)
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Put a rename in this folder on disk; systems that cannot are left alone."""
    with suppress(PermissionError, IsADirectoryError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
