"""The page of one person holds nothing of whoever was there first."""

from datetime import date, time
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from journal.forms.evening import EveningForm
from journal.forms.morning import MorningForm
from journal.models import CaffeineIntake, Night

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


def test_choices_of_one_form_are_not_those_of_the_next(person):
    now = timezone.now()

    def answers(night):
        form = EveningForm(None, instance=person.nights.on(night), now=now)
        return [value for value, _ in form.fields["first_symptom"].choices]

    assert answers(BEFORE) == ["none", "at"]
    assert answers(TONIGHT) == ["none", "0", "15", "30", "60", "at"]
    assert answers(BEFORE) == ["none", "at"]


def test_a_form_changes_no_field_of_another_one(person, stranger):
    person.clock = "12"
    at = timezone.now()
    theirs = {"time_zone": "UTC", "night": BEFORE, "alcohol_drinks": Decimal("7.5")}
    first = EveningForm(instance=Night(user=person, **theirs), now=at)
    morning = MorningForm(instance=Night(user=person, **theirs))
    other = EveningForm(instance=Night(user=stranger, time_zone="UTC", night=TONIGHT), now=at)

    assert ("7.5", "7.5") in first.fields["alcohol_drinks"].choices
    assert ("7.5", "7.5") not in other.fields["alcohol_drinks"].choices
    assert len(first.fields["first_symptom"].choices) < len(other.fields["first_symptom"].choices)
    assert first.fields["planned_bedtime"].widget.attrs["data-clock"] == "12"
    assert other.fields["planned_bedtime"].widget.attrs["data-clock"] == "24"
    assert morning.fields["bedtime"].widget.attrs["data-clock"] == "12"
    assert MorningForm.base_fields["bedtime"].widget.attrs["data-clock"] == ""
