"""SQLite through its online backup API: consistent while others write."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from config.operations.backups import BackupError, Table, Tables, differences

NAME = "database.sqlite3"
WAIT = 20  # seconds for a lock


def take(database: BaseDatabaseWrapper, file: Path) -> Tables:
    """Copy the database as it is at one moment, and say what it held then."""
    with _open(database.settings_dict["NAME"]) as source, _open(file) as copy:
        source.execute("BEGIN")  # from the first reading on, this connection sees one moment
        tables = _tables(source)
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, no log beside it
        source.execute("ROLLBACK")
    return tables


def held(database: BaseDatabaseWrapper, file: Path, scratch: Path) -> Tables:
    """What a copy holds once it is restored: read from a new database in `scratch`."""
    try:
        with _open(file) as source, _open(scratch / "restored.sqlite3") as restored:
            source.backup(restored)
            [(verdict,)] = restored.execute("PRAGMA integrity_check(1)").fetchall()
            if verdict == "ok":
                return _tables(restored)
    except sqlite3.DatabaseError as error:
        verdict = error
    raise BackupError(f"SQLite says that the copy is damaged: {verdict}")


def put(database: BaseDatabaseWrapper, file: Path) -> None:
    """Replace all that the database holds; BackupError if it does not hold the copy then."""
    with _open(file) as source, _open(database.settings_dict["NAME"]) as target:
        source.backup(target)
        if wrong := differences(_tables(source), _tables(target)):
            raise BackupError(f"These tables differ after the restore: {', '.join(wrong)}")


@contextmanager
def _open(file: str | Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, timeout=WAIT, isolation_level=None)) as connection:
        yield connection


def _tables(connection: sqlite3.Connection) -> Tables:
    listed = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return {name: _table(connection, name, sql) for name, sql in connection.execute(listed)}


def _table(connection: sqlite3.Connection, name: str, sql: str) -> Table:
    digest, count = hashlib.sha256(sql.encode()), 0
    quoted = name.replace('"', '""')
    for row in connection.execute(f'SELECT * FROM "{quoted}" ORDER BY rowid'):  # noqa: S608 - quoted
        digest.update(repr(row).encode("utf-8", "surrogatepass"))
        count += 1
    return Table(count, digest.hexdigest())
