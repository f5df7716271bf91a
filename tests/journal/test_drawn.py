"""What is drawn once a process holds nothing of whoever was there first."""

from datetime import date, time

import pytest
import time_machine
from django.utils import timezone

from journal.forms.drawn import Drawn, gap
from journal.forms.evening import EveningForm
from journal.models import CaffeineIntake

TONIGHT, BEFORE = date(2026, 3, 3), date(2026, 3, 1)
PAGE = "/nights/2026-03-03/"


@pytest.fixture(autouse=True)
def at_22_40():
    with time_machine.travel("2026-03-03 22:40+01:00", tick=False):
        yield


def test_gaps_are_filled_by_name_and_escaped():
    drawn = Drawn(f"<i>{gap('one')}</i>{gap('two')}{gap('one')}")

    assert drawn.filled({"one": "<b>", "three": "x"}) == "<i>&lt;b&gt;</i>&lt;b&gt;"
    assert drawn.filled({"two": gap("three")}) == f"<i></i>{gap('three')}"


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
        'value="19:10"',
        'value="09:17"',
        'data-clock="12"',
        "A &quot;private&quot; &lt;",
    ):
        assert shown in mine
        assert shown not in theirs
    assert 'name="naps" value="3"' in mine
    for other in (theirs, empty):
        assert 'name="naps" min' in other
        assert "09:17" not in other
    assert 'data-clock="24"' in theirs


def test_choices_of_one_form_are_not_those_of_the_next(person):
    now = timezone.now()

    def answers(night):
        form = EveningForm(None, instance=person.nights.on(night), now=now)
        return [value for value, _ in form.fields["first_symptom"].choices]

    assert answers(BEFORE) == ["none", "at"]
    assert answers(TONIGHT) == ["none", "0", "15", "30", "60", "at"]
    assert answers(BEFORE) == ["none", "at"]
