"""The nights by the weekday of their evening, each figure with the nights behind it."""
# pure, words

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import quantiles

from config.language import date_text, pgettext_lazy
from config.language import gettext as _
from journal.clock import DAY
from journal.figures.series import Series
from journal.figures.wording import nights, number
from journal.symptoms import Figure, median_of
from journal.trends.sentences import ENOUGH
from journal.trends.trends import Trends

MONDAY = date(2024, 1, 1)
EVENINGS = (
    pgettext_lazy("highest on", "Mondays"),
    pgettext_lazy("highest on", "Tuesdays"),
    pgettext_lazy("highest on", "Wednesdays"),
    pgettext_lazy("highest on", "Thursdays"),
    pgettext_lazy("highest on", "Fridays"),
    pgettext_lazy("highest on", "Saturdays"),
    pgettext_lazy("highest on", "Sundays"),
)
WEEK = len(EVENINGS)


@dataclass(frozen=True, slots=True)
class Weekday:
    """One evening of the week: medians, and of the worst rating the middle half too."""

    weekday: int
    worst: Figure
    middle_half: tuple[float, float] | None
    onset: Figure
    sleep: Figure

    @property
    def name(self) -> str:
        """ "Monday"."""
        return name_of(self.weekday)


def name_of(weekday: int) -> str:
    """The name of a weekday, Monday is 0."""
    return date_text(MONDAY + weekday * DAY, "EEEE")


def weekdays(trends: Trends, first: int = 0) -> tuple[Weekday, ...]:
    """The seven evenings; `first` is the weekday they start with, 0 for Monday."""
    return tuple(_weekday(trends, (first + offset) % WEEK) for offset in range(WEEK))


def _weekday(trends: Trends, weekday: int) -> Weekday:
    start = (weekday - trends.period.first.weekday()) % WEEK

    def figure(series: Series) -> Figure:
        return median_of(series.values[start::WEEK])

    return Weekday(
        weekday,
        figure(trends.worst_severity),
        _middle_half(trends.worst_severity.values[start::WEEK]),
        figure(trends.symptom_onset_minutes_since_noon),
        figure(trends.total_sleep_time_minutes),
    )


def _middle_half(values: Iterable[float | None]) -> tuple[float, float] | None:
    answered = [value for value in values if value is not None]
    if len(answered) < ENOUGH:
        return None
    low, _, high = quantiles(answered, n=4, method="inclusive")
    return low, high


def sentence(days: Iterable[Weekday]) -> str:
    """The evenings with the highest and the lowest median; silent where too few are known."""
    rated = [day for day in days if day.worst.nights >= ENOUGH and day.worst.value is not None]
    if len(rated) < WEEK:
        return _(
            "Not clear yet: each evening of the week needs {count} nights with a rating."
        ).format(count=ENOUGH)
    low = min(rated, key=_value)
    high = max(rated, key=_value)
    if _value(low) == _value(high):
        return _("The usual worst rating is {rating} on every evening of the week.").format(
            rating=number(_value(low))
        )
    return _(
        "Usual worst rating: highest on {highest}, lowest on {lowest}. "
        "Differences between weekdays often come and go by chance."
    ).format(highest=_words(high), lowest=_words(low))


def _value(day: Weekday) -> float:
    return day.worst.value or 0


def _words(day: Weekday) -> str:
    return f"{EVENINGS[day.weekday]}, {number(_value(day))} ({nights(day.worst.nights)})"
