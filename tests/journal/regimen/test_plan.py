from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.regimen.events import Change, events
from journal.regimen.plan import Content, Product, Schedule, plain, strength
from journal.regimen.schedule import expected, falls_on
from tests.journal.regimen.made_up import MONDAY, at, holds, product, step

DAY = timedelta(days=1)


def days_of(one, count=7):
    return [n for n in range(count) if falls_on(one, MONDAY + n * DAY)]


@pytest.mark.parametrize(
    ("schedule", "weekdays", "days", "share"),
    [
        (Schedule.DAILY, (), [0, 1, 2, 3, 4, 5, 6], 1),
        (Schedule.EVENING, (), [0, 1, 2, 3, 4, 5, 6], 1),
        (Schedule.ALTERNATE, (), [0, 2, 4, 6], Fraction(1, 2)),
        (Schedule.WEEKDAYS, (0, 4), [0, 4], Fraction(2, 7)),
        (Schedule.AS_NEEDED, (), [], None),
    ],
)
def test_a_schedule_says_which_days_have_a_dose(schedule, weekdays, days, share):
    one = step(schedule=schedule, weekdays=weekdays)

    assert days_of(one) == days
    assert one.days_share == share


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 1000))
def test_alternate_days_are_counted_from_the_first(first, days):
    one = step(first_day=first, schedule=Schedule.ALTERNATE)

    assert falls_on(one, first)
    assert falls_on(one, first + days * DAY) != falls_on(one, first + (days + 1) * DAY)


def test_a_changed_dose_holds_from_its_day_on():
    iron = product("Iron", step(amount="1"), step(first_day=MONDAY + 7 * DAY, amount="2"))

    assert iron.step_on(MONDAY - DAY) is None
    assert iron.step_on(MONDAY + 6 * DAY).amount == 1
    assert iron.step_on(MONDAY + 7 * DAY).amount == 2


def test_the_last_day_still_counts_and_the_next_does_not():
    iron = product("Iron", last_day=MONDAY + DAY)

    assert [len(expected([iron], MONDAY + n * DAY)) for n in range(3)] == [1, 1, 0]


def test_a_day_expects_one_dose_for_each_clock_time():
    twice = product("Gabapentin", step(times=(*at(20), *at(0, 30))))

    assert [dose.at for dose in expected([twice], MONDAY)] == [*at(20), *at(0, 30)]
    assert [dose.at for dose in expected([product("Iron")], MONDAY)] == [None]


def test_the_highest_dose_counts_a_whole_day_in_any_unit_of_weight():
    once, twice = step(amount="500", unit="ug"), step(amount="0.3", unit="mg", times=at(8) + at(20))

    assert product("Pramipexole", once, twice).highest_dose() is twice


def test_doses_that_cannot_be_compared_leave_the_latest_unit():
    tablets, weight = step(amount="2"), step(amount="5", unit="mg")

    assert product("Iron", tablets, weight).highest_dose() is weight
    assert product("Iron", step(amount=None)).highest_dose() is None


def test_a_product_without_a_dose_has_no_first_day_and_no_events():
    bare = Product(1, "Iron", "supplement", "iron", None, ())

    assert bare.first_day is None
    assert events([bare]) == []


def test_a_beginning_nobody_remembers_is_no_event_and_a_later_change_is():
    first = step(is_since_known=False)
    iron = product("Iron", first, step(first_day=MONDAY + DAY, amount="2"))

    assert (iron.since, iron.first_day) == (None, MONDAY)
    assert [e.change for e in events([iron])] == [Change.CHANGED]


def test_an_amount_that_is_not_known_yet_is_told_by_no_dose():
    content = Content("iron", None, Decimal(1), "tablet")

    assert content.within(Decimal(2), "tablet") is None


def test_what_a_dose_holds_grows_with_it():
    content = holds("iron", "65", "325", "mg")

    assert content.within(Decimal(650), "mg") == 130
    assert content.within(Decimal(325000), "ug") == 65
    assert content.within(Decimal(1), "tablet") is None
    assert content.within(None, "mg") is None


def test_every_change_of_a_dose_is_an_event():
    second = step(first_day=MONDAY + 7 * DAY, amount="600", unit="mg")
    first = step(amount="300", unit="mg")
    end = MONDAY + 20 * DAY
    gabapentin = product("Gabapentin", first, second, last_day=end, reason="dizzy")

    told = [(e.day, e.change, e.before, e.after, e.reason) for e in events([gabapentin])]

    assert told == [
        (MONDAY, Change.STARTED, "", "300 mg", ""),
        (MONDAY + 7 * DAY, Change.CHANGED, "300 mg", "600 mg", ""),
        (end, Change.STOPPED, "600 mg", "", "dizzy"),
    ]


def test_events_of_all_products_stand_in_the_order_of_their_days():
    late, early = product("A", step(first_day=MONDAY + DAY)), product("B", step())

    assert [e.product for e in events([late, early])] == ["B", "A"]


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        ("1", "tablet", "1 tablet"),
        ("2.000", "tablet", "2 tablets"),
        ("0.5", "mg", "0.5 mg"),
        ("1000", "iu", "1,000 IU"),
        ("25", "ug", "25 µg"),
    ],
)
def test_a_dose_is_written_as_on_a_label(amount, unit, words):
    assert strength(Decimal(amount), unit) == words
    assert strength(None, unit) == ""


def test_numbers_carry_no_needless_zeros():
    assert [plain(Decimal(n)) for n in ("32.50", "100", "0.3333333")] == ["32.5", "100", "0.333"]
