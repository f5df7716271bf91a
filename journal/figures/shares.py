"""On what share of some nights something was so, with an interval that knows their memory.

Wilson's interval for a share (1927; Brown, Cai & DasGupta 2001), with Student's t, for as many
nights as they are worth: nights that resemble each other are worth less than their number. What
share of made-up diaries the interval held is in docs/statistics.md.
"""
# pure

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from journal.figures.student import student

FEWEST_NIGHTS = 10  # known nights, below which there is no interval
LONGEST_MEMORY = 7  # nights
USUALLY_ALIKE = 2.2  # nights worth one, before a diary says otherwise
UNTIL = 30  # known nights, from which what the diary says counts for more
SURE = 0.95


@dataclass(frozen=True, slots=True)
class Share:
    """`times` of `nights` known nights; the ends of its 95 % interval, 0–1, if there is one."""

    times: int
    nights: int
    ends: tuple[float, float] | None

    @property
    def value(self) -> float:
        """The share itself, 0–1, of at least one night."""
        return self.times / self.nights


def share_of(nights: Sequence[bool | None]) -> Share:
    """On what share of calendar nights, `None` unknown, something was so."""
    known = [each for each in nights if each is not None]
    times = sum(known)
    if len(known) < FEWEST_NIGHTS:
        return Share(times, len(known), None)
    count = len(known)
    alike = (count * _alike(nights) + UNTIL * USUALLY_ALIKE) / (count + UNTIL)
    return Share(times, count, _interval(times / count, count / alike))


def _interval(share: float, worth: float) -> tuple[float, float]:
    """Wilson's interval of a share of so many independent nights."""
    t = student((1 + SURE) / 2, max(worth - 1, 1.0))
    size = 1 + t * t / worth
    centre = (share + t * t / (2 * worth)) / size
    half = t / size * sqrt(share * (1 - share) / worth + t * t / (4 * worth * worth))
    return max(0.0, centre - half), min(1.0, centre + half)


def _alike(nights: Sequence[bool | None]) -> float:
    """How many nights are worth one: 1 and twice the correlations up to the first without any."""
    known = [each for each in nights if each is not None]
    mean = sum(known) / len(known)
    apart = [None if each is None else each - mean for each in nights]
    variance = mean * (1 - mean)
    alike = 1.0
    for lag in range(1, LONGEST_MEMORY + 1):
        pairs = zip(apart, apart[lag:], strict=False)
        together = sum(a * b for a, b in pairs if a is not None and b is not None)
        if together <= 0 or variance == 0:
            break
        alike += 2 * together / (variance * len(known))
    return alike
