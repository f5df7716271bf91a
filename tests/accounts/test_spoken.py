"""Pages, mails and answers of the API are in the language of whoever reads them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from accounts.models import User
from config.language import current, in_language, wished
from journal.reminders import mail
from journal.reminders.messages import Part, words_of
from tests.accounts.views.test_preferences import PREFERENCES

GERMAN = {
    "Saved.": "Gespeichert.",
    "Language": "Sprache",
    "Tonight’s page is open.": "Die Seite dieser Nacht ist offen.",
    "No more of these mails: {link}": "Keine solchen Mails mehr: {link}",
}
SIGN_UP = {
    "email": "new@example.org",
    "password1": "four tired restless legs",
    "time_zone": "Europe/Berlin",
}


@pytest.fixture(autouse=True)
def _german(teach_german: Callable[[dict[Any, str]], None]) -> Iterator[None]:
    teach_german(GERMAN)
    yield
    assert current() == "en"  # nobody's language stays behind


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("en;q=0.8,de;q=0.9", "de"),
        ("fr,en", "en"),
        ("fr", None),
        ("*", None),
        ("", None),
        ("de" * 999, None),
        (";q=,,,\N{NO-BREAK SPACE}", None),
    ],
)
def test_a_browser_is_answered_in_the_first_of_its_languages_on_offer(header, code):
    assert wished(header) == code


def test_a_visitor_reads_the_language_of_the_browser_until_another_is_chosen(db, client):
    wish = {"Accept-Language": "de,en;q=0.5"}
    page = client.get("/account/language/", headers=wish)
    assert '<html lang="de"' in page.content.decode()
    assert "<h1>Sprache</h1>" in page.content.decode()
    assert page.headers["Content-Language"] == "de"
    assert "Accept-Language" in page.headers["Vary"]

    client.post("/account/language/", {"language": "en"}, headers=wish)
    assert client.get("/", headers=wish).headers["Content-Language"] == "en"
    client.post("/account/language/", {"language": "xx"}, headers=wish)
    assert client.get("/", headers=wish).headers["Content-Language"] == "en"


def test_the_language_of_the_page_of_sign_up_becomes_the_persons(db, client):
    client.post("/account/signup/", SIGN_UP, headers={"Accept-Language": "de"})
    assert User.objects.get(email="new@example.org").language == "de"


def test_what_is_chosen_on_the_account_page_is_spoken_from_then_on(client_of, person):
    browser = client_of(person)
    page = browser.post("/account/", {**PREFERENCES, "language": "de"}, follow=True)

    assert "Gespeichert." in page.content.decode()
    page = browser.get("/account/", headers={"Accept-Language": "en"})
    assert page.headers["Content-Language"] == "de"
    assert "Vary" not in page.headers or "Accept-Language" not in page.headers["Vary"]


def test_there_is_no_choice_of_one(client_of, person, settings):
    settings.LANGUAGES = [("en", "English")]
    browser = client_of(person)
    assert "language" not in browser.get("/account/").context["form"].fields
    assert browser.post("/account/", PREFERENCES).status_code == 302
    person.refresh_from_db()
    assert person.language == "en"


def test_a_language_that_is_not_on_offer_waits_until_it_is(person):
    person.language = "fi"
    person.full_clean()
    assert person.speaks == "en"


def test_a_reminder_by_mail_speaks_its_readers_language(person):
    person.language = "de"
    with in_language("de"):
        words = words_of(Part.EVENING)
    sent = mail.written(person, words)
    assert sent.subject == "Die Seite dieser Nacht ist offen."
    assert "Keine solchen Mails mehr: http" in sent.body
