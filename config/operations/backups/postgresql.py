"""PostgreSQL through pg_dump in an exported snapshot, so that copy and hashes are of one moment."""

import hashlib
import os
import secrets
import subprocess
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import ProgrammingError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import DatabaseWrapper
from psycopg.conninfo import make_conninfo

from config.operations.backups import BackupError, Table, Tables, differences

NAME = "database.pgdump"
PLACE = {
    "host",
    "hostaddr",
    "port",
    "user",
    "dbname",
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
}
SCRATCH = "stillnight_check_"
# A backup holds a lock as long as it uses its scratch database; who is killed holds none.
LEFT = (
    "SELECT datname FROM pg_database WHERE datname LIKE %s"
    " AND pg_get_userbyid(datdba) = current_user AND pg_try_advisory_lock(hashtext(datname))"
)
# Around what pg_restore writes, in the same transaction: each sequence goes on where it was.
BEFORE = """
CREATE TEMPORARY TABLE former_keys ON COMMIT DROP AS
    SELECT schemaname, sequencename, last_value FROM pg_sequences;
"""
AFTER = """
RESET search_path;
SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, former_keys.last_value)
    FROM former_keys JOIN pg_sequences AS restored USING (schemaname, sequencename)
    WHERE former_keys.last_value > coalesce(restored.last_value, 0);
"""
ONE_MOMENT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"


def take(database: BaseDatabaseWrapper, file: Path) -> Tables:
    """Dump the database as it is at one moment; returns its tables then."""
    with _again(database) as reader, reader.cursor() as cursor:
        cursor.execute(ONE_MOMENT)
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
        _run("pg_dump", reader, *options, f"--file={file}")
        tables = _tables(cursor)
        cursor.execute("ROLLBACK")
    return tables


def held(database: BaseDatabaseWrapper, file: Path, scratch: Path) -> Tables:
    """What a dump holds once it is restored: read from a new database, dropped afterwards."""
    name = f"{SCRATCH}{secrets.token_hex(8)}"
    with _server(database) as cursor:
        _drop_left(cursor)
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])  # it is in use
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        try:
            with _again(database, name) as restored:
                _restore(restored, file)
                with restored.cursor() as reader:
                    return _tables(reader)
        finally:  # also where pg_restore was stopped in the middle and is still connected
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def clean_up(database: BaseDatabaseWrapper) -> int:
    """Drop the databases of backups that were killed while they were proven; returns how many."""
    with _server(database) as cursor:
        return _drop_left(cursor)


def _drop_left(cursor: Any) -> int:
    cursor.execute(LEFT, [f"{SCRATCH}%"])
    left = [name for (name,) in cursor.fetchall()]
    for name in left:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [name])
    return len(left)


def put(
    database: BaseDatabaseWrapper, file: Path, tables: Tables, emptied: Collection[str]
) -> None:
    """Replace all that the database holds by a dump with these tables, in one transaction.

    In it the `emptied` tables lose their rows, and no key that the database gave is given again.
    BackupError where it fails, and then all is as it was, or where the database does not hold
    the dump then.
    """
    quoted = database.ops.quote_name
    first, script, last = (file.parent / f"{name}.sql" for name in ("drop", "restore", "finish"))
    with _again(database) as target, target.cursor() as cursor:
        _run("pg_restore", None, "--no-owner", "--no-privileges", f"--file={script}", str(file))
        drops = [f"DROP TABLE {quoted(name)} CASCADE;" for name in _names(cursor)]
        first.write_text("\n".join([BEFORE, *drops]))
        last.write_text("\n".join([AFTER, *(f"DELETE FROM {quoted(name)};" for name in emptied)]))  # noqa: S608 - our own tables
        stops = ["--set=ON_ERROR_STOP=1", "--single-transaction", "--quiet", "--no-psqlrc"]
        _run("psql", target, *stops, *(f"--file={part}" for part in (first, script, last)))
        if wrong := set(differences(tables, _tables(cursor))) - set(emptied):
            raise BackupError(f"These tables differ after the restore: {', '.join(sorted(wrong))}")


@contextmanager
def _again(database: BaseDatabaseWrapper, name: str = "") -> Iterator[DatabaseWrapper]:
    """A connection of its own, without a pool, to the same database or another of the server."""
    options = {k: v for k, v in database.settings_dict["OPTIONS"].items() if k != "pool"}
    settings = {**database.settings_dict, "OPTIONS": options}
    if name:
        settings["NAME"] = name
    connection = DatabaseWrapper(settings, "backups")
    try:
        connection.ensure_connection()
        yield connection
    finally:
        connection.close()


@contextmanager
def _server(database: BaseDatabaseWrapper) -> Iterator[Any]:
    """A cursor that may make databases."""
    with _again(database, "postgres") as connection, connection.cursor() as cursor:
        try:
            yield cursor
        except ProgrammingError as error:
            raise BackupError(
                "A backup is restored once to prove it, and for that the account at PostgreSQL"
                f" has to make databases: ALTER ROLE … CREATEDB. ({error})"
            ) from error


def _restore(target: DatabaseWrapper, file: Path) -> None:
    options = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    _run("pg_restore", target, *options, str(file))


def _run(program: str, database: DatabaseWrapper | None, *arguments: str) -> None:
    """One of PostgreSQL's own programs; the password travels in the environment."""
    place, password = [], ""
    if database is not None:
        info = database.connection.info
        named = {k: v for k, v in info.get_parameters().items() if k in PLACE}
        place, password = [f"--dbname={make_conninfo(**named)}"], info.password
    try:
        subprocess.run(  # noqa: S603 - names of our own, no shell
            [program, *place, *arguments],
            env={**os.environ, "PGPASSWORD": password},
            check=True,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError:
        raise BackupError(
            f"{program} is not installed; it comes with PostgreSQL's client programs"
            " (postgresql-client)."
        ) from None
    except subprocess.CalledProcessError as error:
        raise BackupError(f"{program} failed: {error.stderr.strip()}") from None


def _names(cursor: Any) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1")
    return [name for (name,) in cursor.fetchall()]


def _tables(cursor: Any) -> Tables:
    return {name: _table(cursor, name) for name in _names(cursor)}


def _table(cursor: Any, name: str) -> Table:
    quoted = '"{}"'.format(name.replace('"', '""'))
    cursor.execute(f'SELECT t::text FROM {quoted} t ORDER BY t::text COLLATE "C"')  # noqa: S608
    digest, count = hashlib.sha256(), 0
    while rows := cursor.fetchmany(2000):
        for (row,) in rows:
            digest.update(f"{len(row)}:{row}".encode())
            count += 1
    return Table(count, digest.hexdigest())
