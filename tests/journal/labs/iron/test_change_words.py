"""What is written of the values and nights before and after a course."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from journal.clock import Period
from journal.figures.differences import Difference
from journal.figures.measures import WORST
from journal.labs.catalogue import BY_KEY
from journal.labs.iron.change_words import change_words, fall_words, inflamed_words, nights_words
from journal.labs.iron.courses import IronCourse
from journal.labs.iron.nights_around import Around
from journal.labs.iron.values import Change, Estimate, Fall, Value

UNIT = BY_KEY["ferritin"].shown("metric")
FIRST, LAST, TODAY = date(2025, 3, 1), date(2025, 9, 1), date(2026, 5, 2)
ORAL = IronCourse("Iron", False, FIRST, LAST, "65 mg of iron a day")
RUNNING = replace(ORAL, last=None)
INFUSION = IronCourse("Ferinject", True, FIRST, FIRST, "1,000 mg")
LOW, HIGH = Value(FIRST, Decimal(41)), Value(LAST, Decimal("78.5"))


def changed(before=(), after=(), between=None, places=1, is_during=False):
    return change_words(Change(before, after, is_during, places, between), UNIT)


def test_values_before_and_after_and_what_lies_between():
    assert changed() == "–"
    assert changed(before=(LOW,)) == "41 µg/L, 1 Mar 2025; none after"
    assert changed(after=(HIGH,)) == "none before; then 78.5 µg/L, 1 Sep 2025"
    assert changed((LOW,), (HIGH,), Estimate(37.5)) == (
        "41 µg/L, 1 Mar 2025; then 78.5 µg/L, 1 Sep 2025: 37.5 more"
    )
    assert changed((LOW, HIGH), (HIGH,), Estimate(-3.0, -40.25, 0.0), is_during=True) == (
        "59.8 µg/L, mean of 2; in the course 78.5 µg/L, 1 Sep 2025: 3 less, "
        "95 % interval 40.3 less to no difference"
    )


def test_values_with_a_sign_are_counted_out_loud():
    change = Change((LOW,), (), False, 0, None, left_out=1)

    assert change_words(change, UNIT) == (
        "41 µg/L, 1 Mar 2025; none after (1 value with a sign not counted)"
    )
    assert change_words(replace(change, before=(), left_out=2), UNIT) == (
        "– (2 values with a sign not counted)"
    )


def test_a_fall_says_its_values_and_what_is_missing():
    many = (LOW, HIGH, HIGH)

    assert fall_words(None, UNIT) == ""
    assert fall_words(Fall((), 0, None), UNIT) == ""
    assert fall_words(Fall((LOW,), 0, None), UNIT) == (
        "1 value after it; a fall needs two, a month apart"
    )
    assert fall_words(Fall(many[:2], 1, Estimate(-8.2)), UNIT) == (
        "8.2 µg/L less a month (2 values)"
    )
    assert fall_words(Fall(many, 1, Estimate(-8.2, -12.0, 4.1)), UNIT) == (
        "8.2 µg/L less a month (3 values), 95 % interval 12 less to 4.1 more"
    )


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (2.5, 12.0, "2.5 to 12 more"),
        (-12.0, -2.5, "2.5 to 12 less"),
        (-2.5, 12.0, "2.5 less to 12 more"),
        (0.0, 12.0, "no difference to 12 more"),
    ],
)
def test_an_interval_goes_from_the_nearer_end_to_the_farther(low, high, told):
    fall = Fall((LOW, HIGH, HIGH), 1, Estimate((low + high) / 2, low, high))

    assert fall_words(fall, UNIT).endswith(f"95 % interval {told}")


def test_inflammation_is_said_once_for_each_crp():
    value = replace(LOW, inflamed_on=FIRST)

    assert inflamed_words([LOW]) == ""
    assert inflamed_words([value, value]).startswith("CRP of 1 Mar 2025 was above")


BETWEEN = Difference(
    first_nights=26, second_nights=24, first_value=5, second_value=4,
    difference=-0.84, low=-1.5, high=-0.12, p=0.02,
)  # fmt: skip


def nights(between, is_during=False):
    one, other = Period(FIRST - timedelta(days=28), FIRST), Period(LAST, LAST + timedelta(days=27))
    return nights_words(Around(one, other, is_during, ((WORST, between),)), "24")


def test_nights_are_named_and_compared():
    assert nights(BETWEEN) == [
        "1 Feb 2025 to 1 Mar 2025, then 1 Sep 2025 to 28 Sep 2025",
        (
            "Worst rating: 5 (26), then 4 (24); 0.8 points lower "
            "(95 % interval 0.1 to 1.5 points lower)"
        ),
    ]
    assert "the latest nights of it 1 Sep 2025" in nights(BETWEEN, is_during=True)[0]


def test_too_few_nights_say_how_many_are_needed():
    few = replace(BETWEEN, second_nights=4, difference=None, low=None, high=None)
    none = replace(few, first_nights=0, second_nights=0, first_value=None, second_value=None)

    assert nights(few)[1].endswith("4 (4); a difference needs 10 nights on each side")
    assert nights(none) == ["1 Feb 2025 to 1 Mar 2025, then 1 Sep 2025 to 28 Sep 2025: no rating"]
