"""Two periods side by side: each figure with its nights, medians, difference and interval."""
# pure

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from journal.clock import Period
from journal.diary import DiaryNight
from journal.figures.blocks import block_length
from journal.figures.differences import Differ, Difference, Sides, sides_of
from journal.figures.measures import COMPARED, Measure, all_over
from journal.figures.resampling import (
    Numbers,
    Values,
    bootstrap_means,
    bootstrap_medians,
    generator,
    interval,
    known_or_nan,
    known_part,
)

DRAWS = 1999
WEEK = 7


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure in both periods."""

    measure: Measure
    difference: Difference


def worked_out(sides: Sequence[Sides]) -> list[Difference]:
    """What lies between the two periods of each figure."""
    return [between(each) for each in sides]


def compare(
    first: Period,
    second: Period,
    nights: Iterable[DiaryNight],
    measures: Sequence[Measure] = COMPARED,
    differ: Differ = worked_out,
) -> list[Compared]:
    """Each figure of the nights of two periods; the same nights give the same answer."""
    diary = list(nights)
    sides = sides_of(measures, all_over(first, diary, measures), all_over(second, diary, measures))
    return list(map(Compared, measures, differ(sides)))


def between(sides: Sides) -> Difference:
    """The difference between the two `sides` of a figure."""
    return difference(sides.first, sides.second, are_claims=sides.are_claims)


def difference(first: Numbers, second: Numbers, *, are_claims: bool = False) -> Difference:
    """The values of two stretches of calendar nights (`None`: unknown), and what lies between.

    The values are medians; of claims (0 or 1) means, as nights a week. Unknown
    nights before the first known one and after the last change nothing.
    """
    sides = [side[known_part(side)] for side in map(known_or_nan, (first, second))]
    if are_claims:
        sides = [WEEK * side for side in sides]
    known_values = [side[~np.isnan(side)] for side in sides]
    middle = np.mean if are_claims else np.median
    values = [float(middle(side)) if len(side) else None for side in known_values]
    counted = Difference(
        first_nights=len(known_values[0]),
        second_nights=len(known_values[1]),
        first_value=values[0],
        second_value=values[1],
    )
    if counted.more_nights or values[0] is None or values[1] is None:
        return counted
    blocks = (block_length(sides[0]), block_length(sides[1]))
    centre = values[1] - values[0]
    low, high = _interval(centre, sides, blocks, means=are_claims)
    return replace(counted, difference=centre, low=low, high=high, block=blocks)


def _interval(
    centre: float, sides: Sequence[Values], blocks: tuple[int, int], *, means: bool
) -> tuple[float, float]:
    random = generator(*sides)
    first, second = (
        bootstrap_means(side, block, DRAWS, random)
        if means
        else bootstrap_medians([side], block, DRAWS, random)[:, 0]
        for side, block in zip(sides, blocks, strict=True)
    )
    lengths = [(len(side), block) for side, block in zip(sides, blocks, strict=True)]
    return interval(centre, second - first, lengths)
