"""Where a drill happens: a data folder, a database, a port and people of its own."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from fcntl import LOCK_EX, LOCK_NB, flock
from functools import cache
from pathlib import Path
from socket import create_server
from time import monotonic, sleep
from typing import Any

from bench import postgres, system
from bench.server import Running
from tests.__main__ import OURS
from tests.project import ROOT

PORTS = range(8150, 8200)  # below those that the kernel lends to clients
PEOPLE = 16
PATIENCE = 90  # seconds
DURABLE = ["fsync=on", "synchronous_commit=on", "full_page_writes=on", "max_connections=60"]


@dataclass(frozen=True, slots=True)
class Place:
    """`url` is a DATABASE_URL, empty for SQLite; `cookies` sign people in, one each."""

    data: Path
    port: int
    url: str = ""
    cookies: tuple[str, ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def database(self) -> str:
        """Its name for the table."""
        return "PostgreSQL" if self.url else "SQLite"

    def environment(self) -> dict[str, str]:
        """That of a server here; what a shell may have set for another one is left out."""
        ours = {name: text for name, text in os.environ.items() if name not in OURS}
        given = {"DATABASE_URL": self.url} if self.url else {}
        here = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": str(self.data)}
        return {**ours, **here, **given, **self.more}

    def start(self, *words: str | Path, **options: Any) -> subprocess.Popen[str]:
        """A program of ours, in a process group of its own; its standard output is a pipe."""
        return subprocess.Popen(
            [sys.executable, *map(str, words)],
            cwd=ROOT,
            env=self.environment(),
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **{"stderr": subprocess.DEVNULL, **options},
        )

    def inside(self, *words: str | Path) -> Any:
        """What `tests.drill.inside` says to that; RuntimeError when it fails."""
        process = self.start("-m", "tests.drill.inside", *words, stderr=subprocess.PIPE)
        said, errors = process.communicate()
        if process.returncode:
            raise RuntimeError(f"inside {words} failed: {errors[-2000:]}")
        return json.loads(said)

    def server(self, person: int = 0) -> Running:
        """The server here as one person's browser sees it; somebody else has to start it."""
        return Running(0, self.port, self.cookies[person], 0.0)

    @contextmanager
    def serving(self, kind: str = "server", *words: str) -> Iterator[int]:
        """A server that answers, of one of the kinds that `inside` knows; its process id."""
        with self.start("-m", "tests.drill.inside", kind, str(self.port), *words) as process:
            try:
                self.wait()
                yield process.pid
            finally:
                process.terminate()

    def wait(self) -> None:
        """Until somebody answers; RuntimeError when nobody ever does."""
        end = monotonic() + PATIENCE
        while not self.answers():
            if monotonic() > end:
                raise RuntimeError("the server does not start")
            sleep(0.02)

    def answers(self) -> bool:
        """Whether somebody does."""
        try:
            return self.server().ask("GET", "/")[0] < 500  # who is asking? stands in the database
        except OSError:
            return False


@contextmanager
def sqlite(folder: Path | None = None, **more: str) -> Iterator[Place]:
    """A place on SQLite with people who have written nothing yet."""
    made, cookies = _first()
    with tempfile.TemporaryDirectory(prefix="stillnight-drill-") as temporary, free_port() as port:
        data = (folder or Path(temporary)) / "data"
        shutil.copytree(made, data)
        yield Place(data, port, cookies=cookies, more=more)


@cache
def static() -> Path:
    """A folder with what pages load, for a place where pages are read."""
    folder = _folder()
    Place(folder, 0).inside("collected")
    return folder / "static"


@contextmanager
def postgresql(**more: str) -> Iterator[tuple[Place, postgres.Cluster]]:
    """The same on a PostgreSQL that is as durable as PostgreSQL is by default."""
    programs = system.postgres()
    if programs is None:
        raise NotHereError("PostgreSQL is not installed")
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    with (
        tempfile.TemporaryDirectory(prefix="stillnight-drill-") as data,
        postgres.server(programs, DURABLE, postgresql_tables(programs)) as cluster,
        free_port() as port,
    ):
        empty = Place(Path(data), port, cluster.url, more={"PATH": path, **more})
        cookies = tuple(empty.inside("people", str(PEOPLE)))
        yield Place(empty.data, empty.port, cluster.url, cookies, empty.more), cluster


class NotHereError(Exception):
    """This machine does not let a drill happen; the message says why."""


@cache
def _first() -> tuple[Path, tuple[str, ...]]:
    """One data folder with tables and people, to be copied."""
    folder = _folder() / "data"
    shutil.copytree(tables(), folder)
    return folder, tuple(Place(folder, 0).inside("people", str(PEOPLE)))


@cache
def tables() -> Path:
    """A data folder on SQLite with tables and nobody, to be copied: tables take seconds to make."""
    folder = _folder()
    Place(folder, 0).inside("people", "0")
    return folder


@cache
def postgresql_tables(programs: Path) -> Path:
    """The same as files of PostgreSQL, from which `bench.postgres` starts another."""
    folder = _folder()
    with postgres.server(programs, postgres.QUICK) as cluster:
        Place(folder, 0, cluster.url).inside("people", "0")
        cluster.leave_copy(folder)
    return folder


def _folder() -> Path:
    """A folder until this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="stillnight-drill-"))
    atexit.register(shutil.rmtree, folder)
    return folder


@contextmanager
def free_port() -> Iterator[int]:
    """A port nobody listens on, and no other drill of this machine uses meanwhile."""
    for port in PORTS:
        with (Path(tempfile.gettempdir()) / f"stillnight-drill-port-{port}").open("w") as lock:
            try:
                flock(lock, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                continue
            if _is_free(port):
                yield port
                return
    raise NotHereError(f"the ports from {PORTS.start} to {PORTS.stop - 1} are taken")


def _is_free(port: int) -> bool:
    try:
        create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True
