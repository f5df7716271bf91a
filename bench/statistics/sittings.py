"""Two evenings of the sitting test: how often the interval holds the true difference."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import numpy as np

from bench.statistics.factors import random_of
from bench.statistics.series import Values
from bench.statistics.shares import Share, table
from journal.clock import DAY, NOON
from journal.sittings.comparison import Comparison, compare
from journal.sittings.course import HIGHEST, MINUTES, USUAL, Course
from journal.sittings.evening import Evening

FIRST = date(2025, 1, 1)
APART = timedelta(weeks=2)
LATER_IS_WORSE = np.array([-1.2, -0.4, 0.4, 1.2])[:, None]  # points from sitting to sitting
CLIMB = np.linspace(-1, 1, len(MINUTES))[None, :]  # points within the hour
WOBBLE = 0.7  # points from rating to rating
MANY = 20_000  # evenings whose mean is taken for the true one
LEVEL, SHIFT = 4, 2  # points
OTHERS = (4, 6, 10)
SPREADS = (0.5, 1, 2)  # points between evenings


def coverage(count: int) -> Iterator[str]:
    """The last two evenings, by how many others there are, how they vary, how far they shift."""
    rows = []
    for number, spread in enumerate(SPREADS):
        for others in OTHERS:
            random = random_of(9, 10 * number + others)
            rows.append([spread, others, *_shares(count, spread, others, random)])
    head = ["Spread", "Other evenings", "No shift: held", "A shift of 2: held"]
    yield from table([*head, "A shift of 2: found", "Points from end to end"], rows)


def extremes(count: int) -> Iterator[str]:
    """The two that differ most, picked by hand, although nothing changed."""
    rows = []
    for others in OTHERS:
        random = random_of(9, 100 + others)
        seen = 0
        for _ in range(count):
            every = evenings(random.normal(LEVEL, 1, others + 2), random)
            sorted_by_mean = sorted(every, key=lambda each: each.mean or 0)
            seen += _is_clear(compare(sorted_by_mean[0], sorted_by_mean[-1], every))
        rows.append([others, Share(seen, count)])
    yield from table(["Other evenings", "Interval off 0"], rows)


def _shares(
    count: int, spread: float, others: int, random: np.random.Generator
) -> tuple[Share, Share, Share, str]:
    held = dict.fromkeys((0, SHIFT), 0)
    clear, widths = 0, []
    for shift in held:
        truth = _mean(LEVEL + shift, spread, random) - _mean(LEVEL, spread, random)
        for _ in range(count):
            levels = random.normal(LEVEL, spread, others + 2)
            levels[-1] += shift
            every = evenings(levels, random)
            two = compare(every[-2], every[-1], every)
            if (interval := two.interval()) is None:
                continue
            held[shift] += interval.low <= truth <= interval.high
            clear += bool(shift) and interval.is_clear
            widths.append(interval.high - interval.low)
    width = f"{np.mean(widths):.1f}"
    return Share(held[0], count), Share(held[SHIFT], count), Share(clear, count), width


def _is_clear(two: Comparison) -> bool:
    interval = two.interval()
    return interval is not None and interval.is_clear


def _ratings(levels: Values, random: np.random.Generator) -> Values:
    """Whole ratings 0–10 of evenings at these levels: evening, sitting, minute."""
    shape = (len(levels), len(USUAL), len(MINUTES))
    true = levels[:, None, None] + LATER_IS_WORSE + CLIMB + random.normal(0, WOBBLE, shape)
    ratings: Values = np.clip(np.rint(true), 0, HIGHEST)
    return ratings


def _mean(level: float, spread: float, random: np.random.Generator) -> float:
    return float(_ratings(random.normal(level, spread, MANY), random).mean())


def evenings(levels: Values, random: np.random.Generator) -> list[Evening]:
    """Evenings two weeks apart with four complete sittings each."""
    return [
        Evening(FIRST + place * APART, tuple(_courses(FIRST + place * APART, ratings)))
        for place, ratings in enumerate(_ratings(levels, random))
    ]


def _courses(night: date, ratings: Values) -> Iterator[Course]:
    for at, row in zip(USUAL, ratings, strict=True):
        begun = datetime.combine(night if at >= NOON else night + DAY, at, UTC)
        yield Course(at, begun, tuple(int(rating) for rating in row))
