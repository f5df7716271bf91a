"""A server that sends mail: addresses are confirmed, and never told apart before that."""

import re

import pytest
from django.core.cache import cache
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client

from accounts.models import User

PASSWORD = "four quiet evening words"


@pytest.fixture(autouse=True)
def _mail(settings, db):
    settings.MAIL, settings.SITE_URL = True, "https://nights.example.org"
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
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

    assert mailoutbox[-1].to == ["new@example.org"]
    open_link(client, mailoutbox[-1])

    assert User.objects.get().email == "new@example.org"
    told = mailoutbox[-1]
    assert (told.to, told.subject) == (["old@example.org"], "Your email was changed")
    assert "you sign in as new@example.org." in told.body


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


def choose_anew(mailoutbox, new="seven grey herons wait"):
    """Ask for a link and choose a new password behind it; the page after that."""
    other = Client()
    asked = other.post("/account/password/reset/", {"email": "new@example.org"}, follow=True)
    assert "Check your email" in asked.content.decode()
    link = re.search(r"/account/password/reset/key/\S+/", mailoutbox[-1].body)[0]
    page = other.get(link, follow=True)
    assert "Choose a new password" in page.content.decode()
    address = page.redirect_chain[-1][0]
    return other.post(address, {"password1": new, "password2": new}, follow=True), link


def test_whoever_forgot_the_password_chooses_another_by_mail(client, mailoutbox):
    sign_up("new@example.org")
    open_link(client, mailoutbox[0])

    page, link = choose_anew(mailoutbox)

    assert "Your password is changed" in page.content.decode()
    assert mailoutbox[-1].subject == "Your password was changed"
    assert User.objects.get().check_password("seven grey herons wait")
    again = Client().get(link, follow=True).content.decode()
    assert "This link no longer works" in again


def test_a_letter_says_what_was_done_and_what_to_do_if_it_was_somebody_else(client, mailoutbox):
    sign_up("new@example.org")
    open_link(client, mailoutbox[0])
    choose_anew(mailoutbox)

    body = mailoutbox[-1].body
    assert "Someone chose a new password for your account" in body
    assert "From the network address: 127.0.0.1" in body
    assert "Sign out everywhere else" in body


def test_letters_speak_like_the_pages_and_of_no_illness(client, mailoutbox):
    sign_up("new@example.org")
    cache.clear()
    sign_up("new@example.org")
    open_link(client, mailoutbox[0])
    choose_anew(mailoutbox)
    Client().post("/account/password/reset/", {"email": "nobody@example.org"})

    assert [message.subject for message in mailoutbox] == [
        "Is this your email?",
        "You have an account already",
        "A link for a new password",
        "Your password was changed",
        "No account with this email",
    ]
    for message in mailoutbox:
        assert message.body.endswith("--\nStillnight, nights.example.org")
        assert not re.search(r"legs|sleep|symptom|restless|Hello from", message.body, re.I)


def test_a_link_that_was_cut_short_says_so(client):
    page = client.get("/account/confirm-email/abc/").content.decode()
    assert "This link no longer works" in page


def test_an_account_without_a_password_chooses_its_first(client):
    person = User.objects.create_user("none@example.org", password=None)
    client.force_login(person)
    page = client.get("/account/password/change/", follow=True).content.decode()
    assert "Choose a password" in page
    assert "placeholder" not in page

    client.post("/account/password/set/", {"password1": PASSWORD, "password2": PASSWORD})

    person.refresh_from_db()
    assert person.check_password(PASSWORD)


@pytest.mark.parametrize("host", ["testserver:9999", "other.example"])
def test_links_in_mails_lead_to_the_site_whatever_host_was_asked(
    client, mailoutbox, settings, host
):
    settings.ALLOWED_HOSTS = ["*"]
    data = {"email": "new@example.org", "password1": PASSWORD, "time_zone": "Europe/Lisbon"}
    client.post("/account/signup/", data, HTTP_HOST=host)
    client.post("/account/password/reset/", {"email": "new@example.org"}, HTTP_HOST=host)
    cache.clear()
    client.post("/account/signup/", data, HTTP_HOST=host)

    assert len(mailoutbox) == 3
    for message in mailoutbox:
        assert re.findall(r"https?://[^/\s]+", message.body) == ["https://nights.example.org"]


def test_a_demo_writes_to_nobody(client, mailoutbox, settings):
    settings.DEMO = True
    client.post("/demo/")
    page = client.post("/account/email/", {"email": "stranger@example.org", "action_add": ""})

    assert "A demo sends no email." in page.content.decode()
    assert mailoutbox == []


def test_nobody_writes_to_a_demo(client, mailoutbox, settings):
    settings.DEMO = True
    client.post("/demo/")
    demo = User.objects.get(demo_ends_at__isnull=False)
    client.post(
        "/account/password/set/",
        {"password1": "four quiet words here", "password2": "four quiet words here"},
    )
    demo.refresh_from_db()
    assert demo.has_usable_password()
    Client().post("/account/password/reset/", {"email": demo.email})
    client.post("/account/delete/", {"sure": "on"})

    assert not User.objects.filter(pk=demo.pk).exists()
    assert mailoutbox == []


class MailServerAway(BaseEmailBackend):
    """As when nothing listens there."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError


def test_with_the_mail_server_away_what_is_stored_is_said_and_nothing_breaks(client, settings):
    settings.EMAIL_BACKEND = f"{__name__}.MailServerAway"
    data = {"email": "new@example.org", "password1": PASSWORD, "time_zone": "Europe/Lisbon"}
    page = client.post("/account/signup/", data, follow=True)
    assert page.status_code == 200
    assert "saved, but the email could not be sent" in page.content.decode()
    assert User.objects.filter(email="new@example.org").exists()

    page = client.post("/account/password/reset/", {"email": "new@example.org"}, follow=True)
    assert page.status_code == 200
    assert "the email could not be sent" in page.content.decode()


def test_a_password_is_changed_although_its_notice_could_not_be_sent(client_of, person, settings):
    settings.EMAIL_BACKEND = f"{__name__}.MailServerAway"
    words = {"oldpassword": "a quiet evening walk"}
    words |= dict.fromkeys(("password1", "password2"), "another longer evening")
    page = client_of(person).post("/account/password/change/", words, follow=True)
    assert page.status_code == 200
    person.refresh_from_db()
    assert person.check_password("another longer evening")
