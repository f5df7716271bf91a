"""What is taken now: the plan as of a day, and how regularly it was followed."""
# pure, words

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum

from journal.clock import Period
from journal.diary import SkippedDose, TakenDose
from journal.guide.nutrients import NUTRIENTS
from journal.guide.translation import in_a_sentence, translated
from journal.regimen.category import Category
from journal.regimen.kind_words import in_words
from journal.regimen.medicines import IRON, is_medicine
from journal.regimen.plan import Product, Schedule, Step, plain, strength
from journal.regimen.plan_page import dose_words
from journal.regimen.schedule import falls_on

RECENT = 28  # how regularly something is taken is told of the last so many nights


class Group(IntEnum):
    """The order in which a doctor reads them."""

    RLS = 1
    AGGRAVATE = 2
    MEDICINE = 3
    SUPPLEMENT = 4


@dataclass(frozen=True, slots=True)
class Doses:
    """What was taken and left out by night, and on which nights the person answered.

    `none`: those on which nothing at all was taken.
    """

    taken: Mapping[date, Sequence[TakenDose]]
    skipped: Mapping[date, Sequence[SkippedDose]]
    answered: frozenset[date]
    none: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Taking:
    """One supplement or medicine; `since` is the first day of the dose in force.

    `planned` is False for what was only written down night by night: then there is no `since`.
    `contents` are what one dose holds, and of what kind the list knows it to be.
    """

    name: str
    group: Group
    dose: str
    contents: str
    times: tuple[time, ...]
    since: date | None
    nights: int
    nights_answered: int
    planned: bool = True
    is_iron: bool = False


def recent(period: Period) -> Period:
    """The period's last 28 nights, or all of them."""
    return Period.ending(period.last, min(RECENT, len(period)))


def key_of(name: str) -> str:
    """Names compare without regard to case and surrounding or repeated spaces."""
    return " ".join(name.split()).casefold()


def group_of(product: Product) -> Group:
    """The group under which somebody looks for a product."""
    if product.is_for_rls:
        return Group.RLS
    if product.may_aggravate:
        return Group.AGGRAVATE
    by_list = bool(product.kinds & IRON)
    return Group.MEDICINE if product.kind == "medicine" and not by_list else Group.SUPPLEMENT


def taken_now(
    products: Iterable[Product], doses: Doses, nights: Period, day: date
) -> tuple[Taking, ...]:
    """The plan of a day, then what was written down in these nights without being planned."""
    every = list(products)
    taking = [
        _planned(product, step, doses, nights)
        for product in every
        if (step := product.step_on(day)) is not None
    ]
    taking += _unplanned({key_of(product.name) for product in every}, doses)
    return tuple(sorted(taking, key=lambda t: (t.group, not t.is_iron, key_of(t.name))))


def _planned(product: Product, step: Step, doses: Doses, nights: Period) -> Taking:
    taken, answered = nights_taken(product, doses, nights)
    return Taking(
        name=product.name,
        group=group_of(product),
        dose=dose_words(step),
        contents="; ".join(filter(None, (contents(product, step), in_words(product)))),
        times=step.times,
        since=step.since,
        nights=taken,
        nights_answered=answered,
        is_iron=is_iron(product),
    )


def is_iron(product: Product) -> bool:
    """Whether it holds iron, as far as the plan says: iron comes first among supplements."""
    holds = any(content.nutrient == "iron" for content in product.contents)
    return holds or bool(product.kinds & IRON)


def contents(product: Product, step: Step) -> str:
    """What one dose holds as the limits count it: "iron 65 mg", "vitamin B6 10 mg, …".

    A product that is called as what it holds does not say it twice: "65 mg" of iron.
    """
    parts = []
    for content in product.contents:
        amount, nutrient = content.within(step.amount, step.unit), NUTRIENTS[content.nutrient]
        if amount is not None:
            names = {key_of(nutrient.name), key_of(translated(nutrient.name))}
            is_named = key_of(product.name) in names
            name = "" if is_named else f"{_in_a_sentence(nutrient.name)} "
            parts.append(f"{name}{plain(amount)} {nutrient.unit}{content.remark}")
    return ", ".join(parts)


def _in_a_sentence(name: str) -> str:
    """The name of a nutrient; that of a vitamin keeps its capital."""
    return translated(name) if name.startswith("Vitamin ") else in_a_sentence(name)


def nights_taken(product: Product, doses: Doses, nights: Period) -> tuple[int, int]:
    """Nights taken, of the nights that were answered for this product.

    A dose or a refusal answers for its night, and so does "took none" where the plan names a
    dose; that something else was taken leaves it open, as on the page of what is taken.
    """
    taken = answered = 0
    for night in nights.nights():
        had = any(_is(product, dose) for dose in doses.taken.get(night, ()))
        left = any(skip.plan_key == product.key for skip in doses.skipped.get(night, ()))
        step = product.step_on(night)
        is_due = step is not None and (falls_on(step, night) or step.schedule is Schedule.AS_NEEDED)
        taken += had
        answered += had or left or (is_due and night in doses.none)
    return taken, answered


def _is(product: Product, dose: TakenDose) -> bool:
    if dose.plan_key is not None:
        return dose.plan_key == product.key
    return key_of(dose.name) == key_of(product.name)


def _unplanned(planned: set[str], doses: Doses) -> list[Taking]:
    """What was written down by name alone, under its latest spelling and strength."""
    by_name: dict[str, list[tuple[date, TakenDose]]] = {}
    for night in sorted(doses.taken):
        for dose in doses.taken[night]:
            if dose.plan_key is None and key_of(dose.name) not in planned:
                by_name.setdefault(key_of(dose.name), []).append((night, dose))
    answered = len(doses.answered.union(doses.taken))
    return [_written_down(same, answered) for same in by_name.values()]


def _written_down(same: Sequence[tuple[date, TakenDose]], answered: int) -> Taking:
    night, last = same[-1]
    name = " ".join(last.name.split())
    kind = "medicine" if is_medicine(name) else last.kind
    product = Product(0, name, kind, Category.OTHER, None, ())
    amounts = dict.fromkeys(strength(d.amount, d.unit) for n, d in same if n == night)
    times = sorted({d.taken_at for n, d in same if n == night and d.taken_at is not None})
    return Taking(
        name=name,
        group=group_of(product),
        dose=" + ".join(filter(None, amounts)),
        contents=in_words(product),
        times=tuple(times),
        since=None,
        nights=len({n for n, _ in same}),
        nights_answered=answered,
        planned=False,
    )
