"""What a browser holds in place of a session: for ten minutes, for one use, for one purpose."""

import base64
import hashlib
import json
from datetime import timedelta

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from fido2.cose import ES256
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from accounts import short_notes
from tests.passkey import CREDENTIAL

ADDRESS = "/account/2fa/webauthn/login/"
SITE = hashlib.sha256(b"testserver").digest()
PRESENT, VERIFIED, ATTESTED = 1, 4, 0x40
NAME = b"a key of our own" * 2


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


@pytest.fixture
def passkey():
    """The secret half of one."""
    return ec.generate_private_key(ec.SECP256R1())


def encode(raw):
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def add(person, passkey):
    known = AttestedCredentialData.create(
        bytes(16), NAME, ES256.from_cryptography_key(passkey.public_key())
    )
    data = AuthenticatorData.create(SITE, PRESENT | VERIFIED | ATTESTED, 0, known)
    made = {"attestationObject": encode(AttestationObject.create("none", data, {}))}
    credential = CREDENTIAL | {"id": encode(NAME), "rawId": encode(NAME)}
    credential["response"] = CREDENTIAL["response"] | made
    return Authenticator.objects.create(
        user=person,
        type="webauthn",
        data={"name": "my lamp", "passwordless": True, "credential": credential},
    )


def asked(client):
    page = client.get(ADDRESS, HTTP_ACCEPT="application/json").json()
    return page["request_options"]["publicKey"]["challenge"]


def signed(person, passkey, challenge):
    said = {"type": "webauthn.get", "challenge": challenge, "origin": "https://testserver"}
    told, data = json.dumps(said).encode(), SITE + bytes([PRESENT | VERIFIED]) + bytes(4)
    signature = passkey.sign(data + hashlib.sha256(told).digest(), ec.ECDSA(SHA256()))
    response = {
        "clientDataJSON": encode(told),
        "authenticatorData": encode(data),
        "signature": encode(signature),
        "userHandle": encode(user_pk_to_url_str(person).encode()),
    }
    key = {"id": encode(NAME), "rawId": encode(NAME), "type": "public-key"}
    return {"credential": json.dumps({**key, "clientExtensionResults": {}, "response": response})}


def is_somebody(client):
    return client.get("/tonight/").status_code == 200


def test_a_passkey_signs_in_once_with_the_question_that_the_browser_holds(person, passkey):
    add(person, passkey)
    client, thief = Client(), Client()
    answer = signed(person, passkey, asked(client))
    thief.cookies["passkey"] = client.cookies["passkey"].value

    client.post(ADDRESS, answer)
    assert is_somebody(client)
    assert not client.cookies["passkey"].value
    thief.post(ADDRESS, answer)
    assert not is_somebody(thief)


def test_an_answer_to_the_question_of_another_browser_opens_nothing(person, passkey):
    add(person, passkey)
    asking, client = Client(), Client()
    asked(client)
    client.post(ADDRESS, signed(person, passkey, asked(asking)))
    assert not is_somebody(client)


def test_a_wrong_answer_uses_the_question_up_too(person, passkey):
    add(person, passkey)
    client = Client()
    answer, held = signed(person, passkey, asked(client)), client.cookies["passkey"].value
    client.post(ADDRESS, {"credential": "{}"})
    client.cookies["passkey"] = held
    client.post(ADDRESS, answer)
    assert not is_somebody(client)


def test_a_question_to_a_passkey_ends_after_ten_minutes(person, passkey, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    add(person, passkey)
    client = Client()
    answer = signed(person, passkey, asked(client))
    time_machine.move_to(now + timedelta(minutes=10, seconds=1), tick=False)
    client.post(ADDRESS, answer)
    assert not is_somebody(client)


def note(name, value):
    response = HttpResponse()
    short_notes.write(response, name, value)
    return response.cookies


def reading(name, value):
    request = RequestFactory().get("/")
    request.COOKIES[name] = value
    return short_notes.read(request, name)


@pytest.mark.parametrize("made_as", ["passkey", "signed-up-as"])
def test_a_note_is_read_under_its_own_name_only(made_as):
    value = note(made_as, {"challenge": "x"})[made_as].value
    read = {name: reading(name, value) for name in ("passkey", "signed-up-as", "messages")}
    assert {name for name, found in read.items() if found} == {made_as}


@pytest.mark.parametrize(
    "change", [lambda text: text[:-1], lambda text: f"e30{text}", lambda _: ""]
)
def test_a_note_that_was_changed_is_none(change):
    value = note("signed-up-as", "person@example.org")["signed-up-as"].value
    assert reading("signed-up-as", value) == "person@example.org"
    assert reading("signed-up-as", change(value)) is None


def test_notes_are_out_of_reach_of_scripts_and_other_sites(settings):
    [cookie] = note("passkey", "x").values()
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie["max-age"] == 600
    settings.HTTPS = True
    assert list(note("passkey", "x")) == ["__Host-passkey"]
    assert note("passkey", "x")["__Host-passkey"]["secure"]
    response = HttpResponse()
    short_notes.forget(response, "passkey")
    [cookie] = response.cookies.values()
    assert (cookie.key, cookie["secure"], cookie["path"]) == ("__Host-passkey", True, "/")
