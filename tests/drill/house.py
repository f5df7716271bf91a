"""A Stillnight of its own for a drill: tables with nobody in a temporary folder, gone afterwards.

A drill that attacks from within has `attack(size)`; `inside` runs it in a process with such a
house, once for each database. `python -m tests.drill.house` is that process.
"""

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from bench import postgres, system
from tests.__main__ import OURS
from tests.drill import place
from tests.drill.result import Result, Size

SETTINGS = "tests.drill.settings"
QUIET = ("-W", "ignore:No directory at")  # static files are not collected
DATABASES = ("SQLite", "PostgreSQL")


def inside(
    drill: str, size: Size, databases: tuple[str, ...] = DATABASES, **variables: str
) -> Iterator[Result]:
    """What `attack` of that drill reports on each database; RuntimeError if it breaks off.

    `variables` are settings of the house.
    """
    for database in databases:
        with house(database, **variables) as environment:
            if environment is None:
                yield Result(f"{drill}, {database}", "no PostgreSQL here", "", None)
                continue
            command = [sys.executable, *QUIET, "-m", "tests.drill.house", drill, size.value]
            with subprocess.Popen(
                command, env=environment, stdout=subprocess.PIPE, text=True
            ) as process:
                for line in process.stdout or ():
                    told = Result(**json.loads(line))
                    yield Result(f"{told.drill}, {database}", told.figure, told.goal, told.met)
            if process.returncode:
                raise RuntimeError(f"{drill} broke off on {database}")


@contextmanager
def house(database: str = "SQLite", **variables: str) -> Iterator[dict[str, str] | None]:
    """The environment of an empty house; None where there is no such database here."""
    with tempfile.TemporaryDirectory(prefix="stillnight-drill-") as folder:
        environment = _environment({"DATA_DIR": folder, **variables})
        if database == "SQLite":
            shutil.copytree(place.tables(), folder, dirs_exist_ok=True)
            yield environment
        elif programs := system.postgres():
            with postgres.cluster(programs, place.postgresql_tables(programs)) as url:
                yield {**environment, "DATABASE_URL": url}
        else:
            yield None


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    """What a shell may have set for `make run` must not reach a drill."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**kept, "DJANGO_SETTINGS_MODULE": SETTINGS, **variables}


def seeded(environment: Mapping[str, str], words: Sequence[str] = ()) -> dict[str, Any]:
    """Furnish a house from outside and let people move in; see `tests.drill.seed`."""
    command = [sys.executable, *QUIET, "-m", "tests.drill.seed", *words]
    told = subprocess.run(command, env=dict(environment), stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def furnish() -> None:
    """In the process of a house: its tables; mail stays in memory, and Django's client may ask."""
    import django
    from django.conf import settings
    from django.core import mail
    from django.core.management import call_command

    django.setup()
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def main(drill: str, size: str) -> None:
    """Furnish, attack, and write each result as a line of JSON."""
    furnish()
    logging.disable(logging.CRITICAL)  # what is refused is counted, not told one by one
    for result in import_module(f"tests.drill.{drill}").attack(Size(size)):
        sys.stdout.write(json.dumps(asdict(result)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    os.chdir(Path(__file__).parents[2])
    main(*sys.argv[1:])
