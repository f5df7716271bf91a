"""The randomisation test of an experiment with a lot for each night.

What is compared is the effect by generalised least squares, where a night resembles the night
before as `journal.figures.memory` has it; the few nights of an experiment allow the covariance to
be written out. How far it lies off by the lot alone is found by drawing the sixes anew, so a wrong
memory makes the test weaker and never wrong. The weights of the memories are learnt from the
nights less the supposed effect: they are the same for every order. The interval holds the effects
that the test would not refuse at 5 %.
"""
# pure

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from journal.experiments.design import DRAWS, SIX
from journal.experiments.result import end
from journal.figures.memory import GRID, prior, weights_of

Values = npt.NDArray[np.float64]
Sides = npt.NDArray[np.int64]
SLOW_COLUMNS = 2  # a level and a straight line are taken out
ROUNDS = 6  # of the estimate and the memories that follow from it
TIE = 1e-9


@dataclass(frozen=True)
class Precisions:
    """At each point of the grid: the inverse covariance freed of level and line, and its price.

    `of_nights` is points × nights × nights, `penalty` what the restricted likelihood loses.
    """

    of_nights: Values
    penalty: Values


def precisions(places: npt.NDArray[np.intp], points: Values = GRID) -> Precisions:
    """Those of the nights at these places, for errors of variance 1."""
    gaps = np.abs(places[:, np.newaxis] - places)
    memory, share = points[:, 0, np.newaxis, np.newaxis], points[:, 1, np.newaxis, np.newaxis]
    covariance = (1 - share) * memory**gaps + share * (gaps == 0)
    inverse = np.linalg.inv(covariance)
    middle = places - places.mean()
    slow = np.column_stack([np.ones(len(places)), middle / max(1.0, float(np.abs(middle).max()))])
    weighed = inverse @ slow
    own = slow.T @ weighed
    freed = inverse - weighed @ np.linalg.solve(own, weighed.swapaxes(1, 2))
    penalty = np.linalg.slogdet(covariance)[1] + np.linalg.slogdet(own)[1]
    return Precisions(freed, penalty)


@lru_cache(maxsize=1)
def _other_orders(sixes: int, seed: int) -> Sides:
    """Orders that might have been drawn as well, a row each."""
    ranks = np.random.default_rng(seed).random((DRAWS, sixes, SIX)).argsort(axis=2)
    return (ranks < SIX // 2).astype(np.int64).reshape(DRAWS, sixes * SIX)


class NightlyTest:
    """The test for any supposed effect; `values` of the nights so far, NaN unknown.

    `sides` are those of all nights of the experiment, 1 with and 0 without.
    """

    def __init__(self, values: Values, sides: Sides) -> None:
        places = np.flatnonzero(~np.isnan(values))
        seed = int.from_bytes(sha256(values.tobytes() + sides.tobytes()).digest()[:8], "big")
        self._values, self._sides = values[places], sides[places].astype(float)
        self._others = _other_orders(len(sides) // SIX, seed)[:, places] - 0.5
        self._precisions = precisions(places)
        self._freedom = len(places) - SLOW_COLUMNS
        self.orders = DRAWS + 1
        self.effect = self._estimate()

    def _precision(self, supposed: float) -> Values:
        """The precision of the nights over all memories, weighed by the nights less the effect."""
        off = self._values - supposed * self._sides
        squares = np.maximum(self._precisions.of_nights @ off @ off, TIE)
        likelihood = -(self._precisions.penalty + self._freedom * np.log(squares)) / 2
        weights = weights_of(likelihood + prior()) * self._freedom / squares
        return np.asarray(np.tensordot(weights, self._precisions.of_nights, 1))

    def _estimate(self) -> float:
        """The effect at which the nights with and without pull alike."""
        effect = 0.0
        for _ in range(ROUNDS):
            turned = self._precision(effect) @ self._sides
            effect = float(turned @ self._values / (turned @ self._sides))
        return effect

    def p(self, supposed: float) -> float:
        """Share of orders that lie at least as far off, if the effect were the supposed one."""
        pull = self._precision(supposed) @ (self._values - supposed * self._sides)
        seen = abs(float((self._sides - 0.5) @ pull))
        off = np.abs(self._others @ pull)
        return (1 + int((off >= seen - TIE * max(1.0, seen)).sum())) / self.orders

    def end(self, side: int) -> float | None:
        """An end of the 95 % interval; `None` if the test never refuses."""
        reach = max(0.1, float(np.ptp(self._values)) / 4)
        return end(self.p, self.effect, reach, side)
