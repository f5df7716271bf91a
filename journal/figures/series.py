"""One value a night, in the order of the nights, and the running median of it."""
# pure

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from statistics import fmean, median

from journal.clock import DAY, Period
from journal.symptoms import Figure


@dataclass(frozen=True, slots=True)
class Series:
    """One drawn line: a value for each night of a period, `None` where nothing is known.

    Several nights are summed up by their median; shares, which are mostly 1, by their mean.
    `before` are its first nights, from before the diary began: none of them is missing.
    """

    label: str
    unit: str
    values: tuple[float | None, ...]
    averaged: bool = False
    before: int = 0

    @property
    def possible(self) -> int:
        """How many nights could have a value: those since the diary or the values began."""
        known = (place for place, value in enumerate(self.values) if value is not None)
        return len(self.values) - min(self.before, next(known, self.before))

    @property
    def known_values(self) -> list[float]:
        """The values of the nights that have one, in order."""
        return [value for value in self.values if value is not None]

    @property
    def n(self) -> int:
        """The number of nights with a value."""
        return len(self.values) - self.values.count(None)

    @property
    def median(self) -> float | None:
        """The median of the known values."""
        return median(values) if (values := self.known_values) else None

    def figure(self, start: int = 0, stop: int | None = None) -> Figure:
        """The median or mean of the known values from one place to another, and their number."""
        values = [value for value in self.values[start:stop] if value is not None]
        middle = fmean if self.averaged else median
        return Figure(middle(values) if values else None, len(values))

    def since(self, place: int, before: int = 0) -> "Series":
        """This series without the nights before a place; `before` of the rest precede the diary."""
        return replace(self, values=self.values[place:], before=before)

    def smoothed(self, label: str, window: int = 7) -> "Series":
        """The running median of this series over so many nights, under a name of its own.

        Drawn where three sevenths of the nights, rounded down, are known.
        """
        return Series(label, self.unit, rolling_median(self.values, window, window * 3 // 7))


def spread(
    length: int, places: Iterable[int], values: Iterable[float | None]
) -> list[float | None]:
    """Values at their places among so many nights, `None` at the others."""
    nights: list[float | None] = [None] * length
    for place, value in zip(places, values, strict=True):
        nights[place] = value
    return nights


def between_known(period: Period, values: Sequence[float | None]) -> Period:
    """The period from its first night with a value to its last; itself without any.

    `values` are one a night. Empty months around them are no part of what they tell.
    """
    places = [place for place, value in enumerate(values) if value is not None]
    if not places:
        return period
    return Period(period.first + places[0] * DAY, period.first + places[-1] * DAY)


def rolling_median(
    values: Sequence[float | None], window: int = 7, at_least: int = 3
) -> tuple[float | None, ...]:
    """The median of the known values among each night and the `window - 1` nights before it.

    The window counts calendar nights, logged or not; where fewer than `at_least` of them (at
    least one) are known there is no median.
    """
    enough = max(at_least, 1)
    medians: list[float | None] = []
    median: float | None = None
    in_window: list[float] = []  # in order of size
    for arriving, leaving in zip(values, chain(repeat(None, window), values), strict=False):
        if leaving is not None:
            del in_window[bisect_left(in_window, leaving)]
        if arriving is not None:
            insort(in_window, arriving)
        if arriving != leaving:  # else the window holds what it held
            count = len(in_window)
            half = count >> 1
            if count < enough:
                median = None
            elif count & 1:
                median = in_window[half]
            else:
                median = (in_window[half - 1] + in_window[half]) / 2
        medians.append(median)
    return tuple(medians)
