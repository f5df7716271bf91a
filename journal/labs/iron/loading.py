"""What the iron pages read of a person: a fixed number of queries, however long the diary."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from accounts.models import User
from journal.clock import EARLIEST_YEAR, Period
from journal.figures.differences import looked_at
from journal.labs.iron.courses import Infused, IronCourse, courses, is_infusion
from journal.night_figures import FiguresByNight
from journal.plan import folded
from journal.regimen.medicine_list import Kind
from journal.regimen.plan import Product, strength

EVENT = "infusion"  # among the events of a night
DOSE = ("night__night", "name", "amount", "unit", "plan_key")


def courses_of(person: User, products: Sequence[Product], day: date) -> tuple[IronCourse, ...]:
    """The courses of iron that somebody began up to a day, in three queries at most."""
    happened = person.nights.events(date(EARLIEST_YEAR, 1, 1), day)
    events = [night for night, words in happened if EVENT in words]
    return courses(products, _infused(person, products), events, day)


def _infused(person: User, products: Sequence[Product]) -> list[Infused]:
    doses: Any = person.nights.all().under("doses")
    listed = [product for product in products if Kind.IRON_INFUSION in product.kinds]
    listed_names = {folded(product.name) for product in listed}
    by_plan = Q(plan_key__in=[product.key for product in listed])
    by_name = ~Q(plan_key__in=[product.key for product in products])
    names = [
        name
        for name in doses.filter(by_name).values_list("name", flat=True).distinct()
        if is_infusion(name) or folded(name) in listed_names
    ]
    if not (listed or names):
        return []
    rows = doses.filter(by_plan | by_name & Q(name__in=names)).order_by("night__night", "pk")
    return [
        Infused(night, name, strength(amount, unit), key)
        for night, name, amount, unit, key in rows.values_list(*DOSE)
    ]


def figures_of(person: User, sides: Sequence[tuple[Period, Period]]) -> FiguresByNight:
    """The figures of the nights that the differences between these sides look at."""
    if not sides:
        return FiguresByNight.of_rows(())
    windows = [window for before, after in sides for window in looked_at(before, after)]
    figures: FiguresByNight = person.nights.figures(*windows)
    return figures
