"""The severity timeline: a dot a night, or in long periods the median of a week or more."""
# pure

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from journal.clock import DAY, Period
from journal.figures.measures import WORST
from journal.figures.series import rolling_median
from journal.night_figures import FiguresByNight

# How many nights one mark stands for, and the longest period drawn that way: a page is about
# 170 mm wide, and marks closer than 0.9 mm run into each other.
STEPS = tuple((nights, 186 * nights) for nights in (1, 7, 28, 91, 364))
WINDOW = 7  # nights in the running median
LEAD = WINDOW - 1  # nights before the period that it looks back on
ENOUGH = 3  # nights behind a median of several nights


@dataclass(frozen=True, slots=True)
class Mark:
    """The worst rating of one night, or the median and middle half of several."""

    rating: float
    low: float
    high: float
    nights: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Marks in order, `None` where nothing is known; `running` goes with single nights only."""

    period: Period
    rated: int
    nights_a_mark: int
    marks: tuple[Mark | None, ...]
    running: tuple[float | None, ...]

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
    before = WORST.over(looked_back_on(period), figures)
    ratings = before[LEAD:]
    step = next((step for step, longest in STEPS if len(period) <= longest), STEPS[-1][0])
    marks = tuple(_mark(ratings[start : start + step]) for start in range(0, len(ratings), step))
    rated = len(ratings) - ratings.count(None)
    return Timeline(period, rated, step, marks, _running(before) if step == 1 else ())


def _running(ratings: Sequence[float | None]) -> tuple[float | None, ...]:
    """The 7-night median, broken wherever the night itself has no rating; without its lead."""
    medians = list(zip(ratings, rolling_median(ratings, WINDOW), strict=True))[LEAD:]
    return tuple(None if rating is None else middle for rating, middle in medians)


def _mark(ratings: Sequence[float | None]) -> Mark | None:
    """Median and middle half of the nights that a mark stands for, if enough are known."""
    answered = [rating for rating in ratings if rating is not None]
    if len(answered) < min(ENOUGH, len(ratings)):
        return None
    low, _, high = quantiles(answered, n=4, method="inclusive") if answered[1:] else answered * 3
    return Mark(median(answered), low, high, len(answered))
