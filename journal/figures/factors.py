"""What goes together in one person's nights, without inventing findings.

An outcome is freed of its line, its slow waves and its weekdays, and regressed on a factor; what
is left of a night may resemble the night before (`journal.figures.memory`). All tested pairs share
one false-discovery rate (Benjamini & Hochberg 1995), which grows with the nights so that a whole
year of looking is covered. docs/statistics.md has the measured rates.
"""
# pure

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from journal.figures.exposures import Exposure
from journal.figures.memory import History, effect_of, reduced
from journal.figures.mixture import Estimate, Mixture
from journal.figures.pairs import Pair
from journal.figures.waiting import shortage, until_found

LARGEST_RATE = 0.035  # of false findings, from a year of nights on
SPENDING = 1.5  # the power of the nights by which it grows until then
YEAR = 365
FEWEST_MEASURED = 4  # nights on each side from which it is said how unsure an effect is
LEAST_FREEDOM = 8
NAMED_WEIGHT = 6.0  # of a question named beforehand, beside 1 of each other


class Verdict(StrEnum):
    """The three things the engine says."""

    RELATED = "looks related"
    NO_LINK = "no clear link"
    UNKNOWN = "cannot say yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the nights say of one factor; figures are `None` where it was not tested.

    `difference` is the mean with the factor less the mean without it (of an amount, the mean for
    each step of it) by the model, in the outcome's unit, `low` to `high` its 95 % interval; `rate`
    is the largest `q` that counts after these nights. `more_nights` says about how many more are
    wanted for a test, `found_after` after how many more an effect worth finding would be found half
    of the time (0: by now); `None` when nobody can tell.
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
    rate: float | None = None
    more_nights: int | None = None
    found_after: int | None = None
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


def rate(nights: int) -> float:
    """The rate of false findings that is allowed after so many nights of a diary.

    It is small while the nights are few, so that a year of looking shows a false finding to one
    in ten at most.
    """
    return LARGEST_RATE * float(min(1.0, nights / YEAR) ** SPENDING)


def weights(keys: Sequence[str], named: str) -> list[float]:
    """How much each question weighs, 1 on average; the one that was named beforehand weighs more.

    Genovese, Roeder & Wasserman 2006: each p is divided by its weight.
    """
    raw = [NAMED_WEIGHT if key == named else 1.0 for key in keys]
    return [each * len(raw) / sum(raw) for each in raw]


def findings(
    exposures: Sequence[Exposure], weekdays: Sequence[int], named: str = ""
) -> list[Finding]:
    """A finding for each factor; `weekdays` of the nights, Monday 0, for all of them.

    `named` is the key of a question that the person named before looking, which weighs more.
    """
    days = np.asarray(weekdays)
    pairs = [Pair(exposure, days) for exposure in exposures]
    mixtures = _mixtures([pair for pair in pairs if _is_measurable(pair)])
    short = [_shortage(pair, mixtures) for pair in pairs]
    tested = [pair for pair, (lack, _) in zip(pairs, short, strict=True) if not lack]
    estimates = [mixtures[pair.exposure.factor.key].estimate() for pair in tested]
    weighty = weights([pair.exposure.factor.key for pair in tested], named)
    shares = zip(estimates, weighty, strict=True)
    q_values = benjamini_hochberg([min(1.0, each.p / weight) for each, weight in shares])
    allowed = rate(max((len(pair.outcome) for pair in tested), default=0))
    tests = iter(zip(estimates, q_values, strict=True))
    return [
        replace(
            _untested(pair, lack, more) if lack else _tested(pair, *next(tests), allowed),
            found_after=_found_after(pair, mixtures, len(pairs)),
        )
        for pair, (lack, more) in zip(pairs, short, strict=True)
    ]


def _is_measurable(pair: Pair) -> bool:
    """Whether there are nights enough to say how unsure an effect is."""
    rare = min(pair.with_nights, pair.without_nights)
    return (
        rare >= FEWEST_MEASURED
        and pair.freedom >= LEAST_FREEDOM
        and bool(np.ptp(pair.outcome[pair.both]))
    )


def _shortage(pair: Pair, mixtures: Mapping[str, Mixture]) -> tuple[str, int | None]:
    lack, more = shortage(pair)
    if lack or pair.exposure.factor.key in mixtures:
        return lack, more
    if pair.freedom < LEAST_FREEDOM:
        return "too few of the nights are known", None
    return "it goes wholly with the weekday or a slow change", None


def _mixtures(pairs: Sequence[Pair]) -> dict[str, Mixture]:
    """The effect of each factor by its key; those of one outcome, freed of the same, together."""
    groups: dict[tuple[str, bool, bool], list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.exposure.columns_key, []).append(pair)
    mixtures: dict[str, Mixture] = {}
    histories = reduced(
        [
            History(
                group[0].outcome,
                group[0].trend,
                np.column_stack([pair.measured for pair in group]),
            )
            for group in groups.values()
        ]
    )
    for group, history in zip(groups.values(), histories, strict=True):
        for column, pair in enumerate(group):
            if history.has(column):
                mixtures[pair.exposure.factor.key] = effect_of(history, column)
    return mixtures


def _found_after(pair: Pair, mixtures: Mapping[str, Mixture], tests: int) -> int | None:
    mixture = mixtures.get(pair.exposure.factor.key)
    if mixture is None:
        return None
    return until_found(pair, mixture.error, mixture.freedom, tests, rate)


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


def _tested(pair: Pair, estimate: Estimate, q: float, allowed: float) -> Finding:
    is_clear = q <= allowed and not estimate.low <= 0 <= estimate.high
    return Finding(
        exposure=pair.exposure,
        verdict=Verdict.RELATED if is_clear else Verdict.NO_LINK,
        difference=estimate.effect,
        low=estimate.low,
        high=estimate.high,
        p=estimate.p,
        q=q,
        rate=allowed,
        **_figures(pair),  # type: ignore[arg-type]
    )
