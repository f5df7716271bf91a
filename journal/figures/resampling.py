"""Resampling in blocks: how sure a median is when a night resembles the nights around it.

Single nights must not be drawn one by one: neighbours are alike, and an interval made as if
they were not is too narrow. Whole stretches of calendar nights are drawn instead, gaps and
all (circular block bootstrap, Politis & Romano 1992).
"""
# pure

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

from journal.figures.student import student

Values = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int16]
Sizes = npt.NDArray[np.uint16]
Whole = npt.NDArray[np.intp]
Places = npt.NDArray[np.int32]
Numbers = Sequence[float | None]

SHORTEST_BLOCK = 7  # nights: a week holds together
SURE = 0.95
LEVELS = 512  # different values above which nights are counted one by one, which is then faster
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


def autocovariance(values: Values, lags: int) -> tuple[Values, Values]:
    """Autocovariance and autocorrelation at lags 0 to `lags`; unknown nights pair with nothing."""
    n = len(values)
    known = ~np.isnan(values)
    centred = np.where(known, values - values[known].mean(), 0.0)
    covariance, correlation = np.zeros(lags + 1), np.zeros(lags + 1)
    for lag in range(lags + 1):
        ahead, behind = centred[lag:], centred[: n - lag]
        pairs = int((known[lag:] & known[: n - lag]).sum())
        product = float(ahead @ behind)
        covariance[lag] = product / pairs * (n - lag) / n if pairs else 0.0
        size = float(centred[lag + 1 :] @ centred[lag + 1 :])
        size *= float(centred[: n - lag - 1] @ centred[: n - lag - 1])
        correlation[lag] = product / np.sqrt(size) if size > 0 else 0.0
    return covariance, correlation


def optimal_block(values: Values) -> float:
    """The block length, in nights, with the least error for a mean of this series.

    Politis & White 2004 with the correction of Patton, Politis & White 2009, for circular
    blocks. Wants at least five known nights.
    """
    n = len(values)
    together = max(5, int(np.log10(n)))
    most = min(int(np.ceil(np.sqrt(n))) + together, n - 1)
    covariance, correlation = autocovariance(values, most)
    line = 2 * np.sqrt(np.log10(n) / n)
    quiet = (
        lag - together
        for lag in range(together, most + 1)
        if bool((np.abs(correlation[lag - together : lag]) < line).all())
    )
    first = next(quiet, None)
    band = most if first is None else min(2 * max(first, 1), most)
    lags = np.arange(1, band + 1)
    weights = np.where(lags / band <= 0.5, 1.0, 2 * (1 - lags / band))
    bend = float((2 * weights * lags * covariance[1 : band + 1]).sum())
    spectrum = float(covariance[0] + (2 * weights * covariance[1 : band + 1]).sum())
    if spectrum <= 0:
        return 1.0
    best = (2 * bend**2 / (4 / 3 * spectrum**2)) ** (1 / 3) * n ** (1 / 3)
    return float(min(best, np.ceil(min(3 * np.sqrt(n), n / 3))))


def block_length(values: Values) -> int:
    """The stated rule: twice the best length for a mean, at least a week, at most a quarter.

    Twice, because medians of nights that resemble each other for long are otherwise given
    intervals that are too narrow; docs/statistics.md has both measured.
    """
    n = len(values)
    known = values[~np.isnan(values)]
    varied = len(known) >= 10 and float(np.ptp(known)) > 0
    best = optimal_block(values) if varied else 1.0
    return max(1, min(max(SHORTEST_BLOCK, int(np.ceil(2 * best))), n // 4))


def interval(centre: float, drawn: Values, sides: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """The middle 95 % of the drawn figures, widened about `centre` for how few blocks there are.

    `sides` holds nights and block length of each independent series. The widening is Student's
    t over the normal, with a degree of freedom for each block but one a series, and
    √(n / (n − block)), by which circular blocks fall short.
    """
    tail = (1 - SURE) / 2
    ends = np.nanquantile(drawn, [tail, 1 - tail])
    freedom = sum(max(nights / block - 1, 1.0) for nights, block in sides)
    short = max(nights / (nights - block) if nights > block else 2.0 for nights, block in sides)
    normal = NormalDist().inv_cdf(1 - tail)
    factor = student(1 - tail, freedom) / normal * np.sqrt(short)
    low, high = centre + factor * (ends - centre)
    return float(low), float(high)


def block_counts(nights: int, block: int, draws: int, random: np.random.Generator) -> Counts:
    """How often each night is in each draw of `nights` nights, in circular blocks: draws × nights.

    The last block of a draw is cut so that each draw has as many nights as there are.
    """
    places = block_draws(nights, block, draws, random)
    places += (np.arange(draws, dtype=np.int32) * nights)[:, np.newaxis]
    counts = np.bincount(places.ravel(), minlength=draws * nights)
    return counts.astype(np.int16).reshape(draws, nights)


def counted_medians(values: Values, counts: Counts) -> Values:
    """The median of each draw over the known values; NaN where a draw has none.

    For draws of fewer than 32,767 nights, which is 89 years.
    """
    known = np.flatnonzero(~np.isnan(values))
    order = known[np.argsort(values[known], kind="stable")]
    ranked = values[order]
    reached = np.cumsum(counts[:, order], axis=1, dtype=np.int16)
    if not reached.size:
        return np.full(len(counts), np.nan)
    total = reached[:, -1:]
    lower = (reached > (total - 1) // 2).argmax(axis=1)
    upper = (reached > total // 2).argmax(axis=1)
    medians: Values = np.where(total[:, 0] > 0, (ranked[lower] + ranked[upper]) / 2, np.nan)
    return medians


def rounds(nights: int, draws: int) -> Iterable[int]:
    """How many draws at a time keep the tables small."""
    each = max(1, min(draws, CELLS // max(nights, 1)))
    return (min(each, draws - done) for done in range(0, draws, each))


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


def bootstrap_medians(
    groups: Sequence[Values], block: int, draws: int, random: np.random.Generator
) -> Values:
    """Medians of series over the same nights, drawn together: draws × series."""
    nights = len(groups[0])
    if max(len(np.unique(each)) for each in groups) > LEVELS:
        return _medians_night_by_night(groups, block, draws, random)
    drawn = [block_starts(nights, block, some, random) for some in rounds(nights, draws)]
    series = (Counted.of(each, block) for each in groups)  # one table at a time
    return np.column_stack(
        [np.concatenate([each.medians(starts) for starts in drawn]) for each in series]
    )


def _medians_night_by_night(
    groups: Sequence[Values], block: int, draws: int, random: np.random.Generator
) -> Values:
    found = []
    for some in rounds(len(groups[0]), draws):
        counts = block_counts(len(groups[0]), block, some, random)
        found.append(np.column_stack([counted_medians(each, counts) for each in groups]))
    return np.concatenate(found)


def bootstrap_means(values: Values, block: int, draws: int, random: np.random.Generator) -> Values:
    """Means of the known values, one a draw; NaN where a draw has none."""
    nights = len(values)
    known = ~np.isnan(values)
    parts = np.column_stack([np.where(known, values, 0.0), known])
    stretches = np.concatenate([_sums(parts, block), _sums(parts, _cut(nights, block))])
    found = []
    for some in rounds(nights, draws):
        drawn = stretches[_rows(block_starts(nights, block, some, random), nights)].sum(axis=1)
        found.append(drawn[:, 0] / np.where(drawn[:, 1] > 0, drawn[:, 1], np.nan))
    return np.concatenate(found)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many nights of each stretch in the circle have at most each of the known values.

    A draw is then the sum of its blocks, and its median is looked for by halving. `table` is
    flat: a row for each start of a whole block, then for each start of the cut one, a column
    for each level.
    """

    levels: Values
    table: Sizes
    nights: int

    @classmethod
    def of(cls, values: Values, block: int) -> "Counted":
        """The stretches of one value a night, NaN where it is unknown."""
        nights = len(values)
        levels = np.unique(values[~np.isnan(values)])
        columns = max(1, CELLS // nights)
        parts = [levels[first : first + columns] for first in range(0, len(levels), columns)]
        table = np.empty((2 * nights, len(levels)), dtype=np.uint16)
        for number, some in enumerate(parts):
            under = (values[:, np.newaxis] <= some).astype(np.int16)
            place = slice(number * columns, number * columns + len(some))
            table[:nights, place] = _sums(under, block)
            table[nights:, place] = _sums(under, _cut(nights, block))
        return cls(levels, table.ravel(), nights)

    def medians(self, starts: Places) -> Values:
        """The median of each draw over the known values; NaN where a draw has none."""
        medians = np.full(len(starts), np.nan)
        if not len(self.levels):
            return medians
        rows = _rows(starts, self.nights) * len(self.levels)
        total = self._reached(rows, np.full(len(rows), len(self.levels) - 1))
        lower = self._first_above((total - 1) // 2, rows)
        upper, even = lower.copy(), total % 2 == 0
        upper[even] = self._first_above(total[even] // 2, rows[even])
        some = total > 0
        medians[some] = (self.levels[lower[some]] + self.levels[upper[some]]) / 2
        return medians

    def _first_above(self, targets: Whole, rows: Whole) -> Whole:
        """The first level at which each draw has counted more nights than its target."""
        low, high = np.zeros_like(targets), np.full_like(targets, len(self.levels) - 1)
        while (low < high).any():
            middle = (low + high) // 2
            above = self._reached(rows, middle) > targets
            low, high = np.where(above, low, middle + 1), np.where(above, middle, high)
        return low

    def _reached(self, rows: Whole, level: Whole) -> Whole:
        counts: Whole = self.table[rows + level[:, np.newaxis]].sum(axis=1, dtype=np.intp)
        return counts


def _cut(nights: int, block: int) -> int:
    """The length of the last block of a draw."""
    return nights - (-(-nights // block) - 1) * block


def _rows(starts: Places, nights: int) -> Whole:
    """The rows of the stretches in a table that has those of whole blocks, then of cut ones."""
    rows = starts.astype(np.intp)
    rows[:, -1] += nights
    return rows


def _sums(columns: npt.NDArray[Any], length: int) -> npt.NDArray[Any]:
    """The sums of so many rows in the circle from each row on."""
    around = np.concatenate([columns, columns[:length]])
    run = np.concatenate([around[:1] * 0, around]).cumsum(axis=0, dtype=columns.dtype)
    sums: npt.NDArray[Any] = run[length:-1] - run[: len(columns)]
    return sums
