"""Guessing is slowed down, and a stranger's guesses never shut the owner out."""

from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.test import Client

PASSWORD = "a quiet evening walk"
HOME, ELSEWHERE = "192.0.2.7", "198.51.100.9"


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


def attempt(client, person, password=PASSWORD, address=HOME, **headers):
    return client.post(
        "/account/login/",
        {"login": person.email, "password": password},
        REMOTE_ADDR=address,
        **headers,
    )


def got_in(answer):
    return answer.status_code == 302


def test_one_network_has_five_guesses_and_then_not_even_the_right_one(person):
    answers = [attempt(Client(), person, f"guess number {n} wrong", ELSEWHERE) for n in range(5)]
    sixth = attempt(Client(), person, address=ELSEWHERE)

    assert not any(map(got_in, answers))
    assert "Too many tries with a wrong password" in sixth.content.decode()


def test_guesses_from_elsewhere_leave_the_owner_s_sign_in_alone(person):
    for network in range(40):
        for _ in range(5):
            attempt(Client(), person, "guess after guess", f"198.51.100.{network}")

    assert got_in(attempt(Client(), person))


def test_a_known_browser_gets_in_from_the_very_network_that_guesses(person):
    owner = Client()
    assert got_in(attempt(owner, person))
    owner.post("/account/logout/")
    for _ in range(8):
        attempt(Client(), person, "guess after guess")

    assert not got_in(attempt(Client(), person))
    assert got_in(attempt(owner, person))


def test_a_known_browser_has_ten_guesses(person):
    owner = Client()
    attempt(owner, person)
    owner.post("/account/logout/")
    for _ in range(10):
        attempt(owner, person, "forgotten after all")

    assert not got_in(attempt(owner, person))


def test_a_forged_or_foreign_cookie_makes_no_browser_known(person, stranger, settings):
    other = Client()
    other.post(
        "/account/login/",
        {"login": stranger.email, "password": "another quiet walk"},
        REMOTE_ADDR=ELSEWHERE,
    )
    other.post("/account/logout/")
    forged = Client()
    forged.cookies[settings.DEVICE_COOKIE_NAME] = "eyJkZXZpY2UiOiJ4In0:1:forged"
    for client in (other, forged):
        cache.clear()
        for _ in range(5):
            attempt(client, person, "guess after guess", ELSEWHERE)
        assert not got_in(attempt(client, person, address=ELSEWHERE))


def test_the_cookie_names_nobody_and_is_out_of_reach_of_scripts(person, settings):
    client = Client()
    attempt(client, person)
    cookie = client.cookies[settings.DEVICE_COOKIE_NAME]

    assert "person" not in cookie.value
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_header_that_anybody_can_write_gives_no_new_attempts(person):
    answers = [
        attempt(
            Client(), person, "guess after guess", ELSEWHERE, HTTP_X_FORWARDED_FOR=f"10.0.0.{n}"
        )
        for n in range(50)
    ]

    told = [answer for answer in answers if "Too many tries" in answer.content.decode()]
    assert len(told) + sum(answer.status_code == 429 for answer in answers) >= 45


def test_somebody_signed_in_confirms_whatever_strangers_guess(person):
    owner = Client()
    attempt(owner, person)
    for _ in range(8):
        attempt(Client(), person, "guess after guess")

    answer = owner.post(
        "/account/reauthenticate/?next=/export/", {"password": PASSWORD}, REMOTE_ADDR=HOME
    )

    assert answer.url == "/export/"


def test_a_reset_by_mail_gives_new_attempts(person, settings, mailoutbox):
    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    client = Client()
    for _ in range(5):
        attempt(client, person, "forgotten after all")
    client.post("/account/password/reset/", {"email": person.email})
    link = next(line for line in mailoutbox[0].body.splitlines() if "/password/reset/key/" in line)
    form = client.get(urlsplit(link).path, REMOTE_ADDR=HOME, follow=True)
    client.post(
        form.request["PATH_INFO"],
        {"password1": "another longer evening", "password2": "another longer evening"},
        REMOTE_ADDR=HOME,
    )

    assert got_in(attempt(client, person, "another longer evening"))


def test_who_asks_far_too_often_gets_a_page_of_ours(person):
    answers = [attempt(Client(), person, "guess after guess") for _ in range(31)]

    last = answers[-1]
    assert last.status_code == 429
    assert "Please wait a few minutes, then try again." in last.content.decode()


def test_a_wrong_password_and_an_unknown_address_get_the_same_sentence(client, person):
    for email in (person.email, "nobody@example.org"):
        page = client.post("/account/login/", {"login": email, "password": "not this one"})
        assert "Email or password is wrong" in page.content.decode()
