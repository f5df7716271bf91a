"""Two periods side by side: each figure with its nights, medians, difference and interval."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from journal.clock import Period
from journal.diary import DiaryNight
from journal.trends.measures import COMPARED, Measure
from journal.trends.resampling import (
    Numbers,
    Values,
    block_length,
    bootstrap_medians,
    generator,
    interval,
    known_or_nan,
)

FEWEST_NIGHTS = 10  # known nights in each period, below which no interval is given
DRAWS = 1999


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The second period less the first, in the figure's unit.

    `low` to `high` is the 95 % interval; it and `difference` are `None` when one of the periods
    has fewer than `FEWEST_NIGHTS` known nights. `block` is the length in nights of the blocks
    that were drawn, of the first and of the second period.
    """

    first_nights: int
    second_nights: int
    first_median: float | None
    second_median: float | None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    block: tuple[int, int] | None = None

    @property
    def more_nights(self) -> int:
        """Known nights that are still missing, both periods together."""
        counts = (self.first_nights, self.second_nights)
        return sum(max(0, FEWEST_NIGHTS - nights) for nights in counts)

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves "no difference" out."""
        return self.low is not None and self.high is not None and not self.low <= 0 <= self.high


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure in both periods."""

    measure: Measure
    difference: Difference


def compare(
    first: Period,
    second: Period,
    nights: Iterable[DiaryNight],
    measures: Sequence[Measure] = COMPARED,
) -> list[Compared]:
    """Each figure of the nights of two periods; the same nights give the same answer."""
    diary = list(nights)
    return [
        Compared(measure, difference(measure.over(first, diary), measure.over(second, diary)))
        for measure in measures
    ]


def difference(first: Numbers, second: Numbers) -> Difference:
    """The medians of two stretches of calendar nights (`None`: unknown) and what lies between."""
    sides = [known_or_nan(first), known_or_nan(second)]
    known = [side[~np.isnan(side)] for side in sides]
    medians = [float(np.median(side)) if len(side) else None for side in known]
    counted = Difference(
        first_nights=len(known[0]),
        second_nights=len(known[1]),
        first_median=medians[0],
        second_median=medians[1],
    )
    if counted.more_nights:
        return counted
    blocks = (block_length(sides[0]), block_length(sides[1]))
    between = float(np.median(known[1]) - np.median(known[0]))
    low, high = _interval(between, sides, blocks)
    return replace(counted, difference=between, low=low, high=high, block=blocks)


def _interval(
    centre: float, sides: Sequence[Values], blocks: tuple[int, int]
) -> tuple[float, float]:
    random = generator(*sides)
    first, second = (
        bootstrap_medians([side], block, DRAWS, random)[:, 0]
        for side, block in zip(sides, blocks, strict=True)
    )
    lengths = [(len(side), block) for side, block in zip(sides, blocks, strict=True)]
    return interval(centre, second - first, lengths)
