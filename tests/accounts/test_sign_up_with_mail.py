"""A server that sends mail: addresses are confirmed, and never told apart before that."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import User

PASSWORD = "four quiet evening words"


@pytest.fixture(autouse=True)
def _mail(settings, db):
    settings.MAIL = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()


def sign_up(email):
    data = {"email": email, "password1": PASSWORD, "time_zone": "Europe/Lisbon"}
    return Client().post("/account/signup/", data)


def sign_in(client, email):
    return client.post("/account/login/", {"login": email, "password": PASSWORD})


def open_link(client, message):
    return client.post(re.search(r"/account/confirm-email/\S+/", message.body)[0])


def test_a_free_and_a_taken_address_get_the_same_answer_and_a_mail_each(mailoutbox):
    free = sign_up("new@example.org")
    cache.clear()  # an address gets one such mail in three minutes
    taken = sign_up("new@example.org")

    assert (free.status_code, free.url) == (taken.status_code, taken.url)
    assert [message.to for message in mailoutbox] == [["new@example.org"]] * 2
    assert User.objects.count() == 1


def test_an_address_has_to_be_confirmed_before_anybody_is_signed_in(client, mailoutbox):
    sign_up("new@example.org")
    sign_in(client, "new@example.org")
    assert client.get("/tonight/").status_code == 302

    open_link(client, mailoutbox[0])

    assert sign_in(client, "new@example.org").url == "/welcome/"
    assert client.get("/tonight/").status_code == 200


def test_a_new_address_counts_once_its_link_was_opened(client, mailoutbox):
    sign_up("old@example.org")
    open_link(client, mailoutbox[0])
    sign_in(client, "old@example.org")
    answer = client.post("/account/email/", {"email": "new@example.org", "action_add": ""})
    client.post(answer.url, {"password": PASSWORD})  # the password is asked for once more
    assert User.objects.get().email == "old@example.org"

    open_link(client, mailoutbox[-1])

    assert mailoutbox[-1].to == ["new@example.org"]
    assert User.objects.get().email == "new@example.org"


@pytest.mark.parametrize(
    "email", ["new@example.org\nBcc: all@example.org", "new@example.org\r\n\r\nHello", "a@b\0.org"]
)
def test_an_address_cannot_carry_lines_of_a_mail(mailoutbox, email):
    sign_up(email)
    Client().post("/account/password/reset/", {"email": email})

    assert not [message for message in mailoutbox if message.to != ["new@example.org"]]
    assert not [line for message in mailoutbox for line in message.recipients() if "\n" in line]
    assert not User.objects.exists()


def test_a_reset_by_mail_does_not_get_past_the_second_step(client, mailoutbox, add_passkey):
    sign_up("new@example.org")
    open_link(client, mailoutbox[0])
    add_passkey(User.objects.get())
    other = Client()
    other.post("/account/password/reset/", {"email": "new@example.org"})
    link = re.search(r"/account/password/reset/key/\S+/", mailoutbox[-1].body)[0]
    page = other.get(link, follow=True)
    new = "seven grey herons wait"
    other.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})

    assert User.objects.get().check_password(new)
    assert other.get("/tonight/").status_code == 302
    again = other.post("/account/login/", {"login": "new@example.org", "password": new})
    assert again.url.startswith("/account/2fa/authenticate/")
    assert other.get(link).status_code == 200  # the link was good once
    assert "password1" not in other.get(link).content.decode()
