"""Two periods side by side: each figure with its nights, medians, and the difference of means."""
# pure

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress

import numpy as np

from journal.figures.arrays import known_or_nan, known_part
from journal.figures.differences import SCALES, Difference, Sides
from journal.figures.means import Question, mean_differences
from journal.figures.measures import Kind
from journal.figures.mixture import Estimate

WEEK = 7


def difference(sides: Sides) -> Difference:
    """What lies between two stretches of calendar nights."""
    (between,) = worked_out([sides])
    return between


def worked_out(sides: Sequence[Sides]) -> list[Difference]:
    """The values of two stretches of calendar nights (`None`: unknown), and what lies between.

    The values are medians; of claims (0 or 1) means, as nights a week. Unknown
    nights before the first known one and after the last change nothing.
    """
    questions = list(map(_question, sides))
    counted = [_counted(side.kind, asks) for side, asks in zip(sides, questions, strict=True)]
    enough = [not each.more_nights for each in counted]
    estimates = iter(mean_differences(list(compress(questions, enough))))
    return [
        _with_interval(each.kind, question, plain, next(estimates)) if is_enough else plain
        for each, question, plain, is_enough in zip(sides, questions, counted, enough, strict=True)
    ]


def _question(sides: Sides) -> Question:
    first, second, earlier = map(known_or_nan, (sides.first, sides.second, sides.earlier))
    first, second = first[known_part(first).start :], second[: known_part(second).stop]
    if sides.kind is Kind.PER_WEEK:
        first, second, earlier = WEEK * first, WEEK * second, WEEK * earlier
    *_, step = SCALES[sides.kind]
    return Question(first, second, earlier, sides.gap, step)


def _counted(kind: Kind, question: Question) -> Difference:
    known_values = [side[~np.isnan(side)] for side in (question.first, question.second)]
    middle = np.mean if kind is Kind.PER_WEEK else np.median
    values = [float(middle(side)) if len(side) else None for side in known_values]
    return Difference(
        first_nights=len(known_values[0]),
        second_nights=len(known_values[1]),
        first_value=values[0],
        second_value=values[1],
    )


def _with_interval(
    kind: Kind, question: Question, counted: Difference, estimate: Estimate
) -> Difference:
    least, most, _ = SCALES[kind]
    level, other = (
        float(side[~np.isnan(side)].mean()) for side in (question.first, question.second)
    )
    return replace(
        counted,
        difference=other - level,
        low=max(estimate.low, least - level),
        high=min(estimate.high, most - level),
        p=estimate.p,
    )
