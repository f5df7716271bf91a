"""Twelve months of nights as a calendar: a tone for each worst rating, gaps visible as gaps."""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from journal.clock import Period
from journal.figures.wording import nights, number
from journal.night_figures import FiguresByNight
from journal.symptoms import Figure, median_of
from journal.trends.rest import Rest
from journal.trends.sentences import ENOUGH
from journal.trends.weekdays import NAMES

MONTHS = 12
WEEK = 7
HIGH = 6  # from here on the tone needs the other ink
TONES = tuple(f"sev-{step} high" if step >= HIGH else f"sev-{step}" for step in range(11))


class Day(NamedTuple):
    """One night: its worst rating, what its square shows, its tone, and what it says aloud."""

    night: date
    worst: int | None
    shown: str
    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class Month:
    """One month in weeks of seven places, empty outside it."""

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]
    worst: Figure

    @property
    def key(self) -> str:
        """ "2026-03", as the calendar's address has it."""
        return self.first.isoformat()[:7]

    @property
    def name(self) -> str:
        """ "March 2026"."""
        return f"{self.first:%B %Y}"


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve months, oldest first, the last one cut at the last night."""

    months: tuple[Month, ...]
    period: Period
    rated: int


def year_to(last: date) -> Period:
    """The twelve months of which the last one holds the given night, up to that night."""
    months = last.year * 12 + last.month - MONTHS
    return Period(date(months // 12, months % 12 + 1, 1), last)


def year_of(
    period: Period, figures: FiguresByNight, rest: Rest = Rest.ALL, first_weekday: int = 0
) -> Year:
    """The calendar of a period of whole months but the last; `first_weekday` 0 is Monday."""
    rated = zip(figures.columns["sat_still"], figures.columns["worst_severity"], strict=True)
    written = dict(zip(figures.nights, rated, strict=True))
    days = [
        _day(night, *written[night], rest)
        if night in written
        else Day(night, None, "", "gap", "not written down")
        for night in period.nights()
    ]
    months = [
        _month(list(own), first_weekday)
        for _, own in groupby(days, lambda day: (day.night.year, day.night.month))
    ]
    return Year(tuple(months), period, sum(month.worst.nights for month in months))


def _month(days: list[Day], first_weekday: int) -> Month:
    lead = (days[0].night.weekday() - first_weekday) % WEEK
    cells: list[Day | None] = [*[None] * lead, *days]
    cells += [None] * (-len(cells) % WEEK)
    return Month(
        days[0].night,
        tuple(tuple(cells[start : start + WEEK]) for start in range(0, len(cells), WEEK)),
        median_of(day.worst for day in days),
    )


def _day(night: date, sat_still: bool | None, worst: int | None, rest: Rest) -> Day:
    if not rest.keeps(sat_still):
        return Day(night, None, "·", "logged", "not one of these evenings")
    if worst is None:
        return Day(night, None, "·", "logged", "written down, no rating")
    return Day(night, worst, str(worst), TONES[worst], str(worst))


def sentence(year: Year, began: date | None = None) -> str:
    """How many nights have a rating, and the months with the highest and lowest median.

    Of the nights since the diary `began`, where that was within the year.
    """
    first = max(year.period.first, began or year.period.first)
    nights_since = (year.period.last - first).days + 1
    counted = f"{year.rated} of {nights_since} nights have a rating."
    months = [(f"{month.first:%B}", month.worst) for month in year.months]
    return f"{counted} {highest_and_lowest(months, 'every month')}".rstrip()


def highest_and_lowest(parts: Iterable[tuple[str, Figure]], all_of_them: str) -> str:
    """Which parts of a calendar, by name, have the highest and the lowest median worst rating.

    Empty unless two of them have enough nights.
    """
    enough = [
        (figure.value or 0, name, figure.nights)
        for name, figure in parts
        if figure.nights >= ENOUGH
    ]
    if len(enough) < 2:
        return ""
    low, high = (end(enough, key=lambda part: part[0]) for end in (min, max))
    if low[0] == high[0]:
        return f"The usual worst rating is {number(low[0])} in {all_of_them}."
    highest, lowest = (f"{name}, {number(value)} ({nights(n)})" for value, name, n in (high, low))
    return f"Usual worst rating: highest in {highest}, lowest in {lowest}."


def weekday_names(first_weekday: int = 0) -> tuple[str, ...]:
    """The names that head the columns, in their order."""
    return NAMES[first_weekday:] + NAMES[:first_weekday]
