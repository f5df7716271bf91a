"""What is one tap away: what this person usually drinks, does and answers."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from journal.forms.usual import (
    brought_forward,
    lately,
    usual_drinks,
    usual_exercise,
    usual_times,
)
from journal.models import CaffeineIntake, Exercise
from tests.journal.night_page import sent

NIGHT = date(2026, 3, 3)
PAGE = "/nights/2026-03-03/"


@pytest.fixture(autouse=True)
def at_22_40():
    with time_machine.travel("2026-03-03 22:40+01:00", tick=False):
        yield


@pytest.fixture
def week(person, write_night):
    """Seven nights before tonight, newest first."""
    return [
        write_night(person, NIGHT - timedelta(days=back), had_caffeine=True, exercised=True)
        for back in range(1, 8)
    ]


def drinks(person, now=None):
    chips = usual_drinks(person.nights.on(NIGHT), now or timezone.now(), {})
    return [(chip.label, chip.detail) for chip in chips]


def test_without_habits_common_drinks_are_offered_without_a_time(person):
    assert drinks(person) == [("Coffee", ""), ("Black tea", ""), ("Espresso", "")]


def test_the_most_frequent_come_first_with_their_middle_time(person, week):
    for night, at in zip(week, (time(15, 50), time(16), time(16, 20)), strict=False):
        CaffeineIntake.objects.create(night=night, drink="cola", taken_at=at, caffeine_mg=33)
    CaffeineIntake.objects.create(night=week[0], drink="tea_green", caffeine_mg=28)

    assert drinks(person)[:2] == [("Cola", "16:00"), ("Green tea", "")]


def test_the_same_drink_at_two_times_of_day_is_two_habits(person, week):
    for night in week[:3]:
        for at in (time(8), time(14, 10)):
            CaffeineIntake.objects.create(
                night=night, drink="coffee_brewed", taken_at=at, caffeine_mg=95
            )

    assert ("Coffee", "08:00") in drinks(person)
    assert ("Coffee", "14:15") in drinks(person)


def test_a_drink_a_little_before_and_after_noon_is_one_habit(person, week):
    for night, at in zip(week, (time(11, 45), time(12, 10), time(12, 20)), strict=False):
        CaffeineIntake.objects.create(night=night, drink="cola", taken_at=at, caffeine_mg=33)

    assert drinks(person)[0] == ("Cola", "12:15")


def test_what_is_usually_had_later_comes_after_the_others(person, week):
    for night in week[:5]:
        CaffeineIntake.objects.create(
            night=night, drink="cola", taken_at=time(21), caffeine_mg=33, servings=Decimal("2")
        )
    with time_machine.travel("2026-03-03 18:00+01:00", tick=False):
        assert drinks(person)[-1] == ("2 × Cola", "21:00")
    assert drinks(person)[0] == ("2 × Cola", "21:00")


def test_the_usual_bout_is_offered_with_its_start(person, week):
    for night in week[:3]:
        Exercise.objects.create(night=night, kind="walk", minutes=30, started_at=time(18, 5))
    Exercise.objects.create(night=week[0], kind="run", minutes=20)

    (chip,) = usual_exercise(person.nights.on(NIGHT), {})
    assert (chip.label, chip.detail) == ("Walk 30 min", "18:00")


def test_other_peoples_habits_are_theirs(person, stranger, write_night):
    night = write_night(stranger, NIGHT - timedelta(days=1), had_caffeine=True)
    CaffeineIntake.objects.create(night=night, drink="cola", caffeine_mg=33)

    assert ("Cola", "") not in drinks(person)


def test_a_tap_stores_the_row_and_taking_it_off_removes_it(client_of, person):
    browser = client_of(person)
    chip = browser.get(PAGE).context["evening"].had_caffeine[0]["questions"][0]["chips"][0]
    browser.post(PAGE, sent(usual=chip.value))
    assert person.nights.get().caffeine_intakes.get().drink == "coffee_brewed"

    again = browser.get(PAGE).context["evening"].had_caffeine[0]["questions"][0]["chips"][0]
    assert again.chosen
    browser.post(PAGE, {**sent(), "usual-shown": chip.question})
    assert not person.nights.get().caffeine_intakes.exists()


def test_a_chosen_drink_is_called_as_it_was_changed(client_of, person):
    browser = client_of(person)
    chips = browser.get(PAGE).context["evening"].had_caffeine[0]["questions"][0]["chips"]
    assert chips[0].label == "Coffee"
    browser.post(PAGE, sent(usual=chips[0].value))
    person.nights.get().caffeine_intakes.update(servings=Decimal("1.5"), taken_at=time(8, 30))

    again = browser.get(PAGE).context["evening"].had_caffeine[0]["questions"][0]["chips"][0]
    assert (again.label, again.detail, again.what) == ("1.5 × Coffee", "08:30", "Coffee")


# Half of a surrogate pair: valid JSON, but no text that a database could keep.
HALF = '{"doses:0c2f9e8e-6a0c-4d6e-8b2b-0d1f5b7d3c11": {"name": "\\ud800", "kind": "medicine"}}'


@pytest.mark.parametrize(
    "usual", ["", "[]", "{}", '{"doses": 1}', '{"caffeine:1": {}}', "[" * 9999, HALF]
)
def test_a_tap_that_makes_no_sense_stores_nothing(client_of, person, usual):
    answer = client_of(person).post(PAGE, sent(usual=usual))

    assert answer.status_code == 302
    assert not person.nights.exists()


def test_questions_answered_three_times_come_forward(person, week):
    for night in week[:3]:
        night.alcohol_drinks = 1
        night.save()
    week[0].nicotine_uses = 1
    week[0].save()
    names = ("alcohol_drinks", "nicotine_uses", "sensations")

    assert brought_forward(lately(person.nights.on(NIGHT)), names) == {"alcohol_drinks"}


def test_usual_times_are_medians_that_cross_midnight(person, week):
    for night, at in zip(week, (time(23, 40), time(0, 10), time(0, 2)), strict=False):
        night.bedtime = at
        night.save()

    assert usual_times(lately(person.nights.on(NIGHT))) == {"bedtime": time(0)}


def test_usual_times_are_medians_that_cross_noon(person, week):
    for night, at in zip(week, (time(11, 40), time(12, 10), time(12, 2)), strict=False):
        night.bedtime = at
        night.save()

    assert usual_times(lately(person.nights.on(NIGHT))) == {"bedtime": time(12)}


def test_a_morning_still_to_come_can_be_given_to_the_night_before(client_of, person, write_night):
    write_night(person, NIGHT, final_awakening=time(6, 30), evening_severity=5)
    browser = client_of(person)
    assert "This waking time is still to come" in browser.get(PAGE).content.decode()

    browser.post(f"{PAGE}move-morning/")
    night, before = person.nights.get(night=NIGHT), person.nights.get(night=date(2026, 3, 2))
    assert (night.final_awakening, night.evening_severity) == (None, 5)
    assert before.final_awakening == time(6, 30)


@pytest.mark.parametrize(
    ("onset", "said"),
    [(time(11, 30), "11:30"), (time(23, 50), "23:50"), (time(21, 30), ""), (time(12), "")],
)
def test_a_first_symptom_still_to_come_is_asked_about_and_kept(
    client_of, person, write_night, onset, said
):
    write_night(person, NIGHT, symptom_onset=onset)
    body = client_of(person).get(PAGE).content.decode()
    asked = f"The first symptom at {said} is still to come. Was it a day earlier?"
    assert (asked in body) is bool(said)
    assert ("is still to come" in body) is bool(said)
    assert person.nights.get(night=NIGHT).symptom_onset == onset


def test_the_morning_after_a_first_symptom_has_come(client_of, person, write_night):
    person.clock = "12"
    person.save()
    write_night(person, NIGHT, symptom_onset=time(3, 10))
    with time_machine.travel("2026-03-04 03:00+01:00", tick=False):
        assert "symptom at 3:10 am is still" in client_of(person).get(PAGE).content.decode()
    with time_machine.travel("2026-03-04 03:10+01:00", tick=False):
        assert "is still to come" not in client_of(person).get(PAGE).content.decode()


def test_a_morning_written_already_is_not_overwritten(client_of, person, write_night):
    write_night(person, NIGHT, final_awakening=time(6, 30))
    write_night(
        person,
        date(2026, 3, 2),
        final_awakening=time(7),
        morning_first_written_at=timezone.now(),
    )
    answer = client_of(person).post(f"{PAGE}move-morning/", follow=True)

    assert "is written already" in answer.content.decode()
    assert person.nights.get(night=date(2026, 3, 2)).final_awakening == time(7)
