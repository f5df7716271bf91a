"""A PostgreSQL of one's own for as long as it takes: `with postgres.cluster(folder) as url`."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

USER = "stillnight"
QUICK = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=30"]


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """The DATABASE_URL of a new, empty server without a network port, gone afterwards.

    `programs` holds `initdb` and `pg_ctl`. PostgreSQL refuses to run as root, so root lends it
    to `nobody`; only the owner of the folder can reach the socket in it.
    """
    folder = Path(tempfile.mkdtemp(prefix="stillnight-"))
    someone = _someone_else(folder)
    data, log = folder / "data", folder / "log"
    settings = [f"unix_socket_directories={folder}", "listen_addresses=", *QUICK]
    initdb = ["--auth=trust", f"--username={USER}", "--encoding=UTF8", "--locale=C", "--no-sync"]
    start = [
        "--wait",
        "--log",
        str(log),
        "--options",
        " ".join(f"-c '{line}'" for line in settings),
    ]
    try:
        _run(someone, programs / "initdb", "--pgdata", data, *initdb)
        _run(someone, programs / "pg_ctl", "start", "--pgdata", data, *start)
        try:
            yield f"postgres://{USER}@/postgres?host={folder}"
        finally:
            _run(someone, programs / "pg_ctl", "stop", "--pgdata", data, "--mode=immediate")
    finally:
        shutil.rmtree(folder)


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
