"""Twelve months of nights as a calendar: a tone for each worst rating, gaps visible as gaps."""
# pure, words

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from config.language import date_text, ngettext
from config.language import gettext as _
from journal.clock import Period
from journal.figures.wording import nights, number
from journal.night_figures import FiguresByNight
from journal.symptoms import Figure, median_of
from journal.trends.rest import Rest
from journal.trends.sentences import ENOUGH
from journal.trends.weekdays import WEEK, name_of

MONTHS = 12
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
        return date_text(self.first, "yMMMM")


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
        else Day(night, None, "", "gap", _("not written down"))
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
        return Day(night, None, "·", "logged", _("not one of these evenings"))
    if worst is None:
        return Day(night, None, "·", "logged", _("written down, no rating"))
    return Day(night, worst, str(worst), TONES[worst], str(worst))


def sentence(year: Year, began: date | None = None) -> str:
    """How many nights have a rating, and the months with the highest and lowest median.

    Of the nights since the diary `began`, where that was within the year.
    """
    first = max(year.period.first, began or year.period.first)
    nights_since = (year.period.last - first).days + 1
    counted = ngettext(
        "{count} of {all} night has a rating.",
        "{count} of {all} nights have a rating.",
        nights_since,
    ).format(count=year.rated, all=nights_since)
    months = [(date_text(month.first, "LLLL"), month.worst) for month in year.months]
    return f"{counted} {highest_and_lowest(months, _in_every_month)}".rstrip()


def _in_every_month(rating: str) -> str:
    return _("The usual worst rating is {rating} in every month.").format(rating=rating)


def highest_and_lowest(parts: Iterable[tuple[str, Figure]], all_alike: Callable[[str], str]) -> str:
    """Which parts of a calendar, by name, have the highest and the lowest median worst rating.

    Empty unless two of them have enough nights; `all_alike` words one rating for all of them.
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
        return all_alike(number(low[0]))
    highest, lowest = (f"{name}, {number(value)} ({nights(n)})" for value, name, n in (high, low))
    return _("Usual worst rating: highest in {highest}, lowest in {lowest}.").format(
        highest=highest, lowest=lowest
    )


def weekday_names(first_weekday: int = 0) -> tuple[str, ...]:
    """The names that head the columns, in their order."""
    return tuple(name_of((first_weekday + place) % WEEK) for place in range(WEEK))
