from datetime import date, time, timedelta

import pytest

from journal.clock import Period
from journal.diary import DiaryNight, TakenDose
from journal.figures.declared import exposures
from journal.figures.exposures import Diary
from journal.figures.left_out import LeftOut
from tests.journal.made_up import figures_of

MONDAY = date(2026, 3, 2)


def day(number):
    return MONDAY + timedelta(days=number)


def asked(nights=1, evenings=(), **diary):
    """Which factors are asked about, by their key, on so many nights without other answers.

    `evenings` are their evening ratings, where there are any.
    """
    listed = [
        DiaryNight(night=day(n), evening_severity=dict(enumerate(evenings)).get(n))
        for n in range(nights)
    ]
    made = Diary(period=Period(MONDAY, day(nights - 1)), figures=figures_of(listed), **diary)
    keys = {each.factor.key: each for each in exposures(made)}
    return {key: each for key, each in keys.items() if key.startswith("taken-")}


def taken(*names, kind="supplement"):
    return tuple(TakenDose(name, kind) for name in names)


def test_a_supplement_counts_as_not_taken_only_where_the_question_was_answered():
    doses = {0: taken("Magnesium"), 1: taken("magnesium", "Zinc"), 2: taken("Zinc")}
    exposure = asked(
        4,
        doses={day(n): listed for n, listed in doses.items()},
        took_doses={day(0): True, day(1): None, day(2): True, day(3): None},
    )["taken-magnesium"]
    assert exposure.exposed == (1, 1, 0, None)


def test_medicines_are_not_asked_about():
    assert asked(doses={MONDAY: taken("Gabapentin", kind="medicine")}) == {}


def test_at_most_eight_supplements_are_asked_about():
    assert len(asked(doses={MONDAY: taken(*(f"Herb {n}" for n in range(12)))})) == 8


def test_what_is_left_out_takes_no_place_among_the_eight():
    slow = {name.casefold(): LeftOut(name, "It is slow.") for name in ("Iron", "Folic acid")}
    names = [f"Herb {n}" for n in range(8)]
    factors = asked(doses={MONDAY: taken("Iron", "Folic acid", *names)}, left_out=slow)
    assert len(factors) == 8
    assert not factors.keys() & {"taken-iron", "taken-folic acid"}


@pytest.mark.parametrize(
    ("times", "is_after"),
    [
        ((time(21), time(22), time(8)), True),
        ((time(8), time(9), time(22)), False),
        ((None, None, None), True),
        ((time(1), time(2), None), True),
    ],
)
def test_what_is_taken_in_the_evening_has_the_rating_of_the_evening_beside_it(times, is_after):
    doses = {
        day(n): (TakenDose("Magnesium", "supplement", taken_at=at),) for n, at in enumerate(times)
    }
    exposure = asked(3, evenings=(0, 1, 2), doses=doses)["taken-magnesium"]
    assert exposure.earlier == ((0, 1, 2) if is_after else None)
