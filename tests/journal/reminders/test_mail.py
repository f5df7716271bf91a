"""The mail, and what becomes of it when the mail server will not have it."""

from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail import get_connection

from journal.reminders import mail
from journal.reminders.words import WORDS, Part


@pytest.fixture(autouse=True)
def _house(settings):
    settings.SITE_URL = "https://nights.example.org/"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.mark.parametrize("part", list(Part))
def test_a_mail_is_one_sentence_a_page_and_an_end(person, mailoutbox, part):
    assert mail.send(person, WORDS[part], get_connection())

    sent = mailoutbox[0]
    assert sent.subject == WORDS[part].body
    assert sent.body.splitlines()[:2] == [WORDS[part].body, "https://nights.example.org/tonight/"]
    assert sent.body.count("https://") == 2


def test_a_mail_program_finds_what_it_needs_to_end_them(person, mailoutbox):
    mail.send(person, WORDS[Part.EVENING], get_connection())

    headers = mailoutbox[0].message()
    stop = headers["List-Unsubscribe"]
    assert stop.startswith("<https://nights.example.org/reminders/")
    assert stop.endswith("/stop/>")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert stop.strip("<>") in mailoutbox[0].body


@pytest.mark.parametrize(
    "error", [SMTPRecipientsRefused({}), ConnectionResetError(), TimeoutError()]
)
def test_a_mail_nobody_takes_is_said_to_have_failed(person, error):
    class Refusing:
        def send_messages(self, messages):
            raise error

    assert not mail.send(person, WORDS[Part.EVENING], Refusing())


def test_a_link_names_one_person_and_cannot_be_made_up(person, stranger):
    token = mail.stop_token(person)

    assert mail.named_by(token) == person.pk
    assert mail.named_by(mail.stop_token(stranger)) == stranger.pk
    assert mail.named_by(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert mail.named_by("") is None


def test_no_words_of_a_reminder_tell_what_it_is_about():
    said = " ".join(f"{words.title} {words.body}" for words in WORDS.values()).lower()

    assert not [word for word in ("leg", "rls", "symptom", "medicine", "health") if word in said]
    assert {words.path for words in WORDS.values()} == {"/tonight/"}
