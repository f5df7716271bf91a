"""What is due goes out once, to those who have not written yet, and to nobody else."""

import threading
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import connection

from accounts.models import User
from journal.reminders import sending
from journal.reminders.models import PushDevice, Reminder, digest
from journal.reminders.push import Outcome, Sender
from journal.reminders.sending import send_due
from tests.journal.reminders.conftest import confirm

EVENING = datetime(2026, 3, 3, 20, 30, tzinfo=UTC)  # 21:30 in Berlin
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _with_mail(settings, tmp_path):
    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.SITE_URL = "https://nights.example.org"
    settings.DATA_DIR = tmp_path


@pytest.fixture
def remind(person):
    """A reminder at 21:30, set in the afternoon before."""

    def remind(user=person, part="evening", at=time(21, 30), by_mail=True):
        confirm(user)
        reminder = Reminder(user=user, part=part, at=at, by_mail=by_mail)
        reminder.schedule(EVENING - timedelta(hours=5)).save()
        return reminder

    return remind


@pytest.fixture
def subscribe():
    def subscribe(user, browser):
        from journal.reminders.push import encode

        handed = browser.subscription()
        return PushDevice.objects.create(
            user=user,
            endpoint_digest=digest(handed.endpoint),
            endpoint=handed.endpoint,
            key=encode(handed.key),
            secret=encode(handed.secret),
            name="Firefox on Android",
        )

    return subscribe


def test_a_reminder_goes_out_when_it_is_due_and_not_before(remind, mailoutbox):
    remind()

    assert send_due(EVENING - MINUTE) == {}
    assert send_due(EVENING) == {"sent": 1}
    assert [m.to for m in mailoutbox] == [["person@example.org"]]


def test_run_again_it_sends_nothing_until_the_next_night(remind, mailoutbox):
    remind()
    send_due(EVENING)

    assert [send_due(EVENING + n * MINUTE) for n in range(3)] == [{}, {}, {}]
    assert send_due(EVENING + timedelta(days=1)) == {"sent": 1}
    assert len(mailoutbox) == 2


def test_who_has_written_is_left_alone(remind, person, write_night, mailoutbox):
    remind()
    remind(part="morning", at=time(8))
    write_night(person, date(2026, 3, 3), evening_first_written_at=EVENING - MINUTE)

    assert send_due(EVENING) == {"written": 1}
    assert send_due(datetime(2026, 3, 4, 7, 0, tzinfo=UTC)) == {"sent": 1}
    assert [m.subject for m in mailoutbox] == ["Good morning. Last night’s page is open."]


def test_a_written_morning_ends_the_morning_s_reminder(remind, person, write_night, mailoutbox):
    remind(part="morning", at=time(8))
    write_night(person, date(2026, 3, 2), morning_first_written_at=EVENING)

    assert send_due(datetime(2026, 3, 4, 7, 0, tzinfo=UTC)) == {"sent": 1}
    write_night(person, date(2026, 3, 4), morning_first_written_at=EVENING)
    assert send_due(datetime(2026, 3, 5, 7, 0, tzinfo=UTC)) == {"written": 1}


def test_after_a_long_pause_nobody_is_woken_and_the_next_night_is_on_time(remind, mailoutbox):
    remind()

    assert send_due(EVENING + timedelta(hours=4)) == {"late": 1}
    assert send_due(EVENING + timedelta(days=1)) == {"sent": 1}
    assert len(mailoutbox) == 1


def test_a_month_of_silence_is_made_up_for_with_one_look(remind, mailoutbox):
    remind()

    assert send_due(EVENING + timedelta(days=30, minutes=5)) == {"late": 1}
    assert send_due(EVENING + timedelta(days=30, minutes=6)) == {}


def test_the_mail_says_nothing_of_what_it_is_about_and_ends_in_one_click(
    remind, mailoutbox, client
):
    reminder = remind()
    send_due(EVENING)
    sent = mailoutbox[0]
    link = sent.extra_headers["List-Unsubscribe"].strip("<>")

    words = (sent.subject + sent.body).lower()
    assert not [w for w in ("leg", "rls", "sleep", "symptom", "health", "restless") if w in words]
    assert "https://nights.example.org/nights/2026-03-03/#evening-part" in sent.body
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    client.post(link.removeprefix("https://nights.example.org"))
    reminder.refresh_from_db()
    assert not reminder.by_mail


def test_every_device_gets_it_and_one_that_is_gone_is_forgotten(
    remind, person, subscribe, browser_of, service, guard
):
    remind(by_mail=False)
    subscribe(person, browser_of("/1"))
    subscribe(person, browser_of("/2"))

    assert send_due(EVENING, guard) == {"sent": 1}
    assert sorted(path for path, _, _ in service.arrived) == ["/1", "/2"]
    service.status = 410
    assert send_due(EVENING + timedelta(days=1), guard) == {"nowhere": 1}
    assert not PushDevice.objects.exists()


def test_what_could_not_be_delivered_is_tried_again_for_the_same_night(
    remind, person, subscribe, browser_of, service, guard, write_night
):
    remind(by_mail=False)
    subscribe(person, browser_of())
    service.status = 503

    assert send_due(EVENING, guard) == {"failed": 1}
    assert send_due(EVENING + MINUTE, guard) == {}
    service.status = 201
    assert send_due(EVENING + 5 * MINUTE, guard) == {"sent": 1}
    assert send_due(EVENING + 10 * MINUTE, guard) == {}
    assert send_due(EVENING + timedelta(days=1), guard) == {"sent": 1}


def test_a_reminder_that_comes_late_leads_to_the_night_it_was_about(remind, mailoutbox):
    remind(part="morning", at=time(11, 30))

    assert send_due(datetime(2026, 3, 4, 11, 20, tzinfo=UTC)) == {"sent": 1}  # 12:20 in Berlin
    assert "/nights/2026-03-03/#morning-part" in mailoutbox[0].body


def test_a_device_that_is_refused_twice_is_told_on_the_page_and_left_alone(
    remind, person, subscribe, browser_of, service, guard, client_of
):
    subscribe(person, browser_of("/1"))
    remind(by_mail=False)
    service.status = 403
    ended = [send_due(EVENING + n * 5 * MINUTE, guard) for n in range(3)]

    assert ended == [{"failed": 1}, {"failed": 1}, {"nowhere": 1}]
    assert len(service.arrived) == 2
    page = client_of(person).get("/account/reminders/").content.decode()
    assert "No reminders arrive here. Its push service refused them twice." in page
    assert "choose below how a reminder reaches you" in page


def send_that_evening(days, guard):
    """What is due so many days later, when what failed before is no longer tried."""
    now = EVENING + timedelta(days=days)
    Reminder.objects.update(due_at=now, first_due_at=now)
    return send_due(now, guard)


def test_a_device_that_fails_for_a_week_is_given_up_and_the_page_says_so(
    remind, person, subscribe, browser_of, service, guard, client_of
):
    device = subscribe(person, browser_of("/1"))
    remind(by_mail=False)
    service.status = 503
    days = [send_that_evening(n, guard) for n in range(9)]

    device.refresh_from_db()
    assert device.failing_since == EVENING
    assert device.is_stopped
    assert days == [{"failed": 1}] * 9
    assert send_that_evening(9, guard) == {"nowhere": 1}
    page = client_of(person).get("/account/reminders/").content.decode()
    assert "or has not answered for a week" in page


def test_a_service_that_is_down_for_some_days_costs_no_device(
    remind, person, subscribe, browser_of, service, guard
):
    device = subscribe(person, browser_of("/1"))
    remind(by_mail=False)
    for day, service.status in enumerate((503, 503, 503, 201)):
        send_that_evening(day, guard)

    device.refresh_from_db()
    assert (device.failing_since, device.is_stopped) == (None, False)


def test_a_service_that_hangs_keeps_nobody_else_waiting(
    remind, person, stranger, subscribe, browser_of, guard, monkeypatch
):
    subscribe(person, browser_of("/hangs"))
    subscribe(stranger, browser_of("/2"))
    remind(by_mail=False)
    remind(user=stranger, by_mail=False)
    others_was_sent = threading.Event()

    def send(self, to, **_):
        if to.endpoint.endswith("/hangs"):
            return Outcome.SENT if others_was_sent.wait(30) else Outcome.FAILED
        others_was_sent.set()
        return Outcome.SENT

    monkeypatch.setattr(Sender, "send", send)

    assert send_due(EVENING, guard) == {"sent": 2}


def test_a_person_has_so_many_seconds_and_the_rest_of_their_devices_waits(monkeypatch):
    clock = iter(range(0, 1000, 9))  # each look at it is nine seconds later
    monkeypatch.setattr(sending.time, "monotonic", lambda: next(clock))
    devices = tuple((f"device {n}", n) for n in range(10))
    asked = []

    def to_device(number):
        asked.append(number)
        return Outcome.FAILED

    delivery = sending._deliver(sending.Ways(devices, None), to_device, lambda _: True)

    assert asked == [0, 1]
    assert delivery.devices == (("device 0", Outcome.FAILED), ("device 1", Outcome.FAILED))


def test_who_was_not_reached_in_time_is_tried_again(
    remind, person, subscribe, browser_of, guard, monkeypatch
):
    subscribe(person, browser_of("/hangs"))
    remind(by_mail=False)
    never = threading.Event()
    monkeypatch.setattr(Sender, "send", lambda *_, **__: never.wait(30))
    monkeypatch.setattr(sending, "SECONDS_A_PERSON", 0.05)

    assert send_due(EVENING, guard) == {"failed": 1}
    never.set()
    monkeypatch.undo()
    assert Reminder.objects.get().due_at == EVENING + 5 * MINUTE


def test_a_device_that_was_refused_once_and_then_served_is_not_given_up(
    remind, person, subscribe, browser_of, service, guard
):
    device = subscribe(person, browser_of("/1"))
    remind(by_mail=False)
    for minutes, service.status in enumerate((403, 201)):
        send_due(EVENING + minutes * 5 * MINUTE, guard)

    device.refresh_from_db()
    assert (device.refusals, device.is_stopped) == (0, False)


def test_it_is_not_tried_for_ever(remind, person, subscribe, browser_of, service, guard):
    remind(by_mail=False)
    subscribe(person, browser_of())
    service.status = 503
    runs = [send_due(EVENING + 5 * n * MINUTE, guard) for n in range(40)]

    assert sum((run for run in runs), start=runs[0].__class__()) == {"failed": 25, "late": 1}


def test_a_mail_server_that_is_away_costs_nobody_else_their_reminder(
    remind, stranger, monkeypatch, mailoutbox
):
    from django.core.mail.backends.locmem import EmailBackend

    remind()
    remind(user=stranger)
    deliver = EmailBackend.send_messages

    def refuse_one(self, messages):
        if messages[0].to == ["person@example.org"]:
            raise ConnectionRefusedError
        return deliver(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse_one)

    assert send_due(EVENING) == {"failed": 1, "sent": 1}
    assert [m.to for m in mailoutbox] == [["stranger@example.org"]]


def test_without_a_way_to_go_nothing_is_sent_and_nothing_tried_again(remind, settings):
    settings.MAIL = False
    remind()

    assert send_due(EVENING) == {"nowhere": 1}
    assert send_due(EVENING + 10 * MINUTE) == {}


def test_a_closed_account_gets_nothing(remind, person, mailoutbox):
    remind()
    User.objects.filter(pk=person.pk).update(is_active=False)

    assert send_due(EVENING) == {}
    assert not mailoutbox


def test_who_moves_is_reminded_by_the_new_clock(remind, person, mailoutbox):
    remind()
    with time_machine.travel(EVENING - timedelta(hours=3), tick=False):
        person.time_zone = "Asia/Tokyo"  # 02:30 there; the next 21:30 is 19 hours on
        person.save()

    assert send_due(EVENING) == {}
    assert send_due(datetime(2026, 3, 4, 12, 30, tzinfo=UTC)) == {"sent": 1}


def test_a_process_that_comes_second_takes_nothing(remind):
    first = remind()
    second = Reminder.objects.select_related("user").get()

    assert first.claim(EVENING)
    assert not second.claim(EVENING)


@pytest.mark.django_db(transaction=True)
def test_eight_processes_at_once_send_each_reminder_once(remind, mailoutbox):
    people = [
        User.objects.create_user(f"p{n}@example.org", "x" * 20, time_zone="Europe/Berlin")
        for n in range(40)
    ]
    for person in people:
        remind(user=person)
    start = threading.Barrier(8)

    def run():
        start.wait()
        send_due(EVENING)
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(m.to[0] for m in mailoutbox) == sorted(p.email for p in people)


def test_looking_for_what_is_due_costs_the_same_with_many_who_are_not(
    remind, django_assert_num_queries
):
    remind()
    for n in range(30):
        user = User.objects.create_user(f"p{n}@example.org", "x" * 20)
        remind(user=user, at=time(23))

    with django_assert_num_queries(6):  # due, claim, written?, whose email, devices, due again
        send_due(EVENING)


def test_the_command_says_how_many_and_whose_is_not_said(remind, capsys):
    remind()
    with time_machine.travel(EVENING, tick=False):
        call_command("send_reminders")
        call_command("send_reminders")

    assert capsys.readouterr().out == "1 sent\nnothing was due\n"
    assert len(mail.outbox) == 1
