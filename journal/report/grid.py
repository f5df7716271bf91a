"""The last 28 nights, one column each: what page two shows instead of pages of table."""
# pure

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from journal import clock, sleep
from journal.clock import Period
from journal.diary import DiaryNight
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


def _onset(night: DiaryNight) -> float | None:
    return None if night.symptom_onset is None else clock.minutes_since_noon(night.symptom_onset)


def _hours(night: DiaryNight) -> float | None:
    slept = sleep.metrics(night).total_sleep_time
    return None if slept is None else slept / sleep.MINUTE / 60


GridRow = tuple[str, str, Callable[[DiaryNight], float | None]]


def _row(question: Question) -> GridRow:
    return question.short, question.kind, attrgetter(question.name)


GRID_ROWS: tuple[GridRow, ...] = (
    *map(_row, SEVERITIES.values()),
    ("First symptom", "clock", _onset),
    *(_row(each) for each in of_kind(Kind.COUNT) if each.in_grid),
    ("Total sleep, hours", "hours", _hours),
    *(_row(each) for each in of_kind(Kind.RATING) if each.in_grid and not each.slot),
)


def grid(period: Period, nights: Iterable[DiaryNight]) -> Grid:
    """The last 28 nights of a period, or all of a shorter one."""
    shown = Period.ending(period.last, min(NIGHTS, len(period)))
    by_night = {night.night: night for night in nights if night.night in shown}
    dates = tuple(shown.nights())
    return Grid(
        dates,
        tuple(day in by_night for day in dates),
        tuple(
            Row(
                label,
                kind,
                tuple(value(by_night[day]) if day in by_night else None for day in dates),
            )
            for label, kind, value in GRID_ROWS
        ),
    )
