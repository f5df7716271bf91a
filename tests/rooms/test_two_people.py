"""The page of one person holds nothing of whoever was there first."""

import re
from datetime import date, time
from decimal import Decimal

import pytest
import time_machine

from journal.models import CaffeineIntake

TONIGHT, BEFORE = date(2026, 3, 3), date(2026, 3, 1)
PAGE = "/nights/2026-03-03/"


@pytest.fixture(autouse=True)
def at_22_40():
    with time_machine.travel("2026-03-03 22:40+01:00", tick=False):
        yield


def test_what_one_person_answered_is_not_on_the_page_of_another(
    client_of, person, stranger, write_night
):
    person.clock = "12"
    person.save()
    night = write_night(
        person,
        TONIGHT,
        evening_severity=7,
        had_caffeine=True,
        symptom_onset=time(19, 10),
        evening_note='A "private" </textarea>',
        naps=3,
    )
    CaffeineIntake.objects.create(night=night, drink="cola", servings=4, taken_at=time(9, 17))

    mine = client_of(person).get(PAGE).content.decode()
    theirs = client_of(stranger).get(PAGE).content.decode()
    empty = client_of(person).get("/nights/2026-03-02/").content.decode()

    for shown in (
        'value="7:10 pm"',
        'value="9:17 am"',
        'data-clock="12"',
        "A &quot;private&quot; &lt;",
    ):
        assert shown in mine
        assert shown not in theirs
    assert 'name="naps" value="3"' in mine
    for other in (theirs, empty):
        assert 'name="naps" inputmode' in other
        assert "9:17 am" not in other
    assert 'data-clock="24"' in theirs


def test_choices_of_one_night_are_not_those_of_the_next(client_of, person):
    browser = client_of(person)

    def answers(night):
        page = browser.get(f"/nights/{night}/").content.decode()
        return re.findall('name="first_symptom" value="([^"]+)"', page)

    assert answers(BEFORE) == ["none", "at"]
    assert answers(TONIGHT) == ["none", "0", "15", "30", "60", "at"]
    assert answers(BEFORE) == ["none", "at"]


def test_an_amount_from_an_import_is_offered_where_it_was_stored(client_of, person, write_night):
    write_night(person, BEFORE, alcohol_drinks=Decimal("7.5"))
    browser = client_of(person)

    def amounts(night):
        page = browser.get(f"/nights/{night}/").content.decode()
        return re.findall('name="alcohol_drinks" value="([^"]+)"', page)

    assert amounts(BEFORE) == ["0", "1", "2", "3", "4", "5", "7.5"]
    assert amounts(TONIGHT) == ["0", "1", "2", "3", "4", "5"]
