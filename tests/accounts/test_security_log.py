"""What the log tells of signing in and of refusals: what, when, and marks in place of people."""

import logging

import pytest
from django.core.cache import cache
from django.test import Client

from accounts import security_log


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


@pytest.fixture
def lines(caplog):
    """The lines of this log so far."""
    caplog.set_level(logging.INFO, logger="stillnight.security")
    return lambda: [r.getMessage() for r in caplog.records if r.name == "stillnight.security"]


def sign_in(email, password, address="192.0.2.77"):
    client = Client(REMOTE_ADDR=address)
    client.post("/account/login/", {"login": email, "password": password})
    return client


def test_signing_in_and_out_are_lines_with_the_kind_of_proof(person, lines):
    sign_in(person.email, "a quiet evening walk").post("/account/logout/")

    mine = f"account={security_log.mark(person.email)} network={security_log.mark('192.0.2.77')}"
    assert f"signed in by=password {mine}" in lines()
    assert lines()[-1] == f"signed out {mine}"


def test_a_wrong_password_is_a_line_for_known_and_unknown_alike(person, lines):
    sign_in(person.email, "not this one at all")
    sign_in("who@example.org", "not this one at all")

    known, unknown = lines()
    assert known.startswith("sign-in refused by=password account=")
    assert known.partition("account=")[0] == unknown.partition("account=")[0]
    assert known != unknown


def test_guesses_beyond_the_limit_are_told(person, lines):
    for number in range(7):
        sign_in(person.email, f"guess number {number} wrong")

    assert lines()[-1].startswith("sign-in too often account=")


def test_a_wrong_second_step_is_a_line(person, lines):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    client = sign_in(person.email, "a quiet evening walk")
    client.post("/account/2fa/authenticate/", {"code": "000000"})

    assert [line for line in lines() if line.startswith("sign-in refused by=totp account=")]


def test_a_stranger_at_somebodys_thing_is_a_line_by_the_name_of_the_page(
    client_of, person, stranger, lines
):
    result = person.lab_results.create(
        test="ferritin", value=42, unit="ug/L", taken_on="2026-03-03"
    )
    client_of(stranger).get(f"/labs/{result.pk}/")

    [line] = [line for line in lines() if line.startswith("refused")]
    assert line.startswith("refused page=labs:edit_result status=404 account=")


def test_a_form_from_elsewhere_is_a_line(person, lines):
    outside = Client(enforce_csrf_checks=True)
    outside.force_login(person)
    outside.post("/account/", {})

    assert [line for line in lines() if "page=accounts:preferences status=403" in line]


def test_what_is_done_with_an_account_is_a_line(client_of, person, lines):
    client_of(person).get("/export/nights.csv")

    assert f"done what=exported account={security_log.mark(person.email)}" in lines()[-1]


def test_no_line_names_a_person_a_network_or_a_secret(person, lines):
    sign_in(person.email, "a quiet evening walk")
    sign_in(person.email, "not this one at all", address="2001:db8::7")

    said = "\n".join(lines())
    for word in (person.email, "person", "192.0.2", "2001:db8", "quiet", "not this one"):
        assert word not in said


def test_a_request_without_an_address_is_answered_all_the_same(person, lines):
    client = Client(REMOTE_ADDR="")
    client.force_login(person)

    assert client.get("/labs/999999/").status_code == 404
    assert lines()[-1].endswith("network=-")
