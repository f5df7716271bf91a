"""Answers stand under the product that they answer in the plan as it is now."""

from datetime import date

from journal.diary import SkippedDose, TakenDose
from journal.regimen.dose_outcomes import Answers, settled
from tests.journal.regimen.made_up import MONDAY, product

MAGNESIUM = product("Magnesium", key=1)
IRON = product("Iron", key=2)
GONE = 77


def took(name, key):
    return TakenDose(name, "supplement", plan_key=key)


def keys(products, *doses, skipped=()):
    found = settled(products, Answers({MONDAY: doses}, {MONDAY: skipped}))
    return [one.plan_key for one in (*found.doses[MONDAY], *found.skipped[MONDAY])]


def test_answers_to_products_that_are_there_stay_as_they_are():
    answers = Answers({MONDAY: [took("Magnesium", 1), took("Anything", None)]})

    assert settled([MAGNESIUM, IRON], answers) is answers


def test_a_product_added_anew_takes_the_answers_of_the_deleted_one_by_its_name():
    left = SkippedDose(GONE, "MAGNESIUM")

    assert keys([MAGNESIUM, IRON], took("magnesium ", GONE), took("Iron", 2)) == [1, 2]
    assert keys([MAGNESIUM], skipped=[left]) == [1]


def test_what_is_no_more_goes_by_its_name_alone():
    left = SkippedDose(GONE, "Valerian")

    assert keys([MAGNESIUM], took("Valerian", GONE), skipped=[left]) == [None, GONE]


def test_of_two_with_one_name_the_one_in_force_that_night_is_answered():
    ended = product("Magnesium", key=3, last_day=date(2026, 3, 1))

    assert keys([ended, MAGNESIUM], took("Magnesium", 3), took("Magnesium", 1)) == [1, 1]


def test_an_answer_of_a_night_on_which_nothing_is_in_force_keeps_its_product():
    ended = product("Magnesium", key=3, last_day=date(2026, 3, 1))
    other = product("Magnesium", key=4, last_day=date(2026, 3, 1))

    assert keys([ended, other], took("Magnesium", 3)) == [3]
