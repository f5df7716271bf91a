"""Does the first symptom come earlier than it did? A robust trend, and one stretch against another.

The trend is Theil–Sen's (journal.figures.kendall), the shift a difference of means
(journal.figures.comparison).
"""
# pure

from dataclasses import dataclass

import numpy as np

from journal.clock import Period
from journal.figures.arrays import Numbers, Values, known_or_nan
from journal.figures.comparison import worked_out
from journal.figures.differences import Difference, sides_between
from journal.figures.kendall import slope
from journal.figures.measures import ASLEEP, ONSET, WORST
from journal.night_figures import FiguresByNight

SHIFTED = (ONSET, WORST, ASLEEP)
FEWEST_FOR_TREND = 20  # nights with a first-symptom time
FEWEST_POINTS = 8
MOST_POINTS = 132
STEPS = (1, 7, 28)  # nights in a point of the trend
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Minutes a week, negative for earlier, with its 95 % interval.

    `step` is the nights a point stands for (its median); `start` and `end` are where the line
    lies on the first and last night of the period, minutes since noon.
    """

    nights: int
    per_week: float
    low: float
    high: float
    step: int
    start: float
    end: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves "no trend" out."""
        return not self.low <= 0 <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """The second stretch of nights against the first; severity and sleep beside it.

    `beyond_legs` are the nights on which another area took part, and those that say so.
    """

    first: Period
    second: Period
    onset: Difference
    worst: Difference
    asleep: Difference
    beyond_legs: tuple[tuple[int, int], tuple[int, int]]


def points(values: Numbers) -> tuple[Values, Values, int]:
    """Night (from 0) and value of each point of a trend, and the nights a point stands for.

    Over long periods a point is the median of a week or of four.
    """
    numbers = known_or_nan(values)
    step = next((step for step in STEPS if len(numbers) <= step * MOST_POINTS), STEPS[-1])
    padded = np.append(numbers, np.full(-len(numbers) % step, np.nan)).reshape(-1, step)
    some = ~np.isnan(padded).all(axis=1)
    middles = np.arange(len(padded)) * step + (step - 1) / 2
    return middles[some], np.nanmedian(padded[some], axis=1), step


def trend(values: Numbers) -> Trend | None:
    """The trend of one value a night; `None` with too few nights to speak of one."""
    nights = len(values) - list(values).count(None)
    if nights < FEWEST_FOR_TREND:
        return None
    night, value, step = points(values)
    if len(night) < FEWEST_POINTS:
        return None
    per_step = slope(night.astype(np.intp) // step, value)
    a_night, per_week = per_step.value / step, WEEK / step
    level = float(np.median(value - a_night * night))
    return Trend(
        nights=nights,
        per_week=per_week * per_step.value,
        low=per_week * per_step.low,
        high=per_week * per_step.high,
        step=step,
        start=level,
        end=level + a_night * (len(values) - 1),
    )


def shift(first: Period, second: Period, figures: FiguresByNight) -> Shift:
    """One stretch of nights against another, `figures` being those that it looks at."""
    sides = sides_between(SHIFTED, first, second, figures)
    onset, worst, asleep = worked_out(sides)
    return Shift(
        first=first,
        second=second,
        onset=onset,
        worst=worst,
        asleep=asleep,
        beyond_legs=(_beyond_legs(first, figures), _beyond_legs(second, figures)),
    )


def _beyond_legs(period: Period, figures: FiguresByNight) -> tuple[int, int]:
    answers = figures.columns["beyond_legs"][figures.inside(period)]
    answered = [answer for answer in answers if answer is not None]
    return sum(answered), len(answered)
