"""Resampling in blocks: how sure a trend is when a night resembles the nights around it.

Single nights must not be drawn one by one: neighbours are alike, and an interval made as if
they were not is too narrow. Whole stretches of calendar nights are drawn instead, gaps and
all (circular block bootstrap, Politis & Romano 1992).
"""
# pure

from collections.abc import Sequence
from hashlib import sha256
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from journal.figures.student import student

Values = npt.NDArray[np.float64]
Places = npt.NDArray[np.int32]
Numbers = Sequence[float | None]

SURE = 0.95
CELLS = 1_000_000  # of a working table at a time, so that ten years need no more memory than one


def known_or_nan(values: Numbers) -> Values:
    """One value a night, `None` → NaN."""
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def known_part(values: Values) -> slice:
    """From the first known night to the last: what lies around them is no part of a series.

    Months before a diary began must not make its blocks longer, nor shuffles of nothing.
    """
    places = np.flatnonzero(~np.isnan(values))
    return slice(int(places[0]), int(places[-1]) + 1) if len(places) else slice(0, 0)


def generator(*series: Values) -> np.random.Generator:
    """Random numbers that are the same whenever the data are the same."""
    digest = sha256()
    for each in series:
        digest.update(np.ascontiguousarray(each).tobytes())
        digest.update(b"|")
    return np.random.default_rng(int.from_bytes(digest.digest()[:16], "big"))


def interval(centre: float, draws: Values, sides: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """The middle 95 % of the drawn figures, widened about `centre` for how few blocks there are.

    `sides` holds nights and block length of each independent series. The widening is Student's
    t over the normal, with a degree of freedom for each block but one a series, and
    √(n / (n − block)), by which circular blocks fall short.
    """
    tail = (1 - SURE) / 2
    ends = np.nanquantile(draws, [tail, 1 - tail])
    freedom = sum(max(nights / block - 1, 1.0) for nights, block in sides)
    short = max(nights / (nights - block) if nights > block else 2.0 for nights, block in sides)
    normal = NormalDist().inv_cdf(1 - tail)
    factor = student(1 - tail, freedom) / normal * np.sqrt(short)
    low, high = centre + factor * (ends - centre)
    return float(low), float(high)


def block_starts(points: int, block: int, draws: int, random: np.random.Generator) -> Places:
    """Where the blocks of each draw begin, draws × blocks.

    The last block of a draw is cut so that each draw has as many points as there are.
    """
    blocks = -(-points // block)
    return random.integers(0, points, size=(draws, blocks), dtype=np.int32)


def block_draws(points: int, block: int, draws: int, random: np.random.Generator) -> Places:
    """Places drawn in circular blocks, draws × points."""
    starts = block_starts(points, block, draws, random)[:, :, np.newaxis]
    places = (starts + np.arange(block, dtype=np.int32)).reshape(draws, -1)[:, :points]
    return np.where(places < points, places, places - points)
