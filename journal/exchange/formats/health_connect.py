"""Health Connect's export of Android: a ZIP with a database, or the database itself."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from journal.clock import latest_night
from journal.exchange.formats import health_connect_sleep
from journal.exchange.formats.health_connect_sleep import SESSIONS
from journal.exchange.formats.recordings import RecordingsFormat
from journal.exchange.formats.sessions import Session, about_zones, assembled
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading, ReadOptions
from journal.exchange.uploaded import UploadedBytes

PROJECT = Path(__file__).resolve().parents[3]
CHILD = [sys.executable, "-m", "journal.exchange.formats.health_connect_child"]
SECONDS = 40
DATABASE = b"SQLite format 3\0"
NOT_READ = "This database cannot be read. It is damaged or cut off. Please export it again."


class HealthConnect(RecordingsFormat):
    """A database with a row a session, and a row a stage."""

    key = source = health_connect_sleep.SOURCE
    label = source_label = "Health Connect"
    files = "the export of Health Connect"
    packed_as = "“Health Connect.zip”, or the database in it"
    endings = (".zip", ".db")
    archived = re.compile(r"health_connect[^/]*\.db", re.IGNORECASE)
    archive_marks = (b"health_connect",)

    def knows(self, file: UploadedBytes) -> bool:
        """Whether this is a database with the table of sleep sessions."""
        return file.data.startswith(DATABASE) and SESSIONS.encode() in file.data

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The recordings of all files, each app by itself."""
        sessions: list[Session] = []
        refused: list[str] = []
        for file in files:
            found, out = health_connect_sleep.sessions(rows_of(file.data), options.zone_at)
            sessions += found
            refused += out
        if not (sessions or refused):
            raise ImportProblem("There is no sleep in this Health Connect export.")
        read = assembled(sessions, latest_night(options.now), refused)
        about = about_zones(read.sleeps, options.zone)
        return self.reading(
            read.sleeps, assumptions=about, remarks=read.remarks, refused=read.refused
        )


def rows_of(data: bytes) -> dict[str, Any]:
    """The rows of a database, read in a process of its own; raises `ImportProblem`."""
    if not data.startswith(DATABASE):
        raise ImportProblem(NOT_READ)
    with NamedTemporaryFile(suffix=".db") as file:  # gone as soon as it was read
        file.write(data)
        file.flush()
        try:
            child = subprocess.run(  # noqa: S603 - our own interpreter and module
                [*CHILD, file.name],
                cwd=PROJECT,
                env={"PATH": os.defpath, "LANG": "C.UTF-8"},
                capture_output=True,
                timeout=SECONDS,
                check=True,
            )
            rows: dict[str, Any] = json.loads(child.stdout)
        except (subprocess.SubprocessError, ValueError):
            raise ImportProblem(NOT_READ) from None
    return rows
