"""The slope of Theil and Sen, and how sure it is when a point resembles those before it.

A slope lies in the interval as long as Kendall's sum finds no trend in what it leaves: of the
slopes between all pairs of points, so many in the middle (Sen 1968). How far that sum strays by
chance follows from the memory of the points (`journal.figures.memory`), which is learnt from
their ranks, so that one wild night changes neither the slope nor its interval much.
"""
# pure

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from journal.figures.arrays import Values
from journal.figures.memory import (
    History,
    apart,
    correlations,
    prior,
    reduced,
    slow_columns,
    weights_of,
)
from journal.figures.mixture import Mixture

Places = npt.NDArray[np.intp]

LEAST_LEFT = 0.05  # of the variance of the points, once a level and a line are taken out
ALIKE = 1e-9  # of the largest value: what arithmetic alone makes of two that are alike
LEAST_SQUARES = 1e-9  # so that points of which nothing is left have a likelihood


@dataclass(frozen=True, slots=True)
class Slope:
    """The change from one place to the next, with its 95 % interval."""

    value: float
    low: float
    high: float


def slope(places: Places, values: Values) -> Slope:
    """The median slope between all pairs of points, eight at least, at places in order.

    Where Kendall's sum strays by more than there are pairs, the interval reaches beyond the
    flattest and the steepest of them in proportion.
    """
    first, second = np.triu_indices(len(places), 1)
    slopes = np.sort((values[second] - values[first]) / (places[second] - places[first]))
    middle = float(np.median(slopes))
    reach = _reach(places, values - middle * places)
    most = len(slopes) - 1
    ends = np.interp((most + np.array([-reach, reach])) / 2, np.arange(most + 1), slopes)
    low, high = ends if reach <= most else middle + reach / most * (ends - middle)
    return Slope(middle, float(low), float(high))


def _reach(places: Places, rest: Values) -> float:
    """How far Kendall's sum strays by chance in 95 of 100 series with the memory of these."""
    points, spread = len(places), places - places[0]
    values = np.full(spread[-1] + 1, np.nan)
    values[spread] = normal_scores(rest)
    level = slow_columns(len(values), 0)
    (history,) = reduced([History(values, level, level[:, :0], [np.arange(len(values))])])
    variance = variances(spread)
    return (
        Mixture(
            effects=np.zeros_like(variance),
            errors=np.sqrt(variance),
            weights=weights_of(history.likelihood(LEAST_SQUARES) + prior()),
            freedom=points - 2,
        )
        .estimate()
        .high
    )


def normal_scores(values: Values) -> Values:
    """The normal quantile of each value's rank (Blom 1958); values that are alike share one."""
    order, usual, hair = np.sort(values), NormalDist(), ALIKE * np.abs(values).max()
    below = np.searchsorted(order, values - hair)
    up_to = np.searchsorted(order, values + hair, "right")
    return np.array(
        [usual.inv_cdf((rank - 0.375) / (len(values) + 0.25)) for rank in (below + up_to + 1) / 2]
    )


def variances(places: Places) -> Values:
    """The variance of Kendall's sum of points at places from 0 on, at each point of the grid.

    Each point weighs in it by its rank in time (Hájek's projection), times a normal value's
    place between -1 and 1, of which two with correlation r have the covariance 2/π asin(r/2).
    It is brought to the exact variance of points without memory, and divided by the share of
    their variance that a level and a line leave, since slopes are measured against what is left.
    """
    points = len(places)
    level, line = np.zeros((2, places[-1] + 1))
    level[places], line[places] = 1, 2 * np.arange(points) - points + 1
    alike = correlations(len(level))
    of_level, of_line = (apart(weights) for weights in (level, line))
    strays = of_line[0] / 3 + 2 * (2 / np.pi * np.arcsin(alike / 2)) @ of_line[1:]
    fitted = sum((each[0] + 2 * alike @ each[1:]) / each[0] for each in (of_level, of_line))
    left = np.maximum((points - fitted) / (points - 2), LEAST_LEFT)
    exact = (2 * points + 5) / (2 * points + 2)
    variance: Values = exact * strays / left
    return variance
