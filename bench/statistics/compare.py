"""What the page of two periods promises: intervals that hold, and few names without a change."""

from collections.abc import Callable, Iterator

import numpy as np

from bench.statistics import series
from bench.statistics.factors import MEMORIES, random_of
from bench.statistics.series import Random, Values
from bench.statistics.shares import Share, table
from journal.figures.comparison import difference
from journal.figures.differences import SCALES, Difference, Sides, named
from journal.figures.measures import COMPARED, Kind

EARLIER = 120  # nights of the diary before the two periods
LENGTHS = (14, 28, 84)
NAMED_LENGTHS = (14, 28, 56, 91)
ZEROS = 0.6
COMMON = 0.5  # how much the figures of one night have in common
MANY = 400_000


def coverage(count: int) -> Iterator[str]:
    """Shifts of 0 and of 1 point between two periods: how often the interval holds them."""
    rows = []
    for nights in LENGTHS:
        for number, memory in enumerate((*MEMORIES, None)):
            cells = [_covered(count, nights, memory, shift, number) for shift in (0.0, 1.0)]
            label = f"{ZEROS:.0%} zeros".replace("%", " %") if memory is None else memory
            rows.append([nights, label, *cells[0][:2], *cells[1][:2], *cells[1][2:]])
    head = ["Nights each", "Memory", "Holds 0", "Width", "Holds 1", "Width", "Leaves 0 out"]
    yield from table([*head, "Ends off the scale"], rows)


def _covered(
    count: int, nights: int, memory: float | None, shift: float, number: int
) -> tuple[Share, str, Share, int]:
    random = random_of(5, number, nights, int(shift))
    shape = (count, EARLIER + 2 * nights)
    hidden = series.persistent(shape, 0.5 if memory is None else memory, random)
    rating = _zeros if memory is None else series.rated
    step = 0.36 if memory is None else shift / series.SPREAD
    later = np.arange(shape[1]) >= EARLIER + nights
    values = rating(hidden + (step * later if shift else 0.0))
    true = _true_shift(rating, step) if shift else 0.0
    written = series.forgotten(values, 0.1, random)
    differences = [_difference(each, nights, Kind.RATING) for each in written]
    intervals = [(d.low, d.high) for d in differences if d.low is not None and d.high is not None]
    held = sum(low <= true <= high for low, high in intervals)
    width = f"{np.mean([high - low for low, high in intervals]):.1f}"
    clear = Share(sum(each.is_clear for each in differences), len(intervals))
    off = sum(_is_off(row, nights, each) for row, each in zip(written, differences, strict=True))
    return Share(held, len(intervals)), width, clear, off


def _zeros(hidden: Values) -> Values:
    """Ratings of which so many are 0 where the hidden values are standard normal."""
    above = np.clip((hidden - 0.2533) / 2.5, 0, 1)
    return np.where(hidden < 0.2533, 0.0, 1 + np.floor(9.999 * above))


def _true_shift(rating: Callable[[Values], Values], step: float) -> float:
    hidden = random_of(6).standard_normal(MANY)
    return float(rating(hidden + step).mean() - rating(hidden).mean())


def _is_off(written: Values, nights: int, between: Difference) -> bool:
    if between.low is None or between.high is None:
        return False
    first = float(np.nanmean(written[EARLIER : EARLIER + nights]))
    low, high, _ = SCALES[Kind.RATING]
    return not low - 1e-9 <= first + between.low <= first + between.high <= high + 1e-9


def _difference(written: Values, nights: int, kind: Kind) -> Difference:
    def part(start: int, stop: int) -> tuple[float | None, ...]:
        return tuple(None if value != value else float(value) for value in written[start:stop])

    middle = EARLIER + nights
    sides = Sides(part(EARLIER, middle), part(middle, middle + nights), part(0, EARLIER), kind)
    return difference(sides)


def names(count: int) -> Iterator[str]:
    """Two equal periods: how often any of all figures is named as differing."""
    rows = []
    for nights in NAMED_LENGTHS:
        cells = []
        for number, memory in enumerate((0.3, 0.6, 0.8)):
            random = random_of(7, number, nights)
            any_ = sum(_names_any(nights, memory, random) for _ in range(count))
            cells.append(Share(any_, count))
        rows.append([nights, *cells])
    yield from table(["Nights each", "Memory 0.3", "Memory 0.6", "Memory 0.8"], rows)


def _names_any(nights: int, memory: float, random: Random) -> bool:
    shape = (len(COMPARED), EARLIER + 2 * nights)
    shared = series.persistent((1, shape[1]), memory, random)
    own = series.persistent(shape, memory, random)
    hidden = np.sqrt(COMMON) * shared + np.sqrt(1 - COMMON) * own
    differences = []
    for measure, values in zip(COMPARED, hidden, strict=True):
        written = series.forgotten(_figure(measure.kind, values), 0.1, random)
        differences.append(_difference(written, nights, measure.kind))
    return any(named(differences))


def _figure(kind: Kind, hidden: Values) -> Values:
    """Values of a figure of this kind as people have them."""
    match kind:
        case Kind.PER_WEEK:
            return (hidden > 0.5).astype(float)
        case Kind.CLOCK:
            return 600 + 75 * hidden
        case Kind.MINUTES:
            return np.asarray(30 * np.exp(0.8 * hidden))
        case Kind.PERCENT:
            return np.clip(85 + 8 * hidden, 0, 100)
        case Kind.COUNT:
            return np.clip(np.round(2 + 1.5 * hidden), 0, None)
        case Kind.MILLIGRAMS:
            return np.clip(100 + 100 * hidden, 0, None)
        case Kind.RATING:
            return series.rated(hidden)
