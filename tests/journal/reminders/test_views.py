"""The page of reminders, the calendar, and the end of the mails."""

import json
from datetime import UTC, datetime, time, timedelta

import icalendar
import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import signing
from django.utils import timezone

from accounts.models import User
from journal.reminders import mail
from journal.reminders.models import CalendarFeed, PushDevice, Reminder
from journal.reminders.push import encode
from tests.journal.reminders.conftest import confirm

PAGE = "/account/reminders/"
ENDPOINT = "https://updates.push.services.mozilla.com/wpush/v2/abc"


@pytest.fixture(autouse=True)
def _house(settings, tmp_path, person):
    confirm(person)
    settings.MAIL = True
    settings.DATA_DIR = tmp_path
    settings.SITE_URL = "https://nights.example.org"


@pytest.fixture
def handed_over():
    """What a browser's script sends."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    point = (
        ec.generate_private_key(ec.SECP256R1())
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    )
    return {"endpoint": ENDPOINT, "key": encode(point), "secret": encode(b"s" * 16)}


def times(person):
    return {reminder.part: (reminder.at, reminder.by_mail) for reminder in person.reminders.all()}


def test_signing_in_is_asked_for(client, db):
    assert client.get(PAGE).url == f"/account/login/?next={PAGE}"


def test_two_times_are_kept_and_taken_away_again(client_of, person):
    client = client_of(person)

    client.post(PAGE, {"evening": "21:30", "morning": "8:15 am", "by_mail": "on"})
    assert times(person) == {"evening": (time(21, 30), True), "morning": (time(8, 15), True)}

    client.post(PAGE, {"evening": "22:00", "morning": ""})
    assert times(person) == {"evening": (time(22), False)}


def test_a_time_that_stays_keeps_what_was_sent_tonight(client_of, person):
    client = client_of(person)
    client.post(PAGE, {"evening": "21:30"})
    later = timezone.now() + timedelta(days=3)
    Reminder.objects.update(due_at=later)

    client.post(PAGE, {"evening": "21:30", "by_mail": "on"})

    assert Reminder.objects.get().due_at == later
    assert Reminder.objects.get().by_mail


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"evening": "09:00"}, "Please choose a time from noon to four in the morning."),
        ({"morning": "13:00"}, "Please choose a time before noon. At noon the next night begins."),
        ({"evening": "soon"}, "Please write the time as 23:10 or 11:10 pm."),
    ],
)
def test_a_time_that_cannot_be_is_explained_and_nothing_is_stored(
    client_of, person, answers, sentence
):
    page = client_of(person).post(PAGE, answers)

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert times(person) == {}


def test_a_time_without_a_way_is_pointed_out(client_of, person):
    client = client_of(person)
    hint = "choose below how a reminder reaches you"
    assert hint not in client.get(PAGE).content.decode()

    client.post(PAGE, {"evening": "21:30"})
    assert hint in client.get(PAGE).content.decode()

    client.post(PAGE, {"evening": "21:30", "by_mail": "on"})
    assert hint not in client.get(PAGE).content.decode()


def test_a_time_on_sundays_is_kept_by_itself_and_taken_away_again(client_of, person):
    client = client_of(person)
    assert "On Sundays by email" in client.get(PAGE).content.decode()

    client.post(PAGE, {"evening": "21:30", "sunday": "9:00"})
    assert times(person) == {"evening": (time(21, 30), False), "sunday": (time(9), True)}
    assert "choose below how a reminder reaches you" in client.get(PAGE).content.decode()

    client.post(PAGE, {"sunday": "18:30"})
    assert times(person) == {"sunday": (time(18, 30), True)}
    assert "choose below how a reminder reaches you" not in client.get(PAGE).content.decode()

    client.post(PAGE, {})
    assert times(person) == {}


def test_a_time_on_sundays_waits_where_the_email_is_not_confirmed(client_of, person):
    client = client_of(person)
    client.post(PAGE, {"sunday": "18:30"})
    EmailAddress.objects.update(verified=False)

    assert "email" not in " ".join(client.get(PAGE).context["form"].fields)
    assert "On Sundays by email" not in client.get(PAGE).content.decode()
    client.post(PAGE, {"evening": "21:30", "sunday": ""})
    assert times(person) == {"sunday": (time(18, 30), True), "evening": (time(21, 30), False)}


def test_sundays_are_not_in_the_calendar(client_of, person):
    client = client_of(person)
    client.post(PAGE, {"evening": "21:30", "sunday": "18:30"})
    address = CalendarFeed.renew(person).address().removeprefix("https://nights.example.org")
    read = icalendar.Calendar.from_ical(client.get(address, secure=True).content)
    assert len(read.walk("VEVENT")) == 1


def test_without_mail_and_for_a_demo_mail_is_not_offered(client_of, person, settings):
    assert "By email to" in client_of(person).get(PAGE).content.decode()
    User.objects.filter(pk=person.pk).update(demo_ends_at=timezone.now())
    assert "By email to" not in client_of(person).get(PAGE).content.decode()
    settings.MAIL = False
    User.objects.filter(pk=person.pk).update(demo_ends_at=None)
    client_of(person).post(PAGE, {"evening": "21:30", "by_mail": "on"})
    assert times(person) == {"evening": (time(21, 30), False)}


def test_a_device_is_added_sealed_and_taken_away(client_of, person, handed_over):
    client = client_of(person)

    answer = client.post(
        f"{PAGE}devices/add/",
        handed_over,
        HTTP_USER_AGENT="Mozilla/5.0 (Android 15) Gecko Firefox/140.0",
    )

    assert answer.status_code == 201
    device = PushDevice.objects.get()
    assert (device.user, device.name) == (person, "Firefox on Android")
    assert device.subscription().endpoint == ENDPOINT
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT endpoint, secret FROM reminders_pushdevice")
        stored = cursor.fetchone()
    assert ENDPOINT not in stored
    assert all(text.startswith("gAAAA") for text in stored)
    assert "Firefox on Android" in client.get(PAGE).content.decode()
    client.post(f"{PAGE}devices/{device.pk}/remove/")
    assert not PushDevice.objects.exists()


def test_a_browser_used_by_two_belongs_to_the_last(client_of, person, stranger, handed_over):
    for user in (person, stranger):
        client_of(user).post(f"{PAGE}devices/add/", handed_over)

    assert [device.user for device in PushDevice.objects.all()] == [stranger]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"endpoint": "https://127.0.0.1/x"}, "push service is not known here"),
        ({"key": "AAAA"}, "a key that does not work"),
        ({"key": encode(b"\x04" + b"\x01" * 64)}, "a key that does not work"),
        ({"secret": "not base 64"}, "a key that does not work"),
        ({"secret": ""}, "Please fill this in."),
    ],
)
def test_what_cannot_be_sent_to_is_not_stored(client_of, person, handed_over, changed, sentence):
    answer = client_of(person).post(f"{PAGE}devices/add/", handed_over | changed)

    assert answer.status_code == 422
    assert sentence in json.loads(answer.content)["problem"]
    assert not PushDevice.objects.exists()


def test_the_calendar_has_the_two_times_every_day_and_nothing_else(client_of, client, person):
    owner = client_of(person)
    owner.post(PAGE, {"evening": "21:30", "morning": "08:00"})
    owner.post(f"{PAGE}calendar/make/")
    address = CalendarFeed.objects.get().address()
    assert address in owner.get(PAGE).content.decode()

    answer = client.get(address.removeprefix("https://nights.example.org"))

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.content)
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    names = {
        part: f"{person.identity_of(f'reminder-{part}')}@stillnight"
        for part in ("evening", "morning")
    }
    assert set(events) == set(names.values())
    evening = events[names["evening"]]
    assert evening.decoded("dtstart").time() == time(21, 30)
    assert evening["dtstart"].params["TZID"] == "Europe/Berlin"
    assert evening["rrule"] == {"FREQ": ["DAILY"]}
    assert len(evening.walk("VALARM")) == 1
    assert calendar.walk("VTIMEZONE")
    words = answer.content.decode().lower()
    assert not [w for w in ("leg", "rls", "symptom", "health", "person@") if w in words]


def test_an_entry_keeps_its_name_and_counts_its_changes(client_of, client, person, stranger):
    def entries_of(user, **times):
        client_of(user).post(PAGE, times)
        feed = CalendarFeed.objects.filter(user=user).first() or CalendarFeed.renew(user)
        calendar = icalendar.Calendar.from_ical(client.get(f"/calendar/{feed.token}.ics").content)
        return {e.decoded("dtstart").hour < 12: e for e in calendar.walk("VEVENT")}

    with time_machine.travel("2026-03-03 12:00:00+00:00", tick=False):
        before = entries_of(person, evening="21:30", morning="08:00")
    with time_machine.travel("2026-03-04 12:00:00+00:00", tick=False):
        after = entries_of(person, evening="22:00", morning="08:00")
    evening, morning = False, True
    for part in (evening, morning):
        assert before[part]["uid"] == after[part]["uid"]
    assert before[morning]["sequence"] == after[morning]["sequence"]
    assert before[evening]["sequence"] < after[evening]["sequence"]
    assert str(after[evening].decoded("last-modified")) == "2026-03-04 12:00:00+00:00"
    with time_machine.travel("2026-03-05 12:00:00+00:00", tick=False):
        person.refresh_from_db()
        person.time_zone = "America/New_York"
        person.save()
        moved = entries_of(person, evening="22:00", morning="08:00")
        theirs = entries_of(stranger, evening="22:00", morning="08:00")
    assert moved[morning]["sequence"] > after[morning]["sequence"]
    assert not {e["uid"] for e in theirs.values()} & {e["uid"] for e in moved.values()}


def test_a_new_address_ends_the_former_and_ending_ends_it(client_of, client, person):
    owner = client_of(person)
    owner.post(f"{PAGE}calendar/make/")
    former = CalendarFeed.objects.get().token
    owner.post(f"{PAGE}calendar/make/")
    current = CalendarFeed.objects.get().token

    assert client.get(f"/calendar/{former}.ics").status_code == 404
    assert client.get(f"/calendar/{current}.ics").status_code == 200
    owner.post(f"{PAGE}calendar/end/")
    assert client.get(f"/calendar/{current}.ics").status_code == 404
    assert [event.kind for event in person.audit_events.all()][:3] == [
        "calendar_ended",
        "calendar_made",
        "calendar_made",
    ]


def test_ending_what_is_not_there_notes_nothing(client_of, person):
    client_of(person).post(f"{PAGE}calendar/end/")

    assert [event.kind for event in person.audit_events.all()] == ["signed_in"]


def test_a_new_address_asks_first_who_it_is(client_of, person):
    client = client_of(person)
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        asked = client.post(f"{PAGE}calendar/make/")

    assert asked.url.startswith("/account/reauthenticate/?next=%2Faccount%2Freminders%2F")
    assert not CalendarFeed.objects.exists()


def test_the_calendar_of_a_closed_account_is_gone(client, person):
    feed = CalendarFeed.renew(person)
    User.objects.filter(pk=person.pk).update(is_active=False)

    assert client.get(f"/calendar/{feed.token}.ics").status_code == 404


def test_looking_at_the_link_ends_nothing_and_one_post_does(client, person):
    now = datetime(2026, 3, 3, tzinfo=UTC)
    Reminder(user=person, part="evening", at=time(21), by_mail=True).schedule(now).save()
    address = f"/reminders/{mail.stop_token(person)}/stop/"

    assert "Stop the emails" in client.get(address).content.decode()
    assert times(person)["evening"] == (time(21), True)
    page = client.post(address, {"List-Unsubscribe": "One-Click"})
    assert "You get no reminders by email." in page.content.decode()
    assert times(person)["evening"] == (time(21), False)


@pytest.mark.parametrize(
    "token", ["nonsense", signing.dumps(1, salt="another")], ids=["none", "another"]
)
def test_a_link_we_did_not_make_ends_nothing(client, person, token):
    assert client.post(f"/reminders/{token}/stop/").status_code == 404


def test_the_page_costs_the_same_with_many_devices(
    client_of, person, django_assert_max_num_queries
):
    client = client_of(person)
    for n in range(12):
        person.push_devices.create(
            endpoint_digest=str(n), endpoint=ENDPOINT, key="", secret="", name=f"device {n}"
        )

    with django_assert_max_num_queries(6):  # session, person, reminders, email, devices, calendar
        assert client.get(PAGE).status_code == 200


def test_things_are_named_for_people(person):
    now = datetime(2026, 3, 3, tzinfo=UTC)
    reminder = Reminder(user=person, part="evening", at=time(21, 5)).schedule(now)

    assert str(reminder) == "evening at 21:05"
    assert str(PushDevice(name="Firefox on Android")) == "Firefox on Android"
    assert str(CalendarFeed(user=person)) == "calendar of person@example.org"


def test_the_hour_at_which_evening_begins_is_offered_and_not_stored_unasked(client_of, person):
    person.evening_from = time(21, 30)
    person.save()

    page = client_of(person).get(PAGE).content.decode()

    assert 'value="21:30"' in page
    assert not person.reminders.exists()


def test_a_calendar_program_that_asks_in_plain_is_refused(client, person, settings):
    address = CalendarFeed.renew(person).address().removeprefix(settings.SITE_URL)
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^calendar/"]

    assert client.get(address).status_code == 404
    assert client.get(address, secure=True).status_code == 200
    assert client.get("/account/login/").url.startswith("https://")
