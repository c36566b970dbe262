"""A SQLite file: the table `pages`, and its full-text index `search` over headline, standfirst and body."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from pagestrip.batch.journal import Row
from pagestrip.batch.outputs.atomic import sync_folder, temporary
from pagestrip.batch.outputs.jsonl import Exported
from pagestrip.batch.rows import values
from pagestrip.batch.similar import Group
from pagestrip.batch.tally import Tally

# Columns of `pages` in their order; what is neither text nor number is JSON
COLUMNS = {
    "position": "INTEGER PRIMARY KEY",
    "id": "TEXT UNIQUE",
    **dict.fromkeys(("status", "failure", "reason", "sha256", "record_id", "input_url", "group"), "TEXT"),
    "group_size": "INTEGER",
    **dict.fromkeys(("headline", "standfirst", "body", "published", "modified", "section", "language", "url", "page_type"), "TEXT"),
    "confidence": "REAL",
    "comment_count": "INTEGER",
    **dict.fromkeys(("authors", "tags", "dateline", "source", "images", "related", "comments", "evidence", "warnings"), "TEXT"),
}
SEARCHED = ("headline", "standfirst", "body")
SEARCH = (
    f"CREATE VIRTUAL TABLE search USING fts5({', '.join(SEARCHED)}, content = 'pages', content_rowid = 'position', "
    'tokenize = "unicode61 remove_diacritics 2")'
)


class Sqlite(Exported):
    """A database that appears whole at the end of the run."""

    def export(self, rows: Iterable[tuple[Row, Group | None]], tally: Tally) -> None:
        """Write the database."""
        unfinished = temporary(self.target)
        unfinished.unlink(missing_ok=True)
        try:
            self._fill(sqlite3.connect(unfinished, isolation_level=None), rows, tally)
            unfinished.replace(self.target)
        except sqlite3.Error as error:
            raise OSError(None, str(error), str(self.target)) from error
        finally:
            unfinished.unlink(missing_ok=True)
        sync_folder(self.target.parent)

    def _fill(self, db: sqlite3.Connection, rows: Iterable[tuple[Row, Group | None]], tally: Tally) -> None:
        try:
            db.execute("PRAGMA journal_mode = MEMORY")  # a file that is not finished is thrown away, so nothing need be rolled back
            db.execute("BEGIN")
            db.execute(f"CREATE TABLE pages ({', '.join(_column(*column) for column in COLUMNS.items())})")
            db.execute("CREATE TABLE summary (name TEXT PRIMARY KEY, value TEXT)")
            db.executemany(f"INSERT INTO pages VALUES ({', '.join('?' * len(COLUMNS))})", _records(rows))  # noqa: S608 - question marks
            db.executemany("INSERT INTO summary VALUES (?, ?)", ((name, _cell(value)) for name, value in tally.to_dict().items()))
            db.execute(SEARCH)
            db.execute("INSERT INTO search (search) VALUES ('rebuild')")
            db.execute("COMMIT")
        finally:
            db.close()


def _column(name: str, type_: str) -> str:
    return f'"{name}" {type_}'  # "group" is a word of the language


def _records(rows: Iterable[tuple[Row, Group | None]]) -> Iterator[tuple[Any, ...]]:
    for row, group in rows:
        page = values(row, group)
        yield tuple(_cell(page.get(name)) for name in COLUMNS)


def _cell(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)
