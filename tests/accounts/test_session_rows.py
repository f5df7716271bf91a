"""Whoever is nobody leaves no session behind, and what is over is cleared away."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import deletion, session_rows
from tests.rooms.test_every_address import METHODS, owned, walk  # noqa: F401  every address

PASSWORD = "a quiet evening walk"
SCRIPT = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


@pytest.mark.parametrize("asked_by", [{}, SCRIPT], ids=["a page", "a script"])
@pytest.mark.parametrize("method", METHODS)
def test_no_address_stores_a_session_for_nobody(walk, method, asked_by):  # noqa: F811
    before = Session.objects.count()
    for address, _ in walk:
        answer = getattr(Client(), method)(address, **asked_by)
        assert Session.objects.count() == before, address
        assert "sessionid" not in answer.cookies, address


def test_signing_up_wrong_passwords_and_a_wrong_passkey_store_none_either(client, person):
    client.post("/account/login/", {"login": person.email, "password": "not this one, no"})
    client.get("/account/2fa/webauthn/login/", **SCRIPT)
    client.post("/account/2fa/webauthn/login/", {"credential": "[7]"})
    said = client.get("/account/login/").content.decode()
    fields = {"email": "new@example.org", "password1": "four quiet words here"}
    page = client.post("/account/signup/", {**fields, "time_zone": "UTC"}, follow=True)

    assert "This code does not work" in said
    assert "Your account is ready" in page.content.decode()
    assert 'value="new@example.org"' in page.content.decode()
    assert not Session.objects.exists()
    assert "Your account is ready" not in client.get("/account/login/").content.decode()


def test_a_sentence_survives_signing_out_and_is_shown_once(client, person):
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    client.post("/account/delete/", {"sure": "on"})

    assert "are deleted" in client.get("/").content.decode()
    assert "are deleted" not in client.get("/").content.decode()
    assert not Session.objects.exists()


def test_a_sign_in_that_waits_for_its_second_step_ends_within_the_hour(client, person, add_passkey):
    add_passkey(person)
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})

    (waiting,) = Session.objects.all()

    assert "account_login" in waiting.get_decoded()
    assert waiting.expire_date < timezone.now() + timedelta(hours=1, minutes=1)


def test_a_session_of_somebody_lasts_as_long_as_the_settings_say(client, person, settings):
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})

    (session,) = Session.objects.all()

    left = session.expire_date - timezone.now()
    assert left > timedelta(seconds=settings.SESSION_COOKIE_AGE - 60)


def test_a_session_that_nobody_looked_into_is_not_asked_for(django_assert_num_queries):
    store = session_rows.SessionStore("a-key-of-a-cookie")

    with django_assert_num_queries(0):
        assert not store.is_empty()


def sessions_of_others(count):
    later = timezone.now() + timedelta(days=9)
    Session.objects.bulk_create(
        Session(session_key=f"other{number}", session_data="", expire_date=later)
        for number in range(count)
    )


def test_what_is_over_is_cleared_and_what_goes_on_stays(client, person):
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    sessions_of_others(3)
    over = timezone.now() - timedelta(minutes=1)
    Session.objects.filter(session_key__startswith="other").update(expire_date=over)
    UserSession.objects.create(user=person, ip="192.0.2.1", user_agent="", session_key="other1")
    UserSession.objects.filter(session_key="other1").update(created_at=over - timedelta(days=9))

    assert session_rows.clear_expired() == 3

    assert client.get("/tonight/").status_code == 200
    assert UserSession.objects.get().session_key == Session.objects.get().session_key


def test_deleting_an_account_ends_its_sessions_by_key(client, person):
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    sessions_of_others(3)

    with CaptureQueriesContext(connection) as asked:
        deletion.delete_account(person)

    told = [each["sql"] for each in asked if "django_session" in each["sql"]]
    assert len(told) == 1
    assert told[0].startswith("DELETE")
    assert "usersessions_usersession" in told[0]
    assert Session.objects.count() == 3


@pytest.mark.sqlite
def test_no_session_of_others_is_read_for_that(person):
    theirs = UserSession.objects.filter(user=person).values("session_key")
    plan = Session.objects.filter(pk__in=theirs).explain()

    assert "SCAN" not in plan
    assert "SEARCH django_session USING" in plan
