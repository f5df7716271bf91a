"""What is written of courses: every time and number, and never what to do."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from journal.clock import Period
from journal.figures.differences import Difference
from journal.figures.measures import WORST
from journal.labs.catalogue import BY_KEY
from journal.labs.iron import words
from journal.labs.iron.courses import IronCourse
from journal.labs.iron.nights_around import Around
from journal.labs.iron.values import Change, Estimate, Fall, Value
from tests.journal.labs.test_catalogue import FORBIDDEN

UNIT = BY_KEY["ferritin"].shown("metric")
FIRST, LAST, TODAY = date(2025, 3, 1), date(2025, 9, 1), date(2026, 5, 2)
ORAL = IronCourse("Iron", False, FIRST, LAST, "65 mg of iron a day")
RUNNING = replace(ORAL, last=None)
INFUSION = IronCourse("Ferinject", True, FIRST, FIRST, "1,000 mg")
LOW, HIGH = Value(FIRST, Decimal(41)), Value(LAST, Decimal("78.5"))


@pytest.mark.parametrize(
    ("course", "told"),
    [
        (ORAL, "1 Mar 2025 to 1 Sep 2025"),
        (RUNNING, "since 1 Mar 2025"),
        (replace(RUNNING, is_first_known=False), "since before 1 Mar 2025"),
        (INFUSION, "1 Mar 2025"),
        (replace(INFUSION, is_first_known=False), "before 1 Mar 2025, day not known"),
    ],
)
def test_dates_of_a_course(course, told):
    assert words.dates(course) == told


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (FIRST, "0 days"), (date(2025, 3, 2), "1 day"), (date(2025, 3, 14), "13 days"),
        (date(2025, 3, 15), "2 weeks"), (date(2025, 5, 9), "9 weeks"),
        (date(2025, 5, 10), "2 months"), (date(2025, 8, 31), "5 months"),
        (date(2025, 9, 1), "6 months"), (date(2027, 2, 28), "23 months"),
        (date(2027, 3, 1), "2 years"), (date(2027, 5, 31), "2 years 2 months"),
    ],
)  # fmt: skip
def test_times_in_words(last, told):
    assert words.between(FIRST, last) == told


def test_how_long_it_is_over_is_told_where_it_is_known():
    assert words.over_for(ORAL, TODAY) == "8 months"
    assert words.over_for(RUNNING, TODAY) == ""
    assert words.over_for(replace(INFUSION, is_first_known=False), TODAY) == ""


def changed(before=(), after=(), between=None, places=1, is_during=False):
    return words.change_words(Change(before, after, is_during, places, between), UNIT)


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

    assert words.change_words(change, UNIT) == (
        "41 µg/L, 1 Mar 2025; none after (1 value with a sign not counted)"
    )
    assert words.change_words(replace(change, before=(), left_out=2), UNIT) == (
        "– (2 values with a sign not counted)"
    )


def test_a_fall_says_its_values_and_what_is_missing():
    many = (LOW, HIGH, HIGH)

    assert words.fall_words(None, UNIT) == ""
    assert words.fall_words(Fall((), 0, None), UNIT) == ""
    assert words.fall_words(Fall((LOW,), 0, None), UNIT) == (
        "1 value after it; a fall needs two, a month apart"
    )
    assert words.fall_words(Fall(many[:2], 1, Estimate(-8.2)), UNIT) == (
        "8.2 µg/L less a month (2 values)"
    )
    assert words.fall_words(Fall(many, 1, Estimate(-8.2, -12.0, 4.1)), UNIT) == (
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

    assert words.fall_words(fall, UNIT).endswith(f"95 % interval {told}")


def test_inflammation_is_said_once_for_each_crp():
    value = replace(LOW, inflamed_on=FIRST)

    assert words.inflamed_words([LOW]) == ""
    assert words.inflamed_words([value, value]).startswith("CRP of 1 Mar 2025 was above")


BETWEEN = Difference(
    first_nights=26, second_nights=24, first_value=5, second_value=4,
    difference=-0.84, low=-1.5, high=-0.12, p=0.02,
)  # fmt: skip


def nights(between, is_during=False):
    one, other = Period(FIRST - timedelta(days=28), FIRST), Period(LAST, LAST + timedelta(days=27))
    return words.nights_words(Around(one, other, is_during, ((WORST, between),)), "24")


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


def test_the_sentence_tells_the_last_course_or_those_that_go_on():
    assert words.sentence([], TODAY).startswith("No iron and no infusion")
    assert words.sentence([ORAL], TODAY) == (
        "1 course of iron. The last: Iron, 65 mg of iron a day, 1 Mar 2025 to 1 Sep 2025, "
        "8 months ago."
    )
    assert words.sentence([INFUSION, RUNNING], TODAY) == (
        "2 courses of iron. You take now: Iron, 65 mg of iron a day, since 1 Mar 2025."
    )
    unknown = replace(INFUSION, is_first_known=False)
    assert words.sentence([unknown], TODAY).endswith("before 1 Mar 2025, day not known.")


def test_before_a_test_iron_until_when_and_the_last_infusion():
    test = date(2026, 6, 1)

    assert words.before_test([], test) == []
    assert words.before_test([INFUSION, ORAL], test) == [
        "Iron until 1 Sep 2025 (Iron, 65 mg of iron a day), 9 months before this test.",
        "Last infusion: 1 Mar 2025 (Ferinject, 1,000 mg), 15 months before this test.",
    ]
    assert words.before_test([RUNNING], test) == [
        "Iron you take: Iron, 65 mg of iron a day, since 1 Mar 2025."
    ]
    assert words.before_test([replace(INFUSION, is_first_known=False)], test) == [
        "Last infusion: before 1 Mar 2025, day not known (Ferinject, 1,000 mg)."
    ]


def test_nothing_is_advised_and_nothing_is_called_low():
    told = " ".join(
        [words.HOW, words.sentence([ORAL], TODAY), *words.before_test([ORAL, INFUSION], TODAY)]
    ).lower()

    assert not [word for word in (*FORBIDDEN, "too low", "is low", "should") if word in told]
