"""What every format hands over: rows that wait for their owner's yes."""
# pure

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a file itself may not say: the zone of its clock times, and what time it is.

    `tracked` are the things that the person tracks already, by their names in small letters,
    each with its kind.
    """

    zone: ZoneInfo
    now: datetime
    tracked: Mapping[str, str] = field(default_factory=dict)


class State(StrEnum):
    """How a row compares with what its owner has already."""

    NEW = "new"
    SAME = "already there"
    DIFFERENT = "differs"


@dataclass(frozen=True, slots=True)
class Reading:
    """The mapped fields of a file, and what to say about it.

    Each row can be stored as JSON and holds nothing that will not be kept. `assumptions` are
    about the whole file, `remarks` about rows that are taken, `refused` about those that are not.
    """

    rows: list[Row]
    first_night: str | None
    last_night: str | None
    assumptions: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
