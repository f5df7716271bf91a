"""What experiments promise: few false differences, intervals that hold, and what is said before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from bench.statistics import series
from bench.statistics.factors import random_of
from bench.statistics.series import Random, Values
from bench.statistics.shares import Share, table
from journal.experiments import analysis, forecast
from journal.experiments.design import SIX, Design, draw
from journal.experiments.line import line
from journal.experiments.nightly_lots import NightlyTest
from journal.experiments.result import Outcome, Result

MEMORIES = (0.0, 0.4, 0.8)
PUBLISHED = 0.3  # the memory at which blocks of a week found a point in a tenth
START = date(2026, 1, 1)
BEFORE = forecast.LOOKED_AT  # nights of the diary before the experiment
FORGOTTEN = 0.1
NARROW = 1.0  # points
FIRST_EVENING = 18  # on which somebody thinks of stopping


def nightly(nights: int) -> Design:
    """A lot each night."""
    return _design(nights // SIX, SIX, 0, is_nightly=True)


def _design(blocks: int, block_nights: int, washout: int, *, is_nightly: bool = False) -> Design:
    return Design(
        first_night=START,
        blocks=blocks,
        block_nights=block_nights,
        washout=washout,
        is_nightly=is_nightly,
    )


DESIGNS = {
    "each night, 30 nights": nightly(30),
    "each night, 42 nights": nightly(42),
    "each night, 54 nights": nightly(54),
    "each night, 84 nights": nightly(84),
    "10 blocks of 6, washout 2": _design(10, 6, 2),
    "12 blocks of 7, washout 4": _design(12, 7, 4),
    "14 blocks of 8, washout 4": _design(14, 8, 4),
}


@dataclass(frozen=True, slots=True)
class Trial:
    """One made-up person: the nights before, the lots, and the nights of the experiment."""

    design: Design
    before: list[float | None]
    sequence: str
    nights: list[float | None]

    def result(self, *, number: int = 1, nights: int | None = None) -> Result:
        """What the page says, of the first `nights` where it was stopped."""
        seen = self.nights[:nights]
        by = line(number, len(seen) / self.design.nights)
        if self.design.is_nightly:
            return analysis.of_nights(self.sequence, seen, line=by, narrow=NARROW)
        return analysis.of_blocks(self.sequence, self._means(seen), line=by, narrow=NARROW)

    def is_different(self, *, number: int = 1, nights: int | None = None) -> bool:
        """Whether a lot each night says a difference; without its interval, which takes long."""
        seen = np.array([np.nan if each is None else each for each in self.nights[:nights]])
        by = line(number, len(seen) / self.design.nights)
        sides = np.array([int(figure) for figure in self.sequence])
        return by >= self.design.smallest_p and NightlyTest(seen, sides).p(0.0) <= by

    def _means(self, seen: list[float | None]) -> list[float | None]:
        size, washout = self.design.block_nights, self.design.washout
        parts = [seen[at + washout : at + size] for at in range(0, self.design.nights, size)]
        known_parts = [[each for each in part if each is not None] for part in parts]
        return [sum(part) / len(part) if len(part) > 1 else None for part in known_parts]


def trials(count: int, design: Design, memory: float, effect: float, random: Random) -> list[Trial]:
    """Made-up experiments; an effect of so many points comes with the lot, on the same night."""
    hidden = series.persistent((count, BEFORE + design.nights), memory, random)
    return [_trial(design, each, effect, random) for each in hidden]


def _trial(design: Design, hidden: Values, effect: float, random: Random) -> Trial:
    sequence = draw(design, lambda below: int(random.integers(below)))
    sides = np.array([int(figure) for figure in sequence])
    nightly_sides = sides if design.is_nightly else np.repeat(sides, design.block_nights)
    moved = hidden.copy()
    moved[BEFORE:] += effect / series.SPREAD * (nightly_sides - 0.5)
    rated = series.forgotten(series.rated(moved), FORGOTTEN, random)
    numbers = [None if each != each else float(each) for each in rated]
    return Trial(design, numbers[:BEFORE], sequence, numbers[BEFORE:])


def promises(count: int) -> Iterator[str]:
    """Designs with no effect, with one and with two points, and what was said beforehand."""
    rows = []
    for number, (name, design) in enumerate(DESIGNS.items()):
        for memory in (*MEMORIES[:1], PUBLISHED, *MEMORIES[1:]):
            cells = [_cell(count, design, memory, effect, number) for effect in (0.0, 1.0, 2.0)]
            (none, held, _), (one, held_one, promised_one), (two, _, promised_two) = cells
            rows.append([name, memory, none, one, promised_one, two, promised_two, held, held_one])
    head = ["Design", "Memory", "No effect: a difference", "1 point: found", "said before"]
    yield from table([*head, "2 points: found", "said before", "Holds 0", "Holds 1"], rows)


def _cell(
    count: int, design: Design, memory: float, effect: float, number: int
) -> tuple[Share, Share, str]:
    random = random_of(11, number, int(10 * memory), int(effect))
    made = trials(count, design, memory, effect, random)
    results = [each.result() for each in made]
    different = sum(each.outcome is Outcome.DIFFERENT for each in results)
    held = sum(_holds(each, effect) for each in results)
    return Share(different, count), Share(held, count), f"{_promised_share(made, effect):.0f}"


def _holds(result: Result, effect: float) -> bool:
    reaches_down = result.low is None or result.low <= effect
    return reaches_down and (result.high is None or effect <= result.high)


def _promised_share(made: list[Trial], effect: float) -> float:
    """What the page of the plan says on average, %."""
    nights = [forecast.own_nights(each.before, 1.0) for each in made]
    shares = [
        forecast.power(each.design, own, effect, line(1, 1.0))
        for each, own in zip(made, nights, strict=True)
        if own is not None
    ]
    return 100 * sum(shares) / len(shares)


def stops(count: int) -> Iterator[str]:
    """No effect: a year's experiments, and one stopped on the first evening that would do."""
    design = nightly(54)
    rows = []
    for memory in MEMORIES:
        random = random_of(12, int(10 * memory))
        one = trials(count, design, memory, 0.0, random)
        stopped = sum(_is_ever_different(each) for each in one)
        by_year = [
            [trials(1, design, memory, 0.0, random)[0].is_different(number=n) for n in range(1, 6)]
            for _ in range(count)
        ]
        any_ = sum(map(any, by_year))
        rows.append([memory, Share(stopped, count), Share(any_, count)])
    yield from table(["Memory", "Stopped at the best moment", "Any of five in a year"], rows)


def _is_ever_different(trial: Trial) -> bool:
    """Whether it says a difference on any evening, if stopped then or run to its end."""
    evenings = range(FIRST_EVENING, trial.design.nights + 1)
    return any(trial.is_different(nights=n) for n in evenings)
