from datetime import date, time

import pytest

from journal.clock import Period
from journal.figures.lanes import MarkKind
from journal.regimen.lanes import changes, lanes
from journal.regimen.plan import Product
from tests.journal.regimen.made_up import product, step

WEEK = Period(date(2026, 3, 2), date(2026, 3, 8))


def day(number, month=3):
    return date(2026, month, number)


def stretches(*products):
    return [
        (each.start, each.stop, each.dose)
        for lane in lanes(products, WEEK)
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
    assert lanes([other], WEEK) == ()


def test_a_dose_is_told_as_a_share_of_the_highest():
    lane = lanes([iron((2, "50"), (4, "100"))], WEEK)[0]

    assert [each.level for each in lane.stretches] == [0.5, 1]


def test_doses_that_cannot_be_compared_are_shown_whole():
    mixed = product("Iron", step(day(2), "2", "tablet"), step(day(4), None, ""))

    assert [each.level for each in lanes([mixed], WEEK)[0].stretches] == [1, 1]


def test_medicines_for_rls_stand_first_and_other_ones_before_supplements():
    plan = [
        product("Magnesium", step(day(2), "200", "mg")),
        product("Levothyroxine", step(day(2), "50", "ug"), kind="medicine"),
        product("Gabapentin", step(day(2), "300", "mg"), kind="medicine"),
    ]
    order = [lane.name for lane in lanes(plan, WEEK)]
    assert order == ["Gabapentin", "Levothyroxine", "Magnesium"]


def test_changes_are_marks_of_their_days():
    plan = [
        iron((3, "65"), (5, "100"), last_day=day(7), reason="no difference"),
        product("Tea", step(day(2), None, ""), step(day(3), "1", "tablet")),
        iron((9, "65")),
    ]
    found = changes(plan, WEEK)

    assert {each.kind for each in found} == {MarkKind.DOSE}
    assert [(each.start, each.words) for each in found] == [
        (0, "Tea started"),
        (1, "Iron started at 65 mg"),
        (1, "Tea changed to 1 tablet"),
        (3, "Iron changed from 65 mg to 100 mg"),
        (5, "Iron stopped at 100 mg: no difference"),
    ]


def test_two_doses_a_day_weigh_twice():
    twice = step(day(4), "50", "mg", times=(time(8), time(20)))
    lane = lanes([product("Iron", step(day(2), "50", "mg"), twice)], WEEK)[0]

    assert [each.level for each in lane.stretches] == [0.5, 1]


def test_a_stretch_says_which_of_its_edges_are_changes():
    (lane,) = lanes([iron((1, "65"), (4, "100"), last_day=day(6))], WEEK)

    assert [(each.begins, each.stops) for each in lane.stretches] == [(False, False), (True, True)]
    assert lane.changes == 2


def test_the_edge_of_the_period_is_no_change():
    (lane,) = lanes([iron((1, "65"), last_day=day(8))], WEEK)

    assert lane.changes == 0


def test_a_dose_of_nothing_is_drawn_whole():
    (lane,) = lanes([iron((2, "0"))], WEEK)

    assert [each.level for each in lane.stretches] == [1]
