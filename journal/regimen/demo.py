"""The plan of the demo's person, and what of it was taken, linked to the made-up nights."""

from datetime import date, time, timedelta
from decimal import Decimal

from accounts.models import User
from config.language import gettext as _
from config.language import gettext_noop
from journal.clock import Period
from journal.demo.course import RAISED_AFTER, Course
from journal.models import SkippedDose
from journal.regimen.models import DoseStep, DoseTime, Regimen, RegimenNutrient
from journal.regimen.schedule import expected

# Name in English, kind, group, nutrient, schedule, clock time, doses with the night each begins
PLAN = (
    ("Vitamin D", "supplement", "other", "vitamin_d", "morning", time(8), "ug", ((0, 25),)),
    ("Magnesium", "supplement", "other", "magnesium", "evening", time(20, 30), "mg", ((0, 200),)),
    ("Iron", "supplement", "iron", "iron", "alternate", time(18), "mg", ((0, 65),)),
    ("Vitamin C", "supplement", "other", "vitamin_c", "alternate", time(18), "mg", ((0, 100),)),
    (
        "Pramipexole",
        "medicine",
        "dopaminergic",
        "",
        "evening",
        time(19, 30),
        "mg",
        ((0, Decimal("0.125")), (RAISED_AFTER, Decimal("0.25"))),
    ),
    ("Gabapentin", "medicine", "alpha2delta", "", "evening", time(20), "mg", ((0, 100), (14, 300))),
)
BEGINS_WITH = {"Vitamin C": "Iron"}
TRIED = (
    gettext_noop("Valerian"),
    gettext_noop("No difference after three weeks."),
    timedelta(days=20),
)
REASONS = (
    "",
    gettext_noop("forgot"),
    "",
    gettext_noop("came home late"),
    gettext_noop("left the box at work"),
)


def plan_of_the_demo(person: User, nights: int, last: date) -> None:
    """A regimen that fits the doses of so many made-up nights up to `last`.

    Whoever has a regimen already keeps it as it is.
    """
    if person.regimens.exists():
        return
    course, first = Course(nights), Period.ending(last, nights).first
    regimens, steps, contents, times = [], [], [], []
    for name, kind, group, nutrient, schedule, at, unit, doses in PLAN:
        begins = first + timedelta(days=course.starts(BEGINS_WITH.get(name, name)))
        if begins > last:
            continue
        row = Regimen(
            user=person,
            name=_(name),
            kind=kind,
            category=group,
            prescribed=True if kind == "medicine" or name == "Iron" else None,
        )
        regimens.append(row)
        for after, amount in doses:
            day = begins + timedelta(days=after)
            if day <= last:
                step = DoseStep(
                    regimen=row, first_day=day, amount=amount, unit=unit, schedule=schedule
                )
                steps.append(step)
                times.append(DoseTime(step=step, at=at))
        if nutrient:
            amounts = {"amount": doses[0][1], "per_amount": doses[0][1], "per_unit": unit}
            contents.append(RegimenNutrient(regimen=row, nutrient=nutrient, **amounts))
    _tried(person, first, last, regimens, steps)
    Regimen.objects.bulk_create(regimens)
    DoseStep.objects.bulk_create(steps)
    DoseTime.objects.bulk_create(times)
    RegimenNutrient.objects.bulk_create(contents)
    _link(person, regimens)
    _skip(person)


def _tried(
    person: User, first: date, last: date, regimens: list[Regimen], steps: list[DoseStep]
) -> None:
    """Something that was given up, where the story is long enough for it."""
    name, why, long = TRIED
    begins = first + timedelta(days=10)
    if begins + long >= last:
        return
    row = Regimen(
        user=person,
        name=_(name),
        kind="supplement",
        category="other",
        ended_on=begins + long,
        ended_reason=_(why),
    )
    regimens.append(row)
    steps.append(
        DoseStep(
            regimen=row, first_day=begins, amount=Decimal(450), unit="mg", schedule="as_needed"
        )
    )


def _link(person: User, regimens: list[Regimen]) -> None:
    """The doses of the nights become answers to the plan."""
    planned_at = {_(row[0]): row[5] for row in PLAN}
    for row in regimens:
        person.nights.under("doses").filter(name=row.name).update(
            plan_key=row.pk, planned_at=planned_at.get(row.name)
        )


def _skip(person: User) -> None:
    """What was due on an answered night and is not among its doses was not taken."""
    products = person.regimens.products()
    taken = set(person.nights.under("doses").values_list("night_id", "plan_key"))
    rows = [
        SkippedDose(
            night_id=night,
            plan_key=due.product.key,
            name=due.product.name,
            planned_at=due.at,
            reason=_reason(day),
        )
        for night, day in person.nights.filter(took_doses__isnull=False).values_list("pk", "night")
        for due in expected(products, day)
        if (night, due.product.key) not in taken
    ]
    SkippedDose.objects.bulk_create(rows, batch_size=500)


def _reason(day: date) -> str:
    reason = REASONS[day.toordinal() % len(REASONS)]
    return _(reason) if reason else ""
