"""What the iron pages read of a person: a fixed number of queries, however long the diary."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from accounts.models import User
from journal.clock import EARLIEST_YEAR, Period
from journal.diary import DiaryNight
from journal.figures.differences import looked_at_from
from journal.labs.iron.courses import Infused, IronCourse, courses, is_infusion
from journal.questions import SEVERITIES
from journal.regimen.medicine_list import Kind
from journal.regimen.plan import Product, strength

EVENT = "infusion"  # among the events of a night
COLUMNS = ("night", *SEVERITIES, "no_symptoms", "symptom_onset")


def courses_of(person: User, products: Sequence[Product], day: date) -> tuple[IronCourse, ...]:
    """The courses of iron that somebody began up to a day, in three queries at most."""
    happened = person.nights.events(date(EARLIEST_YEAR, 1, 1), day)
    events = [night for night, words in happened if EVENT in words]
    return courses(products, _infused(person, products), events, day)


def _infused(person: User, products: Iterable[Product]) -> list[Infused]:
    doses: Any = person.nights.all().under("doses")
    unplanned = doses.filter(plan_key__isnull=True).values_list("name", flat=True).distinct()
    names = [name for name in unplanned if is_infusion(name)]
    keys = [product.key for product in products if Kind.IRON_INFUSION in product.kinds]
    names += [product.name for product in products if product.key in keys]
    if not names:
        return []
    rows = doses.filter(Q(plan_key__in=keys) | Q(plan_key__isnull=True, name__in=names))
    columns = ("night__night", "name", "amount", "unit", "plan_key")
    return [
        Infused(night, name, strength(amount, unit), key)
        for night, name, amount, unit, key in rows.order_by("night__night", "pk").values_list(
            *columns
        )
    ]


def nights_of(person: User, sides: Sequence[tuple[Period, Period]]) -> list[DiaryNight]:
    """The legs of all nights of these sides, between them and in the year before, in one query."""
    if not sides:
        return []
    first = min(looked_at_from(before) for before, _ in sides)
    last = max(after.last for _, after in sides)
    rows = person.nights.columns(COLUMNS, Period(first, last))
    return [DiaryNight.of(dict(zip(COLUMNS, row, strict=True))) for row in rows]
