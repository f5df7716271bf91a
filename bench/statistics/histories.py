"""Kinds of people: made-up histories of one outcome and twelve factors beside it.

No factor of `NULLS` has anything to do with the outcome. `DRIVEN` are what the outcome itself
brings about. An effect of so many points is that of the first factor.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from math import isnan
from statistics import NormalDist

import numpy as np

from bench.statistics import series
from bench.statistics.series import Random, Values
from journal.figures.exposures import Exposure, Factor
from journal.figures.measures import DURING_NIGHT, EVENING

FORGOTTEN = 0.1  # of the outcomes, and of the answers about each factor
MOVED_SHARE = 0.4  # of the nights have the factor that moves the outcome
YEAR = 365

# Share of nights with it, and how much one night resembles the next (of a hidden normal value)
HABITS = (
    (0.5, 0.0), (0.3, 0.0), (0.2, 0.0), (0.8, 0.3), (0.25, 0.3), (0.4, 0.5), (0.3, 0.5),
    (0.5, 0.7), (0.3, 0.8), (0.6, 0.9), (0.5, 0.97),
)  # fmt: skip
SLOW_HABITS = tuple((share, 0.93) for share, _ in HABITS)


@dataclass(frozen=True, slots=True)
class Histories:
    """Outcomes (histories × nights) and factors (each histories × nights), NaN unknown.

    `earlier` is a rating that came before the factors; the last factor is the weekend, where
    `has_weekend` says so.
    """

    outcome: Values
    factors: list[Values]
    has_weekend: bool = True
    earlier: Values | None = None
    lag: int = 0


Kind = Callable[[int, int, Random, float], Histories]


def habits(
    shape: tuple[int, int],
    random: Random,
    shared: Values | float = 0.0,
    kinds: tuple[tuple[float, float], ...] = HABITS,
) -> list[Values]:
    """Factors, 0 or 1 a night, whose hidden values have something in common with `shared`."""
    factors = []
    for share, memory in kinds:
        hidden = series.persistent(shape, memory, random) + shared
        line = NormalDist(0, float(np.std(hidden))).inv_cdf(1 - share)
        factors.append((hidden > line).astype(float))
    return factors


def weekend(shape: tuple[int, int]) -> Values:
    """1 on two nights of seven."""
    return np.broadcast_to((np.arange(shape[1]) % 7 >= 5).astype(float), shape)


def moved(values: Values, factors: list[Values], effect: float, random: Random) -> Values:
    """Values in standard deviations, moved by the first factor, which is drawn each night."""
    if not effect:
        return values
    factors[0] = (random.random(values.shape) < MOVED_SHARE).astype(float)
    return values + effect / series.SPREAD * (factors[0] - MOVED_SHARE)


def plain(
    noise: Callable[[tuple[int, int], Random], Values],
    count: int,
    nights: int,
    random: Random,
    effect: float = 0.0,
    *,
    kinds: tuple[tuple[float, float], ...] = HABITS,
    zeros: float = 0.0,
    period: float = 0.0,
) -> Histories:
    """Ratings of this noise; with a period, a wave of so many nights in outcome and factors."""
    shape = (count, nights)
    shared = series.wave(shape, period, random) if period else np.zeros(shape)
    factors = habits(shape, random, shared, kinds)
    values = moved(noise(shape, random) + 0.7 * shared, factors, effect, random)
    outcome = series.mostly_zero(values, zeros) if zeros else series.rated(values)
    return _forgetful(Histories(outcome, [*factors, weekend(shape)]), random)


def weekly(count: int, nights: int, random: Random, effect: float = 0.0) -> Histories:
    """Habits of certain weekdays and an outcome with a week of its own; no question about it."""
    shape = (count, nights)
    week = random.standard_normal((count, 7))[:, np.arange(nights) % 7]
    factors = habits(shape, random, week)
    values = moved(series.persistent(shape, 0.3, random) + 0.5 * week, factors, effect, random)
    return _forgetful(Histories(series.rated(values), factors, has_weekend=False), random)


def skipping(
    count: int, nights: int, random: Random, effect: float = 0.0, *, also_when_out: bool = False
) -> Histories:
    """Bad nights are not written down, and with `also_when_out` those with the second factor."""
    shape = (count, nights)
    factors = habits(shape, random)
    values = moved(series.persistent(shape, 0.5, random), factors, effect, random)
    skip = 0.1 + 0.4 * (values > 0.7)
    if also_when_out:
        skip = 0.05 + 0.35 * (values > 0.7) + 0.35 * factors[1]
    gone = random.random(shape) < skip
    outcome = np.where(gone, np.nan, series.rated(values))
    written = [np.where(gone, np.nan, each) for each in factors]
    return Histories(outcome, [*written, weekend(shape)])


def driven(count: int, nights: int, random: Random, *, memory: float, by: str) -> Histories:
    """One factor without effect that the outcome brings about, of the night before or the same."""
    shape = (count, nights)
    values = series.persistent(shape, memory, random)
    noise = series.persistent(shape, 0.3, random)
    evening = values + 0.5 * random.standard_normal(shape)
    if by == "short sleep":
        factor = 0.8 * values + noise  # hours of sleep that the legs cost
    elif by == "late bedtime":
        factor = (0.5 * values + noise > 1.0).astype(float)
    else:
        factor = (values + 0.7 * noise > 0.5).astype(float)
    if by == "tonight":
        used = (evening + 0.5 * noise > 0.5).astype(float)
        histories = Histories(series.rated(values), [used], False, series.rated(evening))
        return _forgetful(histories, random)
    before = np.concatenate([np.full((count, 1), np.nan), factor[:, :-1]], axis=1)
    return _forgetful(Histories(series.rated(values), [before], has_weekend=False), random)


def _forgetful(made: Histories, random: Random) -> Histories:
    def gone(values: Values) -> Values:
        return series.forgotten(values, FORGOTTEN, random)

    earlier = None if made.earlier is None else gone(made.earlier)
    return Histories(gone(made.outcome), list(map(gone, made.factors)), made.has_weekend, earlier)


def _memory(memory: float) -> Callable[[tuple[int, int], Random], Values]:
    return lambda shape, random: series.persistent(shape, memory, random)


NULLS: dict[str, Callable[..., Histories]] = {
    **{f"memory {each}": partial(plain, _memory(each)) for each in (0.0, 0.3, 0.6, 0.8)},
    "all habits slow, memory 0.6": partial(plain, _memory(0.6), kinds=SLOW_HABITS),
    "all habits slow, memory 0.8": partial(plain, _memory(0.8), kinds=SLOW_HABITS),
    "60 % zeros": partial(plain, _memory(0.5), zeros=0.6),
    "80 % zeros": partial(plain, _memory(0.5), zeros=0.8),
    "wave of 120 nights in both": partial(plain, _memory(0.3), period=120),
    "wave of a year in both": partial(plain, _memory(0.3), period=365),
    "random-walk drift": partial(plain, series.drifting),
    "regimes": partial(plain, series.regimes),
    "long memory (d 0.45)": partial(plain, series.long_memory),
    "bad nights skipped": skipping,
    "weekday habits": weekly,
}
NOT_PROMISED: dict[str, Callable[..., Histories]] = {
    "bad nights and nights out skipped": partial(skipping, also_when_out=True),
    "cycle of 28 nights in both": partial(plain, _memory(0.3), period=28),
}
DRIVERS = ("short sleep", "late bedtime", "tablet because of yesterday", "tonight")


@dataclass(slots=True)
class Questions:
    """What the page asks of histories: over the last year, empty before the diary began."""

    made: Histories
    factors: list[Factor] = field(default_factory=list)

    def __post_init__(self) -> None:
        last = len(self.made.factors) - 1
        outcome = EVENING if self.made.earlier is None else DURING_NIGHT
        self.factors = [
            Factor(f"f{n}", f"Factor {n}", "", outcome, weekly=self.made.has_weekend and n == last)
            for n in range(last + 1)
        ]

    def exposures(self, history: int, first: int = 0, last: int | None = None) -> list[Exposure]:
        """What the engine is asked of one history, from one night to another."""

        def seen(values: Values) -> tuple[float | None, ...]:
            nights = values[history, first:last].tolist()
            padding = [None] * max(0, YEAR - len(nights))
            return (*padding, *(None if isnan(each) else each for each in nights))

        outcome = seen(self.made.outcome)
        earlier = None if self.made.earlier is None else seen(self.made.earlier)
        return [
            self._exposure(factor, seen(values), outcome, earlier)
            for factor, values in zip(self.factors, self.made.factors, strict=True)
        ]

    def _exposure(
        self,
        factor: Factor,
        values: tuple[float | None, ...],
        outcome: tuple[float | None, ...],
        earlier: tuple[float | None, ...] | None,
    ) -> Exposure:
        claims = {each for each in values if each is not None} <= {0.0, 1.0}
        if claims:
            return Exposure(factor, values, outcome, earlier=earlier)
        middle = float(np.median([each for each in values if each is not None]))
        split = tuple(None if each is None else float(each > middle) for each in values)
        return Exposure(factor, split, outcome, amounts=values, earlier=earlier)
