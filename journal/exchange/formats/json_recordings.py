"""Formats of trackers whose files are JSON: each record of it becomes a session."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from config.language import Words, grouped, ngettext
from config.language import gettext as _
from journal.clock import latest_night
from journal.exchange import json_file
from journal.exchange.formats.recordings import RecordingsFormat
from journal.exchange.formats.sessions import Session, about_zones, assembled
from journal.exchange.problem import ImportProblem, quoted
from journal.exchange.reading import Reading, ReadOptions
from journal.exchange.record import Refused
from journal.exchange.uploaded import UploadedBytes, naming

MAX_RECORDS = 20_000
ZoneAt = Callable[[datetime], ZoneInfo]


class JsonRecordings(RecordingsFormat):
    """A format that says which records a document holds and what one of them is."""

    about_it: ClassVar[tuple[Words, ...]] = ()  # sentences about every such file

    @abstractmethod
    def records(self, document: Any) -> Iterator[Any]:
        """The records of a parsed file."""

    @abstractmethod
    def session(self, name: str, record: Any, zone_at: ZoneAt) -> Session | None:
        """One record as a session; `None` for one without sleep; raises `Refused`."""

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The recordings of all files; a record that cannot be true is refused by itself."""
        sessions: list[Session] = []
        refused: list[str] = []
        empty = 0
        for name, record in self._named(files):
            try:
                session = self.session(name, record, options.zone_at)
            except Refused as reason:
                refused.append(reason.of(name))
                continue
            if session is None:
                empty += 1
            else:
                sessions.append(session)
        if not (sessions or refused):
            raise ImportProblem(
                _("There is no sleep in this {source_label} file.").format(
                    source_label=self.source_label
                )
            )
        found = assembled(sessions, latest_night(options.now), refused)
        about = [*about_zones(found.sleeps, options.zone), *map(str, self.about_it)]
        if empty:
            words = ngettext(
                "The file also holds {count} record without sleep.",
                "The file also holds {count} records without sleep.",
                empty,
            )
            about.append(words.format(count=grouped(empty)))
        return self.reading(
            found.sleeps, assumptions=about, remarks=found.remarks, refused=found.refused
        )

    def _named(self, files: Sequence[UploadedBytes]) -> Iterator[tuple[str, Any]]:
        """Every record, with what sentences about it begin with."""
        count = 0
        for file in files:
            where = f"{quoted(file.name)}: " if len(files) > 1 else ""
            try:
                document = json_file.parsed(file.data)
            except ImportProblem as problem:
                raise naming(file.name, problem) if where else problem from None
            for at, record in enumerate(self.records(document), 1):
                count += 1
                if count > MAX_RECORDS:
                    raise ImportProblem(
                        _("There are more than {most} records in this.").format(
                            most=grouped(MAX_RECORDS)
                        )
                    )
                yield where + _("Record {number}").format(number=at), record
