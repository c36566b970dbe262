"""What a run has done so far, in a SQLite file that survives kill -9, power loss and a full disk; outputs are made from it.

A page's row is in the journal once it is committed; a run that ended before that does the page again. A source (a file of the input) whose
fingerprint has changed loses its rows. So going on with a run, running a finished one again and adding files to one are the same thing.
"""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from pagestrip.batch.items import PASSING, Outcome, Source
from pagestrip.model import PagestripError

VERSION = 1  # of the tables; a journal of another version is another run's
COMMIT_SECONDS = 1.0  # what kill -9 may cost
COMMIT_BYTES = 16 << 20  # what waits in memory for a commit at most, about
ROW = tuple(Outcome._fields)
TABLES = f"""
CREATE TABLE IF NOT EXISTS terms (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS sources (
  id INTEGER PRIMARY KEY, name BLOB UNIQUE, position INTEGER, run INTEGER, fingerprint TEXT, records INTEGER, passed TEXT);
CREATE TABLE IF NOT EXISTS pages (source INTEGER, number INTEGER, name BLOB, {", ".join(ROW)}, PRIMARY KEY (source, number));
"""


class JournalError(PagestripError):
    """The journal cannot be used for this run; the message tells why and what to do."""


class JournalFullError(OSError):
    """The journal cannot be written or read: the disk is full or failing."""


class Row(NamedTuple):
    """One page of the journal: its place in the whole input from 0 on, its name, what became of it."""

    position: int
    name: str
    outcome: Outcome


class Journal:
    """The journal at `path`, None for one that is gone with the process. Used as a context manager; what was added is committed at the end.

    `terms` are the settings that make results what they are. Raises JournalError where the file is of a run with other ones (`anew` puts that one
    aside), where another run is at work on it or where it is no journal, and JournalFullError throughout where the disk fails.
    """

    def __init__(self, path: Path | None, terms: dict[str, str], *, anew: bool = False) -> None:
        self.path = path
        self.waiting: list[tuple[Any, ...]] = []
        self.bytes_waiting = 0
        self.committed = time.monotonic()
        self.position = 0
        if path and anew:
            for file in (path, path.with_name(f"{path.name}-journal")):  # SQLite's own, of a run that was killed
                file.unlink(missing_ok=True)
        self.db = self._opened(terms)
        (self.run,) = self.db.execute("SELECT coalesce(max(run), 0) + 1 FROM sources").fetchone()

    def _opened(self, terms: dict[str, str]) -> sqlite3.Connection:
        where = str(self.path) if self.path else ""
        if self.path:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            db = sqlite3.connect(where, timeout=0, isolation_level=None)
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
            for statement in TABLES.split(";"):
                db.execute(statement)
            self._agree(db, terms)
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise JournalError(f"another run is at work on {where}; wait for it, or give this one another output") from error
            raise JournalFullError(None, str(error), where) from error
        except sqlite3.DatabaseError as error:
            raise JournalError(f"{where} is no journal of pagestrip; give another output, or take that file away") from error
        return db

    def _agree(self, db: sqlite3.Connection, terms: dict[str, str]) -> None:
        kept = dict(db.execute("SELECT name, value FROM terms WHERE name != 'exported'"))
        terms = {"tables": str(VERSION), **terms}
        other = [f"{name} was {kept[name]} and is {value} now" for name, value in terms.items() if name in kept and kept[name] != value]
        if other:
            raise JournalError(f"{self.path} belongs to a run with other settings ({'; '.join(other)}); give those, another output, or --anew")
        db.executemany("INSERT OR IGNORE INTO terms VALUES (?, ?)", terms.items())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            self.commit()
        except JournalFullError:
            if error is None:
                raise
        finally:
            self.db.close()

    def begin(self, source: Source) -> set[int] | None:
        """The numbers of this source's pages that are done already; None where all are, so that it need not be opened."""
        statement = (
            "INSERT INTO sources (name, position, run, fingerprint) VALUES (?1, ?2, ?3, ?4) "
            "ON CONFLICT (name) DO UPDATE SET position = ?2, run = ?3 RETURNING id, fingerprint, records"
        )
        (self.source, fingerprint, records), *_ = self._ask(statement, _key(source.name), self.position, self.run, source.fingerprint)
        self.position += 1
        if not source.fingerprint or fingerprint != source.fingerprint:
            self._ask("DELETE FROM terms WHERE name = 'exported'")
            self._ask("DELETE FROM pages WHERE source = ?", self.source)
            self._ask("UPDATE sources SET fingerprint = ?, records = NULL WHERE id = ?", source.fingerprint, self.source)
            return set()
        done = {number for (number,) in self._ask("SELECT number FROM pages WHERE source = ? AND failure != ?", self.source, PASSING)}
        return None if records == len(done) else done

    def counted(self, source: int, records: int, passed: "Counter[str]") -> None:
        """Tell how many pages a source holds, now that all of them were handed out, and what else it holds."""
        self._ask("UPDATE sources SET records = ?, passed = ? WHERE id = ?", records, json.dumps(passed) if passed else None, source)

    def add(self, source: int, number: int, name: str, outcome: Outcome) -> None:
        """Keep what became of one page."""
        self.waiting.append((source, number, _key(name), *outcome))
        self.bytes_waiting += len(outcome.data)
        if self.bytes_waiting > COMMIT_BYTES or time.monotonic() - self.committed > COMMIT_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Put on disk what was added."""
        if self.waiting:
            marks = ", ".join("?" * (3 + len(ROW)))
            self._ask("DELETE FROM terms WHERE name = 'exported'")
            try:
                self.db.executemany(f"INSERT OR REPLACE INTO pages VALUES ({marks})", self.waiting)  # noqa: S608 - question marks
            except sqlite3.Error as error:
                raise self._failed(error) from error
        self.waiting, self.bytes_waiting = [], 0
        if self.db.in_transaction:
            self._ask("COMMIT")
        self._ask("BEGIN")
        self.committed = time.monotonic()

    def sweep(self) -> list[str]:
        """Forget the sources that this run has not met: their files are gone. Gives the names of their pages."""
        self.commit()
        gone = [named(name) for (name,) in self._ask("SELECT pages.name FROM pages JOIN sources ON sources.id = source WHERE run != ?", self.run)]
        self._ask("DELETE FROM pages WHERE source IN (SELECT id FROM sources WHERE run != ?)", self.run)
        self._ask("DELETE FROM sources WHERE run != ?", self.run)
        if gone:
            self._ask("DELETE FROM terms WHERE name = 'exported'")
        self.commit()
        return gone

    def forget_failed(self) -> None:
        """Do the pages again that failed."""
        if self._ask("SELECT 1 FROM pages WHERE status = 'failed' LIMIT 1"):
            self._ask("DELETE FROM pages WHERE status = 'failed'")
            self._ask("DELETE FROM terms WHERE name = 'exported'")

    def exported(self) -> bool:
        """Whether the output was made from what is in the journal now."""
        return bool(self._ask("SELECT 1 FROM terms WHERE name = 'exported'"))

    def set_exported(self) -> None:
        """Note that the output was made from what is in the journal now."""
        self._ask("INSERT OR REPLACE INTO terms VALUES ('exported', '')")
        self.commit()

    def rows(self) -> Iterator[Row]:
        """All pages in the order of the input."""
        query = f"SELECT name, {', '.join(ROW)} FROM pages WHERE source = ? ORDER BY number"  # noqa: S608 - the module's own names
        position = 0
        for (source,) in self._ask("SELECT id FROM sources ORDER BY position"):
            for name, *values in self.stream(query, source):
                yield Row(position, named(name), Outcome(*values))
                position += 1

    def ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The answer to a question about what is committed. Raises JournalFullError."""
        return self._ask(query, *values)

    def stream(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The same, a row at a time."""
        try:
            yield from self.db.execute(query, values)
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def _ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self.db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def _failed(self, error: sqlite3.Error) -> JournalFullError:
        return JournalFullError(None, str(error), str(self.path or "the temporary journal"))


def _key(name: str) -> bytes:
    """A name as the journal holds it: SQLite's text has no place for file names that are not UTF-8."""
    return name.encode("utf-8", "surrogateescape")


def named(key: bytes) -> str:
    """The name that the journal holds."""
    return key.decode("utf-8", "surrogateescape")
