"""The upgrade that is killed: `python -m tests.drill.upgrading 24`, which prints JSON.

Starts from the first tables there ever were, with people in them. Each try has a copy of that
database and processes of its own, forked, so that Django is loaded once.
"""

import hashlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection

FIRST = {"accounts": "0001", "journal": "0001", "regimen": "0001", "labs": "0001"}
PEOPLE, NIGHTS = 3, 40
BY_CHANCE = {"uid", "applied"}  # columns that no two runs fill alike
NUMBERED = {"id", "content_type_id"}  # of rows that Django makes in no promised order
MADE_BY_DJANGO = {"auth_permission", "django_content_type", "django_migrations"}

COLUMNS = """SELECT table_name || column_name || data_type || is_nullable
    FROM information_schema.columns WHERE table_schema = 'public'"""
INDEXES = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
CONSTRAINTS = """SELECT conname || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace"""


def main(points: int) -> dict[str, Any]:
    """Upgrade once as a whole, then once for each point at which it is killed."""
    create("base", "")
    apart("base", earlier)
    create("whole", "base")
    whole = apart("whole", lambda: [upgrade(), state()])["told"]
    (statements, recordings), wanted = whole
    tries = []
    for at in chosen(points, statements, recordings):
        name = f"try{at}"
        create(name, "base")
        killed = apart(name, lambda at=at: upgrade(at))  # type: ignore[misc]
        again = apart(name, lambda: [upgrade(), state()])
        same = again["told"] is not None and again["told"][1] == wanted
        said = again["said"] or "other rows or tables"
        tries.append(
            {
                "at": at,
                "killed": killed["signal"] == signal.SIGKILL,
                "same": same,
                "said": "" if same else said,
            }
        )
    return {"statements": statements, "tries": tries, **wanted["counts"]}


def chosen(points: int, statements: int, recordings: list[int]) -> list[int]:
    """Statements to be killed at: half of them anywhere, half where a migration is noted down,
    the only moments at which its tables may be there and nobody knows.
    """
    half = points // 2
    anywhere = [1 + part * statements // (2 * half) for part in range(1, 2 * half, 2)]
    rest = points - half
    noted = [recordings[part * len(recordings) // (2 * rest)] for part in range(1, 2 * rest, 2)]
    return sorted({*anywhere, *noted})


def create(name: str, template: str) -> None:
    """A database of that name, empty or a copy."""
    if connection.vendor == "sqlite":
        if template:
            shutil.copyfile(_file(template), _file(name))
        return
    copied = f"TEMPLATE {template}" if template else ""
    apart("postgres", lambda: _execute(f"CREATE DATABASE {name} {copied}"))


def _file(name: str) -> Path:
    return Path(os.environ["DATA_DIR"]) / f"{name}.sqlite3"


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def apart(name: str, work: Callable[[], Any]) -> dict[str, Any]:
    """Do it in a process of its own, on that database: what it told, or what it died of."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        sqlite = connection.vendor == "sqlite"
        connection.settings_dict["NAME"] = str(_file(name)) if sqlite else name
        with os.fdopen(writing, "w") as pipe:
            try:
                pipe.write(json.dumps({"told": work(), "said": ""}))
            except django.db.Error as error:
                pipe.write(json.dumps({"told": None, "said": str(error).strip()}))
            connection.close()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    _, status = os.waitpid(process, 0)
    told = json.loads(said) if said else {"told": None, "said": f"ended with {status}"}
    return {**told, "signal": status & 0x7F}


def earlier() -> None:
    """The first tables, and people who wrote in them."""
    for app, name in FIRST.items():
        call_command("migrate", app, name, verbosity=0, interactive=False)
    from django.db.migrations.executor import MigrationExecutor

    loader = MigrationExecutor(connection).loader
    there = [key for key in loader.graph.nodes if key in loader.applied_migrations]
    apps = loader.project_state(there).apps
    for number in range(PEOPLE):
        person = apps.get_model("accounts", "User").objects.create(
            email=f"{number}@example.org",
            password="!",
        )
        for back in range(NIGHTS):
            night = apps.get_model("journal", "Night").objects.create(
                user=person,
                night=date(2026, 1, 1) + timedelta(days=back),
                time_zone="Europe/Berlin",
                evening_severity=back % 11,
                evening_note="müde \n 'x' \\",
            )
            apps.get_model("journal", "CaffeineIntake").objects.create(
                night=night, drink="tea", caffeine_mg=40
            )


def upgrade(at: int = 0) -> tuple[int, list[int]]:
    """Bring the tables up to date; kill this process before that statement.

    How many statements it took, and which of them noted a migration down.
    """
    count, recordings = 0, list[int]()

    def counted(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        nonlocal count
        count += 1
        if str(sql).startswith('INSERT INTO "django_migrations"'):
            recordings.append(count)
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counted):
        call_command("migrate", verbosity=0, interactive=False)
    return count, recordings


def state() -> dict[str, Any]:
    """Tables and rows as hashes, with how many there are."""
    rows = {table: _rows(table) for table in sorted(connection.introspection.table_names())}
    counts = {
        "tables": len(rows),
        "rows": sum(len(lines) for lines in rows.values()),
        "migrations": len(rows["django_migrations"]),
    }
    return {"counts": counts, "rows": _hash(rows), "schema": _hash(sorted(_schema()))}


def _rows(table: str) -> list[str]:
    left_out = BY_CHANCE | (NUMBERED if table in MADE_BY_DJANGO else set())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
        names = [column[0] for column in cursor.description]
        kept = [place for place, name in enumerate(names) if name not in left_out]
        return sorted(repr([row[place] for place in kept]) for row in cursor.fetchall())


def _schema() -> Iterator[str]:
    if connection.vendor == "sqlite":
        asked = ["SELECT coalesce(sql, name) FROM sqlite_master"]
    else:
        asked = [COLUMNS, INDEXES, CONSTRAINTS]
    for sql in asked:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            yield from (str(row[0]) for row in cursor.fetchall())


def _hash(what: Any) -> str:
    return hashlib.sha256(json.dumps(what).encode()).hexdigest()


if __name__ == "__main__":
    django.setup()
    with suppress(BrokenPipeError):
        sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
