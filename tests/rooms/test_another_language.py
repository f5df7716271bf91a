"""The pages of the journal in another language: its order of words, its plurals and its dates."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from config.language import in_language
from journal.questions import QUESTIONS
from journal.quotas import full

ClientOf = Callable[[User], Client]
GERMAN = {
    "Nights": "Nächte",
    "Night of {night}: {rating}": "{rating} in der Nacht: {night}",
    "worst rating {rating} of 10": "höchstens {rating} von 10",
    "Saved the evening of {night}.": "Der Abend ist gespeichert: {night}.",
    "Legs in the evening": "Beine am Abend",
    "{duration} asleep": "{duration} geschlafen",
    "woke once": "einmal wach",
    'Show<span class="visually-hidden"> the password</span>': "Passwort zeigen",
    ("%(logged)s of %(possible)s night written down.", 0): "%(logged)s von %(possible)s Nacht.",
    ("%(logged)s of %(possible)s night written down.", 1): "%(logged)s von %(possible)s Nächten.",
    ("{most} nights", 1): "{most} Nächte",
    (
        "This server keeps {what} for one person at most. "
        "Please delete some first, or ask the person who runs this server."
    ): "Mehr als {what} gehen hier nicht.",
}


@pytest.fixture(autouse=True)
def _german(teach_german: Callable[[dict[Any, str]], None]) -> None:
    teach_german(GERMAN)


@pytest.fixture
def speaker(person: User) -> User:
    person.language = "de"
    person.save()
    return person


def test_a_month_has_the_words_dates_and_plurals_of_its_reader(
    client_of: ClientOf, speaker: User, write_night: Any
) -> None:
    write_night(speaker, date(2026, 3, 1), evening_severity=7)
    page = client_of(speaker).get("/nights/?month=2026-03").content.decode()
    assert "höchstens 7 von 10 in der Nacht: Sonntag, 1. März" in page
    assert "1 von 31 Nächten." in page
    assert "<h1>März 2026</h1>" in page
    assert "Dez" in page  # among all months, which are drawn once a language
    assert "Nächte\n" in page
    speaker.language = "en"
    speaker.save()
    page = client_of(speaker).get("/nights/?month=2026-03").content.decode()
    assert "Night of Sunday 1 March: worst rating 7 of 10" in page
    assert "Nächte" not in page


def test_a_night_is_asked_and_answered_in_the_language_of_its_reader(
    client_of: ClientOf, speaker: User
) -> None:
    client = client_of(speaker)
    assert "Beine am Abend" in client.get("/nights/2026-03-03/").content.decode()
    page = client.post("/nights/2026-03-03/", {"evening_severity": "6"}, follow=True)
    assert "Der Abend ist gespeichert: Di., 3. → Mi., 4. März 2026." in page.content.decode()


def test_a_limit_is_said_with_the_thousands_of_the_language(person: User) -> None:
    with in_language("de"):
        assert full(person, "nights", 20_001) == "Mehr als 20.000 Nächte gehen hier nicht."


def test_a_question_speaks_the_language_of_each_moment() -> None:
    question = QUESTIONS["evening_severity"]
    with in_language("de"):
        assert question.label == "Beine am Abend"
    assert question.label == "Legs in the evening"


@pytest.mark.django_db
def test_a_template_that_crispy_keeps_says_nothing_in_the_language_of_before(
    client: Client,
) -> None:
    german = client.get("/account/login/", headers={"Accept-Language": "de"}).content.decode()
    assert "Passwort zeigen" in german
    assert "Passwort zeigen" not in client.get("/account/login/").content.decode()
