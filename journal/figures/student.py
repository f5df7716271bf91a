"""Student's t: how much of it lies below a value, and below which value so much of it lies."""
# pure

from math import erfc, exp, lgamma, log, pi, sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]

MANY = 200  # degrees of freedom, from which the series alone is right to six digits
CLOSE = 1e-9  # share of a quantile below which a further step is not worth taking
EXACT = 1e-14  # share of a continued fraction below which a further term is not


def student(probability: float, freedom: float) -> float:
    """A quantile of Student's t of one degree at least, whole or not; right to six digits.

    It begins with the series of Abramowitz & Stegun 26.7.5, which is 1 % short at three degrees,
    and goes on by Newton's steps on the share that lies beyond.
    """
    if probability < 0.5:
        return -student(1 - probability, freedom)
    z = NormalDist().inv_cdf(probability)
    value = step = (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )
    while freedom < MANY and abs(step) > CLOSE * value:
        whole = freedom + value**2
        above = _beta(freedom / whole, value**2 / whole, freedom / 2, 0.5) / 2
        step = (above - 1 + probability) / float(density(np.array(value), freedom))
        value += step
    return value


def _beta(x: float, rest: float, a: float, b: float) -> float:
    """The regularised incomplete beta function at `x` = 1 − `rest`.

    By the continued fraction of Abramowitz & Stegun 26.5.8, two terms a turn (Lentz's method).
    """
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(rest, x, b, a)
    size = exp(a * log(x) + b * log(rest) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
    over, under = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    fraction, turn, change = under, 0, 0.0
    while abs(change - 1) > EXACT:
        turn += 1
        twice = a + 2 * turn
        for term in (
            turn * (b - turn) * x / ((twice - 1) * twice),
            -(a + turn) * (a + b + turn) * x / (twice * (twice + 1)),
        ):
            over, under = 1 + term / over, 1 / (1 + term * under)
            change = over * under
            fraction *= change
    return size * fraction


def share_below(values: Values, freedom: int) -> Values:
    """The share of Student's t of so many degrees, five at least, that lies below each value.

    Hill's Algorithm 395 (Communications of the ACM 1970) makes a normal value of each.
    """
    shifted = freedom - 0.5
    scale = 48 * shifted**2
    y = shifted * np.log1p(values**2 / freedom)
    fine = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y**2 + 100 + scale)
    normal = np.copysign(((fine + y + 3) / scale + 1) * np.sqrt(y), values)
    return np.array([erfc(-each / sqrt(2)) / 2 for each in normal])


def density(values: Values, freedom: float) -> Values:
    """The density of Student's t at each value."""
    size = lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - log(pi * freedom) / 2
    dense: Values = np.exp(size - (freedom + 1) / 2 * np.log1p(values**2 / freedom))
    return dense
