"""The mail, and what becomes of it when the mail server will not have it."""

from smtplib import SMTPException, SMTPRecipientsRefused

import pytest
import time_machine
from django.core.mail import get_connection
from django.utils import timezone

from accounts.models import User
from journal.reminders import mail
from journal.reminders.messages import WORDS, Part


@pytest.fixture(autouse=True)
def _house(settings):
    settings.SITE_URL = "https://nights.example.org/"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


class Server:
    """A mail server that takes everything, and what it was asked."""

    def __init__(self):
        self.log = []

    def open(self):
        if "open" not in self.log:
            self.log.append("open")

    def close(self):
        self.log.append("close")

    def send_messages(self, messages):
        self.log += ["mail"] * len(messages)
        return len(messages)


def raising(error):
    def raise_it(*_):
        raise error

    return raise_it


@pytest.mark.parametrize("part", list(Part))
def test_a_mail_is_one_sentence_a_page_and_an_end(person, mailoutbox, part):
    assert mail.Post(get_connection()).send(person, WORDS[part])

    sent = mailoutbox[0]
    assert sent.subject == WORDS[part].body
    assert sent.body.splitlines()[:2] == [
        WORDS[part].body,
        f"https://nights.example.org{WORDS[part].path}",
    ]
    assert sent.body.count("https://") == 2


def test_a_mail_program_finds_what_it_needs_to_end_them(person, mailoutbox):
    mail.Post(get_connection()).send(person, WORDS[Part.EVENING])

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
    server = Server()
    server.send_messages = raising(error)
    post = mail.Post(server)

    assert not post.send(person, WORDS[Part.EVENING])
    assert server.log == ["open", "close"]
    assert not post.away


def test_many_mails_go_over_one_connection(person, stranger):
    server = Server()
    post = mail.Post(server)

    assert post.send(person, WORDS[Part.EVENING])
    assert post.send(stranger, WORDS[Part.MORNING])

    assert server.log == ["open", "mail", "mail"]


@pytest.mark.parametrize("error", [ConnectionRefusedError(), TimeoutError(), SMTPException()])
def test_a_mail_server_that_cannot_be_reached_is_asked_once_a_run(person, error):
    server = Server()
    tries = []

    def open_():
        tries.append(1)
        raise error

    server.open = open_
    post = mail.Post(server)

    assert [post.send(person, WORDS[Part.EVENING]) for _ in range(3)] == [False] * 3
    assert len(tries) == 1


def test_a_link_names_one_person_and_cannot_be_made_up(person, stranger):
    token = mail.stop_token(person)

    assert mail.named_by(token) == person
    assert mail.named_by(mail.stop_token(stranger)) == stranger
    assert mail.named_by(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert mail.named_by("") is None


def test_no_words_of_a_reminder_tell_what_it_is_about():
    said = " ".join(f"{words.title} {words.body}" for words in WORDS.values()).lower()
    health = ("leg", "rls", "symptom", "medicine", "health", "sleep")

    assert not [word for word in health if word in said]
    assert {words.path for words in WORDS.values()} == {"/tonight/", "/trends/sunday/"}


def test_an_old_link_does_not_pass_to_somebody_who_was_given_the_same_key(person):
    with time_machine.travel("2026-03-03 20:00Z", tick=False):
        User.objects.filter(pk=person.pk).update(date_joined=timezone.now())
        token = mail.stop_token(person)
    assert mail.named_by(token) == person
    person.delete()
    User.objects.create_user("somebody.else@example.org", pk=person.pk)
    assert mail.named_by(token) is None


class Slow(Server):
    """Takes each mail after half a minute."""

    def __init__(self, clock):
        super().__init__()
        self.clock = clock

    def send_messages(self, messages):
        self.clock.append(30)
        return super().send_messages(messages)


def test_a_mail_server_that_is_slow_is_left_alone_for_the_rest_of_the_run(person, monkeypatch):
    seconds = []
    server = Slow(seconds)
    monkeypatch.setattr(mail.time, "monotonic", lambda: sum(seconds))

    with mail.Posts(lambda: server) as posts:
        taken = [posts.send(person, WORDS[Part.EVENING]) for _ in range(5)]

    assert taken == [True, False, False, False, False]
    assert server.log.count("mail") == 1


def test_mails_that_go_out_one_by_one_use_one_connection(person):
    made = []

    def connect():
        made.append(Server())
        return made[-1]

    with mail.Posts(connect) as posts:
        assert all(posts.send(person, WORDS[Part.EVENING]) for _ in range(5))

    assert sorted(server.log.count("mail") for server in made) == [0] * (mail.CONNECTIONS - 1) + [5]
