"""The nights by the weekday of their evening, each figure with the nights behind it."""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles

from journal.figures.series import Series
from journal.figures.wording import nights, number
from journal.symptoms import Figure, median_of
from journal.trends.sentences import ENOUGH
from journal.trends.trends import Trends

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK = len(NAMES)


@dataclass(frozen=True, slots=True)
class Weekday:
    """One evening of the week: medians, and of the worst rating the middle half too."""

    name: str
    worst: Figure
    middle_half: tuple[float, float] | None
    onset: Figure
    sleep: Figure


def weekdays(trends: Trends, first: int = 0) -> tuple[Weekday, ...]:
    """The seven evenings; `first` is the weekday they start with, 0 for Monday."""
    return tuple(_weekday(trends, (first + offset) % WEEK) for offset in range(WEEK))


def _weekday(trends: Trends, weekday: int) -> Weekday:
    start = (weekday - trends.period.first.weekday()) % WEEK

    def figure(series: Series) -> Figure:
        return median_of(series.values[start::WEEK])

    return Weekday(
        NAMES[weekday],
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
        return f"Not clear yet: each evening of the week needs {ENOUGH} nights with a rating."
    low = min(rated, key=_value)
    high = max(rated, key=_value)
    if _value(low) == _value(high):
        return f"The usual worst rating is {number(_value(low))} on every evening of the week."
    return (
        f"Usual worst rating: highest on {_words(high)}, lowest on {_words(low)}. "
        "Differences between weekdays often come and go by chance."
    )


def _value(day: Weekday) -> float:
    return day.worst.value or 0


def _words(day: Weekday) -> str:
    return f"{day.name}s, {number(_value(day))} ({nights(day.worst.nights)})"
