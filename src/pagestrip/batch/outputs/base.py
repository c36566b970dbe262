"""What every output is."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from pagestrip.batch.items import Outcome
from pagestrip.batch.journal import Row
from pagestrip.batch.similar import Group
from pagestrip.batch.tally import Tally


class Output(Protocol):
    """A place for results. Pages may be put there as they come (`place`), all of them in order at the end (`export`), or both.

    `rows` tells whether it holds rows (else articles in a format), `ordered` whether pages have to come in the input's order, `journal` where
    the run's journal lies, None for an output that cannot be gone on with, `path` the output itself. OSError is raised where the disk fails.
    """

    path: Path | None
    rows: bool
    ordered: bool
    journal: Path | None

    def place(self, name: str, outcome: Outcome, position: int) -> Outcome:
        """Take one page; gives what the journal is to hold of it."""
        ...

    def remove(self, name: str) -> None:
        """Take away what an earlier run left of a page that is no longer there."""
        ...

    def is_there(self) -> bool:
        """Whether an earlier run's export still lies in its place."""
        ...

    def export(self, rows: Iterable[tuple[Row, Group | None]], tally: Tally) -> None:
        """Put the whole result in place."""
        ...
