"""How one column of a table is written in the complete file, and in a cell.

The complete file (JSON) is the measure: `json` makes its value of a stored one, and cells of
CSV and workbook are made of that value. Unknown, an empty text and an empty list are left out.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db import models

from journal.exchange.blocks import Block, each
from journal.exchange.cells import CLOCK, STAMP
from journal.exchange.csv_file import protect


class Kind(StrEnum):
    """What a column holds."""

    CLAIM = "yes or no"
    WHOLE = "a whole number"
    DECIMAL = "a number"
    NUMBER = "a number of any size"
    DAY = "a date"
    CLOCK = "a clock time"
    INSTANT = "an instant"
    TEXT = "text"
    UID = "an identifier"
    LIST = "a list"
    REFERENCE = "a row of another table"


KINDS: tuple[tuple[type["models.Field[Any, Any]"], Kind], ...] = (
    (models.BooleanField, Kind.CLAIM),
    (models.DateTimeField, Kind.INSTANT),  # before DateField, of which it is one
    (models.DateField, Kind.DAY),
    (models.TimeField, Kind.CLOCK),
    (models.DecimalField, Kind.DECIMAL),
    (models.FloatField, Kind.NUMBER),
    (models.IntegerField, Kind.WHOLE),
    (models.UUIDField, Kind.UID),
    (models.JSONField, Kind.LIST),
    (models.CharField, Kind.TEXT),
    (models.TextField, Kind.TEXT),
)


def decimal_number(value: Decimal) -> int | float:
    """A stored decimal as the number of the same digits; 15 of them survive a float."""
    return int(value) if value == value.to_integral_value() else float(value)


WRITE: dict[Kind, Callable[[Any], Any]] = {
    Kind.CLAIM: bool,
    Kind.WHOLE: int,
    Kind.DECIMAL: decimal_number,
    Kind.NUMBER: float,
    Kind.DAY: str,
    Kind.CLOCK: CLOCK.write,
    Kind.INSTANT: STAMP.write,
    Kind.TEXT: str,
    Kind.UID: str,
    Kind.LIST: lambda value: value,
}


def _clock_text(stored: str) -> str:
    """20:40:00 as the file has it: 20:40."""
    return stored[:5] if stored[5:] == ":00" else stored


def _uid_text(stored: str) -> str:
    return f"{stored[:8]}-{stored[8:12]}-{stored[12:16]}-{stored[16:20]}-{stored[20:]}"


# The same of what a database itself hands over, which takes far less time than by way of Python's
# dates and decimals. SQLite holds these as text, both hold a list as text.
WRITE_STORED: dict[str, dict[Kind, Callable[[Any], Any]]] = {
    "postgresql": WRITE | {Kind.LIST: json.loads},
    "sqlite": WRITE
    | {
        Kind.LIST: json.loads,
        Kind.DECIMAL: lambda value: int(value) if value == int(value) else value,
        Kind.CLOCK: _clock_text,
        Kind.INSTANT: lambda text: f"{text[:10]}T{text[11:]}Z",
        Kind.UID: _uid_text,
    },
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field behind it and, where it names another row, that row's table."""

    field: "models.Field[Any, Any]"
    kind: Kind
    target: str = ""

    @classmethod
    def of(cls, field: "models.Field[Any, Any]", target: str = "") -> "Column":
        """The column of a field; `TypeError` for a kind of field that has none yet."""
        if target:
            return cls(field, Kind.REFERENCE, target)
        for kind_of_field, kind in KINDS:
            if isinstance(field, kind_of_field):
                return cls(field, kind)
        raise TypeError(f"Say in journal.exchange.columns how {field} leaves and returns.")

    @property
    def name(self) -> str:
        """The column's name in every file."""
        return self.field.name

    @property
    def needed(self) -> bool:
        """Whether every row has it."""
        return not self.field.null and not (
            self.field.blank and self.kind in (Kind.TEXT, Kind.LIST)
        )

    @property
    def hard(self) -> bool:
        """Whether its row cannot be without the row it names (a foreign key)."""
        return isinstance(self.field, models.ForeignKey)

    @property
    def compared(self) -> bool:
        """Whether it tells two rows apart: what people answer does, bookkeeping does not."""
        return self.field.editable and self.kind is not Kind.REFERENCE


def plain(value: float) -> str:
    """The digits of a number, without exponent and without a needless point."""
    return f"{Decimal(str(value)).normalize():f}"


CELL: dict[Kind, Callable[[Any], str]] = {
    **dict.fromkeys(Kind, str),
    Kind.CLAIM: lambda value: "yes" if value else "no",
    Kind.DECIMAL: plain,
    Kind.NUMBER: plain,
    Kind.TEXT: protect,
    Kind.LIST: lambda value: protect(json.dumps(value, ensure_ascii=False)),
}


def cells(block: Block, heads: Iterable[tuple[str, Kind]]) -> Iterator[tuple[str, ...]]:
    """Rows of the complete file as cells of CSV, without danger in a spreadsheet."""
    columns = (each(block.columns[name], CELL[kind], "") for name, kind in heads)
    return zip(*columns, strict=True)
