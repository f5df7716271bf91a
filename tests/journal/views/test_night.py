import re
from datetime import date, time
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from journal import clock
from journal.models import CaffeineIntake, DeviceSleep, Dose, Exercise, Night
from journal.questions import QUESTIONS
from tests.journal.night_page import sent
from tests.rooms.page import Controls

NIGHT = date(2026, 3, 3)
PAGE = "/nights/2026-03-03/"
PAGE_ID = "7d1f6a3e-3b1c-4a5e-9f2b-0c8d7e6f5a41"
EVENING = "2026-03-03 22:40+01:00"


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


@pytest.fixture(autouse=True)
def at_22_40():
    with time_machine.travel(EVENING, tick=False):
        yield


def test_tonight_asks_to_sign_in_first(client):
    answer = client.get("/tonight/")

    assert answer.status_code == 302
    assert answer.url == "/account/login/?next=/tonight/"


@pytest.mark.parametrize(
    ("now", "name"),
    [
        ("2026-03-03 12:00+01:00", "Tue 3 → Wed 4 March 2026"),
        ("2026-03-04 00:40+01:00", "Tue 3 → Wed 4 March 2026"),
        ("2026-03-04 11:59+01:00", "Tue 3 → Wed 4 March 2026"),
        ("2026-03-04 12:00+01:00", "Wed 4 → Thu 5 March 2026"),
    ],
)
def test_tonight_runs_from_noon_to_noon_where_the_person_is(browser, now, name):
    with time_machine.travel(now, tick=False):
        page = browser.get("/tonight/")

    assert page.context["name"] == name
    assert f"<h1>{name.removesuffix(' 2026')}</h1>" in page.content.decode()


def test_an_untouched_page_has_no_answer_chosen(browser):
    page = browser.get("/tonight/").content.decode()

    assert "checked" not in page.replace("data-clearable", "")


def test_an_evening_is_stored_as_it_was_tapped(browser, person):
    answer = browser.post(
        PAGE,
        sent(
            evening_severity="6",
            daytime_rest_severity="0",
            sat_still="True",
            exercised="False",
            alcohol_drinks="2",
            legs_side="both",
            sensations=["urge", "pulling"],
            reliefs=["walking"],
            relief_effect="7",
            iron_rich_meal="True",
            vitamin_c_with_meal="False",
            evening_note="long drive",
        ),
    )

    assert answer.status_code == 302
    night = person.nights.get()
    assert (night.evening_severity, night.daytime_rest_severity) == (6, 0)
    assert (night.sat_still, night.exercised, night.had_caffeine) == (True, False, None)
    assert night.alcohol_drinks == 2
    assert (night.iron_rich_meal, night.vitamin_c_with_meal) == (True, False)
    assert night.tea_or_coffee_with_meal is None
    assert night.sensations == ["urge", "pulling"]
    assert night.time_zone == "Europe/Berlin"
    assert night.morning_first_written_at is None


@pytest.mark.parametrize(
    ("tapped", "onset"), [("0", time(22, 40)), ("30", time(22, 10)), ("60", time(21, 40))]
)
def test_a_relative_first_symptom_counts_from_the_moment_it_is_sent(browser, person, tapped, onset):
    browser.post(PAGE, sent(first_symptom=tapped))

    night = person.nights.get()
    assert night.symptom_onset == onset
    assert night.no_symptoms is False


ABOUT_A_DOSE = ("rest_minutes_to_symptoms", "dose_relief_hours")


@pytest.fixture
def planned(person):
    """Put a medicine on the person's list, by its name."""

    def put(name, ended_on=None):
        row = person.regimens.create(name=name, kind="medicine", ended_on=ended_on)
        row.steps.create(first_day=date(2026, 1, 1), schedule="evening")

    return put


def missing(browser, names):
    """Those of the questions that are not on the page of the night, of those still asked."""
    page = browser.get(PAGE).content.decode()
    names = [name for name in names if name not in QUESTIONS or not QUESTIONS[name].is_past]
    return [name for name in names if f'name="{name}"' not in page]


def test_every_question_of_the_night_is_on_its_page_beside_such_a_medicine(browser, planned):
    planned("Sifrol 0.18 mg")

    assert missing(browser, {"first_symptom", *QUESTIONS} - {"no_symptoms"}) == []


@pytest.mark.parametrize("name", ["Pramipexole", "Requip", "Neupro patch", "Madopar"])
def test_how_long_a_dose_helped_is_asked_beside_a_dopaminergic_one(browser, planned, name):
    planned(name)

    assert missing(browser, ABOUT_A_DOSE) == []


def test_nobody_else_is_asked_about_a_dose(browser, planned):
    planned("Gabapentin")
    planned("Iron")
    planned("Ropinirole", ended_on=date(2026, 3, 2))

    assert missing(browser, QUESTIONS) == ["no_symptoms", *ABOUT_A_DOSE]


@pytest.mark.parametrize(("name", "value"), [*zip(ABOUT_A_DOSE, (0, Decimal("3.5")), strict=True)])
def test_whoever_answered_still_sees_the_answer(browser, person, write_night, name, value):
    write_night(person, NIGHT, **{name: value})

    assert missing(browser, [name]) == []


def test_the_one_answer_for_all_that_was_tried_is_shown_only_where_it_was_given(
    browser, person, write_night
):
    assert 'name="relief_effect"' not in browser.get(PAGE).content.decode()

    write_night(person, NIGHT, relief_effect=0)

    assert 'name="relief_effect"' in browser.get(PAGE).content.decode()


def test_minutes_until_symptoms_contradict_a_night_without_any(browser, person, planned):
    planned("Pramipexole")
    answers = sent(first_symptom="none", rest_minutes_to_symptoms="20")

    page = browser.post(PAGE, answers)

    assert page.status_code == 422
    assert "here is a time at rest until they came" in page.content.decode()
    assert 'value="20"' in page.content.decode()
    assert not person.nights.exists()


def test_times_are_offered_around_the_usual_ones(browser, person, write_night):
    for day in (27, 28):
        write_night(person, date(2026, 2, day), bedtime=time(22, 52), symptom_onset=time(20, 40))
    write_night(person, date(2026, 3, 1), bedtime=time(23, 20), symptom_onset=time(21))
    page = browser.get(PAGE).content.decode()

    for name, usual in {"bedtime": "22:50", "symptom_onset": "20:40"}.items():
        found = re.search(f'<input type="text" name="{name}"[^>]*>', page)
        assert f'data-usual="{usual}"' in found[0]
    assert 'data-after="final_awakening"' in page


def test_a_past_night_offers_no_minutes_ago(browser, person):
    yesterday = "/nights/2026-03-02/"

    page = browser.get(yesterday)

    assert "15 min ago" in browser.get(PAGE).content.decode()
    assert "15 min ago" not in page.content.decode()
    assert browser.post(yesterday, sent(first_symptom="15")).status_code == 422
    assert not person.nights.exists()


@pytest.mark.parametrize(
    ("now", "tapped", "onset"),
    [
        ("2026-03-29 03:20+02:00", "30", time(1, 50)),  # the clocks went forward at two
        ("2026-10-25 02:10+01:00", "30", time(2, 40)),  # two o'clock for the second time
    ],
)
def test_minutes_ago_are_real_ones_when_the_clocks_change(client_of, person, now, tapped, onset):
    with time_machine.travel(now, tick=False):
        night = clock.night_at(timezone.now(), person.zone)
        client_of(person).post(f"/nights/{night}/", sent(first_symptom=tapped))

    assert person.nights.get().symptom_onset == onset


def test_minutes_ago_before_noon_are_asked_about_with_a_way_to_that_night(browser, person):
    with time_machine.travel("2026-03-03 12:10+01:00", tick=False):
        page = browser.post(PAGE, sent(first_symptom="30", evening_note="hm"))
        assert page.status_code == 422
        text = page.content.decode()
        assert "30 min ago was 11:40, before noon." in text
        assert "That belongs to the night of Mon 2 → Tue 3 March 2026." in text
        assert '<a class="chip" href="/nights/2026-03-02/">Open that night</a>' in text
        assert "hm</textarea>" in text
        assert not person.nights.exists()

        before = "/nights/2026-03-02/"
        assert "30 min ago" in browser.get(before).content.decode()
        browser.post(before, sent(first_symptom="30"))
    night = person.nights.get()
    assert (night.night, night.symptom_onset) == (date(2026, 3, 2), time(11, 40))


def test_a_first_symptom_can_be_given_as_a_clock_time(browser, person):
    browser.post(PAGE, sent(first_symptom="at", symptom_onset="9:15 pm"))

    assert person.nights.get().symptom_onset == time(21, 15)


def test_no_symptoms_is_one_tap_that_answers_nothing_else_and_counts_as_0(browser, person):
    browser.post(PAGE, sent(first_symptom="none"))

    night = person.nights.get()
    assert night.no_symptoms is True
    assert (night.evening_severity, night.daytime_rest_severity) == (None, None)
    diary = night.to_diary()
    assert diary.severities == (0, 0, None, None)


def test_taking_no_symptoms_back_leaves_no_rating_behind(browser, person):
    browser.post(PAGE, sent(first_symptom="none"))
    browser.post(PAGE, sent(first_symptom="at", symptom_onset="21:15"))

    night = person.nights.get()
    assert (night.no_symptoms, night.evening_severity) == (False, None)
    assert night.to_diary().severities == (None, None, None, None)


def test_no_symptoms_beside_a_rating_is_questioned_and_the_typing_stays(browser, person):
    page = browser.post(PAGE, sent(first_symptom="none", evening_severity="5", evening_note="hm"))

    assert page.status_code == 422
    text = page.content.decode()
    assert "First symptom is “None”, but here is a rating above 0. Which is right?" in text
    assert "hm</textarea>" in text
    assert 'name="evening_severity" value="5" checked' in text
    assert not person.nights.exists()


def test_at_a_time_without_the_time_asks_for_it(browser):
    page = browser.post(PAGE, sent(first_symptom="at"))

    assert "Write the time, or choose another answer above." in page.content.decode()


def test_a_listed_drink_brings_its_caffeine_and_answers_the_question(browser, person):
    drinks = [
        {"drink": "coffee_brewed", "servings": "2", "taken_at": "15:30"},
        {"drink": "espresso", "servings": ""},
    ]
    browser.post(PAGE, sent(rows={"caffeine": drinks}))

    night = person.nights.get()
    assert night.had_caffeine is True
    assert [d.caffeine_mg for d in night.caffeine_intakes.all()] == [190, 63]
    assert night.to_diary().caffeine_mg == 253


def test_an_unlisted_drink_asks_for_its_milligrams(browser):
    page = browser.post(PAGE, sent(rows={"caffeine": [{"drink": "other", "servings": "1"}]}))

    assert page.status_code == 422
    assert "This drink is not in the list. Write the mg from its label." in page.content.decode()


def test_none_beside_a_listed_drink_is_questioned(browser, person):
    page = browser.post(
        PAGE, sent(had_caffeine="False", rows={"caffeine": [{"drink": "espresso"}]})
    )

    assert "“None” is chosen, but drinks are listed." in page.content.decode()
    assert not person.nights.exists()


def test_a_corrected_number_of_cups_corrects_the_caffeine(browser, person, write_night):
    night = write_night(person, NIGHT, had_caffeine=True)
    cup = CaffeineIntake.objects.create(
        night=night, drink="coffee_brewed", servings=1, caffeine_mg=95
    )

    row = {"id": cup.pk, "drink": "coffee_brewed", "servings": "3", "caffeine_mg": "95"}
    browser.post(PAGE, sent(had_caffeine="True", rows={"caffeine": [row]}))

    assert night.to_diary().caffeine_mg == 285


def test_a_removed_drink_is_gone(browser, person, write_night):
    night = write_night(person, NIGHT, had_caffeine=True)
    cup = CaffeineIntake.objects.create(night=night, drink="espresso", caffeine_mg=63)

    row = {"id": cup.pk, "drink": "espresso", "servings": "1", "caffeine_mg": "63", "DELETE": "on"}
    browser.post(PAGE, sent(had_caffeine="False", rows={"caffeine": [row]}))

    assert person.nights.get().to_diary().caffeine_mg == 0


def test_exercise_rows_add_up_and_an_unknown_length_leaves_the_total_unknown(browser, person):
    bouts = [{"kind": "walk", "minutes": "30"}, {"kind": "stretch", "minutes": "15"}]
    browser.post(PAGE, sent(rows={"exercise": bouts}))
    night = person.nights.get()
    assert night.to_diary().exercise_minutes == 45

    Exercise.objects.create(night=night, kind="swim")
    assert night.to_diary().exercise_minutes is None


def test_a_typed_dose_is_stored_with_its_unit_and_time(browser, person):
    dose = {"name": " Magnesium ", "kind": "supplement", "amount": "200", "unit": "mg"}
    browser.post(PAGE, sent(rows={"doses": [{**dose, "taken_at": "21:00"}]}))

    stored = person.nights.get().doses.get()
    assert str(stored) == "Magnesium 200 mg"
    assert stored.taken_at == time(21, 0)
    assert person.nights.get().took_doses is True


@pytest.mark.parametrize(
    ("dose", "sentence"),
    [
        ({"amount": "200", "unit": "mg"}, "Write what it was."),
        ({"name": "Iron", "amount": "65"}, "Choose the unit of this amount."),
        ({"name": "Iron", "amount": "-1", "unit": "mg"}, "Please write a number above 0."),
    ],
)
def test_half_a_dose_is_explained(browser, person, dose, sentence):
    page = browser.post(PAGE, sent(rows={"doses": [{"kind": "supplement", **dose}]}))

    assert sentence in page.content.decode()
    assert not person.nights.exists()


@pytest.fixture
def iron_last_night(person, write_night):
    night = write_night(person, date(2026, 3, 2), took_doses=True)
    return Dose.objects.create(night=night, name="Iron", amount=65, unit="mg")


def ready(**row):
    return {"name": "Iron", "kind": "supplement", "amount": "65", "unit": "mg", "ready": "1", **row}


def test_recent_doses_wait_for_a_tick(browser, iron_last_night):
    page = browser.get(PAGE)

    assert [row["label"] for row in page.context["evening"].doses.written] == ["Iron 65 mg"]


def test_a_page_sent_as_it_came_changes_no_dose(browser, person, iron_last_night, write_night):
    night = write_night(person, NIGHT, took_doses=True)
    Dose.objects.create(night=night, name="Magnesium", amount=200, unit="mg")
    page = browser.get(PAGE).content.decode()

    answer = browser.post(PAGE, Controls(page, "evening_severity").sent, follow=True)

    assert "Nothing was changed" in answer.content.decode()
    assert person.nights.get(night=NIGHT).doses.get().amount == 200


def test_a_suggested_dose_is_never_stored_by_itself(browser, person, iron_last_night):
    browser.post(PAGE, sent(evening_severity="3", rows={"doses": [ready()]}))

    night = person.nights.get(night=NIGHT)
    assert not night.doses.exists()
    assert night.took_doses is None


def test_a_suggestion_that_vanished_meanwhile_is_still_not_stored(browser, person):
    browser.post(PAGE, sent(evening_severity="3", rows={"doses": [ready()]}))

    assert not Dose.objects.exists()


def test_a_ticked_suggestion_is_stored_and_an_unticked_dose_removed(
    browser, person, iron_last_night
):
    browser.post(PAGE, sent(rows={"doses": [ready(taken="on")]}))
    dose = person.nights.get(night=NIGHT).doses.get()
    assert str(dose) == "Iron 65 mg"

    browser.post(PAGE, sent(took_doses="False", rows={"doses": [ready(id=dose.pk)]}))
    night = person.nights.get(night=NIGHT)
    assert not night.doses.exists()
    assert night.took_doses is False


def test_a_morning_is_stored_and_its_sleep_is_worked_out(browser, person):
    answer = browser.post(
        PAGE,
        sent(
            during_night_severity="8",
            bedtime="22:30",
            lights_out="23:00",
            sleep_onset_latency_minutes="45",
            awakenings="2",
            wake_after_sleep_onset_minutes="40",
            final_awakening="06:30",
            rise_time="07:00",
            sleep_quality="2",
            tiredness="6",
        ),
        follow=True,
    )

    night = person.nights.get()
    assert night.evening_first_written_at is None
    assert night.sleep_quality == 2
    text = answer.content.decode()
    assert "6 h 05" in text
    assert "72 %" in text


def test_times_that_contradict_each_other_are_kept_and_questioned(browser, person):
    answer = browser.post(
        PAGE,
        sent(bedtime="23:00", lights_out="22:30", final_awakening="06:30", rise_time="07:00"),
        follow=True,
    )

    assert person.nights.get().lights_out == time(22, 30)
    assert "Check their order" in answer.content.decode()


def test_saving_twice_corrects_the_one_row(browser, person):
    browser.post(PAGE, sent(evening_severity="6"))
    first = person.nights.get().evening_first_written_at
    with time_machine.travel("2026-03-04 09:00+01:00", tick=False):
        browser.post(PAGE, sent(evening_severity="4"))

    night = person.nights.get()
    assert night.evening_severity == 4
    assert night.evening_first_written_at == first
    assert night.evening_last_written_at > first


def test_an_answer_can_be_taken_back_to_unknown(browser, person, write_night):
    write_night(person, NIGHT, evening_severity=6, sat_still=True)

    browser.post(PAGE, sent(evening_severity="", sat_still=""))

    night = person.nights.get()
    assert night.evening_severity is None
    assert night.sat_still is None


def test_only_the_part_that_was_written_is_stamped(browser, person):
    browser.post(PAGE, sent(evening_severity="6"))
    stamp = person.nights.get().evening_last_written_at
    with time_machine.travel("2026-03-04 08:00+01:00", tick=False):
        browser.post(PAGE, sent(evening_severity="6", tiredness="5"))

    night = person.nights.get()
    assert night.evening_last_written_at == stamp
    assert night.morning_first_written_at > stamp


def test_an_empty_page_stores_nothing(browser, person):
    answer = browser.post(PAGE, sent(), follow=True)

    assert "nothing was stored" in answer.content.decode()
    assert not person.nights.exists()


def test_an_old_night_keeps_its_zone_when_the_person_moves(browser, person, write_night):
    write_night(person, NIGHT, time_zone="America/New_York")

    browser.post(PAGE, sent(evening_severity="2"))

    assert person.nights.get().time_zone == "America/New_York"


@pytest.mark.parametrize(
    "address", ["/nights/2026-03-04/", "/nights/2026-02-30/", "/nights/0001-01-01/"]
)
def test_a_night_that_has_not_begun_or_cannot_be_is_not_found(browser, address):
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"evening_severity": "11"}, "Please write a number from 0 to 10."),
        ({"evening_severity": "six"}, "Please write only the number, without words"),
        ({"bedtime": "half past"}, "Please write the time as 23:10 or 11:10 pm."),
        ({"sat_still": "maybe"}, "Choose one of the answers on the page."),
        ({"naps": "0", "nap_minutes": "20"}, "You said no naps, yet gave minutes."),
        ({"reliefs": ["nothing", "bath"]}, "“Nothing” and something else exclude each other."),
        (
            {"iron_rich_meal": "False", "tea_or_coffee_with_meal": "True"},
            "You said there was no such meal.",
        ),
        ({"sensations": ["telepathy"]}, "Choose from the words on the page."),
    ],
)
def test_bad_input_is_explained_and_nothing_is_stored(browser, person, answers, sentence):
    page = browser.post(PAGE, sent(**answers))

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert not Night.objects.exists()


def test_a_deleted_night_can_be_put_back_whole(browser, person, write_night):
    night = write_night(person, NIGHT, evening_severity=6, had_caffeine=True)
    CaffeineIntake.objects.create(night=night, drink="espresso", caffeine_mg=63)

    page = browser.post(f"{PAGE}delete/", follow=True)
    assert not person.nights.exists()
    undo = reverse("journal:restore_night", args=[person.removed_nights.get().pk])
    assert f'action="{undo}"' in page.content.decode()

    browser.post(undo)
    assert person.nights.get().to_diary().caffeine_mg == 63
    assert person.nights.get().evening_severity == 6
    assert not person.removed_nights.exists()


def test_a_night_written_anew_is_not_overwritten_by_an_undo(browser, person, write_night):
    write_night(person, NIGHT, evening_severity=6)
    browser.post(f"{PAGE}delete/")
    browser.post(PAGE, sent(evening_severity="2"))

    undo = reverse("journal:restore_night", args=[person.removed_nights.get().pk])
    page = browser.post(undo, follow=True)

    assert "written anew" in page.content.decode()
    assert person.nights.get().evening_severity == 2
    assert person.removed_nights.exists()


def test_deletions_are_forgotten_after_thirty_days(browser, person, write_night):
    write_night(person, NIGHT)
    browser.post(f"{PAGE}delete/")
    with time_machine.travel("2026-04-05 20:00+02:00", tick=False):
        write_night(person, NIGHT)
        browser.post(f"{PAGE}delete/")

    assert person.removed_nights.count() == 1


def test_a_stranger_sees_an_empty_page_and_can_neither_delete_nor_restore(
    client_of, person, stranger, write_night
):
    write_night(person, NIGHT, evening_severity=9, evening_note="mine alone")
    other = client_of(stranger)

    assert "mine alone" not in other.get(PAGE).content.decode()
    assert other.post(f"{PAGE}delete/").status_code == 404
    client_of(person).post(f"{PAGE}delete/")
    undo = reverse("journal:restore_night", args=[person.removed_nights.get().pk])
    assert other.post(undo).status_code == 404


def test_a_stranger_cannot_reach_a_row_through_its_number(client_of, person, stranger, write_night):
    mine = CaffeineIntake.objects.create(
        night=write_night(person, NIGHT), drink="espresso", caffeine_mg=63
    )

    row = {"id": mine.pk, "drink": "cola", "servings": "1", "DELETE": "on"}
    client_of(stranger).post(PAGE, sent(rows={"caffeine": [row]}))

    mine.refresh_from_db()
    assert mine.drink == "espresso"


def test_device_sleep_stands_beside_the_diary(browser, person):
    DeviceSleep.objects.create(
        user=person,
        night=NIGHT,
        source="fitbit",
        external_id="1",
        kind="main",
        time_zone="Europe/Berlin",
        started_at="2026-03-03T22:10:00Z",
        ended_at="2026-03-04T05:40:00Z",
        total_sleep_minutes=400,
    )

    User.objects.filter(pk=person.pk).update(time_zone="Asia/Tokyo")
    text = " ".join(browser.get(PAGE).content.decode().split())
    assert "23:10 to 06:40, asleep 6 h 40" in text
    assert not person.nights.exists()


def test_the_number_of_queries_does_not_grow_with_the_diary(
    browser, person, write_night, django_assert_max_num_queries
):
    for day in range(1, 29):
        night = write_night(person, date(2026, 2, day), took_doses=True)
        Dose.objects.create(night=night, name=f"Supplement {day}", amount=1, unit="mg")

    with django_assert_max_num_queries(15):
        browser.get(PAGE)


def test_reading_a_night_writes_nothing(browser):
    browser.get(PAGE)

    assert not Night.objects.exists()


def test_the_evening_says_what_caffeine_is_left_at_bedtime(browser, person):
    browser.post(
        PAGE,
        sent(
            planned_bedtime="23:00",
            rows={"caffeine": [{"drink": "coffee_brewed", "servings": "1", "taken_at": "15:00"}]},
        ),
    )

    assert "About 31 mg of caffeine left at bedtime" in browser.get(PAGE).content.decode()

    User.objects.filter(pk=person.pk).update(caffeine_half_life_hours=3)
    assert "About 15 mg of caffeine left at bedtime" in browser.get(PAGE).content.decode()


def test_a_page_sent_twice_is_stored_once(browser, person):
    twice = sent(page=PAGE_ID, rows={"caffeine": [{"drink": "espresso", "servings": "1"}]})

    first = browser.post(PAGE, twice)
    again = browser.post(PAGE, twice)

    assert first.status_code == again.status_code == 302
    assert person.nights.get().to_diary().caffeine_mg == 63


def test_a_page_gone_back_to_and_corrected_is_stored_again(browser, person):
    browser.post(PAGE, sent(page=PAGE_ID, evening_severity="6"))
    browser.post(PAGE, sent(page=PAGE_ID, evening_severity="7"))

    assert person.nights.get().evening_severity == 7


def test_a_page_that_was_refused_can_be_sent_again(browser, person):
    refused = browser.post(PAGE, sent(page=PAGE_ID, evening_severity="11"))

    browser.post(PAGE, sent(page=refused.context["token"], evening_severity="10"))

    assert person.nights.get().evening_severity == 10


def test_another_persons_page_is_another_page(client_of, person, stranger):
    client_of(stranger).post(PAGE, sent(page=PAGE_ID, evening_severity="1"))
    client_of(person).post(PAGE, sent(page=PAGE_ID, evening_severity="2"))

    assert person.nights.get().evening_severity == 2


def test_a_night_made_on_another_device_meanwhile_is_corrected(
    browser, person, write_night, monkeypatch
):
    from journal.saving.check import Checked

    save = Checked.save

    def meanwhile(checked, at):
        monkeypatch.setattr(Checked, "save", save)
        write_night(person, NIGHT, tiredness=5)
        save(checked, at)

    monkeypatch.setattr(Checked, "save", meanwhile)
    answer = browser.post(PAGE, sent(evening_severity="6"))

    assert answer.status_code == 302
    assert person.nights.get().evening_severity == 6


@pytest.mark.parametrize("part", ["evening", "morning"])
def test_a_note_that_exists_is_open_and_no_other_is(browser, person, write_night, part):
    write_night(person, NIGHT, **{f"{part}_note": "long drive"})
    page = browser.get(PAGE).content.decode()

    notes = re.findall(r'<details class="more" (open)?>\s*<summary>Note', page)
    assert notes == (["open", ""] if part == "evening" else ["", "open"])


def test_an_answer_moves_no_part_of_the_page(browser, person):
    past = "/nights/2026-03-01/"
    before = browser.get(past).context["morning_first"]
    browser.post(past, sent(evening_severity="4"))

    assert browser.get(past).context["morning_first"] is before is True
    assert "morning_first" not in browser.get(PAGE).context


def test_a_morning_says_the_night_in_a_sentence_and_asks_only_the_rest(
    browser, person, write_night
):
    for back in (1, 2, 3):
        write_night(person, date(2026, 2, 28 - back), evening_severity=5 + back % 2)
    past = "/nights/2026-02-28/"
    browser.post(past, sent(during_night_severity="5", bedtime="23:00", awakenings="1"))
    page = browser.get(past)

    assert page.context["sentence"] == "Woke once, legs 5."
    assert page.context["fortnight"] == "Middle of your last 14 nights: legs 6."
    asked, answered = (
        [each["name"] for box in boxes for each in box["questions"]]
        for boxes in (page.context["morning"].first, page.context["morning"].answered)
    )
    assert answered == ["during_night_severity", "bedtime", "awakenings"]
    assert "lights_out" in asked
    assert not {*asked} & {*answered}
    assert page.context["echo"] == (
        "For the time asleep, please add: Tried to sleep, Minutes to fall asleep, "
        "Minutes awake in the night, Woke for good."
    )


def test_a_contradiction_is_asked_beside_its_field_which_stays_in_sight(browser, person):
    past = "/nights/2026-02-28/"
    browser.post(past, sent(slept="False", final_awakening="6:00"))
    answer = browser.get(past)

    assert answer.context["beside"] == "final_awakening"
    assert "final_awakening" in [
        each["name"] for box in answer.context["morning"].first for each in box["questions"]
    ]
    field = answer.content.decode().partition('for="id_final_awakening"')[2]
    assert "Which is right?" in field.partition("<label")[0]
