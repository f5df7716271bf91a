"""Student's t: how much of it lies below a value, and below which value so much of it lies."""
# pure

from math import erfc, lgamma, log, pi, sqrt, tan
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]


def student(probability: float, freedom: float) -> float:
    """A quantile of Student's t (Abramowitz & Stegun 26.7.5); within 0.03 from 3 degrees on.

    Of one and of two degrees it is exact: they have a closed form.
    """
    if freedom == 1:
        return tan(pi * (probability - 0.5))
    if freedom == 2:
        return (2 * probability - 1) / sqrt(2 * probability * (1 - probability))
    z = NormalDist().inv_cdf(probability)
    return float(
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )


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


def density(values: Values, freedom: int) -> Values:
    """The density of Student's t at each value."""
    size = lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - log(pi * freedom) / 2
    dense: Values = np.exp(size - (freedom + 1) / 2 * np.log1p(values**2 / freedom))
    return dense
