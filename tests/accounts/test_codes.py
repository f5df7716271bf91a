"""An app for codes (TOTP, RFC 6238) and the spare codes, worked out by the test itself."""

import base64
import hashlib
import hmac
import struct
import time
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

PASSWORD = "a quiet evening walk"


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


def code_of(seed, at=None):
    """Six digits of RFC 6238: HMAC-SHA1 of the number of half minutes."""
    counter = struct.pack(">Q", int(at or time.time()) // 30)
    digest = hmac.new(base64.b32decode(seed), counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def sign_in(client, person):
    return client.post("/account/login/", {"login": person.email, "password": PASSWORD})


@pytest.fixture
def seed(client_of, person):
    """Somebody has set up an app; the app holds this seed."""
    client = client_of(person)
    page = client.get("/account/2fa/totp/activate/")
    seed = page.context["form"].secret
    answer = client.post("/account/2fa/totp/activate/", {"code": code_of(seed)})
    assert answer.url == "/account/2fa/recovery-codes/"
    cache.clear()
    return seed


def test_the_page_shows_the_seed_as_a_picture_and_as_letters(client_of, person):
    page = client_of(person).get("/account/2fa/totp/activate/")

    text = page.content.decode()
    assert page.context["form"].secret in text
    assert '<path d="M4 4h7v1h-7z' in text


def test_after_the_password_a_code_is_asked_for(client, person, seed):
    assert sign_in(client, person).url.startswith("/account/2fa/authenticate/")
    assert client.get("/tonight/").status_code == 302

    answer = client.post("/account/2fa/authenticate/", {"code": code_of(seed)})

    assert answer.url == "/tonight/"
    assert client.get("/tonight/").status_code == 200


def test_a_wrong_code_is_refused_and_the_page_says_so(client, person, seed):
    sign_in(client, person)

    page = client.post("/account/2fa/authenticate/", {"code": "000000"})

    assert "This code does not work." in page.content.decode()
    assert client.get("/tonight/").status_code == 302


def test_a_code_that_was_used_does_not_work_again(client, person, seed):
    code = code_of(seed)
    sign_in(client, person)
    client.post("/account/2fa/authenticate/", {"code": code})
    second = Client()
    sign_in(second, person)

    page = second.post("/account/2fa/authenticate/", {"code": code})

    assert "This code does not work." in page.content.decode()


def test_a_code_that_was_used_does_not_work_again_as_long_as_it_could(client, person, seed):
    with time_machine.travel(1_772_600_000, tick=False) as clock:
        code = code_of(seed, time.time() + 30)  # of an app that is half a minute ahead
        sign_in(client, person)
        assert client.post("/account/2fa/authenticate/", {"code": code}).url == "/tonight/"
        for seconds in (32, 25):
            clock.shift(seconds)
            again = Client()
            sign_in(again, person)
            page = again.post("/account/2fa/authenticate/", {"code": code})
            assert "This code does not work." in page.content.decode()


@pytest.mark.parametrize("written", ["{}-{}", "{} {}", "{}.{}", "_{}{}", "{}{}\u2009", "{}\t{}/"])
def test_a_code_that_was_used_does_not_work_again_in_another_spelling(person, seed, written):
    code = code_of(seed)
    for spelled in (code, written.format(code[:3], code[3:])):
        client = Client()
        sign_in(client, person)
        client.post("/account/2fa/authenticate/", {"code": spelled})
        assert (client.get("/tonight/").status_code == 200) is (spelled == code)


@pytest.mark.parametrize("written", ["{}{}", "{}-{}"])
def test_the_code_that_set_the_app_up_does_not_sign_in(client, client_of, person, written):
    here = client_of(person)
    seed = here.get("/account/2fa/totp/activate/").context["form"].secret
    code = code_of(seed)
    here.post("/account/2fa/totp/activate/", {"code": written.format(code[:3], code[3:])})

    sign_in(client, person)
    page = client.post("/account/2fa/authenticate/", {"code": code})
    assert "This code does not work." in page.content.decode()


def test_a_stranger_with_the_password_cannot_shut_the_owner_out(person, seed):
    stranger, owner = Client(REMOTE_ADDR="198.51.100.9"), Client(REMOTE_ADDR="192.0.2.7")
    sign_in(stranger, person)
    wrong = [stranger.post("/account/2fa/authenticate/", {"code": "000000"}) for _ in range(6)]
    assert "Too many wrong codes. Please wait five minutes" in wrong[-1].content.decode()

    sign_in(owner, person)
    answer = owner.post("/account/2fa/authenticate/", {"code": code_of(seed)})
    assert answer.status_code == 302
    assert owner.get("/tonight/").status_code == 200


def guess_wrong(browser, times=6):
    return [browser.post("/account/2fa/authenticate/", {"code": "000000"}) for _ in range(times)]


def test_strangers_guesses_stop_neither_a_known_browser_nor_a_session_on_their_network(
    client_of, person, seed
):
    known, stranger, session = Client(), Client(), client_of(person)
    with time_machine.travel(timezone.now() - timedelta(minutes=10)):
        sign_in(known, person)
        known.post("/account/2fa/authenticate/", {"code": code_of(seed)})
        known.post("/account/logout/")
    sign_in(stranger, person)
    assert "Too many wrong codes" in guess_wrong(stranger)[-1].content.decode()

    sign_in(known, person)
    back = known.post("/account/2fa/authenticate/", {"code": code_of(seed)})
    later = code_of(seed, time.time() + 30)
    confirmed = session.post("/account/2fa/reauthenticate/?next=/export/", {"code": later})

    assert back.url == "/tonight/"
    assert confirmed.status_code == 302


def test_the_password_alone_makes_no_browser_known(person, seed, settings):
    stranger = Client()
    sign_in(stranger, person)

    assert settings.DEVICE_COOKIE_NAME not in stranger.cookies


def test_guesses_at_codes_and_at_passwords_are_counted_apart(person, seed):
    stranger, owner = Client(), Client()
    sign_in(stranger, person)
    guess_wrong(stranger)

    assert sign_in(owner, person).url == "/account/2fa/authenticate/"


def test_a_clock_half_a_minute_off_is_forgiven_and_five_minutes_are_not(client, person, seed):
    sign_in(client, person)
    now = time.time()

    late = client.post("/account/2fa/authenticate/", {"code": code_of(seed, now - 300)})
    near = client.post("/account/2fa/authenticate/", {"code": code_of(seed, now - 30)})

    assert late.status_code == 200
    assert near.url == "/tonight/"


def test_a_spare_code_stands_in_once(client, client_of, person, seed):
    page = client_of(person).get("/account/2fa/recovery-codes/")
    codes = page.context["unused_codes"]
    sign_in(client, person)

    assert len(codes) == 10
    assert client.post("/account/2fa/authenticate/", {"code": codes[0]}).url == "/tonight/"
    again = Client()
    sign_in(again, person)
    assert again.post("/account/2fa/authenticate/", {"code": codes[0]}).status_code == 200


def test_spare_codes_can_be_downloaded_and_made_anew(client_of, person, seed):
    client = client_of(person)
    before = client.get("/account/2fa/recovery-codes/download/").content.decode().split()

    client.post("/account/2fa/recovery-codes/generate/")

    after = client.get("/account/2fa/recovery-codes/download/").content.decode().split()
    assert len(before) == len(after) == 10
    assert not set(before) & set(after)


def test_turning_the_app_off_takes_the_spare_codes_along(client_of, client, person, seed):
    answer = client_of(person).post("/account/2fa/totp/deactivate/")

    assert answer.url == "/account/2fa/"
    assert not person.authenticator_set.exists()
    assert sign_in(client, person).url == "/tonight/"


def test_no_seed_stands_in_the_database_in_plain(client_of, person, seed):
    stored = {entry.type: entry.data for entry in person.authenticator_set.all()}

    assert seed not in str(stored)
    assert stored["totp"]["secret"].startswith("gAAAA")
    assert stored["recovery_codes"]["seed"].startswith("gAAAA")


def test_a_change_of_the_second_step_signs_out_everywhere_else(
    client, client_of, person, django_capture_on_commit_callbacks
):
    sign_in(client, person)
    assert client.get("/tonight/").status_code == 200
    here = client_of(person)
    seed = here.get("/account/2fa/totp/activate/").context["form"].secret

    with time_machine.travel(timezone.now() + timedelta(seconds=60), tick=False):
        with django_capture_on_commit_callbacks(execute=True):
            here.post("/account/2fa/totp/activate/", {"code": code_of(seed)})
        assert here.get("/tonight/").status_code == 200
        assert client.get("/tonight/").status_code == 302


def test_a_code_confirms_as_well_as_the_password(client_of, person, seed):
    client = client_of(person)
    with time_machine.travel(timezone.now() + timedelta(minutes=10), tick=False):
        asked = client.get("/export/nights.csv").url
        assert asked.startswith("/account/reauthenticate/")
        other = asked.replace("/account/reauthenticate/", "/account/2fa/reauthenticate/")
        text = client.get(asked).content.decode()
        assert "A code from your app, or a backup code" in text

        back = client.post(other, {"code": code_of(seed)})

        assert back.url == "/export/"
        assert client.get("/export/nights.csv").status_code == 200


def test_seeds_and_spare_codes_cannot_be_foreseen(client_of, person, stranger):
    seeds = [
        client_of(each).get("/account/2fa/totp/activate/").context["form"].secret
        for each in (person, stranger)
    ]
    made = [RecoveryCodes.activate(each).generate_codes() for each in (person, stranger)]
    codes = [code for ten in made for code in ten]

    assert [len(base64.b32decode(seed)) * 8 for seed in seeds] == [160, 160]
    assert len(set(seeds)) == 2
    assert all(len(code) >= 8 for code in codes)
    assert len(set(codes)) == len(codes) == 20
