"""SQLite through its online backup API: consistent while others write."""

import hashlib
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from config.operations.backups import BackupError, Table, Tables, differences

NAME = "database.sqlite3"
WAIT = 20  # seconds for a lock


def take(database: BaseDatabaseWrapper, file: Path) -> Tables:
    """Copy the database as it is at one moment; returns its tables then."""
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


def put(
    database: BaseDatabaseWrapper, file: Path, tables: Tables, emptied: Collection[str]
) -> None:
    """Replace all that the database holds by a copy with these tables, in one transaction.

    The copy is changed before: its `emptied` tables hold no rows, and it gives no key that the
    database gave. BackupError where replacing fails, and then all is as it was, or where the
    database does not hold the copy then.
    """
    try:
        with _open(file) as copy, _open(database.settings_dict["NAME"]) as target:
            copy.execute("PRAGMA secure_delete=ON")
            for name in emptied:
                copy.execute(f'DELETE FROM "{name}"')  # noqa: S608 - our own table
            _go_on_after(copy, _last_keys(target))
            copy.backup(target)
            restored = _tables(target)
    except sqlite3.DatabaseError as error:
        raise BackupError(f"SQLite changed nothing, all is as it was: {error}") from error
    if wrong := set(differences(tables, restored)) - set(emptied):
        raise BackupError(f"These tables differ after the restore: {', '.join(sorted(wrong))}")


def _last_keys(connection: sqlite3.Connection) -> dict[str, int]:
    """The last key that each table ever gave; a database without tables has no such list."""
    listed = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'")
    if listed.fetchone() is None:
        return {}
    return dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))


def _go_on_after(copy: sqlite3.Connection, former: dict[str, int]) -> None:
    own = _last_keys(copy)
    for name, last in former.items():
        if last > own.get(name, 0):
            copy.execute("DELETE FROM sqlite_sequence WHERE name = ?", [name])
            copy.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", [name, last])


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
