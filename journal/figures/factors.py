"""What goes together in one person's nights, without inventing findings.

An outcome is freed of its line, its slow waves and its weekdays, and regressed on a factor; what
is left of a night may resemble the night before (`journal.figures.memory`). All tested pairs share
one false-discovery rate (Benjamini & Hochberg 1995), which grows with the nights so that a whole
year of looking is covered. docs/statistics.md has the measured rates.
"""
# pure, words

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from config.language import gettext as _
from journal.figures.exposures import Exposure
from journal.figures.memory import History, effect_of, reduced
from journal.figures.mixture import Estimate, Mixture
from journal.figures.pairs import Pair
from journal.figures.waiting import nights_to_even_odds, shortage

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
    wanted for a test, `nights_to_even_odds` after how many more an effect worth finding would be
    found half of the time (0: by now); `None` when nobody can tell. `nights_since` counts the
    nights after a question was named, where its figures and verdict are those of these alone.
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
    nights_to_even_odds: int | None = None
    shortage: str = ""
    nights_since: int | None = None


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


def weights(is_heavy: Sequence[bool]) -> list[float]:
    """How much each question weighs, 1 on average; one that was named beforehand weighs more.

    Genovese, Roeder & Wasserman 2006: each p is divided by its weight.
    """
    raw = [NAMED_WEIGHT if heavy else 1.0 for heavy in is_heavy]
    return [each * len(raw) / sum(raw) for each in raw]


def findings(
    exposures: Sequence[Exposure], weekdays: Sequence[int], named: str = "", named_from: int = 0
) -> list[Finding]:
    """A finding for each factor; `weekdays` of the nights, Monday 0, for all of them.

    `named` is the key of a question that the person named before looking, which weighs more;
    `named_from` is the place of the first night after that. Where there are nights before it, the
    question is asked once more of the nights from it on alone, and only this weighs more.
    """
    days = np.asarray(weekdays)
    pairs = [Pair(exposure, days) for exposure in exposures]
    mixtures = _mixtures([pair for pair in pairs if _is_measurable(pair)])
    short = [_shortage(pair, mixtures) for pair in pairs]
    tested = [pair for pair, (lack, _) in zip(pairs, short, strict=True) if not lack]
    allowed = rate(max((len(pair.outcome) for pair in tested), default=0))
    tests = [
        _Test(
            pair,
            mixtures[_key(pair)].estimate(),
            is_heavy=_key(pair) == named and named_from <= pair.part.start,
        )
        for pair in tested
    ]
    again = _since_named(tested, days, named, named_from, allowed)
    q_values = _q_values([*tests, again] if again else tests)
    later = (again, q_values[-1]) if again else None
    judged = iter(zip(tests, q_values, strict=False))
    return [
        replace(
            _untested(pair, lack, more)
            if lack
            else _judged(*next(judged), later if _key(pair) == named else None, allowed),
            nights_to_even_odds=_nights_to_even_odds(
                pair, mixtures, len(pairs), more if lack else 0
            ),
        )
        for pair, (lack, more) in zip(pairs, short, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Test:
    """One test of the family; `strictness` is by how much its own nights ask for a smaller p."""

    pair: Pair
    estimate: Estimate
    is_heavy: bool = False
    strictness: float = 1.0


def _key(pair: Pair) -> str:
    return pair.exposure.factor.key


def _since_named(
    pairs: Sequence[Pair],
    days: npt.NDArray[np.int64],
    named: str,
    named_from: int,
    allowed: float,
) -> _Test | None:
    """The named question asked of the nights after it was named; `None` where it is not.

    It is read as strictly as a diary that began with its naming.
    """
    pair = next((each for each in pairs if _key(each) == named), None)
    if pair is None or named_from <= pair.part.start:
        return None
    later = Pair(pair.exposure.since(named_from), days[named_from:])
    mixtures = _mixtures([later] if _is_measurable(later) else [])
    if _shortage(later, mixtures)[0]:
        return None
    strictness = allowed / rate(len(later.outcome))
    return _Test(later, mixtures[named].estimate(), is_heavy=True, strictness=strictness)


def _q_values(tests: Sequence[_Test]) -> list[float]:
    shares = zip(tests, weights([test.is_heavy for test in tests]), strict=True)
    return benjamini_hochberg(
        [min(1.0, test.estimate.p * test.strictness / weight) for test, weight in shares]
    )


def _judged(test: _Test, q: float, later: tuple[_Test, float] | None, allowed: float) -> Finding:
    """What a tested question says: by all nights, or by those since it was named if these do."""
    if later is None or later[1] >= q:
        return _tested(test.pair, test.estimate, q, allowed)
    since, its_q = later
    tested = _tested(test.pair, since.estimate, its_q, allowed)
    return replace(tested, nights_since=len(since.pair.outcome))


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
        return _("too few of the nights are known"), None
    return _("it goes wholly with the weekday or a slow change"), None


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


def _nights_to_even_odds(
    pair: Pair, mixtures: Mapping[str, Mixture], tests: int, testable: int | None
) -> int | None:
    """Never before it is `testable`, after so many more nights; `None` where it never will be."""
    mixture = mixtures.get(pair.exposure.factor.key)
    if mixture is None or testable is None:
        return None
    after = nights_to_even_odds(pair, mixture.error, mixture.freedom, tests, rate)
    return None if after is None else max(after, testable)


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
