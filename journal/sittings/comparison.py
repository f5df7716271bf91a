"""Two evenings beside each other, with an interval from what this person's evenings vary.

Only sittings at the same times that are complete on both evenings are compared, since legs are
worse late than early. How far two evenings differ without any cause is learnt from the person's
other evenings alone: with their standard deviation s (k evenings, k − 1 degrees of freedom), the
difference of two further evenings has the standard error s·√2, and the difference beside its
expectation, divided by that, is Student's t of k − 1 degrees. The two evenings themselves are no
part of s, so that a change between them does not hide itself. A change among the others makes the
interval wider than it has to be.
"""
# pure

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from math import sqrt
from statistics import stdev

from journal.sittings.course import HIGHEST
from journal.sittings.evening import Evening

FEWEST_OTHERS = 4  # with three, the interval has 4.3 standard errors to each side
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """From which to which difference, in points; both ends can be reached on the scale."""

    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether it lies on one side of no difference."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The later of two evenings against the earlier, over the `times` complete on both.

    `others` are the further evenings with all these sittings complete.
    """

    earlier: Evening
    later: Evening
    times: tuple[time, ...]
    others: tuple[Evening, ...]

    @property
    def means(self) -> tuple[float, float] | None:
        """The means of both over these times; unknown where they share no complete sitting."""
        if not self.times:
            return None
        return self.earlier.mean_at(self.times), self.later.mean_at(self.times)

    @property
    def difference(self) -> float | None:
        """The later mean less the earlier, in points."""
        means = self.means
        return None if means is None else means[1] - means[0]

    @property
    def evenings_missing(self) -> int:
        """How many further evenings with these sittings an interval needs."""
        return max(0, FEWEST_OTHERS - len(self.others))

    @property
    def others_are_alike(self) -> bool:
        """Whether the other evenings are all the same, which does not say how much they vary."""
        return len({each.mean_at(self.times) for each in self.others}) < 2

    def interval(self) -> Interval | None:
        """The interval of the difference; `None` where the other evenings cannot give one."""
        if self.difference is None or self.evenings_missing or self.others_are_alike:
            return None
        from journal.figures.student import student  # numpy, only where it is needed

        spread = stdev(each.mean_at(self.times) for each in self.others)
        quantile = student((1 + CONFIDENCE) / 2, len(self.others) - 1)
        half = quantile * spread * sqrt(2)
        return Interval(max(-HIGHEST, self.difference - half), min(HIGHEST, self.difference + half))


def compare(one: Evening, another: Evening, every: Sequence[Evening]) -> Comparison:
    """Two evenings in the order of their nights, with what `every` evening says of their spread."""
    earlier, later = sorted((one, another), key=lambda each: each.night)
    times = tuple(at for at in earlier.complete if at in later.complete)
    nights = {earlier.night, later.night}
    others = tuple(
        each for each in every if each.night not in nights and set(times) <= set(each.complete)
    )
    return Comparison(earlier, later, times, others if times else ())


def last_two(every: Sequence[Evening]) -> Comparison | None:
    """The last two evenings that have a complete sitting; `None` without two."""
    sat = [each for each in every if each.complete]
    return compare(sat[-2], sat[-1], every) if len(sat) > 1 else None
