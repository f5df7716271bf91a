"""Keys of requests: which are taken, and for how long they are remembered."""

from datetime import timedelta

from django.apps import apps
from django.utils import timezone


def test_a_key_is_remembered_for_a_week(person, program):
    api, change = program(person), {"answers": {"naps": 1}}
    api("PATCH", "nights/2026-03-03", change, Idempotency_Key="old")
    api("PATCH", "nights/2026-03-03", change, Idempotency_Key="new")
    person.posted.filter(pk=person.posted.first().pk).update(
        stored_at=timezone.now() - timedelta(days=8)
    )

    apps.get_app_config("api").each_day()

    assert person.posted.count() == 1


def test_a_key_is_a_text_of_some_letters(person, program):
    api = program(person)

    for key in ("", "k" * 256):
        answer = api("PATCH", "nights/2026-03-03", {"answers": {"naps": 1}}, Idempotency_Key=key)
        assert answer.status_code == 400
    assert not person.nights.exists()
