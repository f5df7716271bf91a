"""Pairs on somebody's own list that labels ask to keep apart, and the hours the plan leaves.

Nothing here clears a pair: it says what labels ask for and what the plan holds, no more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import permutations

from journal.plan import MINUTES_A_DAY, SMALL_HOURS
from journal.regimen.interactions import Concern, concerns
from journal.regimen.plan import Product, Step
from journal.regimen.schedule import falls_on

FORTNIGHT = 14  # alternate days and weeks together repeat after two weeks


@dataclass(frozen=True, slots=True)
class Pair:
    """Two products that labels ask about: `first` holds the nutrient.

    `gap` is the shortest time between two planned doses in minutes, `at` their clock times;
    both `None` when a clock time is missing (`untimed` names where), when the plan holds no
    dose, or when spacing is not the point.
    """

    concern: Concern
    first: Product
    second: Product
    gap: int | None = None
    at: tuple[time, time] | None = None
    untimed: tuple[str, ...] = ()

    @property
    def hours(self) -> int | None:
        """The hours labels name; `None` where spacing is not the point."""
        return self.concern.fact.hours

    @property
    def short_by(self) -> int | None:
        """Minutes missing to what labels ask for; `None` when none are or it is not known."""
        if self.gap is None or self.hours is None:
            return None
        missing = self.hours * 60 - self.gap
        return missing if missing > 0 else None


def pairs(products: Iterable[Product], day: date) -> tuple[Pair, ...]:
    """The pairs of the plan in force on a day: those that fall short first, then by name."""
    held = [product for product in products if product.step_on(day)]
    found: dict[tuple[frozenset[int], frozenset[str]], Pair] = {}
    for one, other in permutations(held, 2):
        for concern in concerns(one, other):
            same = frozenset({one.key, other.key}), frozenset({concern.nutrient, concern.fact.key})
            found.setdefault(same, _pair(concern, one, other, day))
    return tuple(sorted(found.values(), key=_order))


def _order(pair: Pair) -> tuple[bool, bool, str, str]:
    names = (pair.first.name.casefold(), pair.second.name.casefold())
    return pair.short_by is None, pair.hours is None, *names


def _pair(concern: Concern, first: Product, second: Product, day: date) -> Pair:
    if concern.fact.hours is None:
        return Pair(concern, first, second)
    steps = [(p, step) for p in (first, second) if (step := p.step_on(day))]
    untimed = tuple(product.name for product, step in steps if not step.times)
    if untimed:
        return Pair(concern, first, second, untimed=untimed)
    gap, at = _closest(steps[0][1], steps[1][1], day)
    return Pair(concern, first, second, gap, at)


def _closest(first: Step, second: Step, day: date) -> tuple[int | None, tuple[time, time] | None]:
    """The shortest time between doses of two steps over the fortnight from a day, and when."""
    gaps: list[tuple[int | None, tuple[time, time] | None]] = [
        (abs(a - b), (one, other))
        for a, one in _doses(first, day)
        for b, other in _doses(second, day)
    ]
    return min(gaps, default=(None, None), key=lambda gap: gap[0] or 0)


def _doses(step: Step, day: date) -> list[tuple[int, time]]:
    """Minutes since the day's midnight of each dose of a fortnight and a day.

    "As needed" with a clock time can fall on any day.
    """
    days = range(FORTNIGHT + 1)
    on = [n for n in days if step.days_share is None or falls_on(step, day + timedelta(days=n))]
    return [(n * MINUTES_A_DAY + _minute(at), at) for n in on for at in step.times]


def _minute(at: time) -> int:
    late = MINUTES_A_DAY if at < SMALL_HOURS else 0
    return at.hour * 60 + at.minute + late
