"""What goes together in one person's nights, without inventing findings.

The outcome is freed of its linear and weekly trend, ranked, and compared between nights with
and without a factor. How large a difference chance alone makes is found by shuffling the
outcome in whole blocks of nights, so that good and bad weeks stay together. All tested pairs
share one false-discovery rate (Benjamini & Hochberg 1995). docs/statistics.md has the
measured rates.
"""
# pure

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

import numpy as np
import numpy.typing as npt

from journal.figures.blocks import SHORTEST_BLOCK, block_length
from journal.figures.exposures import Exposure
from journal.figures.pairs import Pair, without_trend
from journal.figures.resampling import (
    Places,
    Values,
    bootstrap_medians,
    generator,
    interval,
    rounds,
)

FALSE_DISCOVERY_RATE = 0.1
FEWEST_EACH_SIDE = 12  # nights with, and nights without
FEWEST_STRETCHES = 8  # a factor that changed once is a before and an after, not a comparison
LEAST_COVERAGE = 0.4  # of the nights from the first known pair to the last
MOST_AHEAD = 180  # nights: what needs more than half a year from now is not promised
SHUFFLES = 1999
DRAWS = 599
FEWEST_BLOCKS = 5  # a block is at most a fifth of the nights


Light = npt.NDArray[np.float32]  # half the memory where thousands of orders are compared


class Verdict(StrEnum):
    """The three things the engine says."""

    RELATED = "looks related"
    NO_LINK = "no clear link"
    UNKNOWN = "cannot say yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the nights say of one factor; figures are `None` where it was not tested.

    `difference` is the median with the factor less the median without it, both freed of trend,
    in the outcome's unit, `low` to `high` its 95 % interval. `more_nights` says about how many
    more are wanted; `None` with verdict "cannot say yet" when nobody can tell.
    """

    exposure: Exposure
    verdict: Verdict
    with_nights: int
    without_nights: int
    unknown_nights: int
    stretches: int
    coverage: float
    median_with: float | None
    median_without: float | None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    q: float | None = None
    block: int | None = None
    more_nights: int | None = None
    shortage: str = ""


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """The smallest false-discovery rate at which each p-value would count, in their order."""
    m = len(p_values)
    order = np.argsort(p_values, kind="stable")
    scaled = np.asarray(p_values)[order] * m / np.arange(1, m + 1)
    smallest = np.minimum.accumulate(scaled[::-1])[::-1]
    adjusted = np.empty(m)
    adjusted[order] = np.minimum(smallest, 1.0)
    return [float(each) for each in adjusted]


def centred_ranks(values: Values) -> Values:
    """Mean ranks of the known values around zero; 0 where unknown."""
    has_value = ~np.isnan(values)
    _, place, size = np.unique(values[has_value].round(9), return_inverse=True, return_counts=True)
    rank = np.cumsum(size) - (size - 1) / 2
    ranks = np.zeros(len(values))
    ranks[has_value] = rank[place] - rank[place].mean()
    return ranks


def block_shuffles(nights: int, block: int, draws: int, random: np.random.Generator) -> Places:
    """Orders of the nights, draws × nights: a circle turned, cut into blocks, blocks shuffled."""
    starts = np.arange(0, nights, block, dtype=np.int32)
    lengths = np.minimum(block, nights - starts)
    order = random.permuted(np.tile(np.arange(len(starts)), (draws, 1)), axis=1)
    begins = np.empty(order.shape, dtype=np.int32)
    sorted_lengths = lengths[order]
    ends = np.cumsum(sorted_lengths, axis=1, dtype=np.int32)
    np.put_along_axis(begins, order, ends - sorted_lengths, axis=1)
    begins += random.integers(0, nights, (draws, 1), dtype=np.int32)
    night = np.arange(nights, dtype=np.int32)
    places = begins[:, night // block] + night % block
    return places % np.int32(nights)


def shuffled_p(
    outcome: Values, exposures: Values, block: int, spent: int, random: np.random.Generator
) -> Values:
    """Two-sided p of each column of `exposures` (nights × factors, NaN unknown) with the outcome.

    Both sides are freed already of a trend of `spent` columns, which makes the shuffled rests a
    little too small: the strength that was seen is shrunk to match. What counts is the sum of
    products over the nights known on both sides, over its spread.
    """
    ranks = centred_ranks(outcome).astype(np.float32)
    has_value = (~np.isnan(outcome)).astype(np.float32)
    sides = np.nan_to_num(exposures).astype(np.float32)
    squares = sides**2

    def strength(ranked: Light, present: Light) -> Light:
        spread = np.sqrt(np.maximum(present @ squares, 1e-12))
        strengths: Light = np.abs(ranked @ sides) / spread
        return strengths

    shrunk = np.sqrt(max(0.0, 1 - spent / has_value.sum()))
    seen = strength(ranks, has_value) * shrunk * (1 - 1e-6)  # as large counts as larger
    beyond = np.zeros(exposures.shape[1])
    for some in rounds(len(outcome), SHUFFLES):
        orders = block_shuffles(len(outcome), block, some, random)
        beyond += (strength(ranks[orders], has_value[orders]) >= seen).sum(axis=0)
    share: Values = (1 + beyond) / (1 + SHUFFLES)
    return share


def permutation_block(residual: Values) -> int:
    """Nights in a block of the shuffle: over three weeks, at most a fifth, never whole weeks.

    Long, because each seam between blocks loses some of what neighbours have in common. Whole
    weeks would leave Monday on Monday, and the question about weekdays without a shuffle.
    """
    long = max(block_length(residual), 3 * SHORTEST_BLOCK) + 1
    block = min(long, len(residual) // FEWEST_BLOCKS)
    return block + 1 if block % 7 == 0 else block


@dataclass(frozen=True, slots=True)
class Measured:
    """The test of one pair: p, difference of medians with its interval, block of the interval."""

    p: float
    difference: float
    low: float
    high: float
    block: int


def findings(exposures: Sequence[Exposure], weekdays: Sequence[int]) -> list[Finding]:
    """A finding for each factor; `weekdays` of the nights, Monday 0, for all of them."""
    days = np.asarray(weekdays)
    pairs = [Pair(exposure, days) for exposure in exposures]
    short = [_shortage(pair) for pair in pairs]
    measured = _measured([pair for pair, (lack, _) in zip(pairs, short, strict=True) if not lack])
    tests = iter(zip(measured, benjamini_hochberg([each.p for each in measured]), strict=True))
    return [
        _untested(pair, lack, more) if lack else _tested(pair, *next(tests))
        for pair, (lack, more) in zip(pairs, short, strict=True)
    ]


def _measured(pairs: Sequence[Pair]) -> list[Measured]:
    """Each pair tested; those that share an outcome share its shuffles and draws."""
    groups: dict[tuple[str, bool], list[int]] = {}
    for place, pair in enumerate(pairs):
        key = (pair.exposure.outcome_key, pair.exposure.weekly)
        groups.setdefault(key, []).append(place)
    measured: dict[int, Measured] = {}
    for places in groups.values():
        group = [pairs[place] for place in places]
        measured |= dict(zip(places, _measured_together(group), strict=True))
    return [measured[place] for place in range(len(pairs))]


def _measured_together(pairs: Sequence[Pair]) -> list[Measured]:
    adjusted, trend = pairs[0].adjusted, pairs[0].trend
    sides = np.column_stack([without_trend(trend, pair.exposed) for pair in pairs])
    random = generator(adjusted, sides)
    p_values = shuffled_p(adjusted, sides, permutation_block(adjusted), trend.shape[1], random)
    split = [np.where(pair.exposed == side, adjusted, np.nan) for pair in pairs for side in (1, 0)]
    block = block_length(adjusted)
    draws = bootstrap_medians(split, block, DRAWS, random)
    medians = [float(np.nanmedian(side)) for side in split]
    measured = []
    for place, p in enumerate(p_values):
        with_it, without = 2 * place, 2 * place + 1
        between = medians[with_it] - medians[without]
        differences = draws[:, with_it] - draws[:, without]
        ends = interval(between, differences, [(len(adjusted), block)])
        measured.append(Measured(float(p), between, *ends, block))
    return measured


def _shortage(pair: Pair) -> tuple[str, int | None]:
    """Why it is too early for a test, and about how many more nights that needs; "" if not.

    The nights are `None` where going on as before would not bring it within half a year.
    """
    rare = min(pair.with_nights, pair.without_nights)
    nights = len(pair.exposed_known)
    if rare == 0:
        word = "with" if pair.with_nights == 0 else "without"
        return f"no night {word} it yet", None
    if rare < FEWEST_EACH_SIDE:
        more = (FEWEST_EACH_SIDE - rare) * pair.span / rare
        return f"only {rare} {'night' if rare == 1 else 'nights'} on one side", _ahead(more)
    if pair.coverage < LEAST_COVERAGE:
        more = (LEAST_COVERAGE * pair.span - nights) / (1 - LEAST_COVERAGE)
        return "too few of the nights are known", _ahead(more)
    if pair.stretches < FEWEST_STRETCHES:
        more = (FEWEST_STRETCHES - pair.stretches) * pair.span / pair.stretches
        return "it changed too rarely", _ahead(more)
    if np.nanmax(pair.outcome[pair.both]) == np.nanmin(pair.outcome[pair.both]):
        return "all nights have the same outcome", None
    return "", None


def _ahead(more: float) -> int | None:
    nights = ceil(more)
    return nights if nights <= MOST_AHEAD else None


def _figures(pair: Pair) -> dict[str, float | int | None]:
    exposed, outcome = pair.exposed_known, pair.outcome[pair.both]
    sides = [outcome[exposed == side] for side in (1, 0)]
    medians = [float(np.median(side)) if len(side) else None for side in sides]
    return {
        "with_nights": pair.with_nights,
        "without_nights": pair.without_nights,
        "unknown_nights": len(pair.outcome) - len(exposed),
        "stretches": pair.stretches,
        "coverage": pair.coverage,
        "median_with": medians[0],
        "median_without": medians[1],
    }


def _untested(pair: Pair, lack: str, more: int | None) -> Finding:
    return Finding(
        exposure=pair.exposure,
        verdict=Verdict.UNKNOWN,
        shortage=lack,
        more_nights=more,
        **_figures(pair),  # type: ignore[arg-type]
    )


def _tested(pair: Pair, measured: Measured, q: float) -> Finding:
    return Finding(
        exposure=pair.exposure,
        verdict=Verdict.RELATED if _shows(measured, q) else Verdict.NO_LINK,
        difference=measured.difference,
        low=measured.low,
        high=measured.high,
        p=measured.p,
        q=q,
        block=measured.block,
        **_figures(pair),  # type: ignore[arg-type]
    )


def _shows(measured: Measured, q: float) -> bool:
    """Whether the rate of false findings allows it and the interval leaves "no difference" out."""
    return q <= FALSE_DISCOVERY_RATE and not measured.low <= 0 <= measured.high
