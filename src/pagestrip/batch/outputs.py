"""Where a run's results go: one JSON Lines file, or a folder that mirrors the input's."""

import errno
import json
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from pagestrip.batch.work import Outcome, printable, row

SUFFIXES = {"json": ".json", "markdown": ".md", "text": ".txt", "html": ".html", "jsonld": ".jsonld", "ninjs": ".ninjs.json"}
SUMMARY = "summary.json"
OF_THE_NAME = {errno.ENAMETOOLONG, errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.EINVAL, errno.EILSEQ}  # not of the disk: the next page may do


@dataclass(slots=True)
class Tally:
    """What a run did, counted as the outcomes come in."""

    statuses: Counter[str] = field(default_factory=Counter)
    page_types: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    skipped: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages have an outcome."""
        return self.statuses.total()

    def add(self, outcome: Outcome) -> None:
        """Count one more outcome."""
        self.statuses[outcome.status] += 1
        if outcome.status == "failed":
            self.failures.append((printable(outcome.name), outcome.error))
            return
        if outcome.status == "empty":
            self.empty.append(printable(outcome.name))
        self.page_types[outcome.page_type] += 1
        self.languages[outcome.language or "unknown"] += 1

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON-ready values."""
        counts = {"pages": self.pages, **{status: self.statuses[status] for status in ("ok", "empty", "failed")}}
        return {
            **counts,
            "page_types": dict(self.page_types.most_common()),
            "languages": dict(self.languages.most_common()),
            "failures": [{"path": path, "error": error} for path, error in self.failures],
            "without_body": self.empty,
            "skipped": [printable(name) for name in self.skipped],
        }


class Output(Protocol):
    """A place for outcomes. Used as a context manager; what it holds is in place once the block ends without an exception."""

    def __enter__(self) -> Self:
        """Make the place ready. Raises OSError where that fails."""
        ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Finish, or clear up after an exception."""
        ...

    def write(self, outcome: Outcome) -> Outcome:
        """Keep one outcome; gives it back, as a failed one where its name cannot be written. Raises OSError where the disk fails."""
        ...

    def finish(self, tally: Tally) -> None:
        """Keep the run's summary. Raises OSError."""
        ...


class JsonLines:
    """A file with a JSON object a line, in the order of the input. It appears whole at the end of the run or not at all."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")

    def __enter__(self) -> Self:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.file = self.unfinished.open("wb")
        return self

    def write(self, outcome: Outcome) -> Outcome:
        """Append the outcome's row."""
        self.file.write(row(outcome))
        return outcome

    def finish(self, tally: Tally) -> None:  # noqa: ARG002 - every outcome has its row; nothing is left to say
        """Put the file in place."""
        self.file.close()
        self.unfinished.replace(self.path)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            self.file.close()
        except OSError:
            if error is None:
                raise
        finally:
            self.unfinished.unlink(missing_ok=True)


class Mirror:
    """A folder with one file a page, named as the page with the format's suffix added, and a summary of the run."""

    def __init__(self, folder: Path, format_: str) -> None:
        self.folder = folder
        self.suffix = SUFFIXES[format_]

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.root = self.folder.resolve()
        return self

    def write(self, outcome: Outcome) -> Outcome:
        """Write the article, or take away what an earlier run left where this page failed."""
        target = self.folder / (outcome.name + self.suffix)
        try:
            if outcome.status == "failed":
                target.unlink(missing_ok=True)
            else:
                self._place(target, outcome.data)
        except OSError as error:
            if error.errno not in OF_THE_NAME:
                raise
            if outcome.status != "failed":
                return Outcome(outcome.name, "failed", error=f"its result cannot be written: {error.strerror}")
        return outcome

    def finish(self, tally: Tally) -> None:
        """Write the summary."""
        self._place(self.folder / SUMMARY, json.dumps(tally.to_dict(), ensure_ascii=False, indent=2).encode("utf-8") + b"\n")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        return None

    def _place(self, target: Path, data: bytes) -> None:
        if not target.parent.resolve().is_relative_to(self.root):
            raise OSError(errno.EINVAL, "a link in the output folder leads out of it")
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(f".{os.getpid()}.tmp")
        try:
            unfinished.write_bytes(data)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)


def output(out: Path, format_: str) -> Output:
    """The output that a path stands for: JSON Lines where it ends with .jsonl, else a folder."""
    return JsonLines(out) if is_rows(out) else Mirror(out, format_)


def is_rows(out: Path) -> bool:
    """Whether results go to this path as JSON Lines."""
    return out.suffix.lower() == ".jsonl"
