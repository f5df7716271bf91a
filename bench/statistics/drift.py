"""What the page of first-symptom times promises of its trend: intervals that hold the slope."""

from collections.abc import Iterator
from math import sqrt

import numpy as np

from bench.statistics import series
from bench.statistics.factors import MEMORIES, random_of
from bench.statistics.series import Values
from bench.statistics.shares import Share, table
from journal.figures.drift import trend

LENGTHS = (28, 90, 180, 365, 3650)
SPREAD = 75  # minutes
USUAL = 600  # minutes since noon
MOVING = 10  # minutes a week
LATE, HOW_OFTEN = 300, 1 / 20  # minutes, of a wild night
QUARTER = 15  # to which people write a clock time
FORGOTTEN = 0.1
KINDS = ("as they are", "half white noise", "late tail, quarter hours", "one in 20 five hours late")


def coverage(count: int) -> Iterator[str]:
    """Times that stay and times that move: how often the interval holds the slope."""
    rows = []
    for nights in LENGTHS:
        for number, memory in enumerate(MEMORIES):
            made = [_onsets(count, nights, number, kind) for kind in range(len(KINDS))]
            still, width = _held(made[0], 0)
            moving = [_held(values, MOVING)[0] for values in made]
            rows.append([nights, memory, still, *moving, width])
    head = ["Nights", "Memory", "Holds 0", *(f"Holds {MOVING}, {kind}" for kind in KINDS)]
    yield from table([*head, "Width, minutes a week"], rows)


def _held(onsets: Values, slope: float) -> tuple[Share, str]:
    moved = onsets + slope / 7 * np.arange(onsets.shape[1])
    written = series.forgotten(moved, FORGOTTEN, random_of(10, onsets.shape[1]))
    trends = [
        measured
        for row in written
        if (measured := trend([None if value != value else float(value) for value in row]))
    ]
    held = sum(each.low <= slope <= each.high for each in trends)
    width = float(np.median([each.high - each.low for each in trends]))
    return Share(held, len(trends)), f"{width:.2f}"


def _onsets(count: int, nights: int, number: int, kind: int) -> Values:
    random = random_of(9, nights, number, kind)
    hidden = series.persistent((count, nights), MEMORIES[number], random)
    match kind:
        case 1:
            hidden = sqrt(0.5) * (hidden + random.standard_normal(hidden.shape))
        case 2:
            tail = SPREAD * (np.exp(0.7 * hidden) - 1)
            return USUAL + QUARTER * np.round(tail / QUARTER)
        case 3:
            hidden = hidden + LATE / SPREAD * (random.random(hidden.shape) < HOW_OFTEN)
    return USUAL + SPREAD * hidden
