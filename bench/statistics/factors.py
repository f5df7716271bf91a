"""What the factors page promises: false findings, a year of looking, power, intervals, waiting."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from bench.statistics.histories import (
    DRIVERS,
    NOT_PROMISED,
    NULLS,
    YEAR,
    Histories,
    Questions,
    driven,
)
from bench.statistics.shares import Share, table
from journal.figures.factors import Finding, Verdict, findings

SEED = 20_261_130
LENGTHS = (45, 60, 120, 240, 365)
FAIR_RATE = 0.06  # what a single look that is never repeated could allow
POWER_LENGTHS = (60, 120, 240, 365)
LOOKS = tuple(range(42, 366, 14))
MEMORIES = (0.0, 0.3, 0.6, 0.8)
BY_NIGHTS = (126, 182, 365)
NAMED_AFTER = 56
WITH_ONE_NAMED = (
    *(f"memory {each}" for each in MEMORIES),
    "60 % zeros", "wave of 120 nights in both", "bad nights skipped",
)  # fmt: skip
LONG = 500  # nights, so that what is said on night 120 can come true
YEARLY = (
    *(f"memory {each}" for each in MEMORIES),
    "60 % zeros", "wave of 120 nights in both", "wave of a year in both", "random-walk drift",
    "regimes", "long memory (d 0.45)", "bad nights skipped",
)  # fmt: skip

Make = Callable[..., Histories]


def answers(
    questions: Questions,
    history: int,
    nights: int,
    seen: int = YEAR,
    named: str = "",
    named_from: int = 0,
) -> list[Finding]:
    """What the page says of the first `nights` nights of a history, over its own period.

    `named_from` is the night after which the question `named` was named.
    """
    length = max(YEAR, nights)
    weekdays = [(night - (length - nights)) % 7 for night in range(length)]
    place = length - nights + named_from if named_from else 0
    exposures = questions.exposures(history, 0, min(nights, seen))
    return findings(exposures, weekdays, named, place)


def shows(results: list[Finding]) -> bool:
    """Whether anything looks related."""
    return any(each.verdict is Verdict.RELATED for each in results)


def random_of(*place: int) -> np.random.Generator:
    """Random numbers of one cell of one table."""
    return np.random.default_rng([SEED, *place])


def null_rates(count: int) -> Iterator[str]:
    """Nothing goes together: the share of histories with a finding, at one look."""
    rows = []
    for number, (name, make) in enumerate((NULLS | NOT_PROMISED).items()):
        cells = [_null(make, count, nights, number) for nights in LENGTHS]
        rows.append([name, *cells])
    yield from table(["Kind of history", *(f"{each} nights" for each in LENGTHS)], rows)


def _null(make: Make, count: int, nights: int, number: int) -> Share:
    questions = Questions(make(count, nights, random_of(1, number, nights)))
    return Share(sum(shows(answers(questions, each, nights)) for each in range(count)), count)


def driven_rates(count: int) -> Iterator[str]:
    """Factors that the outcome brings about: how often they look related."""
    rows = []
    for number, by in enumerate(DRIVERS):
        for memory in (0.3, 0.6, 0.8):
            cells = []
            for nights in (120, 240):
                make = partial(driven, memory=memory, by=by)
                cells.append(_null(make, count, nights, 100 + 10 * number))
            rows.append([by, memory, *cells])
    yield from table(["Factor", "Memory", "120 nights", "240 nights"], rows)


def year_rates(count: int) -> Iterator[str]:
    """The page opened every fortnight from night 42 on: a finding at any time within a year."""
    rows = []
    for number, (name, make) in enumerate((NULLS | NOT_PROMISED).items()):
        if name in YEARLY or name in NOT_PROMISED:
            questions = Questions(make(count, YEAR, random_of(2, number)))
            ever = [any(shows(answers(questions, each, n)) for n in LOOKS) for each in range(count)]
            rows.append([name, Share(sum(ever), count)])
    yield from table(["Kind of history", "Ever within a year"], rows)


def named_rates(count: int) -> Iterator[str]:
    """Nothing goes together, and one question is named: shown at any of a year's looks.

    It is the first, named before the journal begins, or that with the smallest p on night 56,
    named then.
    """
    rows = []
    for number, name in enumerate(WITH_ONE_NAMED):
        questions = Questions(NULLS[name](count, YEAR, random_of(11, number)))
        first = [_ever_named(questions, each, "f0", 0) for each in range(count)]
        best = [_ever_named(questions, each, "", NAMED_AFTER) for each in range(count)]
        rows.append([name, *(_any(column, count) for shown in (first, best)
                             for column in zip(*shown, strict=True))])  # fmt: skip
    before, later = "named before the first night", f"the strongest on night {NAMED_AFTER}"
    yield from table(
        ["Kind of history", *(f"{way}: {what}" for way in (before, later)
                              for what in ("any question", "that one"))], rows)  # fmt: skip


def _ever_named(questions: Questions, history: int, named: str, since: int) -> tuple[bool, bool]:
    """Whether any question is shown within the year, and whether the named one is."""
    if not named:
        now = [each for each in answers(questions, history, since) if each.p is not None]
        named = min(now, key=lambda each: each.p or 0).exposure.factor.key if now else "f0"
    anything = one = False
    for nights in LOOKS:
        results = answers(questions, history, nights, named=named if nights > since else "",
                          named_from=since)  # fmt: skip
        related = {each.exposure.factor.key for each in results if each.verdict is Verdict.RELATED}
        anything, one = anything or bool(related), one or named in related
    return anything, one


def _any(column: tuple[bool, ...], count: int) -> Share:
    return Share(sum(column), count)


def power(count: int) -> Iterator[str]:
    """One of twelve factors moves the rating by one point: how often it is found, at one look."""
    rows = []
    for nights in POWER_LENGTHS:
        for number, memory in enumerate(MEMORIES):
            questions = Questions(
                NULLS[f"memory {memory}"](count, nights, random_of(3, number, nights), 1.0)
            )
            alone = [answers(questions, each, nights)[0] for each in range(count)]
            named = [answers(questions, each, nights, named="f0")[0] for each in range(count)]
            rows.append([nights, memory, *_power(alone), _related(named)])
    head = ["Nights", "Memory", "Shown", "q ≤ 0.06 alone", "Interval holds the effect"]
    yield from table([*head, "Shown, named beforehand"], rows)


def _power(results: list[Finding]) -> list[Share]:
    fair = sum(each.q is not None and each.q <= FAIR_RATE for each in results)
    intervals = [(each.low, each.high) for each in results]
    with_ends = [(low, high) for low, high in intervals if low is not None and high is not None]
    held = sum(low <= 1 <= high for low, high in with_ends)
    return [_related(results), Share(fair, len(results)), Share(held, len(with_ends))]


def _related(results: list[Finding]) -> Share:
    return Share(sum(each.verdict is Verdict.RELATED for each in results), len(results))


def power_by_night(count: int) -> Iterator[str]:
    """A true effect of one point: found by a certain night by who looks every fortnight."""
    rows = []
    for number, memory in enumerate(MEMORIES):
        questions = Questions(NULLS[f"memory {memory}"](count, YEAR, random_of(4, number), 1.0))
        first = [_first_shown(questions, each) for each in range(count)]
        rows.append([memory, *(Share(sum(at <= by for at in first), count) for by in BY_NIGHTS)])
    yield from table(["Memory", *(f"by night {each}" for each in BY_NIGHTS)], rows)


def _first_shown(questions: Questions, history: int) -> int:
    looks = (n for n in LOOKS if answers(questions, history, n)[0].verdict is Verdict.RELATED)
    return next(looks, YEAR + 1)


def waiting(count: int) -> Iterator[str]:
    """Two promises: tested within so many more nights, and a point found half of the time."""
    rows = []
    for number, share in enumerate((1.0, 0.6, 0.45, 0.3)):
        made = NULLS["memory 0.3"](count, LONG, random_of(9, number), 1.0)
        gone = random_of(10, number).random(made.outcome.shape) > share
        made = replace(made, outcome=np.where(gone, np.nan, made.outcome))
        questions = Questions(made)
        cells = [_promised(questions, each, night) for each in range(count) for night in (24, 40)]
        in_time = [within for tested, _ in cells for within in tested]
        at_night = [at for _, at in cells if at is not None]
        rows.append([f"{81 * share:.0f} %", _share(in_time), len(in_time), _share(at_night)])
    head = ["Nights of which both are known", "Tested within the nights said", "Times said"]
    yield from table([*head, "A point found at the night said"], rows)


def _promised(questions: Questions, history: int, night: int) -> tuple[list[bool], bool | None]:
    now = answers(questions, history, night)
    in_time = [
        answers(questions, history, night + each.more_nights)[place].p is not None
        for place, each in enumerate(now)
        if each.more_nights
    ]
    after = now[0].nights_to_even_odds
    if not after:
        return in_time, None
    then = answers(questions, history, night + after)
    return in_time, then[0].verdict is Verdict.RELATED


def _share(held: list[bool]) -> Share:
    return Share(sum(held), len(held))
