"""How a number is rounded wherever somebody reads it: on a page, on paper, in a file.

A half goes away from zero, as people learn it and as laboratories do; Python's own rounding
sends 22.5 to 22 and 23.5 to 24, and no reader could follow why. The pages' scripts round by the
same rule (`static/js/lib/rounding.js`).
"""
# pure

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

EXACT = 9  # decimals up to which floating-point numbers are taken at their word
FINEST = Decimal(1).scaleb(-EXACT)
LARGE, NEAR_A_HALF = 1e6, 1e-9  # the rest is rounded as a decimal, which takes ten times longer
DAY_MINUTES = 1440


def rounded(value: float, decimals: int = 0) -> float:
    """The value to so many decimals (at most `EXACT`), halves away from zero: 22.5 → 23.

    What is a half but for the error of floating-point sums counts as one: 100 × 0.285 is 28.5.
    """
    scale: int = 10**decimals
    size = abs(value) * scale
    if size < LARGE:
        below = int(size)
        part = size - below
        if abs(part - 0.5) > NEAR_A_HALF * scale:
            near = (below + (part > 0.5)) / scale
            return near if value > 0 else 0.0 - near  # never −0.0
    exact = Decimal(value).quantize(FINEST, ROUND_HALF_EVEN)
    return float(amount(exact, decimals)) + 0.0


def whole(value: float) -> int:
    """The nearest whole number, halves away from zero."""
    return int(rounded(value))


def amount(value: Decimal, decimals: int) -> Decimal:
    """An exact number to so many decimals, halves away from zero, which stays exact."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def minute(since_noon: float) -> int:
    """A clock time to the whole minute, a half to the later one, on whichever side of noon.

    Minutes since noon before and after a noon name the same time, so −2.5 (11:57:30) has to go
    where 1437.5 goes.
    """
    days = -(since_noon // DAY_MINUTES) * DAY_MINUTES
    return whole(since_noon + days) - int(days)
