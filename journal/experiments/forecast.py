"""How often an experiment would find a difference, before it begins, from the person's own nights.

How much the nights vary and how much one resembles the night before is learnt from earlier nights
(`journal.figures.memory`), and the rest is a formula: the variance that the lots leave to the
difference, and the share of a noncentral Student's t beyond the line (Abramowitz & Stegun
26.7.10). bench/statistics sets it beside what was found in made-up histories.
"""
# pure

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from journal.clock import DAY, Period
from journal.experiments.design import MAX_NIGHTS, SIX, Design
from journal.experiments.nightly_lots import SLOW_COLUMNS, precisions
from journal.figures.memory import GRID, History, prior, reduced, slow_columns, weights_of
from journal.figures.student import student

Values = npt.NDArray[np.float64]
LOOKED_AT = 120  # nights before the first one
FEWEST_KNOWN = 28  # of them, from which one's own nights are reckoned with
LIKELY = 0.8  # share of experiments that find a difference, for which nights are named
HEAVY = 0.02  # weight of a memory from which it is reckoned with
TYPICAL_MEMORY, TYPICAL_SPREAD = 0.3, 2.0


@dataclass(frozen=True)
class Nights:
    """What nights are like: memories, shares of white noise, variances and weights, which sum to 1.

    `is_known` says of the nights looked at which had an outcome; it goes on like that.
    """

    points: Values
    variances: Values
    weights: Values
    is_known: tuple[bool, ...]
    is_own: bool = True

    @property
    def spread(self) -> float:
        """The standard deviation of a night, in the outcome's unit."""
        return float(np.sqrt(self.weights @ self.variances))

    @property
    def memory(self) -> float:
        """How much one night resembles the night before, 0–1."""
        return float(self.weights @ (self.points[:, 0] * (1 - self.points[:, 1])))


def looked_at(tonight: date) -> Period:
    """The nights that are learnt from: those before tonight."""
    return Period.ending(tonight - DAY, LOOKED_AT)


def own_nights(values: Sequence[float | None], step: float) -> Nights | None:
    """What one's own nights are like, from these; `None` where too few are known.

    `step` is the smallest difference that the outcome knows: a night that differs by it is added,
    since nights that are all alike are no proof that no other can come.
    """
    numbers = np.array([np.nan if each is None else each for each in values])
    is_known = ~np.isnan(numbers)
    if is_known.sum() < FEWEST_KNOWN:
        return None
    nights = np.arange(len(numbers))
    nothing = np.zeros((len(numbers), 0))
    history = History(numbers, slow_columns(len(numbers), 0), nothing, [nights])
    (freed,) = reduced([history])
    weights = weights_of(freed.likelihood(step**2) + prior())
    variances = (freed.products[:, -1, -1] + step**2) / freed.freedom
    heavy = weights > HEAVY
    return Nights(
        GRID[heavy],
        variances[heavy],
        weights[heavy] / weights[heavy].sum(),
        tuple(is_known[int(is_known.argmax()) :].tolist()),
    )


def typical_nights(size: float) -> Nights:
    """A made-up diary without gaps, where `size` is a difference that is worth finding."""
    points = np.array([(TYPICAL_MEMORY, 0.0)])
    variances = np.array([(TYPICAL_SPREAD * size) ** 2])
    return Nights(points, variances, np.ones(1), (True,), is_own=False)


def power(design: Design, nights: Nights, effect: float, line: float) -> float:
    """The share of such experiments, 0–1, that would find this difference."""
    errors, freedom = (_nightly_errors if design.is_nightly else _block_errors)(design, nights)
    if freedom < 1:
        return 0.0
    beyond = student(1 - line / 2, freedom)
    normal = NormalDist().cdf
    shares = [
        normal((side * effect / error - beyond * (1 - 1 / (4 * freedom))) / _width(beyond, freedom))
        for error in errors
        for side in (1, -1)
    ]
    return float(nights.weights @ np.array(shares).reshape(-1, 2).sum(axis=1))


def _width(beyond: float, freedom: int) -> float:
    return sqrt(1 + beyond**2 / (2 * freedom))


def nights_for(design: Design, nights: Nights, effect: float, line: float) -> int | None:
    """How many nights such a design needs to find this difference in four of five experiments.

    `None` where it would be more than an experiment may have.
    """
    step = 1 if design.is_nightly else 2
    blocks = 4 if design.is_nightly else 8
    while (blocks := blocks + step) * design.block_nights <= MAX_NIGHTS:
        longer = replace(design, blocks=blocks)
        if power(longer, nights, effect, line) >= LIKELY:
            return longer.nights
    return None


def _known_nights(design: Design, nights: Nights) -> npt.NDArray[np.bool_]:
    """Which nights of the experiment would have an outcome, if all goes on as before."""
    return np.resize(np.array(nights.is_known), design.nights)


def _nightly_errors(design: Design, nights: Nights) -> tuple[Values, int]:
    """The standard error of the effect at each memory, and the degrees of freedom."""
    places = np.flatnonzero(_known_nights(design, nights))
    if len(places) <= SLOW_COLUMNS + 1:
        return np.ones(len(nights.weights)), 0
    sixes = places // SIX
    covariance = np.where(sixes[:, np.newaxis] == sixes, -0.25 / (SIX - 1), 0.0)
    np.fill_diagonal(covariance, 0.25)
    information = (precisions(places, nights.points).of_nights * covariance).sum(axis=(1, 2))
    return np.sqrt(nights.variances / information), len(places) - SLOW_COLUMNS - 1


def _block_errors(design: Design, nights: Nights) -> tuple[Values, int]:
    """The same of the difference of the means of blocks."""
    is_known = _known_nights(design, nights)
    place = np.arange(design.nights)
    is_counted = is_known & (place % design.block_nights >= design.washout)
    members = (place // design.block_nights == np.arange(design.blocks)[:, np.newaxis]) & is_counted
    members = members[members.sum(axis=1) >= 2]
    blocks = len(members)
    if blocks < 2:
        return np.ones(len(nights.weights)), 0
    means = members / members.sum(axis=1, keepdims=True)
    apart = means - means.mean(axis=0)
    gaps = np.abs(place[:, np.newaxis] - place)
    memory, share = nights.points[:, :1, np.newaxis], nights.points[:, 1:, np.newaxis]
    covariance = (1 - share) * memory**gaps + share * (gaps == 0)
    spread = np.einsum("bn,gnm,bm->g", apart, covariance, apart) / (blocks - 1)
    return np.sqrt(nights.variances * spread * 4 / blocks), blocks - 2
