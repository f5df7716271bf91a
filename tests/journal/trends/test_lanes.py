from datetime import date, time

import pytest

from journal.clock import Period
from journal.diary import DiaryNight
from journal.regimen.events import events
from journal.regimen.plan import Product
from journal.trends.lanes import Kind, happenings, lanes, marks
from tests.journal.labs.made_up import result
from tests.journal.regimen.made_up import product, step

WEEK = Period(date(2026, 3, 2), date(2026, 3, 8))


def day(number, month=3):
    return date(2026, month, number)


def stretches(*products):
    return [
        (each.start, each.stop, each.dose)
        for lane in lanes(WEEK, products)
        for each in lane.stretches
    ]


def iron(*steps, **kept):
    return product("Iron", *(step(day(number), amount, "mg") for number, amount in steps), **kept)


def test_a_dose_lasts_until_the_next_one_or_the_end_of_the_period():
    assert stretches(iron((3, "65"), (6, "100"))) == [(1, 4, "65 mg"), (4, 7, "100 mg")]


def test_the_last_day_is_still_taken():
    assert stretches(iron((2, "65"), last_day=day(4))) == [(0, 3, "65 mg")]


def test_what_began_before_the_period_fills_it_from_its_start():
    long_ago = product("Iron", step(day(1, 2), "65", "mg"), step(day(20, 2), "100", "mg"))

    assert stretches(long_ago) == [(0, 7, "100 mg")]


@pytest.mark.parametrize(
    "other",
    [
        iron((9, "65")),
        iron((1, "65"), last_day=day(1)),
        Product(2, "Without a dose", "supplement", "other", None, ()),
    ],
)
def test_what_was_not_taken_in_the_period_has_no_lane(other):
    assert lanes(WEEK, [other]) == ()


def test_a_dose_is_told_as_a_share_of_the_highest():
    lane = lanes(WEEK, [iron((2, "50"), (4, "100"))])[0]

    assert [each.share for each in lane.stretches] == [0.5, 1]


def test_doses_that_cannot_be_compared_are_shown_whole():
    mixed = product("Iron", step(day(2), "2", "tablet"), step(day(4), None, ""))

    assert [each.share for each in lanes(WEEK, [mixed])[0].stretches] == [1, 1]


def test_blood_results_of_a_day_and_events_of_a_night_are_one_mark_each():
    tests = [
        result("ferritin", 46, taken_on=day(5)),
        result("crp", "<5", taken_on=day(5)),
        result("ferritin", 30, taken_on=day(1)),
    ]
    nights = [
        DiaryNight(night=day(4), events=["illness", "unheard"]),
        DiaryNight(night=day(6)),
        DiaryNight(night=day(9), events=["illness"]),
    ]
    found = marks(WEEK, tests, nights, {"illness": "a cold"})

    assert [(mark.place, mark.kind, mark.words) for mark in found] == [
        (2, Kind.EVENT, "a cold, unheard"),
        (3, Kind.LAB, f"Ferritin {tests[0].entered}, {tests[1].test.name} {tests[1].entered}"),
    ]


def test_medicines_stand_before_supplements():
    plan = [
        product("Magnesium", step(day(2), "200", "mg")),
        product("Gabapentin", step(day(2), "300", "mg"), kind="medicine"),
    ]
    assert [lane.name for lane in lanes(WEEK, plan)] == ["Gabapentin", "Magnesium"]


def test_the_table_tells_changes_tests_and_events_by_their_day():
    plan = [
        iron((3, "65"), (5, "100"), last_day=day(7), reason="no difference"),
        product("Tea", step(day(2), None, ""), step(day(3), "1", "tablet")),
    ]
    found = marks(WEEK, [], [DiaryNight(night=day(6), events=["travel"])], {})
    told = happenings(WEEK, events(plan), found)

    assert [(each.day.day, each.kind, each.words) for each in told] == [
        (2, "Dose", "Tea started"),
        (3, "Dose", "Iron started, 65 mg"),
        (3, "Dose", "Tea: dose → 1 tablet"),
        (5, "Dose", "Iron: 65 mg → 100 mg"),
        (6, "Event", "travel"),
        (7, "Dose", "Iron stopped at 100 mg: no difference"),
    ]


def test_changes_outside_the_period_stay_out():
    assert happenings(WEEK, events([iron((9, "65"))]), ()) == ()


def test_two_doses_a_day_weigh_twice():
    twice = step(day(4), "50", "mg", times=(time(8), time(20)))
    lane = lanes(WEEK, [product("Iron", step(day(2), "50", "mg"), twice)])[0]

    assert [each.share for each in lane.stretches] == [0.5, 1]


def test_a_test_printed_in_two_units_is_told_in_one():
    tests = [
        result("ferritin", 45, taken_on=day(3)),
        result("ferritin", 45, "pmol/L", taken_on=day(5)),
    ]
    assert [mark.words for mark in marks(WEEK, tests, [], {}, "us")] == [
        "Ferritin 45 ng/mL",
        "Ferritin 20 ng/mL",
    ]
