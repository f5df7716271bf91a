"""Which days a plan expects a dose on.

A day here is the day of a night's evening: a dose planned for 0:30 belongs to the evening
before it, like everything else on that night.
"""
# pure

from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple

from journal.regimen.plan import Product, Schedule, Step


class ExpectedDose(NamedTuple):
    """One dose that the plan names for a day; `at` is `None` without a clock time."""

    product: Product
    step: Step
    at: time | None


def falls_on(step: Step, day: date) -> bool:
    """Whether a step in force has a planned dose on a day; "as needed" never has.

    Alternate days are counted from the step's first day.
    """
    match step.schedule:
        case Schedule.AS_NEEDED:
            return False
        case Schedule.ALTERNATE:
            return (day - step.first_day).days % 2 == 0
        case Schedule.WEEKDAYS:
            return day.weekday() in step.weekdays
        case _:
            return True


def expected(products: Iterable[Product], day: date) -> tuple[ExpectedDose, ...]:
    """Every dose planned for a day, in the order of the products and of the clock."""
    doses = []
    for product in products:
        step = product.step_on(day)
        if step is not None and falls_on(step, day):
            doses += [ExpectedDose(product, step, at) for at in step.times or (None,)]
    return tuple(doses)
