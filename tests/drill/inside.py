"""What drills ask of Stillnight from within, each in a process of its own; answers are JSON.

`python -m tests.drill.inside people 16`, and so on: the functions of ASKED.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import django


def people(count: str) -> list[str]:
    """Make tables and people; a cookie that signs in for each of them."""
    from django.core.management import call_command
    from django.test import Client
    from django.utils import timezone

    from accounts.models import User

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    cookies = []
    for number in range(int(count)):
        person = User(email=f"drill-{number}@example.org", welcomed_at=timezone.now())
        person.set_unusable_password()
        person.save()
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(person)
        cookies.append(client.cookies["sessionid"].value)
    return cookies


def collected() -> bool:
    """Put there what pages load."""
    from config.serve import collect_static

    return collect_static()


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


def server(port: str) -> None:
    """Serve as `make run` does."""
    from config.serve import Server

    Server(int(port)).run()


def servers(port: str) -> None:
    """A new server for each line read, its process id said; it leads a process group.

    Forked from this process, so that two hundred starts need not load Django two hundred times;
    nobody prints, so none starts the process that prints.
    """
    from config.serve import Server
    from config.wsgi import application  # noqa: F401 - loaded before the fork

    for _ in sys.stdin:
        process = os.fork()
        if not process:
            os.setsid()
            one = Server(int(port))
            one.cfg.set("post_worker_init", lambda worker: None)
            one.run()
        sys.stdout.write(f"{process}\n")
        sys.stdout.flush()
        os.waitpid(process, 0)


def endless(port: str, *words: str) -> None:
    """Serve with a process that prints a template without end; see `tests.drill.endless`."""
    from journal.report import press

    hostile = press.Press((sys.executable, "-m", "tests.drill.endless", *words))
    press._press_of = lambda process: hostile  # type: ignore[assignment]
    server(port)


def seeded(nights: str) -> list[str]:
    """Give somebody that many made-up nights; the first and the last."""
    from django.core.management import call_command

    from accounts.models import User

    person = User.objects.get(email="drill-0@example.org")
    call_command("seed_demo", email=person.email, nights=int(nights), seed=1, stdout=sys.stderr)
    written = [night.isoformat() for night in person.nights.dates("night", "day")]
    return [written[0], written[-1]]


def with_password(number: str) -> bool:
    """Let somebody sign in by password; their address is confirmed."""
    from allauth.account.models import EmailAddress

    from accounts.models import User
    from tests.drill.browser import PASSWORD

    person = User.objects.get(email=f"drill-{number}@example.org")
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return True


def with_app(number: str) -> dict[str, Any]:
    """Give somebody an app for the second step: what the app holds, and spare codes."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    from accounts.models import User

    person = User.objects.get(email=f"drill-{number}@example.org")
    seed = generate_totp_secret()
    TOTP.activate(person, seed)
    return {"seed": seed, "spare": RecoveryCodes.activate(person).get_unused_codes()}


def code(seed: str, later: str) -> str:
    """What an app shows so many seconds from now."""
    from time import time

    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return str(format_hotp_value(hotp_value(seed, int(time() + int(later)) // 30)))


def rows(*tables: str) -> dict[str, int]:
    """How many rows each of these tables has, by the names of models."""
    from django.apps import apps

    return {name: apps.get_model(name)._base_manager.count() for name in tables}


def session_rows(count: str) -> int:
    """Add that many sessions that are not over, as crowds would leave them."""
    from datetime import timedelta

    from django.contrib.sessions.models import Session
    from django.db import transaction
    from django.utils import timezone
    from django.utils.crypto import get_random_string

    later, some = timezone.now() + timedelta(days=7), "a" * 250  # letters of a usual one
    with transaction.atomic():
        for begin in range(0, int(count), 10_000):
            Session.objects.bulk_create(
                Session(f"{begin + number:08}{get_random_string(24)}", some, later)
                for number in range(min(10_000, int(count) - begin))
            )
    return int(Session.objects.count())


def every_address() -> list[str]:
    """One address of each route; what some of them name belongs to somebody."""
    from tests.addresses import one_of_everything, samples
    from tests.drill.addresses import Tally, person_called, walk

    arguments = samples(one_of_everything(person_called("owner")))
    return [address for _, address in walk(arguments, Tally())]


def subscribed(port: str, others: str, devices: str) -> int:
    """People who are due to be reminded, one on as many devices as there may be, all of which
    hang; how many those are."""
    from django.utils import timezone

    from accounts.models import User
    from journal.quotas import QUOTAS
    from tests.drill.due import device, due

    now, most = timezone.now(), QUOTAS["push_devices"].most
    for number in range(int(others) + 1):
        person = User.objects.create(email=f"due-{number}@example.org", time_zone="UTC")
        due(person, now - timedelta(seconds=1 if number else 2))
        for count in range(int(devices) if number else most):
            name = f"{number}-{count}" if number else f"hang-{count}"
            device(person, f"https://localhost:{port}/{name}", name)
    return most


def reminded(port: str, certificates: str, patience: str) -> None:
    """Send reminders to services at that port of this machine, which others are not let near."""
    from django.core.management import call_command

    from journal.reminders import sending
    from journal.reminders.guard import Guard
    from tests.drill.push import limited

    known = Guard(
        services=("localhost",),
        ports=(int(port),),
        addresses_of=lambda *_: ["127.0.0.1"],
        may_reach=lambda _: True,
        certificates=certificates,
    )
    vars(sending)["Guard"] = lambda: known
    with limited(float(patience)):
        call_command("send_reminders")


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


def newcomer() -> int:
    """Let somebody new sign up and sign in; their key."""
    from uuid import uuid4

    from django.test import Client

    from accounts.models import User

    person = User.objects.create_user(f"{uuid4().hex}@example.org")
    Client(headers={"host": "127.0.0.1"}).force_login(person)
    return int(person.pk)


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


ASKED: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        people,
        collected,
        stored,
        safety,
        server,
        servers,
        endless,
        seeded,
        with_password,
        with_app,
        code,
        rows,
        session_rows,
        every_address,
        subscribed,
        reminded,
        another_database,
        scratch,
        newcomer,
        tables,
        no_index,
        held,
    )
}


if __name__ == "__main__":
    django.setup()
    answer = ASKED[sys.argv[1]](*sys.argv[2:])
    sys.stdout.write(json.dumps(answer))
