"""The timelines of severity and first symptom: a dot a night, or the median of a week or more."""
# pure

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from statistics import median, quantiles

from journal.clock import DAY, Period
from journal.clock_figures import on_one_axis
from journal.figures.measures import ONSET, WORST
from journal.figures.series import rolling_median
from journal.night_figures import FiguresByNight

# How many nights one mark stands for, and the longest period drawn that way: a page is about
# 170 mm wide, and marks closer than 0.9 mm run into each other.
STEPS = tuple((nights, 186 * nights) for nights in (1, 7, 28, 91, 364))
WINDOW = 7  # nights in the running median
LEAD = WINDOW - 1  # nights before the period that it looks back on
ENOUGH = 3  # nights behind a median of several nights
COURSE = 8  # stretches in which a course is put into words


@dataclass(frozen=True, slots=True)
class Mark:
    """The value of one night, or the median and middle half of several."""

    value: float
    low: float
    high: float
    nights: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Marks in order, `None` where nothing is known; `running` goes with single nights only.

    `known` nights of the period have a value.
    """

    period: Period
    known: int
    nights_a_mark: int
    marks: tuple[Mark | None, ...]
    running: tuple[float | None, ...]

    def course(self) -> list[tuple[date, float | None]]:
        """At most eight stretches of it: first night of each, and the median of its marks."""
        size = ceil(len(self.marks) / COURSE)
        if self.nights_a_mark == 1:
            size = WINDOW * ceil(size / WINDOW)
        stretches = []
        for start in range(0, len(self.marks), size):
            values = [mark.value for mark in self.marks[start : start + size] if mark]
            first = self.period.first + start * self.nights_a_mark * DAY
            stretches.append((first, median(values) if values else None))
        return stretches

    def gaps(self) -> list[tuple[int, int]]:
        """Runs of marks that are missing: (index of the first, how many)."""
        runs: list[tuple[int, int]] = []
        for index, mark in enumerate(self.marks):
            if mark is not None:
                continue
            if runs and sum(runs[-1]) == index:
                runs[-1] = (runs[-1][0], runs[-1][1] + 1)
            else:
                runs.append((index, 1))
        return runs


def looked_back_on(period: Period) -> Period:
    """The nights to load: those of the period, and those its running median looks back on."""
    return Period(period.first - LEAD * DAY, period.last)


def timeline(period: Period, figures: FiguresByNight) -> Timeline:
    """The worst rating of each night of the period, at the step that its length allows.

    The six nights before the period may be among the figures: the running median looks back on
    them, as that of the trends page does; nothing else does.
    """
    return _timeline(period, WORST.over(looked_back_on(period), figures))


def onset_timeline(period: Period, figures: FiguresByNight) -> Timeline:
    """The same of first-symptom times, in minutes since noon on one axis."""
    (times,) = on_one_axis(ONSET.over(looked_back_on(period), figures))
    return _timeline(period, times)


def _timeline(period: Period, before: Sequence[float | None]) -> Timeline:
    values = before[LEAD:]
    step = next((step for step, longest in STEPS if len(period) <= longest), STEPS[-1][0])
    marks = tuple(_mark(values[start : start + step]) for start in range(0, len(values), step))
    known = len(values) - values.count(None)
    return Timeline(period, known, step, marks, _running(before) if step == 1 else ())


def _running(values: Sequence[float | None]) -> tuple[float | None, ...]:
    """The 7-night median, broken wherever the night itself has no value; without its lead."""
    medians = list(zip(values, rolling_median(values, WINDOW), strict=True))[LEAD:]
    return tuple(None if value is None else middle for value, middle in medians)


def _mark(values: Sequence[float | None]) -> Mark | None:
    """Median and middle half of the nights that a mark stands for, if enough are known."""
    answered = [value for value in values if value is not None]
    if len(answered) < min(ENOUGH, len(values)):
        return None
    low, _, high = quantiles(answered, n=4, method="inclusive") if answered[1:] else answered * 3
    return Mark(median(answered), low, high, len(answered))
