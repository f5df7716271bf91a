"""Pairs on somebody's own list that sources ask to keep apart, and the hours the plan leaves.

Nothing here clears a pair: it says what the source asks for and what the plan holds, no more.
"""
# pure

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import permutations

from journal.guide.interaction import Interaction, Rule
from journal.plan import MINUTES_A_DAY, SMALL_HOURS
from journal.regimen.interactions import Concern, concerns, inside
from journal.regimen.plan import Product, Step
from journal.regimen.schedule import falls_on

FORTNIGHT = 14  # alternate days and weeks together repeat after two weeks
DAY_BEGINS = SMALL_HOURS.hour * 60


@dataclass(frozen=True, slots=True)
class Meeting:
    """One dose of the nutrient and one of its partner.

    `apart` is the minutes from the partner to the nutrient: above 0 the partner comes first,
    below 0 the nutrient does. `at` are the clock times, the nutrient's first. `needed` is the
    minutes that the source names for this order, None where it names none; `is_wrong_order`
    says that the partner has to come first that day and does not.
    """

    apart: int
    at: tuple[time, time]
    needed: int | None = None
    is_wrong_order: bool = False

    @property
    def gap(self) -> int:
        """Minutes between the two."""
        return abs(self.apart)

    @property
    def short_by(self) -> int | None:
        """Minutes missing to what the source asks for; None when none are."""
        if self.needed is None or self.gap >= self.needed:
            return None
        return self.needed - self.gap


@dataclass(frozen=True, slots=True)
class Pair:
    """Two products that a source asks about: `first` holds the nutrient, `second` is its partner.

    `meeting` is the one that keeps least to what is asked, None when a clock time is missing
    (`untimed` names where), when the plan holds no dose, or when hours are not the point.
    """

    concern: Concern
    first: Product
    second: Product
    meeting: Meeting | None = None
    untimed: tuple[str, ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether the plan does not keep to what the source asks for."""
        if self.concern.fact.rule is Rule.NEVER:
            return True
        met = self.meeting
        return met is not None and (met.is_wrong_order or met.short_by is not None)


def pairs(products: Iterable[Product], day: date) -> tuple[Pair, ...]:
    """The pairs of the plan in force on a day: those that fall short first, then by name."""
    held = [product for product in products if product.step_on(day)]
    contents = {product.key: inside(product) for product in held}
    pairs: dict[tuple[frozenset[int], frozenset[str]], Pair] = {}
    for one, other in permutations(held, 2):
        for concern in concerns(contents[one.key], contents[other.key]):
            same = frozenset({one.key, other.key}), frozenset({concern.nutrient, concern.fact.key})
            pairs.setdefault(same, _pair(concern, one, other, day))
    return tuple(sorted(pairs.values(), key=_order))


def _order(pair: Pair) -> tuple[bool, bool, bool, str, str]:
    names = (pair.first.name.casefold(), pair.second.name.casefold())
    rule = pair.concern.fact.rule
    return not pair.is_short, rule is not Rule.NEVER, rule is Rule.NO_HELP, *names


def _pair(concern: Concern, first: Product, second: Product, day: date) -> Pair:
    if concern.fact.rule in {Rule.NEVER, Rule.NO_HELP}:
        return Pair(concern, first, second)
    steps = [(p, step) for p in (first, second) if (step := p.step_on(day))]
    untimed = tuple(product.name for product, step in steps if not step.times)
    if untimed:
        return Pair(concern, first, second, untimed=untimed)
    met = _meetings(concern.fact, steps[0][1], steps[1][1], day)
    return Pair(concern, first, second, min(met, default=None, key=_slack))


def _slack(meeting: Meeting) -> tuple[bool, int, int]:
    """The order of meetings: the worst first, then the closest to what is advised."""
    slack = meeting.gap - meeting.needed if meeting.needed is not None else meeting.gap
    return not meeting.is_wrong_order, slack, meeting.gap


def _meetings(fact: Interaction, nutrient: Step, partner: Step, day: date) -> Iterator[Meeting]:
    """All meetings of the fortnight that begins with a day."""
    for one, at in _doses(nutrient, day):
        for other, partner_at in _doses(partner, day):
            if fact.rule is not Rule.FIRST or _waking_day(one) >= _waking_day(other):
                yield _meeting(fact, one, other, (at, partner_at))


def _meeting(fact: Interaction, nutrient: int, partner: int, at: tuple[time, time]) -> Meeting:
    apart = nutrient - partner
    if fact.rule is Rule.FIRST and apart <= 0:
        return Meeting(apart, at, is_wrong_order=True)
    before, after = _minutes(fact.before), _minutes(fact.after)
    if apart == 0:
        named = [minutes for minutes in (before, after) if minutes is not None]
        return Meeting(apart, at, min(named, default=None))
    return Meeting(apart, at, before if apart > 0 else after)


def _waking_day(minute: int) -> int:
    return (minute - DAY_BEGINS) // MINUTES_A_DAY


def _minutes(hours: Decimal | None) -> int | None:
    return None if hours is None else int(hours * 60)


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
