"""The difference of two means, and how sure it is when a night resembles the night before.

The variance of the difference follows from the memory of the nights (`journal.figures.memory`),
which is learnt from both periods and from the person's earlier nights.
"""
# pure

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np

from journal.figures.memory import (
    GRID,
    History,
    Reduced,
    Values,
    apart,
    correlations,
    prior,
    reduced,
    slow_columns,
    weights_of,
)
from journal.figures.mixture import Estimate, Mixture

SHORTEST_WAVE = 84  # nights: slower changes before, of a dose or a season, are no memory
FEWEST_EARLIER = 40  # known nights, below which the memory is learnt from the periods alone


@dataclass(frozen=True, slots=True)
class Question:
    """Two stretches of nights whose means are compared, NaN unknown, earlier nights as well.

    `gap` is the number of nights between the two, `step` the smallest difference that the figure
    knows: one night that differs by it is added to what the nights vary, so that nights that are
    all alike are no proof that no other can come.
    """

    first: Values
    second: Values
    earlier: Values
    gap: int
    step: float


def mean_differences(questions: Sequence[Question]) -> list[Estimate]:
    """The mean of the second series less that of the first, of each question."""
    windows = reduced(list(map(_levels_out, questions)))
    long_known = [(~np.isnan(each.earlier)).sum() >= FEWEST_EARLIER for each in questions]
    before = iter(reduced([_before(each) for each in compress(questions, long_known)]))
    return [
        _estimate(question, window, next(before) if is_long else None)
        for question, window, is_long in zip(questions, windows, long_known, strict=True)
    ]


def _estimate(question: Question, window: Reduced, before: Reduced | None) -> Estimate:
    added = question.step**2
    likelihood = window.likelihood(added) + prior()
    if before is not None:
        likelihood += before.likelihood(added)
    variance = (window.products[:, -1, -1] + added) / window.freedom
    first, second = (float(np.nanmean(side)) for side in (question.first, question.second))
    return Mixture(
        effects=np.full(len(GRID), second - first),
        errors=np.sqrt(variance * _variance(question.first, question.second, question.gap)),
        weights=weights_of(likelihood),
        freedom=window.freedom,
    ).estimate()


def _levels_out(question: Question) -> History:
    values = np.concatenate([question.first, question.second])
    nights = len(question.first)
    parts = [np.arange(nights), nights + np.arange(len(question.second))]
    return History(values, np.ones((len(values), 1)), np.zeros((len(values), 0)), parts)


def _before(question: Question) -> History:
    nights = len(question.earlier)
    slow = slow_columns(nights, 2 * nights // SHORTEST_WAVE)
    return History(question.earlier, slow, np.zeros((nights, 0)), [np.arange(nights)])


def _variance(first: Values, second: Values, gap: int) -> Values:
    """The variance of the difference of means at each point, of nights with variance 1."""
    weights = np.concatenate([-_share(first), np.zeros(gap), _share(second)])
    of_weights = apart(weights)
    variance: Values = of_weights[0] + 2 * correlations(len(weights)) @ of_weights[1:]
    return variance


def _share(side: Values) -> Values:
    """What each night weighs in the mean of its side."""
    has_value = ~np.isnan(side)
    return np.asarray(has_value / has_value.sum())
