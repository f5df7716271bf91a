"""What every format hands over: rows that wait for their owner's yes."""
# pure

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from journal.clock import night_at
from journal.exchange.progress import Tell
from journal.exchange.sheets.mapping import ColumnMapping
from journal.exchange.sheets.sheet import Sheet

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a file itself may not say: the zone of its clock times, and what time it is.

    `tracked` are the things that the person tracks already, by their names in small letters,
    each with its kind; `mappings` are what columns meant in their earlier imports; `zones` are
    those of nights of their diary that they spent elsewhere. A worker hears how far it is through
    `tell`, about once a second, and has hours; without it somebody waits for the page.
    """

    zone: ZoneInfo
    now: datetime
    tracked: Mapping[str, str] = field(default_factory=dict)
    mappings: Sequence[ColumnMapping] = ()
    zones: Mapping[date, ZoneInfo] = field(default_factory=dict)
    tell: Tell | None = None

    def zone_at(self, instant: datetime) -> ZoneInfo:
        """The person's zone at an instant: that of their diary's night, else the chosen one."""
        return self.zones.get(night_at(instant, self.zone), self.zone)


class State(StrEnum):
    """How a row compares with what its owner has already."""

    NEW = "new"
    SAME = "already there"
    DIFFERENT = "differs"
    GAINS = "gains answers"  # it is there, and does not answer all that is tracked


@dataclass(frozen=True, slots=True)
class Table:
    """A table, and what its columns mean so far.

    `doubts` are what its cells leave open ("dates", "decimal", "clock"), each with an example.
    """

    sheet: Sheet
    mapping: ColumnMapping
    doubts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """The mapped fields of a file, and what to say about it.

    Each row can be stored as JSON and holds nothing that will not be kept. `assumptions` are
    about the whole file, `remarks` about rows that are taken, `refused` about those that are not.
    A `table` can be read in other ways; without rows its owner has to say first what it means.
    """

    rows: list[Row]
    first_night: str | None
    last_night: str | None
    assumptions: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    table: "Table | None" = None
