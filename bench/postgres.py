"""A PostgreSQL of one's own for as long as it takes: `with postgres.cluster(folder) as url`."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Any

USER = "stillnight"
QUICK = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=30"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A server that is running; `programs` holds `initdb` and `pg_ctl`."""

    programs: Path
    folder: Path
    settings: Sequence[str]
    someone: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Its DATABASE_URL."""
        return f"postgres://{USER}@/postgres?host={self.folder}"

    @property
    def data(self) -> Path:
        """Where it keeps everything."""
        return self.folder / "data"

    @property
    def pid(self) -> int:
        """Its first process, from which all others come."""
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def make(self, like: Path | None = None) -> None:
        """Its files: those that `leave_copy` left in the folder `like`, else empty ones."""
        if like is not None:
            return _run({}, "cp", "-a", like / "data", self.data)
        words = ["--auth=trust", f"--username={USER}", "--encoding=UTF8", "--locale=C", "--no-sync"]
        return _run(self.someone, self.programs / "initdb", "--pgdata", self.data, *words)

    def start(self) -> None:
        """Start it, after a crash too, and wait until it answers."""
        settings = [f"unix_socket_directories={self.folder}", "listen_addresses=", *self.settings]
        options = " ".join(f"-c '{line}'" for line in settings)
        log = self.folder / "log"
        self._control("start", "--wait", "--log", log, "--options", options)

    def stop(self) -> None:
        """End it."""
        self._control("stop", "--mode=immediate")

    def leave_copy(self, folder: Path) -> None:
        """Copy its files, at rest, into a folder."""
        self._control("stop", "--mode=fast")
        _run({}, "cp", "-a", self.data, folder / "data")
        self.start()

    def crash(self) -> None:
        """kill -9 of all its processes at once, and the notes that they are there with them.

        As after a power cut no process has their numbers; here the leader stays as a zombie until
        somebody asks after it, and PostgreSQL would take it for alive.
        """
        note, leader = self.data / "postmaster.pid", self.pid
        os.kill(leader, signal.SIGSTOP)  # makes no new ones meanwhile
        others = Path(f"/proc/{leader}/task/{leader}/children").read_text().split()
        for process in (leader, *map(int, others)):
            os.kill(process, signal.SIGKILL)
        while any(map(_lives, (leader, *map(int, others)))):
            sleep(0.01)
        for left in (note, *self.folder.glob(".s.PGSQL.*.lock")):
            left.unlink()

    def _control(self, *words: str | Path) -> None:
        _run(self.someone, self.programs / "pg_ctl", *words, "--pgdata", self.data)


@contextmanager
def cluster(programs: Path, like: Path | None = None) -> Iterator[str]:
    """The DATABASE_URL of a new server for tests, gone afterwards; `like` as for `server`."""
    with server(programs, QUICK, like) as made:
        yield made.url


@contextmanager
def server(programs: Path, settings: Sequence[str], like: Path | None = None) -> Iterator[Cluster]:
    """A new server without a network port, gone afterwards; empty, or with what `like` holds.

    PostgreSQL refuses to run as root, so root lends it to `nobody`; only the owner of the folder
    can reach the socket in it.
    """
    folder = Path(tempfile.mkdtemp(prefix="stillnight-"))
    made = Cluster(programs, folder, settings, _someone_else(folder))
    try:
        made.make(like)
        made.start()
        try:
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder)


def _lives(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def _someone_else(folder: Path) -> dict[str, Any]:
    """How to start a program as an ordinary user, who is given the folder."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _run(someone: dict[str, Any], *command: str | Path) -> None:
    result = subprocess.run(
        command,
        **someone,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if result.returncode:
        raise RuntimeError(f"{command[0]} failed: {result.stderr.strip()}")
