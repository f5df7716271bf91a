"""Rows of several kinds in one import: recordings, blood results, suggestions for days.

A recording is a row of `RecordingsFormat`, any other row a unit of the complete file. None of them
needs another, so they are compared, added and undone side by side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import User
from config.language import current, gettext_lazy, grouped, ngettext, pgettext_lazy
from config.language import gettext as _
from journal.exchange.formats.day_rows import day_cells
from journal.exchange.formats.fhir_results import result_cells
from journal.exchange.formats.happenings import TABLE as DAYS
from journal.exchange.formats.recordings import HEADS as LABELS
from journal.exchange.formats.recordings import RecordingsFormat
from journal.exchange.formats.unit_rows import states_in
from journal.exchange.lab_rows import TABLE as RESULTS
from journal.exchange.pieces import Adder
from journal.exchange.reading import Row, State
from journal.exchange.restore import Restorer
from journal.exchange.units import display_name
from journal.models.device_sleep import tracker_name

KINDS = {
    RESULTS: gettext_lazy("Blood results"),
    DAYS: gettext_lazy("Suggestions for days"),
}  # of units
SLEEPS = {  # by kind; all else is sleep
    "secondary": gettext_lazy("Sleep, second recording"),
    "nap": pgettext_lazy("recording", "Nap"),
}
FROM_TO_ASLEEP = ("started_at", "ended_at", "total_sleep_minutes")
HEADS = [
    gettext_lazy("What"),
    gettext_lazy("Night or day"),
    pgettext_lazy("time", "From"),
    pgettext_lazy("time", "To"),
    gettext_lazy("Figure"),
    gettext_lazy("From which app or lab"),
]


class MixedRows(RecordingsFormat):
    """A format whose rows are recordings, or units of the tables in `KINDS`."""

    def counted(self, count: int) -> str:
        """So many records."""
        words = ngettext("{count} record", "{count} records", count)
        return words.format(count=grouped(count))

    def units(self, rows: Sequence[Row]) -> Sequence[dict[str, Any]]:
        """The rows by the tables they belong to, in their order."""
        units: Sequence[dict[str, Any]] = super().units(rows)
        return [row if is_unit(row) else unit for row, unit in zip(rows, units, strict=True)]

    def states(self, person: User, rows: Sequence[Row]) -> list[State]:
        """How each row compares; a result that is there is there, whatever was noted beside it."""
        recordings, units = _parted(rows)
        of = {"": iter(super().states(person, recordings))}
        for table in {row["table"] for row in units}:
            some = [row for row in units if row["table"] == table]
            of[table] = iter(map(_there, states_in(table, person, some)))
        return [next(of[row.get("table", "")]) for row in rows]

    def adder(self, person: User, there: Sequence[Row], zone: str) -> Adder:
        """Recordings are added as those of other trackers, all else as rows of a complete file."""
        return _Adder(Restorer(person), super().adder(person, there, zone))

    def heads(self, rows: Sequence[Row]) -> list[str]:
        """The columns of a preview, the same for every file."""
        return list(map(str, HEADS))

    def cells(self, row: Row, heads: Sequence[str], zone: ZoneInfo) -> list[str]:
        """A row as cells; the times of a recording are those of its own zone."""
        if is_unit(row) and row["table"] == DAYS:
            return day_cells(row)
        if is_unit(row):
            test, figure, _range, day, laboratory = result_cells(row)
            return [test, day, "", "", figure, laboratory]
        names = super().heads([row])
        shown = dict(zip(LABELS, super().cells(row, names, zone), strict=True))
        start, end, asleep = (shown[name] for name in FROM_TO_ASLEEP)
        figure = _("{minutes} min asleep").format(minutes=asleep) if asleep else ""
        what = str(SLEEPS.get(row["kind"], _("Sleep")))
        app = row.get("tracker") or shown["source"]
        return [what, super().name(row), start, end, figure, app]

    def name(self, row: Row) -> str:
        """What a row is called in a list."""
        return display_name(row) if is_unit(row) else super().name(row)

    def kind_of(self, row: Row) -> str:
        """What a row is, beside others: the tracker of a recording, the name of other rows."""
        if is_unit(row):
            return str(KINDS[row["table"]])
        return _tracker(row.get("source") or self.source, current())


@dataclass(frozen=True, slots=True)
class _Adder:
    """Adds what is no recording first."""

    units: Adder
    recordings: Adder

    def pieces(self, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
        """The rows of either kind a few at a time."""
        recordings, units = _parted(rows)
        yield from self.units.pieces(units)
        yield from self.recordings.pieces(recordings)

    def add(self, rows: Sequence[Row]) -> list[Any]:
        """Store a piece, which is of one kind; returns what was added."""
        return (self.units if is_unit(rows[0]) else self.recordings).add(rows)


@cache
def _tracker(source: str, language: str) -> str:
    return tracker_name(source, "")


def is_unit(row: Row) -> bool:
    """Whether a row is a unit of the complete file, and no recording."""
    return "row" in row


def _parted(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Recordings, and all other rows."""
    return [row for row in rows if not is_unit(row)], [row for row in rows if is_unit(row)]


def _there(state: State) -> State:
    return State.SAME if state is State.DIFFERENT else state
