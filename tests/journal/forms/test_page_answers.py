"""A night's answers to the fields of its page and back."""

from datetime import date, time
from typing import Any

import pytest
import time_machine
from django.http import QueryDict
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from journal.forms.page_answers import posted_answers
from journal.forms.page_fields import as_posted
from journal.models import CaffeineIntake, Dose, Exercise, Night
from journal.saving import check
from journal.saving.answers import LISTS, SCALARS, stored_answers
from journal.saving.reading import read_into
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


def seen(browser: Any) -> dict[str, Any]:
    """What the page that is open on this device shows, and its name."""
    context = browser.get(PAGE).context
    return {"seen": context["seen"], "page": str(context["token"])}


def full_night(write_night: Any, person: Any) -> Night:
    night: Night = write_night(
        person,
        NIGHT,
        evening_severity=6,
        symptom_onset=time(21, 15),
        no_symptoms=False,
        sensations=["urge", "pulling"],
        alcohol_drinks="1.5",
        had_caffeine=True,
        took_doses=True,
        exercised=True,
        rise_time=time(7, 5),
        slept=True,
        sleep_quality=4,
        evening_note="two\nlines",
    )
    CaffeineIntake.objects.create(night=night, drink="espresso", caffeine_mg=63, servings="0.5")
    Exercise.objects.create(night=night, kind="walk", minutes=30)
    Dose.objects.create(night=night, name="Magnesium", amount="200", unit="mg")
    night.refresh_from_db()
    return night


def test_what_is_stored_sent_back_changes_nothing(write_night, person):
    night = full_night(write_night, person)
    stored = stored_answers(night)
    post = as_posted(stored, night)
    before = night.own_answers()
    unread = read_into(night, stored, timezone.now())
    checked = check.check(night, before, unread, stored, stored)

    assert checked.problems == {}
    assert checked.changed == []
    assert [listing.claim for listing, rows in checked.rows if rows.changed] == []
    assert posted_answers(post, night) == stored


def test_a_row_that_a_page_does_not_mention_stays(browser, person, write_night):
    full_night(write_night, person)
    browser.post(PAGE, sent(**seen(browser), evening_severity="5"))

    assert CaffeineIntake.objects.count() == Exercise.objects.count() == Dose.objects.count() == 1


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=12), max_size=8))
def test_whatever_a_browser_sends_becomes_answers_to_known_questions(fields):
    post = QueryDict(mutable=True)
    post.update(fields)

    known = {*SCALARS, *LISTS, "first_symptom", "symptom_onset"}
    assert posted_answers(post, Night(night=NIGHT, user=User())).keys() <= known & {
        *fields,
        "first_symptom",
    }
