"""Nights as rows of the nights file: those of the complete file, and what follows from them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from django.db.models import QuerySet, Value

from accounts.models import User
from journal.clock import Period
from journal.exchange.columns import CELL, Kind
from journal.exchange.derived import Figures, figures, totals
from journal.exchange.nights_csv import EVERY_COLUMN
from journal.exchange.rows import Row, written
from journal.exchange.tables import by_name
from journal.models import Night
from journal.questions import BOUT, DRINK

CHUNK = 500  # nights
Listed = dict[str, set[str]]


def exported(person: User, nights: "QuerySet[Night]") -> Iterator[list[str]]:
    """The nights as rows of the file, oldest first: a cell for each of `EVERY_COLUMN`."""
    rows = (row for _, row in written(by_name()["nights"], nights.order_by("night"), {}))
    return in_cells(with_figures(person, rows), listed_by(person))


def listed_by(person: User) -> Listed:
    """The nights under which something is listed though nobody answered whether, by that claim."""
    drinks, bouts = (
        person.nights.order_by()
        .filter(**{kind.claim: None, f"{kind.relation}__isnull": False})
        .values_list(Value(kind.claim), "night")
        for kind in (DRINK, BOUT)
    )
    listed: Listed = {}
    for claim, night in drinks.union(bouts):
        listed.setdefault(claim, set()).add(night.isoformat())
    return listed


def in_cells(rows: Iterable[tuple[Row, Figures]], listed: Listed) -> Iterator[list[str]]:
    """Rows of the complete file, with what follows from them, as rows of the nights file.

    What is `listed` under a night was had.
    """
    columns = _columns()
    for row, worked_out in rows:
        had = {claim: True for claim, nights in listed.items() if row["night"] in nights}
        whole = {**row, **worked_out, **had}
        yield [write(whole[name]) if name in whole else "" for name, write in columns]


@cache
def _columns() -> list[tuple[str, Callable[[Any], str]]]:
    """Every column of the nights file, and what writes a value of the complete file there."""
    kinds = dict(by_name()["nights"].heads)
    write = CELL | {Kind.LIST: ";".join}
    return [(name, write[kinds.get(name, Kind.WHOLE)]) for name in EVERY_COLUMN]


def with_figures(person: User, rows: Iterable[Row]) -> Iterator[tuple[Row, Figures]]:
    """Rows of nights, oldest first, each with its totals and what follows from it.

    Some hundred nights at a time, in one query.
    """
    waiting = iter(rows)
    while some := list(islice(waiting, CHUNK)):
        ends = (date.fromisoformat(row["night"]) for row in (some[0], some[-1]))
        nights = {
            night.isoformat(): figures(values) | totals(values)
            for night, values in person.nights.figures(Period(*ends)).worked_out().items()
        }
        for row in some:
            yield row, nights.get(row["night"], {})
