"""How the list says when a dose is taken."""

import pytest

from journal.regimen.plan import Schedule
from journal.regimen.plan_page import dose_words, plan_page
from tests.journal.regimen.made_up import MONDAY, product, step


@pytest.mark.parametrize(
    ("weekdays", "words"),
    [((0,), "1 tablet on Mon"), ((0, 2, 4), "1 tablet on Mon, Wed and Fri")],
)
def test_chosen_weekdays_are_named(weekdays, words):
    assert dose_words(step(schedule=Schedule.WEEKDAYS, weekdays=weekdays)) == words


def test_a_dose_that_has_not_begun_says_so():
    later = step(first_day=MONDAY.replace(day=20))
    line = plan_page([product("Iron", later)], MONDAY, "us").supplements[0]

    assert line.since is None
    assert line.upcoming is later
