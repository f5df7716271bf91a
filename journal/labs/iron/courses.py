"""Courses of iron as dated things: from what is on the list, doses of nights, and events.

By mouth a course is a product that holds iron, from its first day to its last. An infusion is one
day: each night on which a dose of it was written down; of a product without any such night, each
day on which a dose of the list begins; else a night with the event “an iron infusion”. Nothing is
typed a second time for this.
"""
# pure, words

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from config.language import gettext as _
from journal.plan import folded
from journal.regimen.medicine_list import Kind
from journal.regimen.medicines import kinds_of
from journal.regimen.plan import Product, Step, plain
from journal.regimen.totals import part_of

SAME = timedelta(days=1)  # an event may stand a night beside the dose that it is about


@dataclass(frozen=True, slots=True)
class IronCourse:
    """One course; `last` is `None` while it goes on, `dose` its words, empty where unknown.

    Where `is_first_known` is false it began some time before `first`.
    """

    name: str
    is_infusion: bool
    first: date
    last: date | None
    dose: str
    is_first_known: bool = True

    @property
    def label(self) -> str:
        """ "Ferrous sulfate, 65 mg of iron a day", "Ferinject, 1,000 mg"."""
        return f"{self.name}, {self.dose or _('amount not known')}"


@dataclass(frozen=True, slots=True)
class Infused:
    """A dose of an infusion as a night has it; `plan_key` where it was one of the list."""

    day: date
    name: str
    dose: str
    plan_key: int | None = None


def is_infusion(name: str) -> bool:
    """Whether the list of medicines knows a name as an iron infusion."""
    return Kind.IRON_INFUSION in kinds_of(name)


def courses(
    products: Sequence[Product], infused: Iterable[Infused], events: Iterable[date], day: date
) -> tuple[IronCourse, ...]:
    """All courses that began up to a day, the oldest first."""
    infusions = _infusions(products, list(infused))
    days = {infusion.first for infusion in infusions if infusion.is_first_known}
    for event in sorted(events):
        if not any(abs(event - other) <= SAME for other in days):
            days.add(event)
            infusions.append(_on(event, _("Iron infusion"), ""))
    every = [*(course for product in products for course in _by_mouth(product, day)), *infusions]
    begun = [course for course in every if course.first <= day]
    return tuple(sorted(begun, key=lambda course: (course.first, course.name.casefold())))


def _by_mouth(product: Product, day: date) -> Iterator[IronCourse]:
    holds_iron = any(content.nutrient == "iron" for content in product.held)
    if product.first_day is None or not holds_iron or Kind.IRON_INFUSION in product.kinds:
        return
    has_ended = product.last_day is not None and product.last_day <= day
    begun = [step for step in product.steps if step.first_day <= day]
    yield IronCourse(
        name=product.name,
        is_infusion=False,
        first=product.first_day,
        last=product.last_day if has_ended else None,
        dose=_one_after_another(filter(None, (_a_day(product, step) for step in begun))),
        is_first_known=product.since is not None,
    )


def _one_after_another(doses: Iterable[str]) -> str:
    words, *others = dict.fromkeys(doses) or ("",)
    for dose in others:
        words = _("{before}, then {after}").format(before=words, after=dose)
    return words


def _a_day(product: Product, step: Step) -> str:
    """The iron of a step as a mean a day; empty where it is not known."""
    amounts = [part_of(product, step, c).a_day for c in product.held if c.nutrient == "iron"]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return ""
    return _("{amount} mg of iron a day").format(amount=plain(sum(known, Decimal(0))))


def _infusions(products: Sequence[Product], infused: list[Infused]) -> list[IronCourse]:
    listed = [product for product in products if Kind.IRON_INFUSION in product.kinds]
    written = [_on(dose.day, dose.name, dose.dose) for dose in infused]
    return written + [
        _on(step.first_day, product.name, step.strength, is_known=step.is_since_known)
        for product in listed
        if not any(_is_of(dose, product) for dose in infused)
        for step in product.steps
    ]


def _is_of(dose: Infused, product: Product) -> bool:
    if dose.plan_key is not None:
        return dose.plan_key == product.key
    return folded(dose.name) == folded(product.name)


def _on(day: date, name: str, dose: str, *, is_known: bool = True) -> IronCourse:
    return IronCourse(name, True, day, day, dose, is_known)
