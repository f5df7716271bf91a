"""Rows that are recordings of a wearable: beside the diary, never instead of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from accounts.models import User
from config.language import gettext_lazy, grouped, ngettext, pgettext_lazy
from journal.exchange.corrections import INSTANTS, Corrected, correct
from journal.exchange.formats.format import Format
from journal.exchange.formats.recorded_sleep import RecordedSleep
from journal.exchange.formats.sessions import FIGURES
from journal.exchange.pieces import Adder, RowByRow
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading, Row, State
from journal.exchange.unzip import files_named
from journal.exchange.uploaded import Content, UploadedBytes
from journal.models import DeviceSleep
from journal.models.device_sleep import tracker_name
from journal.rounding import whole

MAX_UNPACKED = 64 * 1024 * 1024  # bytes; three years of Fitbit are 37 files of about 0.3 MB
HEADS = {
    "source": gettext_lazy("Tracker"),
    "night": gettext_lazy("Night of"),
    "kind": gettext_lazy("Kind"),
    "started_at": gettext_lazy("Recorded from"),
    "sleep_onset_at": gettext_lazy("Asleep from"),
    "final_awakening_at": gettext_lazy("Woke at"),
    "ended_at": gettext_lazy("Recorded to"),
    "total_sleep_minutes": gettext_lazy("Asleep, min"),
    "wake_after_sleep_onset_minutes": gettext_lazy("Awake between, min"),
}
KINDS = {
    "main": pgettext_lazy("recording", "main"),
    "secondary": pgettext_lazy("recording", "secondary"),
    "nap": pgettext_lazy("recording", "nap"),
}


class RecordingsFormat(Format):
    """A format of a wearable's app; it has to recognise its files and to read them.

    `source` is stored with each recording, at most 16 letters, and called `source_label`. A
    format of several sources names it in each row.
    """

    source: ClassVar[str]
    source_label: ClassVar[str]
    marks: ClassVar[tuple[bytes, ...]] = ()  # of which one is in every such file, as it is stored
    archived: ClassVar[re.Pattern[str] | None] = None  # the files' own names in an archive
    archive_marks: ClassVar[tuple[bytes, ...]] = ()  # of which one is in such an archive's names
    together = True
    table = "device_sleeps"
    corrects = True

    def counted(self, count: int) -> str:
        """So many recordings."""
        words = ngettext("{count} recording", "{count} recordings", count)
        return words.format(count=grouped(count))

    def recognises(self, file: UploadedBytes) -> bool:
        """Whether one of its marks is in the file, or in the names of an archive."""
        if file.content is Content.ZIP:
            return any(map(file.holds, self.archive_marks))
        return self.knows(file)

    def knows(self, file: UploadedBytes) -> bool:
        """Whether a file that is no archive is of this format."""
        letters = file.letters if file.content is Content.JSON else b""
        return any(mark in letters for mark in self.marks)

    def unpacked(self, file: UploadedBytes) -> Iterable[UploadedBytes]:
        """The files of an archive that are named as this format names them."""
        if file.content is not Content.ZIP or self.archived is None:
            return [file]
        with file.opened() as opened:
            members = files_named(opened, self.archived, MAX_UNPACKED)
        files = [UploadedBytes(name.rpartition("/")[2], data) for name, data in members.items()]
        return [each for each in files if self.knows(each)]

    def reading(
        self,
        sleeps: Sequence[RecordedSleep],
        *,
        assumptions: list[str],
        remarks: list[str],
        refused: list[str],
    ) -> Reading:
        """The recordings of a file as rows; raises `ImportProblem` where none is left to take."""
        if not sleeps:
            raise ImportProblem(*refused)
        nights = [sleep.night.isoformat() for sleep in sleeps]
        rows = [{"source": self.source, **row_of(sleep)} for sleep in sleeps]
        return Reading(rows, min(nights), max(nights), assumptions, remarks, refused)

    def states(self, person: User, rows: Sequence[Row]) -> list[State]:
        """Whether each recording is new, there already, or there with other figures."""
        names = ("source", "external_id", "tracker", "night", "kind", *INSTANTS, *FIGURES)
        fields = [self._fields(row) for row in rows]
        stored = person.device_sleeps.filter(source__in={each["source"] for each in fields})
        by_id = {values[:2]: values for values in stored.values_list(*names)}
        return [_state(f, names, by_id.get((f["source"], f["external_id"]))) for f in fields]

    def adder(self, person: User, there: Sequence[Row], zone: str) -> Adder:
        """An adder of single rows: recordings need nothing of each other."""
        return RowByRow(self._add, person, zone)

    def _add(self, person: User, rows: Sequence[Row], zone: str) -> list[DeviceSleep]:
        return DeviceSleep.objects.bulk_create(
            DeviceSleep(user=person, **{"time_zone": zone, **self._fields(row)}) for row in rows
        )

    def correct(self, person: User, rows: Sequence[Row], zone: str) -> list[Corrected]:
        """The recordings that are there take what the file says of them now."""
        return correct(person, [{"time_zone": zone, **self._fields(row)} for row in rows])

    def heads(self, rows: Sequence[Row]) -> list[str]:
        """The columns of a preview, the same for every file."""
        return list(map(str, HEADS.values()))

    def cells(self, row: Row, heads: Sequence[str], zone: ZoneInfo) -> list[str]:
        """A recording as cells, its clock times in its own zone."""
        fields = self._fields(row)
        name = tracker_name(fields["source"], fields["tracker"])
        own = ZoneInfo(row.get("time_zone", zone.key))
        kind = KINDS.get(fields["kind"], "")
        shown = {**fields, "source": name, "kind": str(kind)}
        return [_text(shown[column], own) for column in HEADS]

    def _fields(self, row: Row) -> dict[str, Any]:
        """The columns of the table, read from a row."""
        instants = {name: row[name] and datetime.fromisoformat(row[name]) for name in INSTANTS}
        night = date.fromisoformat(row["night"])
        return {"source": self.source, "tracker": "", **row, **instants, "night": night}


def row_of(sleep: RecordedSleep) -> Row:
    """A recording as it waits for its owner's yes."""
    fields = {name: value for name, value in asdict(sleep).items() if value != ""}
    instants = {name: fields[name] and fields[name].isoformat() for name in INSTANTS}
    words = {name: str(fields[name]) for name in ("kind", "zone_basis")}
    return {**fields, **instants, **words, "night": sleep.night.isoformat()}


def _state(fields: dict[str, Any], names: Sequence[str], there: Any) -> State:
    if there is None:
        return State.NEW
    return State.SAME if there == tuple(fields[name] for name in names) else State.DIFFERENT


def _text(value: Any, zone: ZoneInfo) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%H:%M}"
    if isinstance(value, float):
        return str(whole(value))
    return "" if value is None else str(value)
