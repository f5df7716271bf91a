"""The analysis of an experiment, fixed before its first night: a randomisation test.

The sequence was drawn by lot from all balanced sequences, so how large a difference the lot
alone makes is found by going through all of them: no assumption about the nights is needed.
The interval holds the effects that the test would not refuse at 5 % (Rosenbaum 2002; Edgington
& Onghena 2007 for single persons).
"""
# pure

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from journal.experiments.design import sequences

SIGNIFICANT = 0.05
FEWEST_BLOCKS = 3  # with a known outcome, on each side
NARROW = 1.0  # half-width, in points, of an interval that says "no difference of note"
STEPS = 60  # halvings in the search for an end of the interval

Values = npt.NDArray[np.float64]


class Outcome(StrEnum):
    """The results there are; to be undecided is one of them."""

    DIFFERENT = "a difference"
    NO_DIFFERENCE = "no difference of note"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """With less without: effect and its 95 % interval in the outcome's unit.

    `sequences` is how many could have been drawn; figures are `None` with too few blocks, and an
    end of the interval is `None` where the test can never refuse.
    """

    outcome: Outcome
    with_blocks: int
    without_blocks: int
    with_mean: float | None
    without_mean: float | None
    effect: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    sequences: int = 0


def analyse(sequence: str, blocks: Sequence[float | None], narrow: float = NARROW) -> Result:
    """The result of an experiment: `blocks` holds the mean outcome of each, `None` if unknown.

    `narrow` is the difference, in the outcome's unit, below which nothing is of note.
    """
    values = np.array([np.nan if block is None else block for block in blocks])
    sides_by_block = _sides(sequence)
    has_mean = ~np.isnan(values)
    sides = [values[has_mean & (sides_by_block == side)] for side in (1, 0)]
    means = [float(side.mean()) if len(side) else None for side in sides]
    counted = Result(
        outcome=Outcome.INCONCLUSIVE,
        with_blocks=len(sides[0]),
        without_blocks=len(sides[1]),
        with_mean=means[0],
        without_mean=means[1],
    )
    if min(len(side) for side in sides) < FEWEST_BLOCKS:
        return counted
    possible = np.array([_sides(each) for each in sequences(len(sequence))])
    test = _Test(values, sides_by_block, possible)
    low, high = test.end(-1), test.end(1)
    p = test.p(0.0)
    return Result(
        outcome=_outcome(p, low, high, narrow),
        with_blocks=counted.with_blocks,
        without_blocks=counted.without_blocks,
        with_mean=means[0],
        without_mean=means[1],
        effect=test.effect,
        low=low,
        high=high,
        p=p,
        sequences=len(possible),
    )


def _sides(sequence: str) -> npt.NDArray[np.int64]:
    return np.array([int(figure) for figure in sequence])


def _outcome(p: float, low: float | None, high: float | None, narrow: float) -> Outcome:
    if p <= SIGNIFICANT:
        return Outcome.DIFFERENT
    if low is not None and high is not None and -narrow <= low and high <= narrow:
        return Outcome.NO_DIFFERENCE
    return Outcome.INCONCLUSIVE


class _Test:
    """Differences of means under every sequence, for any supposed effect.

    Taking a supposed effect off the nights with it changes each difference in proportion, so
    both parts are worked out once.
    """

    def __init__(
        self, values: Values, sides_by_block: npt.NDArray[np.int64], possible: npt.NDArray[np.int64]
    ) -> None:
        has_mean = ~np.isnan(values)
        usable = possible[:, has_mean]
        both = (usable.sum(axis=1) > 0) & (usable.sum(axis=1) < has_mean.sum())
        self.refused = int((~both).sum())  # compared with nothing: counted as just as far off
        self.possible = len(possible)
        with_it = usable[both] / usable[both].sum(axis=1, keepdims=True)
        without = (1 - usable[both]) / (1 - usable[both]).sum(axis=1, keepdims=True)
        weights = with_it - without
        self.differences = weights @ values[has_mean]
        self.shifts = weights @ sides_by_block[has_mean]
        own = sides_by_block[has_mean]
        seen = values[has_mean]
        self.effect = float(seen[own == 1].mean() - seen[own == 0].mean())

    def p(self, supposed: float) -> float:
        """Share of sequences that lie at least as far off, if the effect were the supposed one."""
        off = np.abs(self.differences - supposed * self.shifts)
        seen = abs(self.effect - supposed)
        as_far = int((off >= seen - 1e-9 * max(1.0, seen)).sum())
        return (as_far + self.refused) / self.possible

    def end(self, side: int) -> float | None:
        """The farthest effect on that side that is not refused; `None` if none ever is."""
        reach = max(1.0, float(np.ptp(self.differences)))
        while self.p(self.effect + side * reach) > SIGNIFICANT:
            reach *= 2
            if reach > 1e6:
                return None
        accepted, refused = 0.0, reach
        for _ in range(STEPS):
            middle = (accepted + refused) / 2
            if self.p(self.effect + side * middle) > SIGNIFICANT:
                accepted = middle
            else:
                refused = middle
        return self.effect + side * accepted
