"""The mail of Sundays: once a week, to those who wished for it and have a new card."""

import threading
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.db import connection

from accounts.models import User
from journal.reminders.models import Reminder
from journal.reminders.sending import send_due
from tests.journal.reminders.conftest import confirm

SUNDAY = date(2026, 3, 29)  # the clocks go forward in Berlin
SIX = datetime(2026, 3, 29, 16, tzinfo=UTC)  # 18:00 there
WEEK = timedelta(days=7)
SITE = "https://nights.example.org"


@pytest.fixture(autouse=True)
def _with_mail(settings, tmp_path):
    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.SITE_URL = SITE
    settings.DATA_DIR = tmp_path


@pytest.fixture
def wish(person, write_night):
    """A mail on Sundays at six, wished for on the Thursday before, and five nights."""

    def wish(user=person, at=time(18), nights=5, last=SUNDAY - timedelta(days=1)):
        confirm(user)
        for day in range(nights):
            write_night(user, last - timedelta(days=day), evening_severity=3)
        reminder = Reminder(user=user, part="sunday", at=at, by_mail=True)
        reminder.schedule(datetime(2026, 3, 26, 12, tzinfo=UTC)).save()
        return reminder

    return wish


def test_it_leads_to_the_card_and_says_nothing_of_any_night(wish, mailoutbox):
    wish()
    assert send_due(SIX - timedelta(minutes=1)) == {}
    assert send_due(SIX) == {"sent": 1}
    (sent,) = mailoutbox
    assert sent.subject == "Your Sunday card is ready."
    assert sent.body.splitlines()[:2] == [sent.subject, f"{SITE}/trends/sunday/"]
    assert sent.to == ["person@example.org"]
    assert not any(figure in sent.body.split("No more")[0] for figure in "0123456789")


def test_it_comes_once_a_week(wish, mailoutbox):
    wish()
    ended = [send_due(SIX + timedelta(hours=hours)) for hours in range(0, 24 * 7, 6)]
    assert ended == [{"sent": 1}] + [{}] * 27
    assert Reminder.objects.get().due_at == SIX + WEEK


def test_it_goes_on_by_the_clock_on_the_wall_when_clocks_change(wish, person, mailoutbox):
    reminder = wish(at=time(9))
    assert reminder.due_at == datetime(2026, 3, 29, 7, tzinfo=UTC)  # nine o'clock, an hour less
    with time_machine.travel("2026-10-20 12:00Z", tick=False):
        reminder.schedule(datetime(2026, 10, 20, 12, tzinfo=UTC))
    assert reminder.due_at == datetime(2026, 10, 25, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "at", "due"),
    [
        ("Pacific/Kiritimati", time(18), "2026-03-29T04:00Z"),  # 14 hours ahead
        ("Pacific/Pago_Pago", time(18), "2026-03-30T05:00Z"),  # 11 behind: Monday in UTC
        (
            "Asia/Kathmandu",
            time(0, 30),
            "2026-03-28T18:45Z",
        ),  # and Saturday's night
        ("America/New_York", time(23, 59), "2026-03-30T03:59Z"),
    ],
)
def test_it_is_sunday_where_the_person_is(wish, person, zone, at, due):
    person.time_zone = zone
    person.save()
    assert wish(at=at).due_at == datetime.fromisoformat(due)


def test_who_moves_gets_it_on_the_sunday_there(wish, person):
    wish()
    with time_machine.travel("2026-03-27 12:00Z", tick=False):
        person.time_zone = "Pacific/Auckland"
        person.save()
    assert Reminder.objects.get().due_at == datetime(2026, 3, 29, 5, tzinfo=UTC)


@pytest.mark.parametrize("nights", [0, 4])
def test_without_a_card_there_is_no_mail(wish, mailoutbox, nights):
    wish(nights=nights)
    assert send_due(SIX) == {"nothing new": 1}
    assert not mailoutbox


def test_who_did_not_write_for_a_week_is_left_alone(wish, mailoutbox):
    wish(nights=20, last=SUNDAY - timedelta(days=8))
    assert send_due(SIX) == {"nothing new": 1}
    assert not mailoutbox


@pytest.mark.parametrize("change", ["unverified", "other address", "no address"])
def test_an_email_that_nobody_confirmed_gets_none(wish, mailoutbox, person, change):
    wish()
    if change == "unverified":
        EmailAddress.objects.update(verified=False)
    elif change == "other address":
        EmailAddress.objects.update(email="former@example.org")
    else:
        EmailAddress.objects.all().delete()
    assert send_due(SIX) == {"nowhere": 1}
    assert not mailoutbox


def test_a_server_without_mail_a_demo_and_a_closed_account_send_none(
    wish, mailoutbox, person, settings
):
    wish()
    settings.MAIL = False
    assert send_due(SIX) == {"nowhere": 1}
    settings.MAIL = True
    User.objects.filter(pk=person.pk).update(demo_ends_at=SIX + 10 * WEEK)
    assert send_due(SIX + WEEK) in ({"nowhere": 1}, {"nothing new": 1})
    User.objects.filter(pk=person.pk).update(demo_ends_at=None, is_active=False)
    assert send_due(SIX + 2 * WEEK) == {}
    assert not mailoutbox


def test_the_link_ends_it_in_one_click_and_the_page_says_so(wish, mailoutbox, client):
    wish()
    send_due(SIX)
    headers = mailoutbox[0].extra_headers
    stop = headers["List-Unsubscribe"].strip("<>").removeprefix(SITE)
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "none on Sundays" in client.get(stop).content.decode()
    assert Reminder.objects.exists()
    assert "You get no reminders by email." in client.post(stop).content.decode()
    assert not Reminder.objects.exists()
    assert send_due(SIX + WEEK) == {}


def test_what_could_not_be_sent_is_tried_again_and_then_waits_a_week(wish, mailoutbox, monkeypatch):
    from django.core.mail.backends.locmem import EmailBackend

    wish()
    deliver = EmailBackend.send_messages

    def refuse(*_):
        raise ConnectionResetError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    assert send_due(SIX) == {"failed": 1}
    monkeypatch.setattr(EmailBackend, "send_messages", deliver)
    assert send_due(SIX + timedelta(minutes=5)) == {"sent": 1}
    assert Reminder.objects.get().due_at == SIX + WEEK


def test_a_server_that_slept_on_sunday_sends_none_on_monday(wish, mailoutbox):
    wish()
    assert send_due(SIX + timedelta(hours=15)) == {"late": 1}
    assert Reminder.objects.get().due_at == SIX + WEEK


def test_it_does_not_go_to_devices(wish, person):
    from journal.reminders.models import PushDevice

    wish()
    PushDevice.objects.create(
        user=person, endpoint_digest="x", endpoint="https://push.example/x", key="", secret=""
    )
    EmailAddress.objects.all().delete()
    assert send_due(SIX) == {"nowhere": 1}


@pytest.mark.django_db(transaction=True)
def test_four_processes_at_once_send_one(wish, mailoutbox):
    wish()
    start = threading.Barrier(4)

    def run():
        start.wait()
        send_due(SIX)
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(mailoutbox) == 1


def test_it_goes_with_the_account(wish, person):
    wish()
    person.delete()
    assert not Reminder.objects.exists()
