from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User

PREFERENCES = {
    "time_zone": "America/New_York",
    "first_weekday": "6",
    "clock": "12",
    "units": "us",
    "theme": "dim",
    "caffeine_half_life_hours": "6.5",
    "report_name": "A. B.",
}


def test_the_account_page_needs_a_sign_in(client):
    assert client.get("/account/").url == "/account/login/?next=/account/"


def test_preferences_are_kept_and_take_effect(client_of, person):
    client = client_of(person)

    page = client.post("/account/", PREFERENCES, follow=True)

    person.refresh_from_db()
    assert (person.time_zone, person.first_weekday, person.clock) == ("America/New_York", 6, "12")
    assert (person.units, person.theme, person.report_name) == ("us", "dim", "A. B.")
    assert person.caffeine_half_life_hours == 6.5
    assert 'data-theme="dim"' in page.content.decode()


def test_an_unknown_zone_is_explained_and_nothing_is_stored(client_of, person):
    page = client_of(person).post("/account/", {**PREFERENCES, "time_zone": "Mars/Olympus"})

    assert "This server does not know that time zone." in page.content.decode()
    person.refresh_from_db()
    assert person.time_zone == "Europe/Berlin"


def test_a_zone_outside_the_list_is_kept_when_it_was_there(client_of, person):
    User.objects.filter(pk=person.pk).update(time_zone="CET")
    person.refresh_from_db()

    client_of(person).post("/account/", {**PREFERENCES, "time_zone": "CET"})

    person.refresh_from_db()
    assert (person.time_zone, person.clock) == ("CET", "12")


def test_an_address_is_one_account_in_any_case(person):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="PERSON@example.org")


def test_a_person_needs_an_address(db):
    with pytest.raises(ValueError, match="needs an email"):
        User.objects.create_user("")


def test_an_operator_is_staff(db):
    operator = User.objects.create_superuser("op@example.org", "a very long password")

    assert (operator.is_staff, operator.is_superuser, str(operator)) == (
        True,
        True,
        "op@example.org",
    )


def test_a_zone_the_server_does_not_know_is_refused_by_the_model(db):
    with pytest.raises(ValidationError, match="not a time zone this server knows"):
        User(email="a@example.org", password="x", time_zone="Mars/Olympus").full_clean()


def test_without_mail_the_address_page_says_why_it_cannot_change(client_of, person):
    text = client_of(person).get("/account/email/").content.decode()

    assert "this server sends no email" in text


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-03-03 23:50+01:00", date(2026, 3, 3)),
        ("2026-03-04 00:40+01:00", date(2026, 3, 3)),
        ("2026-03-04 03:59+01:00", date(2026, 3, 3)),
        ("2026-03-04 04:00+01:00", date(2026, 3, 4)),
    ],
)
def test_after_midnight_it_is_still_the_evening_before(person, now, day):
    with time_machine.travel(now, tick=False):
        assert person.waking_day() == day


def test_a_form_changes_nothing_that_it_does_not_ask(client_of, person):
    page = client_of(person).get("/account/")
    sent = {k: v for k, v in page.context["form"].initial.items() if v not in {None, ""}}
    more = {"is_staff": "on", "is_superuser": "on", "email": "new@example.org", "id": "1"}

    answer = client_of(person).post("/account/?is_staff=on&theme=dim", {**sent, **more})

    assert answer.status_code == 302
    kept = (person.pk, person.email, False, False, "auto")
    person.refresh_from_db()
    assert (person.pk, person.email, person.is_staff, person.is_superuser, person.theme) == kept
