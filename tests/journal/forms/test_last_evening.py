"""Last evening's answers, offered for tonight."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from journal.models import CaffeineIntake, Exercise
from tests.journal.night_page import sent

NIGHT = date(2026, 3, 3)
PAGE = "/nights/2026-03-03/"


@pytest.fixture(autouse=True)
def at_22_40():
    with time_machine.travel("2026-03-03 22:40+01:00", tick=False):
        yield


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


@pytest.fixture
def last(person, write_night):
    """An evening with a coffee, a walk, no medicine and a glass of wine."""
    night = write_night(
        person,
        NIGHT - timedelta(days=1),
        had_caffeine=True,
        exercised=True,
        took_doses=False,
        alcohol_drinks=Decimal(1),
        evening_severity=7,
        evening_note="long",
    )
    CaffeineIntake.objects.create(
        night=night, drink="coffee_brewed", taken_at=time(8, 10), caffeine_mg=95
    )
    Exercise.objects.create(night=night, kind="walk", minutes=30, started_at=time(18))
    return night


def offered(browser):
    return browser.get("/tonight/").context["evening"].as_last_evening


def test_the_evening_before_is_offered_without_its_ratings_and_notes(browser, last):
    assert [each.label for each in offered(browser)] == [
        "Coffee 08:10",
        "Walk 30 min 18:00",
        "no medicines",
        "alcohol: 1",
    ]


def test_an_evening_further_back_is_not_last_evening(browser, last):
    last.night -= timedelta(days=1)
    last.save()

    assert offered(browser) == []
    assert "as_last_evening" not in browser.get("/tonight/").content.decode()


def test_another_night_offers_nothing(browser, last):
    assert "as_last_evening" not in browser.get("/nights/2026-03-01/").content.decode()


def test_nothing_is_stored_before_the_tap(browser, person, last):
    values = [each.value for each in offered(browser)]
    browser.post(PAGE, sent(same=values, evening_severity="3"))

    night = person.nights.get(night=NIGHT)
    assert (night.alcohol_drinks, night.took_doses, night.had_caffeine) == (None, None, None)
    assert not night.caffeine_intakes.exists()


def test_one_tap_stores_what_is_ticked(browser, person, last):
    coffee, _, none, wine = (each.value for each in offered(browser))
    browser.post(PAGE, sent(as_last_evening="1", same=[coffee, none, wine]))

    night = person.nights.get(night=NIGHT)
    assert night.caffeine_intakes.get().taken_at == time(8, 10)
    assert (night.had_caffeine, night.took_doses, night.alcohol_drinks) == (True, False, 1)
    assert (night.exercised, night.exercises.count()) == (None, 0)
    assert night.evening_severity is None


def test_what_tonight_says_already_stays(browser, person, last):
    values = [each.value for each in offered(browser)]
    browser.post(
        PAGE,
        sent(as_last_evening="1", same=values, alcohol_drinks="0", had_caffeine="False"),
    )

    night = person.nights.get(night=NIGHT)
    assert (night.alcohol_drinks, night.had_caffeine) == (0, False)
    assert night.exercises.count() == 1


@pytest.mark.parametrize(
    "text", ["", "[]", '{"a": 1}', '{"evening_severity": 7}', '{"x:y": {}}', "[" * 9999]
)
def test_a_suggestion_that_makes_no_sense_stores_nothing(browser, person, text):
    assert browser.post(PAGE, sent(as_last_evening="1", same=[text])).status_code == 302

    assert not person.nights.exists()


def test_the_plan_is_offered_where_something_was_taken(browser, person, last):
    row = person.regimens.create(name="Magnesium", kind="supplement")
    row.steps.create(first_day=date(2026, 1, 1), schedule="evening")
    last.took_doses = True
    last.save()
    assert "medicines as planned" in [each.label for each in offered(browser)]

    browser.post(PAGE, sent(as_last_evening="1", same=[each.value for each in offered(browser)]))

    assert person.nights.get(night=NIGHT).doses.get().name == "Magnesium"


def test_asking_for_last_evening_costs_no_further_statement(browser, last, client_of, stranger):
    statements = []
    for client in (browser, client_of(stranger)):
        with CaptureQueriesContext(connection) as captured:
            client.get("/tonight/")
        statements.append(len(captured))

    assert statements[0] <= statements[1]
