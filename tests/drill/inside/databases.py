"""What the database holds and promises."""

from collections import Counter
from pathlib import Path
from typing import Any


def stored() -> dict[str, Any]:
    """How often each dose and each sending is stored, and whether the database is sound."""
    from django.db import connection

    from journal.models import Dose, Sending

    verdict = "ok"
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            verdict = cursor.fetchone()[0]
    names = Dose.objects.values_list("name", flat=True)
    uids = map(str, Sending.objects.values_list("uid", flat=True))
    return {"doses": Counter(names), "sendings": Counter(uids), "verdict": verdict}


def safety() -> dict[str, str]:
    """What PostgreSQL promises to the connections of Stillnight."""
    from django.db import connection

    found = {}
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        with connection.cursor() as cursor:
            cursor.execute(f"SHOW {name}")
            found[name] = cursor.fetchone()[0]
    return found


def rows(*tables: str) -> dict[str, int]:
    """How many rows each of these tables has, by the names of models."""
    from django.apps import apps

    return {name: apps.get_model(name)._base_manager.count() for name in tables}


def another_database() -> str:
    """The name of a new, empty database beside this one; only on PostgreSQL."""
    from uuid import uuid4

    from django.db import connection

    name = f"drill_{uuid4().hex}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    return name


def scratch() -> list[str]:
    """The databases beside this one in which backups are proven; only on PostgreSQL."""
    from django.db import connection

    from config.operations.backups.postgresql import SCRATCH

    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{SCRATCH}%"])
        return [name for (name,) in cursor.fetchall()]


def tables() -> dict[str, Any]:
    """Rows and hash of every table, once nobody is replacing them."""
    import tempfile
    from dataclasses import asdict
    from time import sleep

    from django.db import connection

    from config.operations.backups.engines import engine

    replacing = (
        "SELECT 1 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND database ="
        " (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    if connection.vendor == "postgresql":  # one whose client was killed ends a little later
        with connection.cursor() as cursor:
            while cursor.execute(replacing).fetchone():
                sleep(0.02)
    with tempfile.TemporaryDirectory(prefix="stillnight-drill-") as folder:
        found = engine(connection.vendor).take(connection, Path(folder) / "copy")
    return {name: asdict(table) for name, table in found.items()}


def no_index(forbidden: str) -> bool:
    """Let PostgreSQL refuse to make an index, or no longer."""
    from django.db import connection

    refuse = """
        CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql
            AS $$BEGIN RAISE 'no index'; END$$;
        CREATE EVENT TRIGGER refuse ON ddl_command_start WHEN TAG IN ('CREATE INDEX')
            EXECUTE FUNCTION refuse();
    """
    with connection.cursor() as cursor:
        cursor.execute(refuse if forbidden else "DROP FUNCTION refuse CASCADE")
    return bool(forbidden)


def held(file: str, identity: str) -> dict[str, Any]:
    """Of a database into which a backup was put back: the tables that are not as it says.

    Those that say who is signed in have to be empty instead.
    """
    import tempfile

    from django.db import connection

    from config.operations.backups import archive, differences
    from config.operations.backups.engines import engine
    from config.operations.backups.making import prove
    from config.operations.backups.restoring import SIGNED_IN

    with tempfile.TemporaryDirectory(prefix="stillnight-drill-") as folder:
        work = Path(folder) / "opened"
        keys = archive.identities(Path(identity))
        _, _, tables = prove(connection, Path(file), keys, work)
        again = engine(connection.vendor).take(connection, Path(folder) / "again")
    wrong = {*differences(tables, again)} - SIGNED_IN
    wrong |= {name for name in SIGNED_IN if again[name].rows}
    return {"wrong": sorted(wrong), "tables": len(tables)}
