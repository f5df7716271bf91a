"""An effect averaged over what is not known of the nights' memory: a mixture of Student's t."""
# pure

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from journal.figures.student import density, share_below, student

Values = npt.NDArray[np.float64]

SURE = 0.95
STEPS = 4  # of Newton's towards a quantile
NEGLIGIBLE = 1e-5  # weight of a point of the grid below which it is left out of a mixture


@dataclass(frozen=True, slots=True)
class Estimate:
    """An effect with its 95 % interval and two-sided p, in the unit of the values."""

    effect: float
    low: float
    high: float
    p: float


@dataclass(frozen=True)
class Mixture:
    """Student's t at each point of the grid: centre, error, weight (which sum to 1)."""

    effects: Values
    errors: Values
    weights: Values
    freedom: int

    def estimate(self) -> Estimate:
        """The mean of the mixture, the middle 95 % of it, and twice its smaller side of 0."""
        tail = (1 - SURE) / 2
        below = self._below(0.0)
        return Estimate(
            effect=float(self.effects @ self.weights),
            low=self._quantile(tail),
            high=self._quantile(1 - tail),
            p=min(1.0, 2 * min(below, 1 - below)),
        )

    @property
    def error(self) -> float:
        """The standard error over all points."""
        return float(np.sqrt(self.weights @ self.errors**2))

    @cached_property
    def _parts(self) -> tuple[Values, Values, Values]:
        some = self.weights > NEGLIGIBLE
        weights = self.weights[some]
        return self.effects[some], self.errors[some], weights / weights.sum()

    def _below(self, value: float) -> float:
        effects, errors, weights = self._parts
        return float(weights @ share_below((value - effects) / errors, self.freedom))

    def _quantile(self, probability: float) -> float:
        """By Newton's steps from the mean of the quantiles of the points, never beyond them."""
        effects, errors, weights = self._parts
        ends = effects + student(probability, self.freedom) * errors
        value = float(weights @ ends)
        for _ in range(STEPS):
            slope = weights / errors @ density((value - effects) / errors, self.freedom)
            value += (probability - self._below(value)) / float(slope)
            value = min(max(value, float(ends.min())), float(ends.max()))
        return value
