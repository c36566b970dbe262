"""JSON Lines: a file that appears whole at the end of the run, or standard output page by page."""

import sys
from collections.abc import Iterable
from pathlib import Path

from pagestrip.batch.items import Outcome
from pagestrip.batch.journal import Row
from pagestrip.batch.outputs.atomic import replacing
from pagestrip.batch.rows import line
from pagestrip.batch.similar import Group
from pagestrip.batch.tally import Tally


class Exported:
    """What outputs share that are one file made at the end."""

    rows = True
    ordered = False

    def __init__(self, path: Path) -> None:
        self.path: Path | None = path
        self.target = path
        self.journal: Path | None = path.with_name(f"{path.name}.journal")

    def place(self, name: str, outcome: Outcome, position: int) -> Outcome:  # noqa: ARG002 - as every output
        """Nothing yet; the journal keeps it all."""
        return outcome

    def remove(self, name: str) -> None:
        """Nothing; the file is made anew."""

    def is_there(self) -> bool:
        """Whether the file is there."""
        return self.target.exists()


class JsonLines(Exported):
    """A file with a JSON object a line, in the order of the input."""

    def export(self, rows: Iterable[tuple[Row, Group | None]], tally: Tally) -> None:  # noqa: ARG002 - every page has its row
        """Write the file."""
        with replacing(self.target) as file:
            for row, group in rows:
                file.write(line(row, group))


class Standard:
    """Standard output: a JSON object a line as the pages are done. What went there is gone, so there is no journal."""

    rows = True
    path: Path | None = None
    journal: Path | None = None

    def __init__(self, *, ordered: bool = False) -> None:
        self.ordered = ordered

    def place(self, name: str, outcome: Outcome, position: int) -> Outcome:
        """Write the page's line."""
        sys.stdout.buffer.write(line(Row(position, name, outcome)))
        sys.stdout.buffer.flush()
        return outcome._replace(data=b"")

    def remove(self, name: str) -> None:
        """Nothing."""

    def is_there(self) -> bool:
        """Never: each run writes its own."""
        return False

    def export(self, rows: Iterable[tuple[Row, Group | None]], tally: Tally) -> None:
        """Nothing is left to do."""
