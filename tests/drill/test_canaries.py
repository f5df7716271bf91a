"""A word in every field: what merges drive, and that a leak or a remainder is told on."""

import logging

import pytest
from django.core import mail
from django.core.cache import cache

from journal.models import Night
from tests.addresses import CANARY
from tests.drill import canaries
from tests.drill.result import Size


@pytest.mark.django_db(transaction=True)
def test_nothing_gets_out_and_nothing_stays_behind(settings):
    settings.MAIL = True

    leaked, deleted = canaries.attack(Size.SHORT)

    assert leaked.met is True, leaked
    assert deleted.met is True, deleted


def told(line="", sent="", pushed="nothing", requests=1):
    mail.outbox = [mail.EmailMessage("Stillnight", sent or "Tonight’s page is open.")]
    return canaries.leaks(requests, [line or "INFO 200 at journal:tonight"], [pushed.encode()])


@pytest.mark.parametrize(
    "leak",
    [
        {"line": f"ERROR ValueError: {CANARY}"},
        {"sent": f"Your legs: {CANARY}"},
        {"pushed": f'{{"body": "{CANARY}"}}'},
    ],
)
def test_the_word_in_a_log_a_mail_or_a_message_is_a_miss(db, leak):
    assert told().met is True
    assert told(**leak).met is False


def test_the_word_in_the_key_of_a_cache_is_a_miss(db):
    cache.set(f"findings-{CANARY}", 1)

    assert told().met is False


def test_a_log_that_said_nothing_proves_nothing(db):
    assert canaries.leaks(1, [""], [b"x"]).met is False


def test_the_log_is_heard_at_its_most_talkative_and_left_as_it_was(db, client):
    before = logging.getLogger("django.request").level, logging.getLogger().handlers[:]
    with canaries.overheard() as heard:
        client.get("/no-such-page/")
        logging.getLogger("journal").debug("a word")

    assert all("a word" in stream.getvalue() for stream in heard)
    assert "no page" in heard[0].getvalue()
    assert (logging.getLogger("django.request").level, logging.getLogger().handlers[:]) == before


def test_what_is_left_is_found_in_tables_and_in_the_cache(person):
    Night.objects.create(user=person, night="2026-03-03", time_zone="UTC", evening_note=CANARY)
    cache.set("kept", {"note": CANARY})

    found = set(canaries.left_of(CANARY))

    assert "table journal_night" in found
    assert any(place.startswith("the value of") for place in found)
    assert canaries.deletion(found, gone=True).met is False
    assert canaries.deletion([], gone=False).met is False
    assert canaries.deletion([], gone=True).met is True
