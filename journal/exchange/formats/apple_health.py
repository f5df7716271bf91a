"""Apple Health's export: sleep, the blood results of clinics, suggestions for days."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import User
from journal.exchange.apple.answer import sleep_of_json
from journal.exchange.apple.apart import read_apart
from journal.exchange.apple.container import BEGINNING, MARK, is_export
from journal.exchange.apple.sleeps import SOURCE
from journal.exchange.formats.day_rows import about_days, day_cells
from journal.exchange.formats.fhir_results import result_cells
from journal.exchange.formats.happenings import TABLE as DAYS
from journal.exchange.formats.recorded_sleep import Basis, RecordedSleep
from journal.exchange.formats.recordings import HEADS as LABELS
from journal.exchange.formats.recordings import RecordingsFormat, row_of
from journal.exchange.formats.unit_rows import states_in
from journal.exchange.lab_rows import TABLE, LabRows
from journal.exchange.pieces import Adder
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading, ReadOptions, Row, State
from journal.exchange.restore import Restorer
from journal.exchange.results.resources import observations
from journal.exchange.units import display_name
from journal.exchange.uploaded import Content, UploadedBytes

FOLDER = b"apple_health_export/"
NOTHING = "There is no sleep in this Apple Health export, and nothing else that is read."
INSTANTS_ARE_TRUE = (
    "Apple writes every time by the clock of the day of the export. The moment is right, the hour "
    "of summer or winter is not; each night is shown by its own zone."
)
SLEEPS = {"secondary": "Sleep, second recording", "nap": "Nap"}  # by kind; all else is sleep
FROM_TO_ASLEEP = ("started_at", "ended_at", "total_sleep_minutes")
OTHER_TABLES = (TABLE, DAYS)
HEADS = ["What", "Night or day", "From", "To", "Figure", "From which app or lab"]


class AppleHealth(RecordingsFormat):
    """The ZIP of the phone, or its XML. A row is a recording, or a unit of another table."""

    key = source = SOURCE
    label = source_label = "Apple Health"
    noun = "record"
    files = "the export of Apple Health"
    packed_as = "export.zip, or the XML file in it"
    where = "On the phone: Health, your picture, Export All Health Data."
    endings = (".zip", ".xml")
    together = False  # results of a clinic may be among its rows

    def recognises(self, file: UploadedBytes) -> bool:
        """Whether this is such an archive or XML, whatever its files are called."""
        if file.content is Content.XML:
            return MARK in file.beginning[:BEGINNING]
        if file.content is not Content.ZIP:
            return False
        if file.holds(FOLDER):
            return True
        with file.opened() as opened:
            return is_export(opened)

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The recordings of the one file and the results of clinics in it."""
        answer = read_apart(files[0].source, options)
        sleeps = [sleep_of_json(row) for row in answer["sleeps"]]
        results = LabRows(options)
        for text in answer["clinical"]:
            try:
                results.take(observations(text.encode()))
            except ImportProblem as problem:
                results.refused.append(f"A file of a clinic cannot be read. {problem}")
        days = [{"table": DAYS, "row": row, "below": []} for row in answer["days"]]
        about = [*answer["about"], *_about(sleeps, options.zone), *results.about()]
        about += about_days(days)
        rows = [*results.rows, *days, *map(row_of, sleeps)]
        refused = [*answer["refused"], *results.refused]
        if not rows:
            raise ImportProblem(*(refused or [NOTHING]))
        nights = [sleep.night.isoformat() for sleep in sleeps]
        nights += [row["row"]["night"] for row in days]
        remarks = [*results.remarks, *answer["remarks"]]
        first, last = min(nights, default=None), max(nights, default=None)
        return Reading(rows, first, last, about, remarks, refused)

    def units(self, rows: Sequence[Row]) -> Sequence[dict[str, Any]]:
        """The rows by the tables they belong to."""
        recordings, others = _parted(rows)
        return [*others, *super().units(recordings)]

    def states(self, person: User, rows: Sequence[Row]) -> list[State]:
        """How each row compares; a result that is there is there, whatever was noted beside it."""
        recordings, others = _parted(rows)
        states = [
            State.SAME if state is State.DIFFERENT else state
            for table in OTHER_TABLES
            if (some := [row for row in others if row["table"] == table])
            for state in states_in(table, person, some)
        ]
        return [*states, *super().states(person, recordings)]

    def adder(self, person: User, there: Sequence[Row], zone: str) -> Adder:
        """Recordings are added as those of other trackers, all else as rows of a complete file."""
        return _Adder(Restorer(person), super().adder(person, there, zone))

    def heads(self, rows: Sequence[Row]) -> list[str]:
        """The columns of a preview, the same for every file."""
        return HEADS

    def cells(self, row: Row, heads: Sequence[str], zone: ZoneInfo) -> list[str]:
        """A row as cells; the times of a recording are those of its own zone."""
        if not _is_recording(row) and row["table"] == DAYS:
            return day_cells(row)
        if not _is_recording(row):
            test, figure, _, day, laboratory = result_cells(row)
            return [test, day, "", "", figure, laboratory]
        names = super().heads([row])
        shown = dict(zip(names, super().cells(row, names, zone), strict=True))
        start, end, asleep = (shown[LABELS[name]] for name in FROM_TO_ASLEEP)
        figure = f"{asleep} min asleep" if asleep else ""
        what = SLEEPS.get(row["kind"], "Sleep")
        return [what, super().name(row), start, end, figure, row.get("tracker", "")]

    def name(self, row: Row) -> str:
        """What a row is called in a list."""
        return super().name(row) if _is_recording(row) else display_name(row)


@dataclass(frozen=True, slots=True)
class _Adder:
    """Adds what is no recording first."""

    others: Adder
    recordings: Adder

    def pieces(self, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
        """The rows of either kind a few at a time."""
        recordings, others = _parted(rows)
        yield from self.others.pieces(others)
        yield from self.recordings.pieces(recordings)

    def add(self, rows: Sequence[Row]) -> list[Any]:
        """Store a piece, which is of one kind; returns what was added."""
        return (self.recordings if _is_recording(rows[0]) else self.others).add(rows)


def _is_recording(row: Row) -> bool:
    return "row" not in row


def _parted(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Recordings, and what stands before them: units of the tables of `OTHER_TABLES` in order."""
    return [row for row in rows if _is_recording(row)], [r for r in rows if not _is_recording(r)]


def _about(sleeps: Sequence[RecordedSleep], zone: ZoneInfo) -> list[str]:
    """What is to be known of the recordings: who wrote them, and by which clock they are read."""
    if not sleeps:
        return []
    by_tracker = Counter(sleep.tracker for sleep in sleeps)
    counts = ", ".join(f"{name} ({count:,})" for name, count in by_tracker.most_common())
    about = [f"Recordings of sleep, by who wrote them: {counts}.", INSTANTS_ARE_TRUE]
    if homeless := sum(sleep.zone_basis is Basis.CHOSEN for sleep in sleeps):
        about.append(
            f"{homeless:,} of {len(sleeps):,} recordings name no time zone. They are read as "
            f"{zone}, the zone you chose."
        )
    return about
