"""What is written of courses: every time and number, and never what to do."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from journal.labs.catalogue import BY_KEY
from journal.labs.iron import change_words, course_words
from journal.labs.iron.courses import IronCourse
from journal.labs.iron.values import Value
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
    assert course_words.dates(course) == told


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
    assert course_words.between(FIRST, last) == told


def test_how_long_it_is_over_is_told_where_it_is_known():
    assert course_words.ago(ORAL, TODAY) == "8 months ago"
    assert course_words.ago(ORAL, date(2027, 12, 1)) == "2 years 3 months ago"
    assert course_words.ago(RUNNING, TODAY) == ""
    assert course_words.ago(replace(INFUSION, is_first_known=False), TODAY) == ""


def test_the_sentence_tells_the_last_course_or_those_that_go_on():
    assert course_words.sentence([], TODAY).startswith("No iron and no infusion")
    assert course_words.sentence([ORAL], TODAY) == (
        "1 course of iron. The last: Iron, 65 mg of iron a day, 1 Mar 2025 to 1 Sep 2025, "
        "8 months ago."
    )
    assert course_words.sentence([INFUSION, RUNNING], TODAY) == (
        "2 courses of iron. You take now: Iron, 65 mg of iron a day, since 1 Mar 2025."
    )
    unknown = replace(INFUSION, is_first_known=False)
    assert course_words.sentence([unknown], TODAY).endswith("before 1 Mar 2025, day not known.")


def test_before_a_test_iron_until_when_and_the_last_infusion():
    test = date(2026, 6, 1)

    assert course_words.before_test([], test) == []
    assert course_words.before_test([INFUSION, ORAL], test) == [
        "Iron until 1 Sep 2025 (Iron, 65 mg of iron a day), 9 months before this test.",
        "Last infusion: 1 Mar 2025 (Ferinject, 1,000 mg), 15 months before this test.",
    ]
    assert course_words.before_test([RUNNING], test) == [
        "Iron you take: Iron, 65 mg of iron a day, since 1 Mar 2025."
    ]
    assert (
        course_words._iron_until(ORAL, "") == "Iron until 1 Sep 2025 (Iron, 65 mg of iron a day)."
    )
    assert course_words.before_test([replace(INFUSION, is_first_known=False)], test) == [
        "Last infusion: before 1 Mar 2025, day not known (Ferinject, 1,000 mg)."
    ]


def test_nothing_is_advised_and_nothing_is_called_low():
    told = " ".join(
        [
            change_words.how(),
            course_words.sentence([ORAL], TODAY),
            *course_words.before_test([ORAL, INFUSION], TODAY),
        ]
    ).lower()

    assert not [word for word in (*FORBIDDEN, "too low", "is low", "should") if word in told]
