from datetime import timedelta

import pytest
import time_machine
from allauth.account import signals as account
from allauth.account.models import EmailAddress
from allauth.mfa import signals as mfa
from django.core.cache import cache
from django.test import RequestFactory
from django.utils import timezone

from accounts import audit
from accounts.audit import Kind
from accounts.models import AuditEvent


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


def kinds(person):
    return [event.kind for event in person.audit_events.all()]


def test_signing_in_is_noted(client, person):
    client.post("/account/login/", {"login": person.email, "password": "a quiet evening walk"})

    assert kinds(person) == ["signed_in"]


def test_taking_data_out_is_noted_and_looking_at_the_page_is_not(client_of, person):
    client = client_of(person)
    client.get("/export/")
    assert kinds(person) == ["signed_in"]

    client.get("/export/nights.csv")

    assert kinds(person) == ["exported", "signed_in"]


@pytest.mark.parametrize(
    ("signal", "kind"),
    [
        (account.password_changed, "password_changed"),
        (account.password_reset, "password_changed"),
        (mfa.authenticator_removed, "factor_removed"),
    ],
)
def test_changes_of_the_account_are_noted(person, signal, kind):
    request = RequestFactory().get("/")
    request.user = person
    request.session = type("Session", (), {"session_key": "here"})()

    signal.send(sender=None, request=request, user=person)

    assert kinds(person) == [kind]


def test_another_address_is_noted_and_the_first_one_is_not(person):
    first = EmailAddress.objects.create(user=person, email=person.email)

    account.email_changed.send(
        sender=None, user=person, from_email_address=None, to_email_address=first
    )
    assert kinds(person) == []

    account.email_changed.send(
        sender=None, user=person, from_email_address=first, to_email_address=first
    )
    assert kinds(person) == ["email_changed"]


def test_a_request_or_a_person_can_be_recorded(person, rf):
    request = rf.get("/")
    request.user = person

    audit.record(request, Kind.SHARED)
    audit.record(person, Kind.SHARE_OPENED)

    assert kinds(person) == ["share_opened", "shared"]


def test_the_page_says_what_and_when_in_the_person_s_own_time(client_of, person):
    with time_machine.travel("2026-03-03T22:15Z", tick=False):
        client = client_of(person)
        text = client.get("/account/activity/").content.decode()

    assert "Signed in" in text
    assert "3 Mar 2026, 23:15" in text


def test_nothing_is_kept_longer_than_a_year(person):
    with time_machine.travel(timezone.now() - timedelta(days=366)):
        audit.record(person, Kind.EXPORTED)

    audit.note_sign_in(person)

    assert kinds(person) == ["signed_in"]


def test_a_row_has_room_for_nothing_but_a_kind_and_a_time():
    assert {field.name for field in AuditEvent._meta.fields} == {"id", "user", "kind", "at"}


def test_a_stranger_sees_only_their_own(client_of, person, stranger):
    audit.record(person, Kind.CALENDAR_MADE)

    text = client_of(stranger).get("/account/activity/").content.decode()

    assert "Calendar address made" not in text
