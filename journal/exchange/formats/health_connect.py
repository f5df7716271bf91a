"""Health Connect's export of Android: a ZIP with a database, or the database itself."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, ClassVar

from config.language import gettext as _
from config.language import gettext_lazy
from journal.clock import latest_night
from journal.exchange.formats import health_connect_sleep
from journal.exchange.formats.health_connect_sleep import SESSIONS
from journal.exchange.formats.recordings import RecordingsFormat
from journal.exchange.formats.sessions import Session, about_zones, assembled
from journal.exchange.in_child import ChildDied, answer
from journal.exchange.problem import ImportProblem
from journal.exchange.progress import Tell
from journal.exchange.reading import Reading, ReadOptions
from journal.exchange.unzip import unpack
from journal.exchange.uploaded import Content, UploadedBytes, UploadedPath

CHILD = "journal.exchange.formats.health_connect_child"
SECONDS = 40
OF_A_WORKER = 1800  # seconds where nobody waits
MAX_DATABASE = 8 * 1024**3  # bytes on the disk
DATABASE = b"SQLite format 3\0"
NOT_READ = gettext_lazy(
    "This database cannot be read. It is damaged or cut off. Please export it again."
)


class HealthConnect(RecordingsFormat):
    """A database with a row a session, and a row a stage."""

    key = source = health_connect_sleep.SOURCE
    label = source_label = "Health Connect"
    files = gettext_lazy("the export of Health Connect")
    packed_as = gettext_lazy("“Health Connect.zip”, or the database in it")
    endings = (".zip", ".db")
    archived: ClassVar[re.Pattern[str]] = re.compile(r"health_connect[^/]*\.db", re.IGNORECASE)
    archive_marks = (b"health_connect",)

    def knows(self, file: UploadedBytes) -> bool:
        """Whether this is a database with the table of sleep sessions."""
        return file.beginning.startswith(DATABASE) and file.holds(SESSIONS.encode())

    def unpacked(self, file: UploadedBytes) -> Iterable[UploadedBytes]:
        """The databases of an archive; those of a large one are written beside it."""
        if not isinstance(file, UploadedPath) or file.content is not Content.ZIP:
            return super().unpacked(file)
        with file.opened() as opened:
            paths = unpack(opened, self.archived, file.path.parent, MAX_DATABASE)
        return [each for each in map(UploadedPath, paths, paths.values()) if self.knows(each)]

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The recordings of all files, each app by itself."""
        sessions: list[Session] = []
        refused: list[str] = []
        for file in files:
            found, out = health_connect_sleep.sessions(
                rows_of(file.source, options.tell), options.zone_at
            )
            sessions += found
            refused += out
        if not (sessions or refused):
            raise ImportProblem(_("There is no sleep in this Health Connect export."))
        read = assembled(sessions, latest_night(options.now), refused)
        about = about_zones(read.sleeps, options.zone)
        return self.reading(
            read.sleeps, assumptions=about, remarks=read.remarks, refused=read.refused
        )


def rows_of(data: bytes | Path, tell: Tell | None = None) -> dict[str, Any]:
    """The rows of a database, read in a process of its own; raises `ImportProblem`."""
    if isinstance(data, Path):
        return _asked(data, tell)
    if not data.startswith(DATABASE):
        raise ImportProblem(NOT_READ)
    with NamedTemporaryFile(suffix=".db") as file:  # gone as soon as it was read
        file.write(data)
        file.flush()
        return _asked(Path(file.name), tell)


def _asked(path: Path, tell: Tell | None) -> dict[str, Any]:
    seconds = OF_A_WORKER if tell else SECONDS
    try:
        rows: dict[str, Any] = answer(CHILD, b"", seconds, str(path), str(seconds // 2), tell=tell)
    except ChildDied:
        raise ImportProblem(NOT_READ) from None
    return rows
