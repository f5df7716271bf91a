"""Up to which p an experiment says "a difference": fixed before its first night.

The experiments of one year share a budget. The first is read at 5 %, each further one at half of
the one before, so that whoever has no difference at all finds one in at most one year of ten,
however many they make. One that is stopped early is read by the stricter line of O'Brien &
Fleming (Biometrics 1979), as if it had been looked at every evening.
"""
# pure

from math import erfc, sqrt
from statistics import NormalDist

from journal.clock import DAY

FIRST = 0.05
YEAR = 365 * DAY
ROOM = 3  # times that the smallest p of a design must lie below its line
PART_FOR_STOPS = 8  # of a line, on each side: stopping adds about a twentieth to what it allows


def level(number: int | None) -> float:
    """The line of the so-maniest experiment of a year, run to its end.

    `None` is one from before they were counted together.
    """
    return FIRST * 0.5 ** ((number or 1) - 1)


def line(number: int | None, share: float) -> float:
    """The line of an experiment of which this share of the nights, 0–1, is over."""
    whole = level(number)
    if number is None or share >= 1:
        return whole
    if share <= 0:
        return 0.0
    boundary = NormalDist().inv_cdf(1 - whole / PART_FOR_STOPS)
    return erfc(boundary / sqrt(2 * share))


def leaves_room(smallest_p: float, number: int) -> bool:
    """Whether a design can reach the line of the so-maniest experiment of a year, with room."""
    return ROOM * smallest_p <= level(number)
