"""The plan as the night page is told it."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from journal.questions.evening import AUGMENTING
from journal.regimen.tonight import planned_doses

MONDAY = date(2026, 3, 2)


@pytest.fixture
def plans(person):
    """Put a product with one step on the person's list."""

    def put(name, *times, schedule="daily", **kept):
        row = person.regimens.create(name=name, kind="supplement", category="other")
        told = {"first_day": MONDAY, "amount": Decimal(1), "unit": "tablet", **kept}
        step = row.steps.create(schedule=schedule, **told)
        step.set_times(list(times))
        return row

    return put


def named(person, night=MONDAY):
    return [(d.name, d.at, d.as_needed) for d in planned_doses(person, night)]


def test_doses_come_in_the_order_of_the_day_with_the_small_hours_last(person, plans):
    plans("After midnight", time(0, 30))
    plans("Evening", schedule="evening")
    plans("Breakfast", schedule="morning")
    plans("Twice", time(21, 30), time(7))
    plans("Rescue", schedule="as_needed")

    assert named(person) == [
        ("Twice", time(7), False),
        ("Breakfast", None, False),
        ("Evening", None, False),
        ("Twice", time(21, 30), False),
        ("After midnight", time(0, 30), False),
        ("Rescue", None, True),
    ]


def test_alternate_days_and_weekdays_are_planned_for_their_nights_only(person, plans):
    plans("Iron", time(21), schedule="alternate")
    plans("Weekly", schedule="weekdays", weekdays="02")

    due = {day: [n for n, *_ in named(person, MONDAY + timedelta(days=day))] for day in range(4)}

    assert due == {0: ["Iron", "Weekly"], 1: [], 2: ["Iron", "Weekly"], 3: []}


def test_what_has_not_begun_or_is_over_is_not_planned(person, plans):
    plans("Later", first_day=MONDAY + timedelta(days=1))
    over = plans("Over", first_day=MONDAY - timedelta(days=9))
    over.ended_on = MONDAY - timedelta(days=1)
    over.save()
    plans("Rescue, later", schedule="as_needed", first_day=MONDAY + timedelta(days=1))

    assert named(person) == []


def test_a_dose_carries_what_the_night_stores_of_it(person, plans):
    row = plans("Magnesium", time(21), amount=Decimal(200), unit="mg")

    dose = planned_doses(person, MONDAY)[0]

    assert (dose.key, dose.kind, dose.amount, dose.unit) == (row.pk, "supplement", 200, "mg")


@pytest.mark.parametrize(
    ("name", "category", "kinds"),
    [
        ("Mirapexin", "other", {AUGMENTING}),
        ("The white one", "dopaminergic", {AUGMENTING}),
        ("Tramadol retard", "opioid", {AUGMENTING}),
        ("Gabapentin", "other", set()),
        ("Pramipexole", "none", set()),
    ],
)
def test_a_dose_is_of_the_kind_that_was_chosen_or_that_its_name_says(
    person, plans, name, category, kinds
):
    row = plans(name)
    row.category = category
    row.save()

    assert planned_doses(person, MONDAY)[0].kinds == kinds
