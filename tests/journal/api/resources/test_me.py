"""The language of a person is read and chosen."""

from typing import Any


def test_a_language_that_is_on_offer_is_taken_and_answered_in(
    settings: Any, person: Any, program: Any
) -> None:
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    api = program(person)
    before = api("GET", "me")

    changed = api("PATCH", "me", {"language": "de"}, Idempotency_Key="once")
    after = api("GET", "me")

    assert (before.json()["language"], before.headers["Content-Language"]) == ("en", "en")
    assert changed.json()["language"] == after.json()["language"] == "de"
    assert after.headers["Content-Language"] == "de"
    person.refresh_from_db()
    assert person.language == "de"


def test_another_language_is_refused_and_a_token_for_nights_changes_none(
    settings: Any, person: Any, program: Any
) -> None:
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]

    refused = program(person)("PATCH", "me", {"language": "tlh"})
    forbidden = program(person, "nights:write")("PATCH", "me", {"language": "de"})

    assert refused.json()["errors"] == [
        {"field": "language", "message": "Please send one of these: 'en' or 'de'."}
    ]
    assert (forbidden.status_code, forbidden.json()["scope"]) == (403, "everything")
