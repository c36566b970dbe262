"""The files below a folder that may hold pages, in the order of their names, without holding them all in memory."""

import os
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePath

from pagestrip.batch.inputs.forms import form_of
from pagestrip.batch.items import Problem, Source, failed, skipped


def walk(folder: Path, prefix: str, leave: Path | None, passed: Counter[str]) -> Iterator[Source]:
    """The sources below `folder`, told by their suffixes, named by `prefix` and their path below it.

    Hidden names and other files are counted in `passed`. Links, pipes and devices that are named like pages are skipped sources, never opened. A
    folder that cannot be listed is a failed one, so that nothing below it is lost in silence.
    """
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name + "/" if entry.is_dir(follow_symlinks=False) else entry.name)
    except OSError as error:
        yield Source(prefix.rstrip("/") or ".", folder, "page", problem=failed("unreadable", f"the folder cannot be listed: {error.strerror}"))
        return
    for entry in entries:
        if entry.name.startswith("."):
            passed["hidden file"] += 1
        elif entry.is_dir(follow_symlinks=False):
            if not _is(entry, leave):
                yield from walk(Path(entry.path), f"{prefix}{entry.name}/", leave, passed)
        elif _is(entry, leave):
            continue
        elif form := form_of(entry.name):
            yield _source(entry, prefix + entry.name, form)
        else:
            passed[f"{PurePath(entry.name).suffix[:12].lower() or 'other'} file"] += 1


def _is(entry: "os.DirEntry[str]", other: Path | None) -> bool:
    return other is not None and entry.name == other.name and other.exists() and other.samefile(entry.path)


def _source(entry: "os.DirEntry[str]", name: str, form: str) -> Source:
    path = Path(entry.path)
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError as error:
        return Source(name, path, form, problem=failed("unreadable", f"it cannot be read: {error.strerror}"))
    if not stat.S_ISREG(found.st_mode):
        return Source(name, path, form, problem=_special(found.st_mode))
    return Source(name, path, form, f"{found.st_size}-{found.st_mtime_ns}", found.st_size)


def _special(mode: int) -> Problem:
    return skipped("it is a link" if stat.S_ISLNK(mode) else "it is not a regular file")
