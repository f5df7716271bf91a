"""The difference of two means, and how sure it is when a night resembles the night before.

The variance of the difference follows from the memory of the nights (`journal.figures.memory`),
which is learnt from both periods and from the person's earlier nights.
"""
# pure

from collections.abc import Sequence

import numpy as np

from journal.figures.memory import (
    GRID,
    Estimate,
    Mixture,
    Reduced,
    Values,
    prior,
    reduced,
    slow_columns,
    weights_of,
)

SHORTEST_WAVE = 84  # nights: slower changes before, of a dose or a season, are no memory
FEWEST_EARLIER = 40  # known nights, below which the memory is learnt from the periods alone


def mean_difference(
    sides: tuple[Values, Values], earlier: Values, *, gap: int, step: float
) -> Estimate:
    """The mean of the second series less that of the first; NaN unknown, earlier nights as well.

    `gap` is the number of nights between the two, `step` the smallest difference that the figure
    knows: one night that differs by it is added to what the nights vary, so that nights that are
    all alike are no proof that no other can come.
    """
    windows = _levels_out(sides)
    added = step**2
    likelihood = windows.likelihood(added) + prior()
    if (~np.isnan(earlier)).sum() >= FEWEST_EARLIER:
        nights = len(earlier)
        slow = slow_columns(nights, 2 * nights // SHORTEST_WAVE)
        before = reduced(earlier, slow, np.zeros((nights, 0)), [np.arange(nights)])
        likelihood += before.likelihood(added)
    variance = (windows.products[:, -1, -1] + added) / windows.freedom
    first, second = (float(np.nanmean(side)) for side in sides)
    return Mixture(
        effects=np.full(len(GRID), second - first),
        errors=np.sqrt(variance * _variance(sides[0], sides[1], gap)),
        weights=weights_of(likelihood),
        freedom=windows.freedom,
    ).estimate()


def _levels_out(sides: Sequence[Values]) -> Reduced:
    values = np.concatenate(list(sides))
    parts = [np.arange(len(sides[0])), len(sides[0]) + np.arange(len(sides[1]))]
    return reduced(values, np.ones((len(values), 1)), np.zeros((len(values), 0)), parts)


def _variance(first: Values, second: Values, gap: int) -> Values:
    """The variance of the difference of means at each point, of nights with variance 1."""
    weights = np.concatenate([-_share(first), np.zeros(gap), _share(second)])
    nights = len(weights)
    size = 1 << (2 * nights - 1).bit_length()
    alike = np.fft.irfft(np.abs(np.fft.rfft(weights, size)) ** 2, size)[:nights]
    memory, share = GRID[:, 0], GRID[:, 1]
    resembling = memory[:, np.newaxis] ** np.arange(1, nights) @ alike[1:]
    variance: Values = alike[0] + 2 * (1 - share) * resembling
    return variance


def _share(side: Values) -> Values:
    """What each night weighs in the mean of its side."""
    has_value = ~np.isnan(side)
    return np.asarray(has_value / has_value.sum())
