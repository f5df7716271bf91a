"""Passkeys without a browser: their list, their names, and what a made-up one gets."""

import base64
import hashlib
import json

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.passkey import CREDENTIAL

KEYS = "/account/2fa/webauthn/"


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


def encode(raw):
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def names(person):
    return [str(key) for key in Authenticator.objects.filter(user=person, type="webauthn")]


def test_passkeys_are_listed_by_name_and_can_be_renamed(client_of, person, add_passkey):
    key = add_passkey(person, "my lamp")
    client = client_of(person)
    assert "my lamp" in client.get(KEYS).content.decode()

    client.post(f"{KEYS}keys/{key.pk}/edit/", {"name": "the phone"})

    assert names(person) == ["the phone"]


def test_a_removed_passkey_is_gone(client_of, person, add_passkey):
    key = add_passkey(person)

    client_of(person).post(f"{KEYS}keys/{key.pk}/remove/")

    assert names(person) == []


def test_a_second_passkey_is_counted_up(client_of, person, add_passkey):
    first = client_of(person).get(f"{KEYS}add/").context["form"].initial["name"]
    add_passkey(person)
    second = client_of(person).get(f"{KEYS}add/").context["form"].initial["name"]

    assert (first, second) == ("My passkey", "Passkey 2")


def test_a_second_step_is_asked_for_once_a_passkey_exists(client, person, add_passkey):
    add_passkey(person)

    answer = client.post(
        "/account/login/", {"login": person.email, "password": "a quiet evening walk"}
    )

    assert answer.url.startswith("/account/2fa/authenticate/")
    assert client.get("/tonight/").status_code == 302


def test_the_sign_in_page_offers_a_passkey_and_hands_out_a_new_challenge_each_time(client, db):
    assert "Use a passkey" in client.get("/account/login/").content.decode()

    asked = [
        client.get("/account/2fa/webauthn/login/", HTTP_ACCEPT="application/json").json()
        for _ in range(2)
    ]

    challenges = {entry["request_options"]["publicKey"]["challenge"] for entry in asked}
    assert len(challenges) == 2
    assert asked[0]["request_options"]["publicKey"]["userVerification"] == "required"


@pytest.mark.parametrize(
    "credential", ["", "{}", "[]", '"x"', "null", '{"id": "AA"}', "[" * 100_000]
)
def test_a_made_up_passkey_opens_nothing(client, person, add_passkey, credential):
    add_passkey(person)
    client.get("/account/2fa/webauthn/login/", HTTP_ACCEPT="application/json")

    answer = client.post("/account/2fa/webauthn/login/", {"credential": credential})

    assert answer.url == "/account/login/"
    assert client.get("/tonight/").status_code == 302


def test_a_signature_that_was_not_made_by_the_passkey_opens_nothing(client, person, add_passkey):
    add_passkey(person)
    options = client.get("/account/2fa/webauthn/login/", HTTP_ACCEPT="application/json").json()
    said = {
        "type": "webauthn.get",
        "challenge": options["request_options"]["publicKey"]["challenge"],
        "origin": "https://testserver",
    }
    data = hashlib.sha256(b"testserver").digest() + b"\x05" + bytes(4)
    for signature in (b"", b"forged", b"0" * 70):
        forged = CREDENTIAL | {
            "response": {
                "clientDataJSON": encode(json.dumps(said).encode()),
                "authenticatorData": encode(data),
                "signature": encode(signature),
                "userHandle": encode(user_pk_to_url_str(person).encode()),
            }
        }

        answer = client.post("/account/2fa/webauthn/login/", {"credential": json.dumps(forged)})

        assert answer.url == "/account/login/"
        assert client.get("/tonight/").status_code == 302


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from([*CREDENTIAL, *CREDENTIAL["response"], "userHandle", "x"]), inner
            )
        ),
        max_leaves=12,
    )
)
@example(credential=False)
@example(credential={})
@example(credential={"clientDataJSON": 10**12})  # as bytes: a terabyte of zeros
@example(credential=["\ud800"])  # half of a surrogate pair, which no page can hold
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_json_whatever_breaks_adding_or_confirming(client_of, person, credential):
    cache.clear()
    client = client_of(person)
    client.get(f"{KEYS}add/")
    sent = {"credential": json.dumps(CREDENTIAL | {"response": credential}), "name": "x"}

    assert client.post(f"{KEYS}add/", sent).status_code == 200
    assert client.post(f"{KEYS}add/", {"credential": json.dumps(credential)}).status_code == 200
    assert names(person) == []


def test_what_is_too_deep_to_read_is_refused_and_the_page_comes_back(client_of, person):
    client = client_of(person)
    client.get(f"{KEYS}add/")

    answer = client.post(f"{KEYS}add/", {"credential": "[" * 100_000, "name": "x"})

    assert answer.status_code == 200
    assert answer.context["form"].errors["credential"]
    assert names(person) == []
