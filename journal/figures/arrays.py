"""One value a night as an array, NaN where it is unknown."""
# pure

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
Numbers = Sequence[float | None]


def known_or_nan(values: Numbers) -> Values:
    """One value a night, `None` → NaN."""
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def known_part(values: Values) -> slice:
    """From the first known night to the last: what lies around them is no part of a series.

    Months before a diary began, and after it ended, change nothing.
    """
    places = np.flatnonzero(~np.isnan(values))
    return slice(int(places[0]), int(places[-1]) + 1) if len(places) else slice(0, 0)
