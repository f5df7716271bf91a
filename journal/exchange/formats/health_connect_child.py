"""The sleep in a Health Connect database, read in a process of its own, which the format starts.

A database may be made by an enemy, and SQLite reads it in the memory of whoever asks. So this
process may use only so much memory and CPU time and write no file. It opens the file for reading
alone, runs no view, trigger or function of it, and reads three tables. The arguments are the
path of the database and how many seconds of CPU time it may take; the answer is JSON.
"""

import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

from journal.exchange.formats.health_connect_sleep import COLUMNS, STAGES
from journal.exchange.in_child import limit

MEMORY = 512 * 1024**2  # bytes of address space
MAX_SESSIONS = 40_000
MAX_STAGES = 2_000_000
ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}


def main() -> None:
    """Read the database of the first argument; status 1 where it cannot be read."""
    limit(MEMORY, int(sys.argv[2]))
    try:
        read = tables(Path(sys.argv[1]))
    except (sqlite3.Error, MemoryError, OverflowError, ValueError):
        sys.exit(1)
    sys.stdout.write(json.dumps(read))


def tables(path: Path) -> dict[str, list[list[Any]]]:
    """The rows of the tables that are there, with the columns of `COLUMNS`; missing ones `None`.

    Raises `sqlite3.Error` for what is no database, or holds too much.
    """
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA query_only = ON")
        real = "SELECT name FROM sqlite_master WHERE type = 'table'"
        there = {name for (name,) in connection.execute(real)}
        columns = {name: _columns(connection, name) for name in COLUMNS if name in there}
        connection.set_authorizer(_only_reading)
        most = {STAGES: MAX_STAGES}
        return {
            name: _rows(connection, name, columns[name], most.get(name, MAX_SESSIONS))
            for name in columns
        }
    finally:
        connection.close()


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return {name for (name,) in rows}


def _rows(
    connection: sqlite3.Connection, table: str, there: set[str], most: int
) -> list[list[Any]]:
    wanted = ", ".join(name if name in there else "NULL" for name in COLUMNS[table])
    rows = connection.execute(f"SELECT {wanted} FROM {table} LIMIT {most + 1}").fetchall()  # noqa: S608 - our own names
    if len(rows) > most:
        raise sqlite3.DataError(table)
    return [[_plain(value) for value in row] for row in rows]


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def _only_reading(action: int, *_: Any) -> int:
    return sqlite3.SQLITE_OK if action in ALLOWED else sqlite3.SQLITE_DENY


if __name__ == "__main__":
    main()
