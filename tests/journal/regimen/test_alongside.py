from datetime import date, timedelta

import pytest

from journal.clock import Period
from journal.figures.lanes import Mark, MarkKind, Stretch
from journal.regimen.alongside import names_stamp, plan_alongside, plan_stamp, slow_names

WEEK = Period(date(2026, 3, 2), date(2026, 3, 8))


@pytest.fixture
def iron(person):
    row = person.regimens.create(name="Spatone", kind="supplement", category="iron")
    row.steps.create(first_day=WEEK.first, schedule="daily", amount=65, unit="mg")
    return row


def test_the_plan_stands_alongside_as_lanes_and_changes(person, iron):
    found = plan_alongside(person, WEEK)

    (lane,) = found.lanes
    assert (lane.name, lane.stretches) == (
        "Spatone", (Stretch(0, 7, "65 mg", 1.0, begins=True),),
    )  # fmt: skip
    assert found.changes == (Mark(0, MarkKind.DOSE, "Spatone started at 65 mg"),)
    assert found.doses_taken == {}


def test_of_answered_nights_the_share_taken_stands_alongside(person, iron, write_night):
    first, second = WEEK.first, WEEK.first + timedelta(days=1)
    write_night(person, first, took_doses=True)
    write_night(person, second, took_doses=False)

    assert plan_alongside(person, WEEK).doses_taken == {first: None, second: 0}


def test_a_new_dose_is_another_stamp(person, iron):
    before = plan_stamp(person), names_stamp(person)
    assert before == (plan_stamp(person), names_stamp(person))

    iron.steps.create(first_day=WEEK.last, schedule="daily", amount=100, unit="mg")
    assert plan_stamp(person) != before[0]
    assert names_stamp(person) != before[1]


def test_slow_names_are_known_by_the_plan(person, iron):
    assert [each.name for each in slow_names(person, ["Spatone", "Tea"])] == ["Spatone"]
