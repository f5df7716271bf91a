"""The last 28 nights, one column each: what page two shows instead of pages of table."""
# pure, words

from dataclasses import dataclass, replace
from datetime import date

from config.language import gettext_lazy
from journal.clock import Period
from journal.figures.measures import ASLEEP, OF_QUESTIONS, ONSET, Measure
from journal.night_figures import FiguresByNight
from journal.questions import SEVERITIES, Kind, Question, of_kind

NIGHTS = 28


@dataclass(frozen=True, slots=True)
class Row:
    """One question, its answers in the order of the nights; `kind` says how they are printed.

    "rating": 0–10, shaded. "count": a number. "clock": minutes since noon. "hours": hours.
    """

    label: str
    kind: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The nights, whether each was written down, and the rows."""

    nights: tuple[date, ...]
    logged: tuple[bool, ...]
    rows: tuple[Row, ...]


GridRow = tuple[object, str, Measure]


def _row(question: Question) -> GridRow:
    measure = OF_QUESTIONS[question.name]
    return measure.name, question.kind, measure


GRID_ROWS: tuple[GridRow, ...] = (
    *map(_row, SEVERITIES.values()),
    (ONSET.name, "clock", ONSET),
    *(_row(each) for each in of_kind(Kind.COUNT) if each.in_grid),
    (
        gettext_lazy("Time asleep, hours"),
        "hours",
        replace(ASLEEP, value=lambda minutes: minutes / 60),
    ),
    *(_row(each) for each in of_kind(Kind.RATING) if each.in_grid and not each.slot),
)


def grid(period: Period, figures: FiguresByNight) -> Grid:
    """The last 28 nights of a period, or all of a shorter one."""
    shown = Period.ending(period.last, min(NIGHTS, len(period)))
    logged = set(figures.during(shown).nights)
    dates = tuple(shown.nights())
    rows = (
        Row(str(label), kind, measure.over(shown, figures)) for label, kind, measure in GRID_ROWS
    )
    return Grid(dates, tuple(night in logged for night in dates), tuple(rows))
