"""Nights as rows of the nights file, read from the diary."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
    When,
)

from accounts.models import User
from journal.clock import Period
from journal.exchange.derived import DERIVED, Figures, figures, totals
from journal.exchange.nights_csv import (
    COLUMNS,
    Cells,
)
from journal.models import CaffeineIntake, Exercise, Night

CHUNK = 500
SHORT = 60
WRITE = [(name, cell.write) for name, cell in COLUMNS.items()]
PLACE = {name: place for place, name in enumerate(COLUMNS)}


def stored(nights: "QuerySet[Night]") -> Iterator[Cells]:
    """The nights as rows of the file, oldest first: one query, a few rows in memory."""
    counted = nights.annotate(
        drinks=_figure(CaffeineIntake, "caffeine_mg", Count("pk")),
        caffeine_mg=_figure(CaffeineIntake, "caffeine_mg", _total("caffeine_mg")),
        bouts=_figure(Exercise, "minutes", Count("pk")),
        exercise_minutes=_figure(Exercise, "minutes", _total("minutes")),
    )
    rows = counted.order_by("night").values_list("drinks", "bouts", *COLUMNS)
    for drinks, bouts, *row in rows.iterator(chunk_size=CHUNK):
        _settle(row, "had_caffeine", "caffeine_mg", drinks)
        _settle(row, "exercised", "exercise_minutes", bouts)
        yield {
            name: text
            for (name, write), value in zip(WRITE, row, strict=True)
            if (value or value == 0) and (text := write(value))  # is_known, but for the call
        }


def exported(person: User, nights: "QuerySet[Night]") -> Iterator[Cells]:
    """The rows of `stored`, each with the figures that are computed from its night."""
    for row, worked_out in with_figures(person, stored(nights)):
        yield row | {name: str(worked_out[name]) for name in DERIVED if name in worked_out}


def with_figures(person: User, rows: Iterator[dict[str, Any]]) -> Iterator[tuple[Any, Figures]]:
    """Rows of nights, oldest first, each with its totals and what follows from it.

    Some hundred nights at a time, in three queries.
    """
    half_life = float(person.caffeine_half_life_hours)
    while some := list(islice(rows, CHUNK)):
        ends = (date.fromisoformat(row["night"]) for row in (some[0], some[-1]))
        diary = {str(night.night): night for night in person.nights.diary(Period(*ends))}
        for row in some:
            night = diary.get(row["night"])
            yield row, figures(night, half_life) | totals(night) if night else {}


def _figure(model: type[Model], column: str, figure: Any) -> Subquery:
    """A figure over the rows that belong to the night at hand."""
    rows = model._default_manager.filter(night=OuterRef("pk")).order_by().values("night")
    counted = rows.annotate(parts=Count("pk"), answered=Count(column), figure=figure)
    return Subquery(counted.values("figure"))


def _total(column: str) -> Case:
    """The sum of a column; unknown if one of its parts is unknown."""
    return Case(When(parts=F("answered"), then=Sum(column)), output_field=IntegerField())


def _settle(row: list[Any], had: str, total: str, parts: int | None) -> None:
    """Set "had any" where an amount was written down; "none" is a total of 0."""
    answer = PLACE[had]
    if row[answer] is None and parts:
        row[answer] = True
    if row[answer] is False:
        row[PLACE[total]] = 0
