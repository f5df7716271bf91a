"""Courses of iron come from what is stored: the list, doses of nights, events."""

from datetime import date, timedelta

import pytest

from journal.labs.iron.courses import Infused, courses
from journal.regimen.plan import Schedule
from tests.journal.regimen.made_up import holds, product, step

TODAY = date(2026, 11, 30)
START = date(2026, 1, 10)


def iron(*steps, **kept):
    kept = {"contents": (holds("iron", "65", "325", "mg"),)} | kept
    return product("Ferrous sulfate", *(steps or [step(START, "325", "mg")]), **kept)


def ferinject(*steps, **kept):
    return product("Ferinject", *steps, kind="medicine", key=7, **kept)


def made(*products, infused=(), events=(), day=TODAY):
    return courses(products, infused, events, day)


def test_iron_by_mouth_goes_from_its_first_day_to_its_last():
    (course,) = made(iron(last_day=date(2026, 4, 4)))

    assert (course.first, course.last) == (START, date(2026, 4, 4))
    assert course.label == "Ferrous sulfate, 65 mg of iron a day"
    assert not course.is_infusion


@pytest.mark.parametrize("last_day", [None, TODAY + timedelta(days=1)])
def test_what_is_not_over_goes_on(last_day):
    (course,) = made(iron(last_day=last_day))

    assert course.last is None


def test_what_has_not_begun_is_no_course():
    assert made(iron(step(TODAY + timedelta(days=1), "325", "mg"))) == ()


def test_a_dose_every_other_day_is_half_a_day_and_a_new_dose_follows():
    (course,) = made(
        iron(
            step(START, "325", "mg", schedule=Schedule.ALTERNATE),
            step(date(2026, 3, 1), "325", "mg"),
            step(date(2027, 3, 1), "650", "mg"),
        )
    )

    assert course.dose == "32.5 mg of iron a day, then 65 mg of iron a day"


@pytest.mark.parametrize(
    "one",
    [
        product("Floradix", step(START)),  # iron by its name, and no amount
        iron(step(START, None)),
        iron(step(START, "325", "mg", schedule=Schedule.AS_NEEDED)),
    ],
)
def test_an_amount_that_nobody_knows_is_not_known(one):
    assert made(one)[0].label == f"{one.name}, amount not known"


def test_a_tablet_of_many_things_is_a_course_too_and_one_without_iron_is_none():
    multi = product("Daily multi", step(START), contents=(holds("iron", "14"),))
    magnesium = product("Magnesium", step(START), contents=(holds("magnesium", "100"),))

    assert [course.label for course in made(multi, magnesium)] == [
        "Daily multi, 14 mg of iron a day"
    ]


def test_a_beginning_that_nobody_knows_is_said():
    (course,) = made(iron(step(START, "325", "mg", is_since_known=False)))

    assert not course.is_first_known


def test_an_infusion_of_the_list_is_each_day_on_which_a_dose_of_it_begins():
    told = made(ferinject(step(START, "1000", "mg"), step(date(2026, 6, 1), "500", "mg")))

    assert [(c.first, c.last, c.label) for c in told] == [
        (START, START, "Ferinject, 1,000 mg"),
        (date(2026, 6, 1), date(2026, 6, 1), "Ferinject, 500 mg"),
    ]
    assert all(course.is_infusion for course in told)


def test_where_nights_have_its_doses_their_days_count_and_not_that_of_the_list():
    listed = ferinject(step(START, "1000", "mg"))
    by_plan = Infused(date(2026, 2, 3), "Ferinject", "500 mg", plan_key=7)
    by_name = Infused(date(2026, 2, 10), " ferinject ", "500 mg")

    told = made(listed, infused=[by_plan, by_name])

    assert [course.first for course in told] == [date(2026, 2, 3), date(2026, 2, 10)]


def test_a_dose_of_something_else_says_nothing_of_the_list():
    told = made(
        ferinject(step(START, "1000", "mg")), infused=[Infused(date(2026, 2, 3), "Venofer", "")]
    )

    assert [(course.name, course.first) for course in told] == [
        ("Ferinject", START),
        ("Venofer", date(2026, 2, 3)),
    ]


def test_an_event_is_an_infusion_unless_one_is_known_that_night_or_beside_it():
    near = [START - timedelta(days=1), START, START + timedelta(days=1)]
    told = made(ferinject(step(START, "1000", "mg")), events=[*near, date(2026, 5, 1)])

    assert [course.label for course in told] == [
        "Ferinject, 1,000 mg",
        "Iron infusion, amount not known",
    ]


def test_two_nights_in_a_row_with_the_event_are_one_infusion():
    assert len(made(events=[START, START + timedelta(days=1)])) == 1


def test_nothing_later_than_the_day_is_told():
    told = made(
        ferinject(step(START, "1000", "mg")),
        events=[date(2026, 5, 1)],
        infused=[Infused(date(2026, 6, 1), "Venofer", "200 mg")],
        day=date(2026, 5, 1),
    )

    assert [course.first for course in told] == [START, date(2026, 5, 1)]
