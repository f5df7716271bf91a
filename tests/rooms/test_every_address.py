"""Every address of the house, as nobody, as the owner and as a stranger.

An address without an entry in ACCESS fails: whoever adds a page says who may see it.
"""

from datetime import time
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.urls import reverse

from accounts.tokens.models import secret_of
from tests.addresses import ACCESS, CANARY, addresses, one_of_everything, samples


@pytest.fixture
def owned(person: Any) -> dict[str, dict[str, Any]]:
    """One of everything the person owns, and how each is named in an address."""
    return one_of_everything(person)


@pytest.fixture
def walk(owned: dict[str, dict[str, Any]]) -> list[tuple[str, str]]:
    """Each address with the class of its access."""
    arguments = samples(owned)
    return [
        (reverse(name, kwargs=arguments.get(name, {})), ACCESS[name]) for name, _ in addresses()
    ]


def test_each_address_says_who_may_see_it():
    names = {name for name, _ in addresses()}

    assert names == set(ACCESS)


METHODS = ("get", "head", "options", "post", "put", "patch", "delete")


@pytest.mark.parametrize("method", METHODS)
def test_nobody_sees_or_changes_anything_without_signing_in(client, walk, person, method):
    """Not even with a token that may do everything: it opens the API and signs nobody in."""
    token = {"Authorization": f"Bearer {secret_of(person.pk, CANARY)}"}
    for address, access in walk:
        headers = None if address.startswith("/api/") else token
        answer = getattr(client, method)(address, headers=headers)
        assert answer.status_code < 500, address
        assert CANARY.encode() not in b"".join(answer)
        if access != "public":
            refused = answer.status_code in {401, 405}
            assert refused or answer.headers["Location"].startswith("/account/login/"), address
    assert_untouched(person)


@pytest.mark.parametrize("method", METHODS)
def test_a_stranger_meets_none_of_it(client_of, walk, person, stranger, method):
    for address, access in walk:
        answer = getattr(client_of(stranger), method)(address)
        assert answer.status_code < 500, address
        assert CANARY.encode() not in b"".join(answer), address
        if access in {"owned", "staff"} and not says_only_its_methods(answer, method):
            assert answer.status_code in {404, 405}, address
    assert_untouched(person)


def says_only_its_methods(answer: Any, method: str) -> bool:
    """allauth's class views answer OPTIONS, whatever the address, with an Allow header alone."""
    return method == "options" and "Allow" in answer.headers and not answer.content


def test_the_owner_is_answered_everywhere_and_reading_changes_nothing(client_of, walk, person):
    for address, _ in walk:
        for method in ("get", "head"):
            answer = getattr(client_of(person), method)(address)
            assert answer.status_code < 500, address
            assert answer.status_code != 403, address
    assert_untouched(person)


def test_every_answer_is_the_owner_s_alone_and_says_what_it_is(client_of, walk, person):
    for address, _ in walk:
        answer = client_of(person).get(address, HTTP_ORIGIN="https://elsewhere.example")
        headers = answer.headers
        assert "no-store" in headers["Cache-Control"], address
        assert headers["Referrer-Policy"] == "same-origin", address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert "Access-Control-Allow-Origin" not in headers, address
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin", address
        policy = headers["Content-Security-Policy"]
        assert "unsafe" not in policy, address
        for rule in ("default-src", "object-src", "base-uri", "frame-ancestors"):
            assert f"{rule} 'none'" in policy, address
        kind = headers["Content-Type"]
        if kind.startswith("text/") or "+xml" in kind:
            assert "charset=utf-8" in kind, address


def test_a_form_from_elsewhere_is_refused(client_of, walk, person):
    from django.test import Client

    outside = Client(enforce_csrf_checks=True)
    outside.force_login(person)
    for address, _ in walk:
        # What one click in a mail program ends (RFC 8058) is named by a signed link instead.
        refused = {403, 405} | ({404} if address.startswith("/reminders/") else set())
        assert outside.post(address).status_code in refused, address
    assert_untouched(person)


def assert_untouched(person: Any) -> None:
    """Everything the person owns is still as it was."""
    night = person.nights.get()
    assert (night.evening_note, night.evening_severity) == (CANARY, 7)
    assert [d.name for d in night.doses.all()] == [CANARY]
    assert [(row.name, row.retired_at) for row in person.factors.all()] == [(CANARY, None)]
    assert person.device_sleeps.count() == person.removed_nights.count() == 1
    assert (person.wake_taps.count(), night.out_of_bed_walks) == (1, None)
    assert [r.note for r in person.lab_results.all()] == [CANARY]
    assert person.removed_lab_results.count() == 1
    assert [(v.with_whom, v.decided) for v in person.visits.all()] == [(CANARY, CANARY)]
    assert person.removed_visits.count() == 1
    imports = person.imports.values_list("filename", "step", "forgotten_at")
    assert sorted(imports) == [(CANARY, "done", None), (CANARY, "preview", None)]
    assert [(r.name, r.ended_reason) for r in person.regimens.all()] == [(CANARY, CANARY)]
    assert person.regimens.get().steps.count() == 1
    assert [device.endpoint for device in person.push_devices.all()] == [CANARY]
    assert [reminder.at for reminder in person.reminders.all()] == [time(21, 30)]
    assert [str(key) for key in person.authenticator_set.all()] == [CANARY]
    assert [s.user_agent for s in UserSession.objects.filter(user=person)] == ["Firefox"]
    assert [(t.name, t.revoked_at) for t in person.tokens.all()] == [(CANARY, None)]
    assert [(s.title, s.revoked_at) for s in person.shares.all()] == [(CANARY, None)]
    assert [(e.name, e.stopped_on) for e in person.experiments.all()] == [(CANARY, None)]
    assert not person.experiments.get().followed_nights.exists()


def test_trace_gives_nothing_back(client_of, walk, person):
    for address, _ in walk:
        answer = client_of(person).generic("TRACE", address, HTTP_X_SECRET=CANARY)
        assert answer.headers.get("Content-Type") != "message/http", address
        assert CANARY.encode() not in b"".join(answer), address
