"""A line in the person's language sets what the English one does, and is answered in it."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

IN_ENGLISH = "legs 6 since 21:30, coffee at 3 pm, iron taken"
LINES = {
    "de": "Beine 6 seit 21:30, Kaffee um 15 Uhr, Eisen genommen",
    "fr": "jambes 6 depuis 21h30, café à 15 h, fer pris",
    "es": "piernas 6 desde las 21:30, café a las 15 h, hierro tomado",
}
IRON = {"de": "Eisen", "fr": "Fer", "es": "Hierro"}


@pytest.fixture(params=[*LINES])
def language(request: Any, settings: Any, person: Any) -> str:
    """A language that is on offer, and spoken by the person."""
    settings.LANGUAGES = [(code, code) for code in ("en", *LINES)]
    person.language = request.param
    person.save()
    return str(request.param)


@pytest.fixture
def say(person: Any, program: Any, language: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Says a line at 21:40 in Berlin and gives the answer; iron is planned for 20:00."""
    now = datetime(2026, 3, 3, 20, 40, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    plan = person.regimens.create(name=IRON[language], kind="supplement", category="iron")
    step = plan.steps.create(first_day=date(2026, 1, 1), schedule="daily", amount=65, unit="mg")
    step.set_times([time(20)])
    api = program(person)
    return lambda line, **more: api("POST", "quick", {"text": line, **more})


def test_a_line_sets_what_the_english_one_does(say: Any, language: str, person: Any) -> None:
    for line in (LINES[language], IN_ENGLISH.replace("iron", IRON[language])):
        answer = say(line)

        assert answer.status_code == 200, answer.content
        assert answer.headers["Content-Language"] == language
        entry = answer.json()["entry"]
        assert entry["answers"]["evening_severity"] == 6
        assert entry["answers"]["symptom_onset"] == "21:30"
        (drink,) = entry["caffeine_intakes"]
        assert (drink["drink"], drink["taken_at"]) == ("coffee_brewed", "15:00")
        assert entry["planned_doses"][0]["state"] == "taken"
        person.nights.all().delete()


def test_none_is_an_answer_and_what_was_not_said_is_none(
    say: Any, language: str, person: Any
) -> None:
    lines = {"de": "keine Beschwerden, kein Koffein, Alkohol keiner, 1,5 Zigaretten",
             "fr": "aucun symptôme, pas de caféine, alcool aucun",
             "es": "ningún síntoma, sin cafeína, alcohol ninguno"}  # fmt: skip
    assert say(lines[language].removesuffix(", 1,5 Zigaretten")).status_code == 200

    night = person.nights.get()
    assert (night.no_symptoms, night.had_caffeine, night.alcohol_drinks) == (True, False, 0)
    assert (night.exercised, night.naps, night.took_doses) == (None, None, None)


def test_no_dose_was_taken_where_none_was(say: Any, language: str, person: Any) -> None:
    lines = {"de": "kein Eisen genommen", "fr": "pas de fer pris", "es": "no he tomado hierro"}

    answer = say(lines[language])

    assert answer.json()["entry"]["planned_doses"][0]["state"] == "skipped"


def test_a_decimal_comma_is_read_and_spoken(say: Any, language: str) -> None:
    beers = {"de": "1,5 Bier", "fr": "1,5 bière", "es": "1,5 cervezas"}

    answer = say(beers[language]).json()

    assert answer["entry"]["answers"]["alcohol_drinks"] == 1.5
    assert "1,5." in answer["speak"]


@pytest.mark.parametrize(
    ("what", "choices"), [("tea", 3), ("time", 2), ("dose", 2), ("minutes", 1), ("none", 1)]
)
def test_what_can_mean_two_things_is_asked_and_each_choice_is_understood(
    say: Any, language: str, person: Any, what: str, choices: int
) -> None:
    lines = {
        "de": {"tea": "ein Tee", "time": "Kaffee um 9", "dose": "Eisen", "minutes": "2 gejoggt",
               "none": "kein Kaffee"},
        "fr": {"tea": "thé", "time": "café à 9 h", "dose": "fer", "minutes": "vélo 2",
               "none": "pas de café"},
        "es": {"tea": "un té", "time": "café a las 9", "dose": "hierro", "minutes": "bici 2",
               "none": "ningún café"},
    }  # fmt: skip
    if (language, what) == ("fr", "tea"):
        choices = 2  # a herbal tea is an “infusion”
    if (language, what) == ("es", "tea"):
        choices = 2

    answer = say(lines[language][what])

    assert answer.status_code == 422
    (asked,) = answer.json()["unclear"]
    assert len(asked["choices"]) == choices, asked
    assert not person.nights.exists()
    for choice in asked["choices"]:
        assert say(choice["say"]).status_code == 200, choice
        person.nights.all().delete()


def test_by_day_legs_alone_can_be_any_rating(
    say: Any, language: str, person: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 3, 4, 8, tzinfo=UTC))
    legs = {"de": "Beine 6", "fr": "jambes 6", "es": "piernas 6"}

    (asked,) = say(legs[language]).json()["unclear"]

    assert len(asked["choices"]) == 4
    for choice in asked["choices"]:
        assert say(choice["say"]).status_code == 200, choice


def test_one_word_that_is_not_known_stores_nothing(say: Any, language: str, person: Any) -> None:
    answer = say(f"{LINES[language]}, quargel 3")

    assert answer.status_code == 422
    (asked,) = answer.json()["unclear"]
    assert asked["heard"] == "quargel 3"
    assert not person.nights.exists()


def test_names_with_values_are_english_or_the_persons(
    say: Any, language: str, person: Any, program: Any
) -> None:
    coffee = {"de": "Kaffee", "fr": "café", "es": "café"}[language]

    sent = {"legs": 6, "started": "now", coffee: 1, IRON[language]: True, "alcohol": False}
    answer = program(person)("POST", "quick", sent)

    assert answer.status_code == 200, answer.content
    entry = answer.json()["entry"]
    assert (entry["answers"]["symptom_onset"], entry["answers"]["alcohol_drinks"]) == ("21:40", 0)
    assert entry["caffeine_intakes"][0]["servings"] == 1
    assert entry["planned_doses"][0]["state"] == "taken"


def test_a_program_that_asks_for_english_is_understood_in_both(
    language: str, say: Any, person: Any, program: Any
) -> None:
    answer = program(person)("POST", "quick", {"text": LINES[language]}, Accept_Language="en-GB")

    assert answer.json()["speak"].startswith("Noted for the night of 3 Mar 2026. Legs in")
