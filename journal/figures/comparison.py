"""Two periods side by side: each figure with its nights, medians, and the difference of means."""
# pure

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from journal.figures.differences import SCALES, Difference, Sides
from journal.figures.means import mean_difference
from journal.figures.measures import Kind
from journal.figures.resampling import known_or_nan, known_part

WEEK = 7


def worked_out(sides: Sequence[Sides]) -> list[Difference]:
    """What lies between the two periods of each figure."""
    return [difference(each) for each in sides]


def difference(sides: Sides) -> Difference:
    """The values of two stretches of calendar nights (`None`: unknown), and what lies between.

    The values are medians; of claims (0 or 1) means, as nights a week. Unknown
    nights before the first known one and after the last change nothing.
    """
    first, second, earlier = map(known_or_nan, (sides.first, sides.second, sides.earlier))
    first, second = first[known_part(first).start :], second[: known_part(second).stop]
    are_claims = sides.kind is Kind.PER_WEEK
    if are_claims:
        first, second, earlier = WEEK * first, WEEK * second, WEEK * earlier
    known_values = [side[~np.isnan(side)] for side in (first, second)]
    middle = np.mean if are_claims else np.median
    values = [float(middle(side)) if len(side) else None for side in known_values]
    counted = Difference(
        first_nights=len(known_values[0]),
        second_nights=len(known_values[1]),
        first_value=values[0],
        second_value=values[1],
    )
    if counted.more_nights:
        return counted
    least, most, step = SCALES[sides.kind]
    estimate = mean_difference((first, second), earlier, gap=sides.gap, step=step)
    level = float(known_values[0].mean())
    return replace(
        counted,
        difference=float(known_values[1].mean()) - level,
        low=max(estimate.low, least - level),
        high=min(estimate.high, most - level),
        p=estimate.p,
    )
