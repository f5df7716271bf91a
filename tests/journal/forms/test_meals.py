from datetime import date, timedelta

import pytest
import time_machine

from journal.forms.meals import Meal

NIGHT = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("answers", "label"),
    [
        ((True, True, None), "Iron-rich meal with vitamin C"),
        ((True, False, True), "Iron-rich meal with tea or coffee"),
        ((True, True, True), "Iron-rich meal with vitamin C and tea or coffee"),
        ((True, False, False), "Iron-rich meal, neither beside it"),
        ((True, None, False), "Iron-rich meal"),
        ((False, None, None), "No iron-rich meal"),
    ],
)
def test_a_meal_is_said_in_words(answers, label):
    assert Meal(*answers).label == label


def test_a_meal_taps_what_was_answered_and_leaves_the_rest_open():
    assert Meal(True, False, None).taps == (
        "iron_rich_meal:True vitamin_c_with_meal:False tea_or_coffee_with_meal:"
    )


@time_machine.travel("2026-03-03 22:40+01:00", tick=False)
def test_the_most_usual_meals_of_eight_weeks_come_first(client_of, person, stranger, write_night):
    def ate(ago, *answers, who=person):
        names = ("iron_rich_meal", "vitamin_c_with_meal", "tea_or_coffee_with_meal")
        told = dict(zip(names, answers, strict=True))
        write_night(who, NIGHT - timedelta(days=ago), **told)

    ate(1, True, True, None)
    ate(2, False, None, None)
    ate(3, True, True, None)
    ate(4, None, None, None)
    ate(57, True, False, True)
    ate(1, True, False, True, who=stranger)

    page = client_of(person).get("/tonight/")

    assert [meal.label for meal in page.context["evening"].usual_meals] == [
        "Iron-rich meal with vitamin C",
        "No iron-rich meal",
    ]
    assert "Food, as on other days" in page.content.decode()


@time_machine.travel("2026-03-03 22:40+01:00", tick=False)
def test_without_such_answers_nothing_is_offered(client_of, person):
    assert "as on other days" not in client_of(person).get("/tonight/").content.decode()
