"""How finely a period is shown: by night, by ISO week or by month, with medians and counts."""
# pure, words

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from config import language
from config.language import date_text
from config.language import gettext as _
from journal import clock
from journal.clock import DAY, Period
from journal.figures.series import Series
from journal.symptoms import Figure

NIGHTS_AT_MOST = 92
WEEKS_UP_TO_NIGHTS = 2 * 366


class Step(StrEnum):
    """What one row of a table stands for."""

    NIGHT = "night"
    WEEK = "week"
    MONTH = "month"


def step_of(period: Period) -> Step:
    """By night up to 92 nights, by ISO week up to 2 years, by month beyond."""
    if len(period) <= NIGHTS_AT_MOST:
        return Step.NIGHT
    return Step.WEEK if len(period) <= WEEKS_UP_TO_NIGHTS else Step.MONTH


@dataclass(frozen=True, slots=True)
class Group:
    """Nights shown as one: positions `start` to `stop` (not inside) of each series."""

    name: str
    start: int
    stop: int

    def figure(self, series: Series) -> Figure:
        """The median (of shares the mean) of the known values, and how many there are."""
        return series.figure(self.start, self.stop)


def groups_of(period: Period) -> tuple[Group, ...]:
    """The groups of a period in order; the first and last may be cut short by its ends."""
    return _named_groups(period, language.current())


@lru_cache(maxsize=16)
def _named_groups(period: Period, spoken: str) -> tuple[Group, ...]:
    return tuple(_groups(period, step_of(period)))


def _groups(period: Period, step: Step) -> Iterator[Group]:
    start = 0
    for first, nights in groupby(period.nights(), lambda night: _first_of(step, night)):
        stop = start + sum(1 for _ in nights)
        yield Group(_name(step, first), start, stop)
        start = stop


def _first_of(step: Step, night: date) -> date:
    if step is Step.NIGHT:
        return night
    return night.replace(day=1) if step is Step.MONTH else night - night.weekday() * DAY


def _name(step: Step, first: date) -> str:
    if step is Step.NIGHT:
        return clock.name_of(first)
    if step is Step.MONTH:
        return date_text(first, "yMMMM")
    return _("Week of {day}").format(day=date_text(first, "yMMMEd"))
