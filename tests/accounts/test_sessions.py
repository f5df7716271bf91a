from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.session_rows import SessionStore

ANDROID = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 15) AppleWebKit/605 Version/18 Safari/605"


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


def signed_in(person, agent=MAC, address="192.0.2.77"):
    client = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR=address)
    client.post("/account/login/", {"login": person.email, "password": "a quiet evening walk"})
    return client


def test_each_browser_is_listed_by_its_name_this_one_first(person):
    phone, desk = signed_in(person, ANDROID), signed_in(person, MAC)

    listed = desk.get("/account/sessions/").context["sessions"]

    assert [(entry["name"], entry["here"]) for entry in listed] == [
        ("Safari on Mac", True),
        ("Firefox on Android", False),
    ]
    assert phone.get("/tonight/").status_code == 200


@pytest.mark.parametrize(
    ("address", "kept"), [("192.0.2.77", "192.0.2.0"), ("2001:db8:1:2::9", "2001:db8:1::")]
)
def test_only_a_name_and_the_network_are_kept(person, address, kept):
    signed_in(person, address=address)

    assert [(session.ip, session.user_agent) for session in UserSession.objects.all()] == [
        (kept, "Safari on Mac")
    ]


def test_one_browser_is_signed_out_at_once(person):
    phone, desk = signed_in(person, ANDROID), signed_in(person)
    entry = desk.get("/account/sessions/").context["sessions"][1]

    page = desk.post(f"/account/sessions/{entry['pk']}/end/", follow=True)

    assert "Signed out: Firefox on Android." in page.content.decode()
    assert phone.get("/tonight/").status_code == 302
    assert desk.get("/tonight/").status_code == 200


def test_all_others_are_signed_out_in_one_step(person):
    others, here = [signed_in(person, ANDROID) for _ in range(3)], signed_in(person)

    here.post("/account/sessions/end-others/")

    assert [client.get("/tonight/").status_code for client in others] == [302, 302, 302]
    assert len(here.get("/account/sessions/").context["sessions"]) == 1


def test_a_stranger_s_session_cannot_be_ended(client_of, person, stranger):
    theirs = signed_in(person)
    session = UserSession.objects.get()

    answer = client_of(stranger).post(f"/account/sessions/{session.pk}/end/")

    assert answer.status_code == 404
    assert theirs.get("/tonight/").status_code == 200


def test_signing_out_takes_the_browser_off_the_list(person):
    phone, desk = signed_in(person, ANDROID), signed_in(person)
    phone.post("/account/logout/")

    assert [e["name"] for e in desk.get("/account/sessions/").context["sessions"]] == [
        "Safari on Mac"
    ]


def later(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def test_a_session_ends_when_it_was_not_used_for_two_weeks(person):
    phone = signed_in(person)

    with later(days=15):
        assert phone.get("/tonight/").url.startswith("/account/login/")


def test_a_session_in_use_lasts_and_its_use_is_noted_once_a_day(person):
    phone = signed_in(person)
    for days in (10, 20, 30):
        with later(days=days):
            assert phone.get("/tonight/").status_code == 200
            with CaptureQueriesContext(connection) as again:
                phone.get("/tonight/")
            assert not [q for q in again if q["sql"].startswith('UPDATE "django_session"')]


def test_a_session_ends_after_ninety_days_however_much_it_is_used(person):
    phone = signed_in(person)
    for days in range(10, 90, 10):
        with later(days=days):
            assert phone.get("/tonight/").status_code == 200

    with later(days=91):
        answer = phone.get("/tonight/")
    assert answer.url.startswith("/account/login/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.exists()


def test_signing_in_and_confirming_give_the_session_a_new_key(client, person):
    client.get("/account/login/")
    keys = []
    client.post("/account/login/", {"login": person.email, "password": "a quiet evening walk"})
    keys.append(client.session.session_key)
    client.post("/account/reauthenticate/", {"password": "a quiet evening walk"})
    keys.append(client.session.session_key)

    assert len(set(keys)) == 2
    assert [row.session_key for row in Session.objects.all()] == keys[1:]
    assert [entry["here"] for entry in client.get("/account/sessions/").context["sessions"]] == [
        True
    ]


def test_a_key_given_by_somebody_else_never_becomes_a_session(client, person):
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    client.post("/account/login/", {"login": person.email, "password": "a quiet evening walk"})

    assert client.session.session_key != "a" * 32
    assert len(client.session.session_key) == 32


def test_ending_sessions_asks_first_who_it_is(person):
    phone, desk = signed_in(person, ANDROID), signed_in(person)
    row = UserSession.objects.exclude(session_key=desk.session.session_key).get()

    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        for address in (f"/account/sessions/{row.pk}/end/", "/account/sessions/end-others/"):
            assert desk.post(address).url.startswith("/account/reauthenticate/")
        assert phone.get("/tonight/").status_code == 200


def test_a_new_password_signs_out_everywhere_else(person):
    phone, desk = signed_in(person, ANDROID), signed_in(person)

    new = "seven grey herons wait"
    desk.post(
        "/account/password/change/",
        {"oldpassword": "a quiet evening walk", "password1": new, "password2": new},
    )

    assert phone.get("/tonight/").status_code == 302
    assert desk.get("/tonight/").status_code == 200


def test_a_closed_account_is_signed_out_at_once(person):
    phone = signed_in(person)

    person.is_active = False
    person.save()

    assert phone.get("/tonight/").status_code == 302
    again = Client().post(
        "/account/login/", {"login": person.email, "password": "a quiet evening walk"}
    )
    assert again.url != "/tonight/"


def test_the_operator_signs_out_one_person_or_everybody(person, stranger, capsys):
    mine, theirs = signed_in(person), Client()
    theirs.post("/account/login/", {"login": stranger.email, "password": "another quiet walk"})

    call_command("end_sessions", "Person@example.org")
    assert [mine.get("/tonight/").status_code, theirs.get("/tonight/").status_code] == [302, 200]

    call_command("end_sessions", everybody=True)
    assert theirs.get("/tonight/").status_code == 302
    assert capsys.readouterr().out.splitlines() == ["Sessions ended: 1.", "Sessions ended: 1."]
    with pytest.raises(CommandError, match="Nobody has an account"):
        call_command("end_sessions", "who@example.org")


def test_every_page_of_the_journal_has_the_way_out(person):
    desk = signed_in(person)
    for address in ("/tonight/", "/nights/", "/trends/", "/labs/", "/regimen/", "/account/"):
        assert 'href="/account/logout/"' in desk.get(address).content.decode(), address


def test_a_session_that_was_ended_meanwhile_is_not_stored_again(db):
    kept = SessionStore()
    kept["word"] = "one"
    kept.save()
    kept["word"] = "two"
    kept.save()
    assert SessionStore(kept.session_key)["word"] == "two"

    SessionStore(kept.session_key).delete()
    with pytest.raises(UpdateError):
        kept.save()
    assert not kept.exists(kept.session_key)
