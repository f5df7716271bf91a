"""The demo's person keeps a plan and has blood results that fit the made-up nights."""

from datetime import date

import time_machine

from journal.clock import Period
from journal.models import Dose, SkippedDose
from journal.regimen.adherence import summary
from journal.regimen.dose_outcomes import Answers
from journal.regimen.events import events
from journal.seeding import fill_with_demo

LAST = date(2026, 3, 28)


def told(person):
    nights = person.nights.all()
    took = dict(nights.values_list("night", "took_doses"))
    return Answers(nights.doses(), nights.skipped_doses(), took)


def test_the_plan_names_what_the_nights_hold(person):
    fill_with_demo(person, nights=180, seed=2, last=LAST)

    names = set(Dose.objects.values_list("name", flat=True))
    assert names == {row.name for row in person.regimens.filter(ended_on=None)}
    assert not Dose.objects.filter(plan_key=None).exists()
    for line in summary(person.regimens.products(), told(person), Period.ending(LAST, 28).nights()):
        assert 0.7 < (line.share or 0) <= 1, line
        assert line.answered < line.planned or line.taken == line.answered
        assert line.other_amount == line.other_time == 0


def test_what_was_due_on_an_answered_night_and_not_taken_is_said_to_be_not_taken(person):
    fill_with_demo(person, nights=180, seed=2, last=LAST)

    skipped = SkippedDose.objects.filter(night__user=person)
    assert skipped.exists()
    assert not skipped.filter(night__took_doses=None).exists()
    assert skipped.exclude(reason="").exists()


def test_the_history_has_a_dose_change_and_something_given_up(person):
    fill_with_demo(person, nights=180, seed=2, last=LAST)

    changes = {(e.product, e.change.value) for e in events(person.regimens.products())}
    assert {("Gabapentin", "changed"), ("Valerian", "stopped"), ("Iron", "started")} <= changes


def test_the_blood_tells_the_same_story(person):
    fill_with_demo(person, nights=180, seed=2, last=LAST)

    iron = person.regimens.get(name="Iron").steps.get().first_day
    ferritin = person.lab_results.filter(test="ferritin").order_by("taken_on")
    assert [int(row.value) for row in ferritin] == [48, 41, 78]
    assert ferritin[1].taken_on < iron < ferritin[2].taken_on
    for row in person.lab_results.all():
        row.full_clean(validate_unique=False, validate_constraints=False)
    for regimen in person.regimens.all():
        regimen.full_clean()
        for row in (*regimen.steps.all(), *regimen.nutrients.all()):
            row.full_clean(validate_unique=False, validate_constraints=False)


def test_a_short_story_has_only_what_had_time_to_happen(person):
    fill_with_demo(person, nights=1, seed=2, last=LAST)

    assert not person.lab_results.exists()
    assert not person.regimens.filter(name="Valerian").exists()
    assert all(step.first_day <= LAST for row in person.regimens.all() for step in row.steps.all())


def test_a_regimen_of_ones_own_is_left_alone(person):
    mine = person.regimens.create(name="Mine", kind="supplement", category="other")
    result = person.lab_results.create(test="crp", value=3, unit="mg/L", taken_on=LAST)

    fill_with_demo(person, nights=90, seed=2, last=LAST)

    assert list(person.regimens.all()) == [mine]
    assert list(person.lab_results.all()) == [result]


def test_what_doctors_ask_beside_pramipexole_is_then_and_now(person, client_of):
    fill_with_demo(person, nights=180, seed=2, last=LAST)

    with time_machine.travel("2026-03-29 20:00+02:00", tick=False):
        table = client_of(person).get("/trends/onset/?range=6m").context["table"]
        evening = client_of(person).get("/nights/2026-03-29/").content.decode()
    rows = {line.label: line for line in table["lines"]}
    for label in ("At rest until symptoms came", "A dose helped for"):
        assert rows[label].interval != "–", rows[label]
    assert rows["Pramipexole, dose"].then == "0.125 mg every evening"
    assert "raised" in rows["Pramipexole, dose"].change
    assert 'name="dose_relief_hours"' in evening


def test_no_relief_is_written_of_a_dose_that_was_not_taken(person):
    fill_with_demo(person, nights=180, seed=2, last=LAST)

    helped = person.nights.exclude(dose_relief_hours=None)
    assert helped.count() > 50
    for night in helped.filter(took_doses=True):
        assert night.doses.filter(name="Pramipexole").exists()
