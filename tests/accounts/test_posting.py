"""A mail server that is slow or away keeps no page waiting; what became of a mail is said."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client

from accounts import adapter, posting
from accounts.posting import Posted, PostOffice

pytestmark = pytest.mark.django_db
answers = threading.Event()
sent: list[str] = []


class Hanging(BaseEmailBackend):
    """Takes connections, and says nothing until it does."""

    def send_messages(self, email_messages: Any) -> int:
        answers.wait(10)
        sent.extend(message.subject for message in email_messages)
        return 1


@pytest.fixture
def hanging(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    settings.MAIL = True
    settings.EMAIL_BACKEND = f"{__name__}.Hanging"
    monkeypatch.setattr(posting, "MOMENT", 0.1)
    office = PostOffice()
    monkeypatch.setattr(adapter, "office", office)
    answers.clear()
    sent.clear()
    yield office
    answers.set()
    office._pool.shutdown()


def a_mail(subject: str = "Hello") -> EmailMessage:
    return EmailMessage(subject, "Text", None, ["somebody@example.org"])


def test_a_mail_is_waited_for_a_moment_and_then_for_a_while_not_at_all(
    hanging: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hanging.post(a_mail("first")) is Posted.LATE

    monkeypatch.setattr(posting, "MOMENT", 60)  # within which it would be sent after all
    assert hanging.post(a_mail("second")) is Posted.LATE

    answers.set()
    hanging._pool.shutdown()
    assert sorted(sent) == ["first", "second"]


def test_so_many_wait_and_no_more(
    hanging: PostOffice, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(posting, "MAX_WAITING", 2)

    outcomes = [hanging.post(a_mail()) for _ in range(3)]

    assert outcomes == [Posted.LATE, Posted.LATE, Posted.FAILED]
    assert "2 others wait already" in caplog.text


def test_what_is_sent_at_once_is_said_to_be_sent(hanging: PostOffice) -> None:
    answers.set()

    assert hanging.post(a_mail()) is Posted.SENT


def test_what_waits_when_the_server_stops_is_sent(
    hanging: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(6):  # two more than leave at once
        hanging.post(a_mail(str(number)))
    threading.Timer(0.2, answers.set).start()

    hanging.close()

    assert sorted(sent) == ["0", "1", "2", "3", "4", "5"]
    assert "not sent" not in caplog.text


def test_a_server_stops_although_mails_wait_and_says_how_many_are_lost(
    hanging: PostOffice, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(posting, "LAST_SECONDS", 0.1)
    for number in range(6):
        hanging.post(a_mail(str(number)))

    hanging.close()
    answers.set()
    hanging._pool.shutdown()

    assert "mails not sent before the server stopped: 6" in caplog.text
    assert len(sent) == 4  # those the mail server had already


def test_whoever_asks_for_a_mail_that_takes_its_time_is_told(
    client: Client, hanging: PostOffice
) -> None:
    page = client.post("/account/password/reset/", {"email": "new@example.org"}, follow=True)

    assert page.status_code == 200
    assert "The email is slow today" in page.content.decode()
