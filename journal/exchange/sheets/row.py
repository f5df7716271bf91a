"""One row of a table, its cells read as its mapping says; what cannot be read is noted."""
# pure, words

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

from config.language import gettext as _
from journal.exchange.problem import quoted
from journal.exchange.record import Refused
from journal.exchange.sheets.mapping import Column, ColumnMapping
from journal.exchange.sheets.meanings import MEANINGS, Form
from journal.exchange.sheets.values import (
    UNKNOWN,
    Moment,
    claim,
    epoch,
    has_half,
    minutes,
    moment,
    number,
    on_24,
)

UTC_SIGNS = ("Z", "UTC", "GMT")
NOON, HALF_A_DAY, DAY = time(12), timedelta(hours=12), timedelta(days=1)
# Around which hour a time of a clock of 12 hours lies, by what it means.
AROUND = {
    "bedtime": 23,
    "lights_out": 23,
    "fell_asleep": 0,
    "started": 23,
    "asleep_at": 0,
    "symptom_onset": 21,
    "final_awakening": 6,
    "rise_time": 7,
    "ended": 7,
}
Read = TypeVar("Read")
Value = bool | int | Decimal | time | str


@dataclass
class Row:
    """The cells of one line; `problems` are about cells that stay out, by their column.

    `used`: whether anything of it went into a night. With a `zone` times of UTC become those of
    its clocks; without one they stay as written.
    """

    line: int
    cells: dict[str, str]
    mapping: ColumnMapping
    problems: list[str] = field(default_factory=list)
    used: bool = False
    zone: ZoneInfo | None = None

    @cached_property
    def moments(self) -> dict[str, Moment]:
        """The dates and times of the row by what they mean; those that are unknown left out."""
        known: dict[str, Moment] = {}
        for column in self.mapping.columns:
            if column.means and MEANINGS[column.means].form is Form.MOMENT:
                text = self.text(column)
                read = self._tried(column, text) if text and not self.is_none(column) else None
                if read is not None:
                    known.setdefault(column.means, read)
        return known

    def text(self, column: Column) -> str:
        """The cell of a column; empty where it says that it is not known."""
        text = self.cells.get(column.head, "")
        word = text.casefold()
        if word in column.none or word in column.values:
            return text
        return "" if word in UNKNOWN or word in column.unknown else text

    def is_none(self, column: Column) -> bool:
        """Whether the cell says that there was none."""
        return self.cells.get(column.head, "").casefold() in column.none

    def claim(self, column: Column) -> bool | None:
        """A yes or a no; `None` where it is not known."""
        if self.is_none(column):
            return False
        text = self.text(column)
        if not text:
            return None
        if text.casefold() in column.values:
            return bool(column.values[text.casefold()])
        return self._read(column, lambda: claim(text))

    def number(self, column: Column) -> Decimal | None:
        """A number, lengths in minutes; `None` where it is not known."""
        if self.is_none(column):
            return Decimal()
        text = self.text(column)
        if not text:
            return None
        if text.casefold() in column.values:
            return Decimal(str(column.values[text.casefold()]))
        form, style = MEANINGS[column.means].form, self.mapping.style
        if form is Form.MINUTES and column.unit == "spans":
            return self._read(column, lambda: spans(text))
        if form is Form.MINUTES:
            return self._read(column, lambda: minutes(text, column.unit or "minutes", style))
        return self._read(column, lambda: number(text, style))

    def note(self, column: Column, sentence: str) -> None:
        """Say why a cell stays out."""
        head = quoted(column.head)
        self.problems.append(_("{column}: {problem}").format(column=head, problem=sentence))

    def night(self) -> date:
        """The evening a row is about; raises `Refused` where nothing says it."""
        known = self.moments
        if "night" in known and known["night"].day:
            return known["night"].day
        if "woke_on" in known and known["woke_on"].day:
            return known["woke_on"].day - DAY
        if (entry := known.get("written")) and entry.day:
            at = known["at"].at if "at" in known else entry.at
            whole = datetime.combine(entry.day, at or NOON)
            return (whole - HALF_A_DAY).date()
        for means in ("bedtime", "lights_out", "fell_asleep", "final_awakening", "rise_time"):
            if means in known and (wall := known[means].wall):
                return (wall - HALF_A_DAY).date()
        raise self._dateless()

    def _dateless(self) -> Refused:
        return self.refused() if self.problems else Refused(_("{name} has no date."))

    def refused(self) -> Refused:
        """That nothing becomes of it, since its cells stay out."""
        return Refused(_("{name} {problems}"), problems=" ".join(self.problems))

    def _tried(self, column: Column, text: str) -> Moment | None:
        return self._read(column, lambda: self._moment(column, text))

    def _moment(self, column: Column, text: str) -> Moment:
        if column.unit in ("s", "ms") and text.isdigit():
            return self._on_the_wall(epoch(text, column.unit), text)
        read = self._on_the_wall(moment(text, self.mapping.style), text)
        around, twelve = AROUND.get(column.means), self.mapping.clock == "12" and not has_half(text)
        if twelve and around is not None and read.at and read.at.hour <= 12:
            read = Moment(read.day, on_24(read.at, around), read.offset)
        return read

    def _on_the_wall(self, read: Moment, text: str) -> Moment:
        """A time of UTC as the clocks of the zone showed it; `ValueError` where it has no date.

        A clock with another difference from UTC is that of the place where the person was.
        """
        is_utc = self.mapping.zone == "utc" or text.isdigit() or text.upper().endswith(UTC_SIGNS)
        if self.zone is None or not is_utc or read.at is None:
            return read
        if read.wall is None:
            raise ValueError(_("{text} is a time of UTC without a date.").format(text=quoted(text)))
        utc = (read.wall - (read.offset or timedelta())).replace(tzinfo=UTC)
        local = utc.astimezone(self.zone)
        return Moment(local.date(), local.time())

    def _read(self, column: Column, reading: Callable[[], Read]) -> Read | None:
        try:
            return reading()
        except ValueError as error:
            self.note(column, str(error))
            return None


def spans(text: str) -> Decimal:
    """Minutes of all spans "from-to", joined by "|"; raises `ValueError`."""
    total = 0
    for part in text.split("|"):
        first, _dash, last = part.partition("-")
        if not (first.isdigit() and last.isdigit() and int(first) <= int(last)):
            raise ValueError(
                _("{text} is not a list of spans such as 59-75.").format(text=quoted(text))
            )
        total += int(last) - int(first)
    return Decimal(total)


def left_out_by(row: Row) -> str:
    """Why a row is not meant, by the cells that it must have; empty where it is."""
    for head, allowed in row.mapping.only.items():
        cell = row.cells.get(head, "")
        if cell.casefold() not in (each.casefold() for each in allowed):
            return _("{head} is {cell}, which is not read.").format(
                head=quoted(head), cell=quoted(cell)
            )
    return ""
