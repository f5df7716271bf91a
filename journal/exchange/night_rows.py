"""Nights as rows of the nights file: those of the complete file, and what follows from them."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from django.db.models import QuerySet, Value

from accounts.models import User
from journal.clock import Period
from journal.exchange import derived
from journal.exchange.blocks import Block, Column, Write, each
from journal.exchange.columns import CELL, Kind
from journal.exchange.nights_csv import EVERY_COLUMN
from journal.exchange.rows import written
from journal.exchange.tables import by_name
from journal.models import Night
from journal.questions import BOUT, DRINK

Listed = dict[str, set[str]]
Cells = tuple[str | None, ...]  # an empty cell is `None`


def exported(person: User, nights: "QuerySet[Night]") -> Iterator[Cells]:
    """The nights as rows of the file, oldest first: a cell for each of `EVERY_COLUMN`."""
    listed, write = listed_by(person), _write()
    for block in written(by_name()["nights"], nights.order_by("night"), {}, write):
        figures = _figures(person, block.columns["night"])
        cells = {name: each(column, write[name]) for name, column in figures.items()}
        yield from _lines(dict(block.columns) | cells, listed)


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


def in_cells(block: Block, listed: Listed) -> Iterable[Cells]:
    """Nights with what follows from them as rows of the nights file.

    What is `listed` under a night was had.
    """
    write = _write()
    return _lines({name: each(block.columns[name], write[name]) for name in write}, listed)


def _lines(cells: dict[str, Column], listed: Listed) -> Iterable[Cells]:
    for claim, nights in listed.items():
        pairs = zip(cells["night"], cells[claim], strict=True)
        cells[claim] = [CELL[Kind.CLAIM](True) if night in nights else had for night, had in pairs]
    return zip(*(cells[name] for name in EVERY_COLUMN), strict=True)


@cache
def _write() -> dict[str, Write]:
    """What writes a value of the complete file into each column of the nights file."""
    kinds = dict(by_name()["nights"].heads)
    write = CELL | {Kind.LIST: ";".join}
    return {name: write[kinds.get(name, Kind.WHOLE)] for name in EVERY_COLUMN}


def with_figures(person: User, block: Block) -> Block:
    """Nights, oldest first, with what follows from each and its totals."""
    figures = _figures(person, block.columns["night"])
    return Block(block.keys, {**block.columns, **figures})


def _figures(person: User, nights: Column) -> dict[str, Column]:
    """What follows from nights, oldest first, and their totals; in two queries."""
    period = Period(date.fromisoformat(nights[0]), date.fromisoformat(nights[-1]))
    figures = person.nights.figures(period, names=derived.LOOKED_AT)
    there = [night.isoformat() for night in figures.nights]
    columns = derived.columns(figures)
    if there == list(nights):
        return columns
    by_night = {name: dict(zip(there, c, strict=True)) for name, c in columns.items()}
    return {name: list(map(known.get, nights)) for name, known in by_night.items()}
