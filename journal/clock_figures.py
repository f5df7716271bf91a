"""Clock times of one person on one axis, cut where none of them lies.

Clock times lie on a circle: 11:30 is an hour and a half before 13:00, although noon, where a
night begins, lies between the two. So the day of several clock times begins in the widest gap
between them. Laid out from there they are ordinary numbers: medians, quartiles, differences,
trends and resampled intervals can be taken of them as of any other figure.
"""
# pure

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from math import floor
from statistics import median

from journal.clock import clock_at, minutes_since_noon
from journal.rounding import whole

DAY_MINUTES = 1440
HOUR = 60

Numbers = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class ClockAxis:
    """24 hours of clock times from `start` on, minutes since noon (−720 to under 720).

    0 is noon to noon, as in every diary in which no clock time lies around noon.
    """

    start: float = 0

    @classmethod
    def of(cls, times: Iterable[float | None]) -> "ClockAxis":
        """The axis that begins in the widest gap between the known times (minutes since noon).

        At noon, if noon lies in that gap or in one as wide; else at the whole hour in it that is
        nearest to its middle, or at its end where it holds none.
        """
        minutes_of_day = sorted({minutes % DAY_MINUTES for minutes in times if minutes is not None})
        if not minutes_of_day:
            return cls()
        over_noon = (minutes_of_day[-1] - DAY_MINUTES, minutes_of_day[0])
        gaps = [over_noon, *pairwise(minutes_of_day)]
        widest = max(gaps, key=lambda gap: gap[1] - gap[0])
        return cls() if widest is over_noon else cls(_inside(*widest))

    @property
    def first_hour(self) -> int:
        """The whole hour, counted from noon, at which a drawing of the 24 hours begins."""
        return floor(self.start / HOUR)

    def place(self, minutes: float) -> float:
        """Where a clock time lies: minutes since noon, from `start` to under `start` + 1440."""
        return self.start + (minutes - self.start) % DAY_MINUTES

    def placed(self, minutes: float | None) -> float | None:
        """The place of a clock time; `None` for unknown."""
        return None if minutes is None else self.place(minutes)

    def places(self, values: Iterable[float | None]) -> tuple[float | None, ...]:
        """The places of one clock time a night."""
        return tuple(map(self.placed, values))


def _inside(before: float, after: float) -> float:
    """Where the day begins that ends with `before` and whose first time is `after`."""
    middle = whole((before + after) / 2 / HOUR) * HOUR
    start = middle if before < middle <= after else after
    return start - DAY_MINUTES if start >= DAY_MINUTES / 2 else start


def on_one_axis(*sides: Numbers) -> list[tuple[float | None, ...]]:
    """Clock times of several stretches of nights, laid out on one axis for all of them."""
    axis = ClockAxis.of(value for side in sides for value in side)
    return [axis.places(side) for side in sides]


def middle_time(times: Iterable[time], step: int = 1) -> time | None:
    """The median of clock times, to the nearest `step` minutes; `None` without any."""
    since_noon = [minutes_since_noon(at) for at in times]
    if not since_noon:
        return None
    middle = median(map(ClockAxis.of(since_noon).place, since_noon)) % DAY_MINUTES
    return clock_at(whole(middle / step) * step)
