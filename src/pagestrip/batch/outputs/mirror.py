"""A folder that mirrors the input: a file a page, as the pages are done, and a summary."""

import errno
import json
import os
from collections.abc import Iterable
from pathlib import Path

from pagestrip.batch.items import Outcome, failed, refused
from pagestrip.batch.journal import Row
from pagestrip.batch.outputs.atomic import replacing
from pagestrip.batch.outputs.names import mirrored
from pagestrip.batch.rows import line
from pagestrip.batch.similar import Group
from pagestrip.batch.tally import Tally

SUFFIXES = {"json": ".json", "markdown": ".md", "text": ".txt", "html": ".html", "jsonld": ".jsonld", "ninjs": ".ninjs.json"}
SUMMARY = "summary.json"
INDEX = "index.jsonl"
OF_THE_NAME = {errno.ENAMETOOLONG, errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.EINVAL, errno.EILSEQ}  # not of the disk: the next page may do


class Mirror:
    """A folder with one file a page, named as the page with the format's suffix added; an index with a line for every page, and a summary."""

    rows = False
    ordered = False

    def __init__(self, folder: Path, format_: str) -> None:
        self.folder = folder
        self.path: Path | None = folder
        self.suffix = SUFFIXES[format_]
        self.journal: Path | None = folder / ".journal"

    def place(self, name: str, outcome: Outcome, position: int) -> Outcome:  # noqa: ARG002 - as every output
        """Write the article, or take away what an earlier run left where there is none now."""
        try:
            if outcome.data:
                self._write(name, outcome.data)
            else:
                self.remove(name)
        except OSError as error:
            if error.errno not in OF_THE_NAME:
                raise
            return refused(failed("name", f"its result cannot be written: {error.strerror}"))
        return outcome._replace(data=b"")

    def remove(self, name: str) -> None:
        """Take the page's file away."""
        target = self._target(name)
        if target.parent.is_dir():
            target.unlink(missing_ok=True)

    def is_there(self) -> bool:
        """Whether the summary is there."""
        return (self.folder / SUMMARY).exists()

    def export(self, rows: Iterable[tuple[Row, Group | None]], tally: Tally) -> None:
        """Write the index and the summary."""
        with replacing(self.folder / INDEX) as file:
            for row, group in rows:
                file.write(line(row, group))
        with replacing(self.folder / SUMMARY) as file:
            file.write(json.dumps(tally.to_dict(), ensure_ascii=False, indent=2).encode("utf-8") + b"\n")

    def _target(self, name: str) -> Path:
        target = self.folder / mirrored(name, self.suffix)
        if target in {self.folder / SUMMARY, self.folder / INDEX}:
            target = target.with_name(f"%{ord(target.name[0]):02X}{target.name[1:]}")
        return target

    def _write(self, name: str, data: bytes) -> None:
        target = self._target(name)
        if not target.parent.resolve().is_relative_to(self.folder.resolve()):
            raise OSError(errno.EINVAL, "a link in the output folder leads out of it", os.fspath(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target) as file:
            file.write(data)
