"""Which passwords may be chosen: any that are long and not easy to guess."""

from itertools import product

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.models import User
from accounts.passwords import (
    HOUSE_WORDS,
    LONGEST_COMMON,
    EasyToGuessValidator,
    without_house_words,
)


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "password123456789",
        "Qwertyuiop-asdfghjkl",
        "123456789012345",
        "aaaaaaaaaaaaaaaaaaaa",
        "abc abc abc abc abc",
        "1q2w3e4r5t6y7u8i",
        "iloveyou iloveyou",
    ],
)
def test_a_long_password_made_of_common_ones_is_refused(password):
    with pytest.raises(ValidationError, match="too easy to guess"):
        validate_password(password)


def test_far_more_than_three_thousand_likely_passwords_of_our_length_are_refused():
    validator = EasyToGuessValidator()
    likely = sorted(word for word in validator.passwords if len(word) == 8)[:80]
    joined = ["".join(pair) for pair in product(likely, repeat=2)]
    long_enough = [password for password in joined if len(password) >= 15]

    assert len(long_enough) > 3000
    for password in long_enough:
        with pytest.raises(ValidationError):
            validator.validate(password)


def test_no_common_password_is_longer_than_looked_for():
    assert max(map(len, EasyToGuessValidator().passwords)) <= LONGEST_COMMON


@pytest.mark.parametrize("password", [f"{word} {word} 2026!" for word in HOUSE_WORDS])
def test_words_about_the_house_do_not_make_a_password(password):
    with pytest.raises(ValidationError):
        EasyToGuessValidator().validate(password)


def test_the_name_of_the_server_is_a_word_of_the_house(settings):
    settings.ALLOWED_HOSTS = ["dreamland.example.org"]

    assert without_house_words("dreamland2026") == "2026"


@pytest.mark.parametrize(
    "password",
    [
        "a quiet evening walk",
        "seven grey herons wait",
        "ÄÖÜ ночь 夜の静けさ ☾☾ zzz",
        "kW9#vq0!Zr5$mB2&xT",
        "onlysmalllettersfromme",
        "83920475610293847561",
    ],
)
def test_any_characters_make_a_password_and_none_are_demanded(password):
    validate_password(password)


def test_a_password_is_taken_as_it_was_typed_however_long(db):
    typed = " Ends With A Space And Is Long " + "wind over heather " * 40 + "! "
    person = User.objects.create_user("long@example.org", typed)
    validate_password(typed, person)

    tried = [typed, typed.strip(), typed.lower(), typed[:-1], typed[:72]]
    assert [person.check_password(text) for text in tried] == [True, False, False, False, False]
    signed_in = Client().post("/account/login/", {"login": person.email, "password": typed})
    assert signed_in.url == "/welcome/"


def test_sign_up_and_change_refuse_them_with_a_sentence(client, client_of, person):
    easy = "password123456789"
    signing_up = client.post(
        "/account/signup/", {"email": "new@example.org", "password1": easy, "time_zone": "UTC"}
    )
    changing = client_of(person).post(
        "/account/password/change/",
        {"oldpassword": "a quiet evening walk", "password1": easy, "password2": easy},
    )

    assert "easy to guess" in signing_up.content.decode()
    assert "easy to guess" in changing.content.decode()
    assert not User.objects.filter(email="new@example.org").exists()


def test_changing_the_password_needs_the_present_one(client_of, person):
    new = "seven grey herons wait"
    client_of(person).post(
        "/account/password/change/",
        {"oldpassword": "not the right one", "password1": new, "password2": new},
    )

    person.refresh_from_db()
    assert person.check_password("a quiet evening walk")


def test_a_password_never_grows_too_old(person):
    from datetime import timedelta

    import time_machine
    from django.utils import timezone

    with time_machine.travel(timezone.now() + timedelta(days=3650)):
        answer = Client().post(
            "/account/login/", {"login": person.email, "password": "a quiet evening walk"}
        )
    assert answer.url == "/tonight/"


def test_password_fields_hide_what_is_typed_and_let_managers_fill_them(client, client_of, person):
    pages = [client.get("/account/login/"), client.get("/account/signup/")]
    pages.append(client_of(person).get("/account/password/change/"))
    for page in pages:
        fields = [f for f in page.context["form"].fields.values() if "password" in f.label.lower()]
        assert fields
        for field in fields:
            assert field.widget.input_type == "password"
            assert field.widget.attrs["autocomplete"] in {"current-password", "new-password"}
            assert not {"onpaste", "maxlength"} & set(field.widget.attrs)


def test_a_password_of_a_megabyte_is_looked_at_as_quickly_as_any(monkeypatch):
    looked_up = []

    class Noticing(frozenset):
        def __contains__(self, text):
            looked_up.append(text)
            return False

    validator = EasyToGuessValidator()
    monkeypatch.setattr(validator, "passwords", Noticing())
    validator.validate("wind over heather " * 50_000 + "!")

    assert len(looked_up) < 200


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("fourteen signs", "Please write at least 15 characters."),
        ("sleepless.person@example.org", "This password is too much like your email."),
    ],
)
def test_a_short_password_and_one_like_the_email_are_refused_in_our_words(password, sentence):
    person = User(email="sleepless.person@example.org")

    with pytest.raises(ValidationError, match=sentence):
        validate_password(password, person)


def test_a_new_password_typed_in_two_ways_is_refused_in_our_words(client_of, person):
    answer = client_of(person).post(
        "/account/password/change/",
        {
            "oldpassword": "a quiet evening walk",
            "password1": "seven grey herons wait",
            "password2": "seven grey herons waited",
        },
    )

    assert "Please write the same password twice." in answer.content.decode()
