"""What a voice or a button says goes to tonight; what can mean two things is asked."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

NIGHT = date(2026, 3, 3)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the instant that it is; 21:40 of that Tuesday in Berlin to begin with."""

    def at(hour: int, minute: int = 40, day: int = 3) -> None:
        now = datetime(2026, 3, day, hour - 1, minute, tzinfo=UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)

    at(21)
    return at


@pytest.fixture
def say(person: Any, program: Any, clock: Any) -> Any:
    """Says a line and gives the answer."""
    api = program(person)
    return lambda line, **more: api("POST", "quick", {"text": line, **more})


@pytest.fixture
def iron(person: Any) -> Any:
    """Iron, planned for 20:00."""
    plan = person.regimens.create(name="Iron", kind="supplement", category="iron")
    step = plan.steps.create(first_day=date(2026, 1, 1), schedule="daily", amount=65, unit="mg")
    step.set_times([time(20)])
    return plan


def test_a_line_becomes_answers_a_drink_and_a_dose(say, person, iron):
    answer = say("legs 6 since 21:30, coffee at 3, iron taken")

    assert answer.status_code == 200, answer.content
    entry = answer.json()["entry"]
    assert entry["answers"]["evening_severity"] == 6
    assert entry["answers"]["symptom_onset"] == "21:30"
    (drink,) = entry["caffeine_intakes"]
    assert (drink["drink"], drink["servings"], drink["taken_at"]) == ("coffee_brewed", 1, "15:00")
    assert entry["planned_doses"][0]["state"] == "taken"
    assert answer.json()["speak"] == (
        "Noted for the night of 3 Mar 2026. Legs in the evening: 6; First symptom: 21:30; "
        "A drink: 1 × Coffee at 15:00; Iron 65 mg: taken."
    )


def test_names_with_values_say_the_same(person, program, clock):
    answer = program(person)("POST", "quick", {"legs": 6, "started": "now", "coffee": 1})

    assert answer.json()["entry"]["answers"]["symptom_onset"] == "21:40"
    assert answer.json()["entry"]["answers"]["evening_severity"] == 6
    assert answer.json()["entry"]["caffeine_intakes"][0]["servings"] == 1


@pytest.mark.parametrize(
    ("line", "question", "choices"),
    [
        ("a tea", "Which do you mean by “tea”?", ["a black tea", "a green tea", "a herbal tea"]),
        ("coffee at 9", "Which time is meant", ["coffee at 09:00", "coffee at 21:00"]),
        ("coffee at 23:00", "23:00 is still to come tonight. What time was it?", []),
        ("unicorn taken", "“unicorn” is neither a question nor planned tonight.", []),
        ("legs", "Legs in the evening: how much?", []),
        ("6", "What is “6” about?", []),
        ("walked 2", "2 of what?", ["walk 2 min"]),
        ("no coffee", "Only “coffee”, or none at all of its kind?", ["no caffeine"]),
        ("started 12 hours ago", "That was in the night of", []),
        ("legs 6, legs 7", "This was said twice", []),
        ("iron", "Iron 65 mg: taken or not?", ["iron taken", "skipped iron"]),
        ("legs 6 at 21:00", "What began then?", []),
        ("caffeine 3", "“Caffeine today” takes no number.", []),
        ("took iron 100 mg", "A planned dose is said without its amount", []),
        ("felt creeping", "“felt creeping” is neither", []),
    ],
)  # fmt: skip
def test_what_can_mean_two_things_or_nothing_is_asked(say, person, iron, line, question, choices):
    answer = say(f"{line}; tired 5")

    assert answer.status_code == 422
    (asked,) = answer.json()["unclear"]
    assert asked["question"].startswith(question)
    assert [each["say"] for each in asked["choices"]] == choices
    assert not person.nights.exists()


def test_each_choice_is_understood(say, person, iron):
    for line in ("no caffeine", "walk 2 min", "skipped iron"):
        assert say(line).status_code == 200, line


def test_by_day_legs_alone_can_be_any_rating(say, clock):
    clock(9, day=4)

    (asked,) = say("legs 6").json()["unclear"]

    assert len(asked["choices"]) == 4
    for each in asked["choices"]:
        assert say(each["say"]).status_code == 200, each


def test_which_of_two_doses_is_asked_until_one_is_left(say, person, iron):
    iron.steps.get().set_times([time(8), time(20)])

    (asked,) = say("took iron").json()["unclear"]

    assert [each["say"] for each in asked["choices"]] == [
        "took Iron of 08:00",
        "took Iron of 20:00",
    ]
    assert say("took iron of 8:00 at 8:10").status_code == 200
    assert say("iron taken").json()["entry"]["planned_doses"][1]["planned_at"] == "20:00"


def test_the_morning_says_its_times(say, clock, person):
    clock(8, day=4)

    say("bed 11 pm, lights out 23:15, woke up 6:30, got up at 7:00, woke 3 times, sleep quality 4")

    night = person.nights.get()
    assert (night.night, night.bedtime, night.lights_out) == (NIGHT, time(23), time(23, 15))
    assert (night.final_awakening, night.rise_time, night.awakenings) == (time(6, 30), time(7), 3)


def test_none_is_an_answer(say, person):
    say("no symptoms, no caffeine, no exercise, no alcohol, took nothing")

    night = person.nights.get()
    assert (night.no_symptoms, night.had_caffeine, night.exercised) == (True, False, False)
    assert (night.alcohol_drinks, night.took_doses) == (0, False)


def test_a_stored_answer_makes_way_only_if_it_shall(say, person):
    say("legs 6")

    kept = say("legs 7")
    replaced = say("legs 7", replace=True)

    assert kept.status_code == 409
    assert kept.json()["detail"].startswith("Legs in the evening is 6 already.")
    assert replaced.json()["entry"]["answers"]["evening_severity"] == 7


def test_a_line_of_plain_text_is_enough_and_a_key_says_it_once(person, program, clock):
    from django.test import Client

    token = program(person, "nights:write").token
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "tap-1"}
    for _ in range(2):
        answer = Client().post(
            "/api/v1/quick", "an espresso", content_type="text/plain", headers=headers
        )

    assert answer.json()["speak"] == "This was stored already, and is not stored twice."
    assert answer.json()["entry"] is None  # this token may not read
    assert person.nights.get().caffeine_intakes.count() == 1


def test_tonight_shows_the_plan_and_what_is_stored(person, program, clock, iron, say):
    before = program(person)("GET", "tonight").json()
    say("iron taken")
    after = program(person)("GET", "tonight").json()

    assert (before["night"], before["entry"]) == ("2026-03-03", None)
    (dose,) = before["plan"]
    assert (dose["planned_at"], dose["label"], dose["is_answered"]) == (
        "20:00",
        "Iron 65 mg",
        False,
    )
    assert after["plan"][0]["is_answered"]
    assert after["entry"]["planned_doses"][0]["state"] == "taken"


@pytest.mark.parametrize(
    ("line", "speak"),
    [
        ("legs 11", "Legs in the evening: Please write a number from 0 to 10."),
        ("no caffeine", "Caffeine today is Some already. Please send “replace”: true if the new"),
        ("banana 7", "“banana” is neither a question nor planned tonight. Please say it in other"),
        (" ", "Please say something, such as “legs 6 since 21:30”."),
    ],
)
def test_what_is_refused_has_a_sentence_to_speak_as_well(say, line, speak):
    assert say("coffee at 15:00").status_code == 200

    answer = say(line)

    assert answer.status_code in {409, 422}
    assert answer.json()["speak"].startswith(speak)
