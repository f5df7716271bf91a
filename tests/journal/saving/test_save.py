"""Answers that a device sends by themselves: `POST /nights/<night>/answers/`."""

import json
import re
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.models import CaffeineIntake, Dose, Exercise, Night
from journal.saving import check, save
from journal.saving.answers import stored_answers
from tests.journal.night_page import sent

NIGHT = date(2026, 3, 3)
PAGE = "/nights/2026-03-03/"
ADDRESS = f"{PAGE}answers/"
DRINK = "caffeine:0c2f9e8e-6a0c-4d6e-8b2b-0d1f5b7d3c11"
ESPRESSO = {"drink": "espresso", "servings": "1", "taken_at": "15:00", "caffeine_mg": ""}


@pytest.fixture(autouse=True)
def at_22_40():
    with time_machine.travel("2026-03-03 22:40+01:00", tick=False):
        yield


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


@pytest.fixture
def send(browser):
    """Send a change as the page's script does."""

    def sending(answers: dict[str, Any], base: dict[str, Any] | None = None, **more: Any) -> Any:
        body = {"id": str(uuid4()), "base": base or {}, "answers": answers, **more}
        return browser.post(ADDRESS, json.dumps(body), content_type="application/json")

    return sending


def test_one_tap_stores_one_answer_and_a_new_version(send, person):
    answer = send({"evening_severity": "6"})

    assert answer.status_code == 200
    assert answer.json()["stored"] is True
    assert answer.json()["version"] == 1
    night = person.nights.get()
    assert (night.evening_severity, night.daytime_rest_severity) == (6, None)
    assert night.evening_first_written_at == timezone.now()
    assert night.morning_first_written_at is None


def test_a_second_tap_takes_it_back_to_unknown(send, person):
    send({"evening_severity": "6"})
    send({"evening_severity": None}, base={"evening_severity": "6"})

    assert person.nights.get().evening_severity is None


def test_the_same_sending_is_stored_once_however_often_it_comes(send, person):
    same = str(uuid4())
    for _ in range(3):
        answer = send({DRINK: ESPRESSO, "had_caffeine": "True"}, id=same)
        assert answer.json()["stored"] is True

    assert CaffeineIntake.objects.count() == 1
    assert person.nights.get().version == 1


@pytest.mark.parametrize("servings", ["1,5", "1.5", 1.5, "１．５", " 1,50 "])
def test_a_decimal_is_read_alike_however_it_is_sent(send, servings):
    answer = send({DRINK: {**ESPRESSO, "servings": servings}})

    stored = answer.json()["answers"][DRINK]
    assert stored["servings"] == "1.5"
    assert CaffeineIntake.objects.get().servings == Decimal("1.5")
    again = send({DRINK: {**stored, "servings": "1,5"}})
    assert again.status_code == 200, "the same drink on another device is no conflict"


def test_part_of_a_minute_is_refused_in_words(send, person):
    answer = send({"wake_after_sleep_onset_minutes": "12,5"})

    assert answer.status_code == 422
    wrong = {"wake_after_sleep_onset_minutes": ["Please write a whole number here: 12 or 13."]}
    assert answer.json()["errors"] == wrong
    assert not person.nights.exists()


def test_minutes_ago_before_noon_are_asked_about(send, person):
    answer = send({"first_symptom": "30"}, at="2026-03-03T11:10:00Z")

    assert answer.status_code == 422
    assert "Is it for that night?" in answer.json()["errors"]["first_symptom"][0]
    assert answer.json()["nights"] == {"first_symptom": "2026-03-02"}
    assert not person.nights.exists()


def test_a_time_that_can_be_two_is_asked_whatever_else_was_stored_meanwhile(browser, person):
    person.clock = "12"
    person.save()
    person.nights.create(night=NIGHT, time_zone="UTC", tiredness=3)
    seen = json.dumps({})  # as the page was before another device answered
    page = browser.post(PAGE, sent(seen=seen, bedtime="10:30", lights_out="10:45 pm"))
    assert page.status_code == 422
    assert "“10:30” can be 10:30 am or 10:30 pm." in page.content.decode()

    browser.post(PAGE, sent(seen=seen, bedtime=["10:30", "10:30 pm"], lights_out="10:45 pm"))
    night = person.nights.get()
    assert (night.bedtime, night.lights_out, night.tiredness) == (time(22, 30), time(22, 45), 3)
    stale = sent(seen=json.dumps(stored_answers(night)), bedtime=["11:15 pm", "10:30 am"])
    browser.post(PAGE, stale | {"tiredness": "3"})
    assert person.nights.get().bedtime == time(23, 15)


def test_a_drink_sent_again_under_another_id_is_still_one_drink(send):
    send({DRINK: ESPRESSO})
    send({DRINK: ESPRESSO})

    assert CaffeineIntake.objects.get().caffeine_mg == 63


def test_a_drink_is_corrected_and_removed_by_its_own_id(send, person):
    send({DRINK: ESPRESSO})
    double = {**ESPRESSO, "servings": "2"}
    stored = send({DRINK: double}, base={DRINK: ESPRESSO | {"caffeine_mg": "63"}}).json()

    assert person.nights.get().to_diary().caffeine_mg == 126

    send({DRINK: None}, base={DRINK: stored["answers"][DRINK]})
    assert not CaffeineIntake.objects.exists()


def test_bouts_and_doses_have_ids_of_their_own_too(send):
    bout, dose = f"exercise:{uuid4()}", f"doses:{uuid4()}"
    send(
        {
            bout: {"kind": "walk", "minutes": "30"},
            dose: {"name": "Magnesium", "kind": "supplement", "taken_at": "22:00"},
        }
    )

    assert str(Exercise.objects.get().uid) == bout.partition(":")[2]
    assert Dose.objects.get().taken_at == time(22)
    send({dose: None}, base={dose: stored_answers(Night.objects.get())[dose]})
    assert not Dose.objects.exists()
    assert Exercise.objects.exists()


def test_a_relative_first_symptom_counts_from_when_it_was_tapped(send, person):
    send({"first_symptom": "30"}, at="2026-03-03T21:00:00Z")

    assert person.nights.get().symptom_onset == time(21, 30)


def test_what_waited_offline_was_written_when_it_was_tapped(send, person):
    with time_machine.travel("2026-03-04 08:10+01:00", tick=False):
        send({"evening_severity": "4"}, at="2026-03-03T22:50:00+01:00")

    written = person.nights.get().evening_first_written_at
    assert f"{written:%H:%M}" == "21:50"
    assert person.nights.get().to_diary().evening_written_the_same_night


def test_a_device_whose_clock_is_ahead_cannot_write_in_the_future(send, person):
    send({"evening_severity": "4"}, at="2030-01-01T00:00:00Z")

    assert person.nights.get().evening_first_written_at == timezone.now()


@pytest.mark.parametrize(
    ("answers", "onset", "none"),
    [
        ({"first_symptom": "none"}, None, True),
        ({"no_symptoms": "True", "symptom_onset": ""}, None, True),
        ({"symptom_onset": "21:15"}, time(21, 15), False),
        ({"first_symptom": "00:20"}, time(0, 20), False),
        ({"no_symptoms": None}, None, None),
    ],
)
def test_the_first_symptom_is_one_answer(send, person, answers, onset, none):
    send({"sat_still": "True"} | answers)

    night = person.nights.get()
    assert (night.symptom_onset, night.no_symptoms) == (onset, none)


def test_two_devices_that_answer_different_questions_both_get_stored(send, person):
    send({"evening_severity": "6"})
    answer = send({"daytime_rest_severity": "2"})

    night = person.nights.get()
    assert answer.status_code == 200
    assert (night.evening_severity, night.daytime_rest_severity, night.version) == (6, 2, 2)


def test_two_different_answers_to_one_question_are_both_shown(send, person):
    send({"evening_severity": "6"})
    answer = send({"evening_severity": "3", "sat_still": "True"})

    assert answer.status_code == 409
    assert answer.json()["stored"] is False
    (name, conflict), *others = answer.json()["conflicts"].items()
    assert (name, conflict["yours"], conflict["stored"]) == ("evening_severity", "3", "6")
    assert not others
    assert conflict["question"] == "Legs in the evening"
    night = person.nights.get()
    assert (night.evening_severity, night.sat_still) == (6, True)


def test_a_time_that_is_none_is_shown_as_it_was_sent_beside_the_stored_one(send):
    send({"first_symptom": "21:10"})
    answer = send({"first_symptom": "25:10"})

    assert answer.status_code == 409
    clash = answer.json()["conflicts"]["first_symptom"]
    assert (clash["yours_text"], clash["stored_text"]) == ("25:10", "21:10")


def test_a_sending_with_a_conflict_asks_again_until_somebody_chose(send, person):
    send({"evening_severity": "6"})
    same = str(uuid4())
    assert send({"evening_severity": "3"}, id=same).status_code == 409
    assert send({"evening_severity": "3"}, id=same).status_code == 409

    assert send({"evening_severity": "3"}, base={"evening_severity": "6"}).status_code == 200
    assert person.nights.get().evening_severity == 3


def test_what_cannot_be_is_explained_and_stores_nothing(send, person):
    answer = send({"evening_severity": "11", "sat_still": "True"})

    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["evening_severity"]
    assert not person.nights.exists()


def test_an_error_in_a_row_names_the_row(send):
    answer = send({DRINK: {"drink": "other", "servings": "1"}})

    assert answer.json()["errors"] == {
        "caffeine-0-caffeine_mg": [
            "This drink is not in the list. Write the mg from its label.",
        ]
    }


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "This is not JSON."),
        (b"[" * 100_000, "This is not JSON."),
        (b'{"id": "%s", "answers": {"evening_note": "\\ud800"}}', "This is not JSON."),
        (b"[]", "Send an object"),
        (b'{"id": "7"}', "has to be a UUID"),
        (b'{"id": "%s", "answers": {}}', "holds nothing to store"),
        (b'{"id": "%s", "answers": []}', "has to be an object"),
        (b'{"id": "%s", "answers": {"user": "2"}}', "There is no question “user”"),
        (b'{"id": "%s", "answers": {"caffeine:1": {}}}', "There is no question “caffeine:1”"),
        (b'{"id": "%s", "answers": {"sat_still": true}}', "has to be a text"),
        (b'{"id": "%s", "answers": {"sensations": "urge"}}', "has to be a list of words"),
        (b'{"id": "%s", "answers": {"sat_still": "True"}, "at": "noon"}', "has to be an instant"),
        (
            b'{"id": "%s", "answers": {"sat_still": "True"}, "at": "0001-01-01T00:00+14:00"}',
            "has to be an instant",
        ),
        (
            b'{"id": "%s", "answers": {"sat_still": "True"}, "at": "2026-03-03T22:00"}',
            "needs its offset",
        ),
        (
            b'{"id": "%s", "answers": {"doses:0c2f9e8e-6a0c-4d6e-8b2b-0d1f5b7d3c11": {"x": "1"}}}',
            "may have: name, kind",
        ),
    ],
)
def test_a_sending_that_makes_no_sense_is_told_so(browser, person, body, says):
    body = body.replace(b"%s", str(uuid4()).encode())
    answer = browser.post(ADDRESS, body, content_type="application/json")

    assert answer.status_code == 400
    assert says in answer.json()["error"]
    assert not person.nights.exists()


@pytest.mark.parametrize("seen", ["", "[" * 9999, '{"evening_note": "\\ud800"}', "null"])
def test_a_page_that_cannot_say_what_it_showed_is_stored_all_the_same(browser, person, seen):
    answer = browser.post(PAGE, sent(seen=seen, evening_severity="6"))

    assert answer.status_code == 302
    assert person.nights.get().evening_severity == 6


def test_a_night_that_has_not_begun_takes_no_answer(browser):
    assert browser.post("/nights/2026-03-04/answers/").status_code == 404


def test_nobody_sends_without_signing_in(client, person):
    answer = client.post(ADDRESS, "{}", content_type="application/json")

    assert answer.status_code == 401
    assert answer.json() == {"error": "Sign in to send this."}


def test_the_echo_says_how_the_night_was(send):
    answer = send(
        {
            "bedtime": "22:30",
            "lights_out": "23:00",
            "sleep_onset_latency_minutes": "25",
            "wake_after_sleep_onset_minutes": "40",
            "final_awakening": "06:10",
            "rise_time": "07:00",
        }
    )

    assert answer.json()["echo"] == "asleep 6 h 05 of 8 h 30 in bed (72 %)"


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"first_symptom": "11:30"}, {"symptom_onset": "The first symptom at 11:30 is still to"}),
        ({"final_awakening": "06:10"}, {"final_awakening": "This waking time is still to come."}),
        ({"rise_time": "07:00"}, {"rise_time": "This waking time is still to come."}),
        ({"first_symptom": "21:30"}, {}),
        ({"evening_severity": "6"}, {}),
    ],
)
def test_a_time_that_is_still_to_come_is_asked_about_as_soon_as_it_is_stored(send, answers, asked):
    told = send(answers).json()

    assert told["stored"] is True
    assert told["to_come"].keys() == asked.keys()
    for name, sentence in asked.items():
        assert told["to_come"][name].startswith(sentence)
        assert "Mon 2 → Tue 3 March 2026" in told["to_come"][name]
    assert send({"first_symptom": None, **dict.fromkeys(answers)}, answers).json()["to_come"] == {}


def test_a_waking_on_a_night_without_sleep_is_asked_about_and_both_stay(send, person):
    told = send({"slept": "False", "final_awakening": "06:10"}).json()

    assert told["stored"] is True
    assert "You wrote that you did not sleep" in told["problems"][0]
    night = person.nights.get()
    assert (night.slept, night.final_awakening) == (False, time(6, 10))


def test_the_number_of_queries_does_not_grow_with_the_nights(
    send, person, write_night, django_assert_num_queries
):
    send({"evening_severity": "1"})
    with CaptureQueriesContext(connection) as few:
        send({"evening_severity": "2"}, base={"evening_severity": "1"})
    for day in range(1, 29):
        night = write_night(person, date(2026, 2, day), had_caffeine=True)
        CaffeineIntake.objects.create(night=night, drink="espresso", caffeine_mg=63)
    with django_assert_num_queries(len(few)):
        send({"evening_severity": "3"}, base={"evening_severity": "2"})


def at_the_same_moment(monkeypatch: Any, elsewhere: Any) -> None:
    """Do something once, after the next answer was read and checked and before it is stored."""

    def meanwhile(*args: Any, **kwargs: Any) -> check.Checked:
        monkeypatch.setattr(save, "check", check.check)
        found = check.check(*args, **kwargs)
        elsewhere()
        return found

    monkeypatch.setattr(save, "check", meanwhile)


def test_two_devices_that_answer_in_the_same_moment_both_get_stored(send, person, monkeypatch):
    send({"sat_still": "True"})
    at_the_same_moment(monkeypatch, lambda: send({"evening_severity": "6", DRINK: ESPRESSO}))
    answer = send({"daytime_rest_severity": "2"}).json()

    night = person.nights.get()
    assert answer["stored"] is True
    assert (night.evening_severity, night.daytime_rest_severity, night.version) == (6, 2, 3)
    assert answer["answers"] == stored_answers(night)
    assert answer["answers"][DRINK]["drink"] == "espresso"


def test_two_answers_to_one_question_in_the_same_moment_are_both_shown(send, person, monkeypatch):
    send({"sat_still": "True"})
    at_the_same_moment(monkeypatch, lambda: send({"evening_severity": "6"}))
    answer = send({"evening_severity": "3"})

    assert answer.status_code == 409
    assert answer.json()["conflicts"]["evening_severity"]["stored"] == "6"
    assert person.nights.get().evening_severity == 6


def test_the_same_sending_in_the_same_moment_is_stored_once(send, person, monkeypatch):
    same = str(uuid4())
    at_the_same_moment(monkeypatch, lambda: send({DRINK: ESPRESSO}, id=same))
    answer = send({DRINK: ESPRESSO}, id=same)

    assert answer.json()["stored"] is True
    assert CaffeineIntake.objects.count() == person.nights.get().version == 1


def test_a_night_that_is_deleted_in_the_same_moment_is_begun_anew(
    browser, send, person, monkeypatch
):
    send({"evening_severity": "6"})
    at_the_same_moment(monkeypatch, lambda: browser.post(f"{PAGE}delete/"))
    send({"daytime_rest_severity": "2"})

    night = person.nights.get()
    assert (night.evening_severity, night.daytime_rest_severity) == (None, 2)


def test_while_an_answer_is_written_nothing_is_read(send):
    send({"sat_still": "True"})
    with CaptureQueriesContext(connection) as captured:
        send({"evening_severity": "6"})

    said = [query["sql"].split()[0] for query in captured.captured_queries]
    inside = said[said.index("SAVEPOINT") + 1 : said.index("RELEASE")]
    assert inside == ["UPDATE", "INSERT"]


def test_a_tap_takes_few_queries(send, django_assert_max_num_queries):
    send({"sat_still": "True"})
    with django_assert_max_num_queries(13):
        send({"evening_severity": "6"})


def test_what_was_not_answered_anew_is_not_checked_again(send, person, write_night):
    write_night(person, NIGHT, exercised=False, naps=0, nap_minutes=20)
    answer = send({"evening_severity": "6"})

    assert answer.json()["stored"] is True
    assert send({"tiredness": "3"}).status_code == 422


# --- The page without a script --------------------------------------------------------------


def seen(browser: Any) -> dict[str, Any]:
    """What the page that is open on this device shows, and its name."""
    context = browser.get(PAGE).context
    return {"seen": context["seen"], "page": str(context["token"])}


def test_a_stale_page_does_not_overwrite_what_another_device_stored(browser, person):
    phone, laptop = seen(browser), seen(browser)
    browser.post(PAGE, sent(**phone, evening_severity="6", evening_note="long drive"))
    answer = browser.post(PAGE, sent(**laptop, daytime_rest_severity="2"))

    night = person.nights.get()
    assert answer.status_code == 302
    assert (night.evening_severity, night.daytime_rest_severity) == (6, 2)
    assert night.evening_note == "long drive"


def test_a_page_that_claims_more_rows_than_can_be_counted_is_refused_or_read(browser, person):
    nines = {"exercise-TOTAL_FORMS": "9" * 5_000}

    answer = browser.post(PAGE, sent(**seen(browser), evening_severity="4") | nines)

    assert answer.status_code in {302, 422}
    assert not Exercise.objects.exists()


def test_what_was_typed_stays_in_its_field_with_what_is_wrong_beside_it(browser, person):
    answer = browser.post(PAGE, sent(awakenings="2 or 3", bedtime="25", tiredness="4"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="2 or 3"' in page
    assert 'value="25"' in page
    assert re.findall('id="id_(.*)_error"', page) == ["bedtime", "awakenings"]
    assert not person.nights.exists()


def test_no_symptoms_beside_a_time_of_the_first_one_asks_which_is_right(browser, person):
    answer = browser.post(PAGE, sent(first_symptom="none", symptom_onset="21:00"))

    assert answer.status_code == 422
    assert "here is a first-symptom time. Which is right?" in answer.content.decode()
    assert not person.nights.exists()


def test_what_was_right_on_a_page_with_an_error_is_stored_once_the_error_is_mended(browser, person):
    first = sent(**seen(browser), evening_severity="11", sat_still="True")
    refused = browser.post(PAGE, first)
    assert refused.status_code == 422

    shown = {"seen": refused.context["seen"], "page": str(refused.context["token"])}
    browser.post(PAGE, sent(**shown, evening_severity="1", sat_still="True"))

    night = person.nights.get()
    assert (night.evening_severity, night.sat_still) == (1, True)


def test_a_clash_shows_both_answers_and_keeps_the_rest(browser, person):
    phone, laptop = seen(browser), seen(browser)
    browser.post(PAGE, sent(**phone, evening_severity="6"))
    answer = browser.post(PAGE, sent(**laptop, evening_severity="3", sat_still="True"))

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Yours: 3" in page
    assert "Stored: 6" in page
    night = person.nights.get()
    assert (night.evening_severity, night.sat_still) == (6, True)


@pytest.mark.parametrize(("choice", "kept"), [("yours", 3), ("stored", 6)])
def test_the_person_chooses_which_answer_is_right(browser, person, choice, kept):
    laptop = seen(browser)
    browser.post(PAGE, sent(**seen(browser), evening_severity="6"))
    clash = browser.post(PAGE, sent(**laptop, evening_severity="3"))
    context = {"seen": clash.context["seen"], "page": str(clash.context["token"])}

    undecided = browser.post(
        PAGE, sent(**context, unresolved="evening_severity", evening_severity="3")
    )
    assert undecided.status_code == 409

    choices = {"unresolved": "evening_severity", "choose-evening_severity": choice}
    answer = browser.post(PAGE, sent(**context, **choices, evening_severity="3"))
    assert answer.status_code == 302
    assert person.nights.get().evening_severity == kept


def test_a_drink_added_on_each_device_makes_two_drinks(browser, person):
    phone, laptop = seen(browser), seen(browser)
    coffee = {"uid": str(uuid4()), "drink": "espresso", "servings": "1"}
    tea = {"uid": str(uuid4()), "drink": "tea_black", "servings": "1"}
    browser.post(PAGE, sent(**phone, rows={"caffeine": [coffee]}))
    answer = browser.post(PAGE, sent(**laptop, rows={"caffeine": [tea]}))

    assert answer.status_code == 302
    drinks = person.nights.get().caffeine_intakes.values_list("drink", flat=True)
    assert sorted(drinks) == ["espresso", "tea_black"]


def test_a_drink_corrected_here_and_removed_there_is_asked_about(browser, person):
    coffee = {"uid": str(uuid4()), "drink": "espresso", "servings": "1"}
    browser.post(PAGE, sent(**seen(browser), rows={"caffeine": [coffee]}))
    stored = CaffeineIntake.objects.get()
    laptop = seen(browser)
    gone = coffee | {"id": stored.pk, "DELETE": "on"}
    browser.post(PAGE, sent(**seen(browser), had_caffeine="True", rows={"caffeine": [gone]}))
    assert not CaffeineIntake.objects.exists()

    double = coffee | {"id": stored.pk, "servings": "2", "caffeine_mg": "63"}
    answer = browser.post(PAGE, sent(**laptop, had_caffeine="True", rows={"caffeine": [double]}))
    assert answer.status_code == 409
    assert "Yours: 2 × Espresso" in answer.content.decode()
    assert "Stored: not answered" in answer.content.decode()


# Whatever is acknowledged is there


def test_an_answer_to_a_question_that_was_put_away_meanwhile_is_stored(send, person):
    factor = person.factors.create(name="Hot bath", retired_at=timezone.now())

    assert send({f"factor-{factor.pk}": "True"}).json()["stored"] is True
    assert person.nights.own_factors()[NIGHT] == {factor.pk: 1.0}


@pytest.mark.parametrize("question", ["factor-9999", "factor-x", "factor-", "factor-²"])
def test_an_answer_to_no_question_is_refused_so_that_the_device_keeps_it(send, person, question):
    answer = send({question: "True", "evening_severity": "4"})

    assert answer.status_code == 422
    assert answer.json()["stored"] is False
    assert "not on your list any more" in str(answer.json()["errors"])
    assert not person.nights.exists()


def test_an_answer_to_somebody_elses_question_is_refused(send, stranger):
    factor = stranger.factors.create(name="Hot bath")

    assert send({f"factor-{factor.pk}": "True"}).status_code == 422


VALUES = st.sampled_from(
    ["1", "7", "True", "False", "21:40", "none", "walking", "left", "0.5", "x"]
)
QUESTIONS = st.sampled_from(
    [
        "evening_severity", "tiredness", "sat_still", "first_symptom", "bedtime", "legs_side",
        "alcohol_drinks", "evening_note", "had_caffeine", "planned_bedtime", "factor-asked",
        "factor-away", "factor-strange", "factor-9999", "factor-x", "plan-x", "plan-1-2561-state",
        "plan-1-2100-state", "plan-1-none-state", "slept", "sleep_quality", DRINK,
    ]
)  # fmt: skip


@given(changes=st.dictionaries(QUESTIONS, VALUES, min_size=1, max_size=3))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_acknowledged_can_be_read_back(send, person, stranger, changes):
    with transaction.atomic():
        keys = {
            "factor-asked": person.factors.create(name="Tea", kind="number").pk,
            "factor-away": person.factors.create(name="Bath", retired_at=timezone.now()).pk,
            "factor-strange": stranger.factors.create(name="Other").pk,
        }
        sent_now = {
            f"factor-{keys[name]}" if name in keys else name: ESPRESSO if name == DRINK else value
            for name, value in changes.items()
        }
        answer = send(sent_now)
        if answer.status_code == 200:
            stored = stored_answers(person.nights.get(night=NIGHT))
            assert set(sent_now) <= set(stored)
            assert answer.json()["answers"] == json.loads(json.dumps(stored))
        transaction.set_rollback(True)
