"""Apple Health's export: sleep of every app and device, and the blood results of clinics."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import User
from journal.clock import latest_night
from journal.exchange.apple.answer import sleep_of_json
from journal.exchange.apple.apart import read_apart
from journal.exchange.apple.container import BEGINNING, MARK, is_export
from journal.exchange.apple.sleeps import SOURCE
from journal.exchange.formats.fhir_results import result_cells
from journal.exchange.formats.recorded_sleep import Basis, RecordedSleep
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
NOTHING = "There is no sleep in this Apple Health export, and no blood result of a clinic."
INSTANTS_ARE_TRUE = (
    "Apple writes every time by the clock of the day of the export. The moment is right, the hour "
    "of summer or winter is not; each night is shown by its own zone."
)
HEADS = ["What", "Night or day", "From", "To", "Figure", "From which app or lab"]


class AppleHealth(RecordingsFormat):
    """The ZIP that the phone makes, or the XML in it. A row is a recording or a blood result."""

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
            return MARK in file.data[:BEGINNING]
        if file.content is not Content.ZIP:
            return False
        return FOLDER in file.data or is_export(BytesIO(file.data))

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The recordings of the one file and the results of clinics in it."""
        answer = read_apart(files[0].data, options.zone, latest_night(options.now))
        sleeps = [sleep_of_json(row) for row in answer["sleeps"]]
        results = LabRows(options)
        for text in answer["clinical"]:
            try:
                results.take(observations(text.encode()))
            except ImportProblem as problem:
                results.refused.append(f"A file of a clinic cannot be read. {problem}")
        about = [*answer["about"], *_about(sleeps, options.zone), *results.about()]
        rows = [*results.rows, *map(row_of, sleeps)]
        refused = [*answer["refused"], *results.refused]
        if not rows:
            raise ImportProblem(*(refused or [NOTHING]))
        nights = [sleep.night.isoformat() for sleep in sleeps]
        remarks = [*results.remarks, *answer["remarks"]]
        first, last = min(nights, default=None), max(nights, default=None)
        return Reading(rows, first, last, about, remarks, refused)

    def units(self, rows: Sequence[Row]) -> Sequence[dict[str, Any]]:
        """The rows by the tables they belong to."""
        recordings, results = _parted(rows)
        return [*results, *super().units(recordings)]

    def states(self, person: User, rows: Sequence[Row]) -> list[State]:
        """How each row compares; a result that is there is there, whatever was noted beside it."""
        recordings, results = _parted(rows)
        of_results = [
            State.SAME if state is State.DIFFERENT else state
            for state in (states_in(TABLE, person, results) if results else [])
        ]
        return [*of_results, *super().states(person, recordings)]

    def adder(self, person: User, there: Sequence[Row], zone: str) -> Adder:
        """Results are added as rows of a complete file, recordings as those of other trackers."""
        return _Adder(Restorer(person), super().adder(person, there, zone))

    def heads(self, rows: Sequence[Row]) -> list[str]:
        """The columns of a preview, the same for every file."""
        return HEADS

    def cells(self, row: Row, heads: Sequence[str], zone: ZoneInfo) -> list[str]:
        """A row as cells; the times of a recording are those of its own zone."""
        if _is_result(row):
            test, figure, _, day, laboratory = result_cells(row)
            return [test, day, "", "", figure, laboratory]
        _, night, kind, start, _, _, end, asleep, _ = super().cells(row, heads, _zone(row, zone))
        figure = f"{asleep} min asleep" if asleep else ""
        return [kind, night, start, end, figure, row.get("tracker", "")]

    def name(self, row: Row) -> str:
        """What a row is called in a list."""
        return display_name(row) if _is_result(row) else super().name(row)


@dataclass(frozen=True, slots=True)
class _Adder:
    """Adds blood results first, then recordings."""

    results: Adder
    recordings: Adder

    def pieces(self, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
        """The rows of either kind a few at a time."""
        recordings, results = _parted(rows)
        yield from self.results.pieces(results)
        yield from self.recordings.pieces(recordings)

    def add(self, rows: Sequence[Row]) -> list[Any]:
        """Store a piece, which is of one kind; returns what was added."""
        return (self.results if _is_result(rows[0]) else self.recordings).add(rows)


def _is_result(row: Row) -> bool:
    return "row" in row


def _parted(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Recordings, and blood results, which stand before them."""
    return [row for row in rows if not _is_result(row)], [row for row in rows if _is_result(row)]


def _zone(row: Row, zone: ZoneInfo) -> ZoneInfo:
    return ZoneInfo(row["time_zone"]) if "time_zone" in row else zone


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
