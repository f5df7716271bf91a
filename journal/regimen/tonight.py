"""The planned doses on the night page."""

from datetime import date, time

from accounts.models import User
from journal.plan import SMALL_HOURS, PlannedDose
from journal.questions.evening import AUGMENTING
from journal.regimen.plan import Product, Schedule, Step
from journal.regimen.schedule import expected

MORNING, EVENING = time(8), time(21)  # where doses without a clock time stand in the list


def planned_doses(person: User, night: date) -> list[PlannedDose]:
    """Somebody's doses of a night in the order of the day, those as needed last."""
    products = person.regimens.planned()
    doses = sorted(expected(products, night), key=lambda d: _place(d.step, d.at))
    as_needed = [
        (product, step)
        for product in products
        if (step := product.step_on(night)) and step.schedule is Schedule.AS_NEEDED
    ]
    return [
        *(_dose(dose.product, dose.step, dose.at) for dose in doses),
        *(_dose(product, step, None, as_needed=True) for product, step in as_needed),
    ]


def _place(step: Step, at: time | None) -> tuple[bool, time]:
    """The place of a dose in the night: after midnight it follows the evening."""
    if at is None:
        at = MORNING if step.schedule is Schedule.MORNING else EVENING
    return at < SMALL_HOURS, at


def _dose(product: Product, step: Step, at: time | None, *, as_needed: bool = False) -> PlannedDose:
    return PlannedDose(
        key=product.key,
        name=product.name,
        kind=product.kind,
        amount=step.amount,
        unit=step.unit,
        at=at,
        as_needed=as_needed,
        for_mornings=at is None and step.schedule is Schedule.MORNING,
        kinds=frozenset({AUGMENTING} if product.may_augment else ()),
    )
