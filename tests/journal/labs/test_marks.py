from datetime import date

from journal.clock import Period
from journal.figures.lanes import Mark, MarkKind
from journal.labs.marks import marks
from tests.journal.labs.made_up import result

WEEK = Period(date(2026, 3, 2), date(2026, 3, 8))


def day(number):
    return date(2026, 3, number)


def test_the_results_of_a_day_are_one_mark():
    tests = [
        result("ferritin", 46, taken_on=day(5)),
        result("crp", "<5", taken_on=day(5)),
        result("ferritin", 30, taken_on=day(1)),
    ]
    words = f"Ferritin {tests[0].entered}, {tests[1].test.name} {tests[1].entered}"

    assert marks(tests, WEEK) == (Mark(3, MarkKind.LAB, words),)


def test_a_test_printed_in_two_units_is_told_in_one():
    tests = [
        result("ferritin", 45, "pmol/L", taken_on=day(5)),
        result("ferritin", 45, taken_on=day(3)),
    ]
    assert [mark.words for mark in marks(tests, WEEK, "us")] == [
        "Ferritin 45 ng/mL",
        "Ferritin 20 ng/mL",
    ]
