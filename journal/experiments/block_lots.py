"""The randomisation test of an experiment in blocks.

The sequence was drawn by lot from all balanced sequences, so how large a difference the lot
alone makes is found by going through all of them: no assumption about the nights is needed.
The interval holds the effects that the test would not refuse at 5 % (Rosenbaum 2002; Edgington
& Onghena 2007 for single persons).
"""
# pure

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from journal.experiments.design import sequences
from journal.experiments.result import end

Values = npt.NDArray[np.float64]
Sides = npt.NDArray[np.int64]


@lru_cache(maxsize=4)
def orders(blocks: int) -> Sides:
    """Every balanced order, a row each."""
    return np.array([[int(figure) for figure in each] for each in sequences(blocks)])


class BlockTest:
    """Differences of means under every sequence, for any supposed effect.

    Taking a supposed effect off the blocks with it changes each difference in proportion, so
    both parts are worked out once. `values` are the means of the blocks, NaN unknown.
    """

    def __init__(self, values: Values, sides: Sides) -> None:
        possible = orders(len(sides))
        has_mean = ~np.isnan(values)
        usable = possible[:, has_mean]
        both = (usable.sum(axis=1) > 0) & (usable.sum(axis=1) < has_mean.sum())
        self.refused = int((~both).sum())  # compared with nothing: counted as just as far off
        self.orders = len(possible)
        with_it = usable[both] / usable[both].sum(axis=1, keepdims=True)
        without = (1 - usable[both]) / (1 - usable[both]).sum(axis=1, keepdims=True)
        weights = with_it - without
        self.differences = weights @ values[has_mean]
        self.shifts = weights @ sides[has_mean]
        own, seen = sides[has_mean], values[has_mean]
        self.effect = float(seen[own == 1].mean() - seen[own == 0].mean())

    def p(self, supposed: float) -> float:
        """Share of sequences that lie at least as far off, if the effect were the supposed one."""
        off = np.abs(self.differences - supposed * self.shifts)
        seen = abs(self.effect - supposed)
        as_far = int((off >= seen - 1e-9 * max(1.0, seen)).sum())
        return (as_far + self.refused) / self.orders

    def end(self, side: int) -> float | None:
        """An end of the 95 % interval; `None` if the test never refuses."""
        return end(self.p, self.effect, max(1.0, float(np.ptp(self.differences))), side)
