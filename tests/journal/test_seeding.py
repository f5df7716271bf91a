"""Made-up nights stored for a person, and the command that does it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client

from accounts.models import User
from journal.demo import MAX_NIGHTS
from journal.models import CaffeineIntake, Dose, Exercise, Night
from journal.questions import QUESTIONS
from journal.seeding import fill_with_demo

LAST = date(2026, 3, 28)


def stored(person: User) -> list[Any]:
    """All a person has, without keys."""
    rows: list[Any] = list(person.nights.values_list(*QUESTIONS, "night"))
    for model, names in (
        (CaffeineIntake, ("drink", "servings", "caffeine_mg", "taken_at")),
        (Exercise, ("kind", "started_at", "minutes", "intensity")),
        (Dose, ("name", "kind", "amount", "unit", "taken_at")),
    ):
        of_person = model.objects.filter(night__user=person).order_by("night__night", "pk")
        rows += of_person.values_list("night__night", *names)
    return rows


def test_every_stored_row_is_one_that_a_form_would_take(person: User) -> None:
    # The constraints were held by the database when it stored the rows.
    fill_with_demo(person, nights=200, seed=2, last=LAST)
    rows = [
        *person.nights.all(),
        *CaffeineIntake.objects.all(),
        *Exercise.objects.all(),
        *Dose.objects.all(),
    ]
    for row in rows:
        row.full_clean(validate_constraints=False)
    assert {type(row) for row in rows} == {Night, CaffeineIntake, Exercise, Dose}


def test_the_same_seed_stores_the_same_for_anybody(person: User, stranger: User) -> None:
    fill_with_demo(person, nights=90, seed=2, last=LAST)
    fill_with_demo(stranger, nights=90, seed=2, last=LAST)
    assert stored(person) == stored(stranger)


def test_the_nights_are_in_the_persons_zone(person: User) -> None:
    fill_with_demo(person, nights=1, seed=2, last=LAST)
    night = person.nights.get()
    assert (night.night, night.time_zone) == (LAST, "Europe/Berlin")
    assert night.evening_first_written_at == night.evening_last_written_at
    assert night.to_diary().evening_written_the_same_night
    assert night.morning_first_written_at
    assert night.morning_first_written_at < datetime(2026, 3, 29, 10, tzinfo=UTC)


def test_nobody_else_gets_any(person: User, stranger: User) -> None:
    fill_with_demo(person, nights=5, seed=2, last=LAST)
    assert not stranger.nights.exists()


def test_a_night_written_already_stops_all_of_it(
    person: User, write_night: Callable[..., Night]
) -> None:
    mine = write_night(person, LAST, evening_note="mine")
    with pytest.raises(IntegrityError):
        fill_with_demo(person, nights=30, seed=2, last=LAST)
    assert list(person.nights.all()) == [mine]


def test_many_nights_take_few_statements(
    person: User, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    with django_assert_max_num_queries(44):
        fill_with_demo(person, nights=180, seed=2, last=LAST)


# The command


def seed_demo(**options: Any) -> str:
    out = StringIO()
    call_command("seed_demo", stdout=out, **({"email": "demo@example.org", "nights": 20} | options))
    return out.getvalue()


@pytest.mark.django_db
@time_machine.travel(datetime(2026, 3, 30, 15, tzinfo=UTC), tick=False)
def test_the_command_makes_an_account_whose_last_night_is_over() -> None:
    said = seed_demo(email="Demo@Example.org", password="a quiet evening walk")
    person = User.objects.get(email="demo@example.org")
    assert person.check_password("a quiet evening walk")
    newest = person.nights.latest("night")
    assert newest.night == date(2026, 3, 29)
    assert f"{person.nights.count()} written nights out of 20" in said
    assert "Sun 29 → Mon 30 March 2026" in said
    assert "password" not in said


@pytest.mark.django_db
def test_the_person_can_sign_in_at_once() -> None:
    seed_demo(password="a quiet evening walk")
    browser = Client()
    answer = browser.post(
        "/account/login/", {"login": "demo@example.org", "password": "a quiet evening walk"}
    )
    assert answer.status_code == 302
    assert browser.session["_auth_user_id"] == str(User.objects.get().pk)
    assert EmailAddress.objects.get().verified


@pytest.mark.django_db
def test_a_password_not_given_is_made_up_and_told() -> None:
    first_line = seed_demo().splitlines()[0]
    assert first_line.startswith("The password of demo@example.org is ")
    assert User.objects.get().check_password(first_line.split()[-1])


@pytest.mark.django_db
def test_nights_the_last_one_and_the_zone_can_be_chosen() -> None:
    call_command(
        "seed_demo",
        "--email=demo@example.org",
        "--nights=3",
        "--last=2026-03-28",
        "--time-zone=Europe/Berlin",
        stdout=StringIO(),
    )
    person = User.objects.get()
    assert person.time_zone == "Europe/Berlin"
    assert person.nights.latest("night").night == LAST
    assert person.nights.count() <= 3


def test_an_empty_account_is_filled_and_keeps_its_password(person: User) -> None:
    said = seed_demo(email=person.email)
    assert person.nights.exists()
    assert "password" not in said
    person.refresh_from_db()
    assert person.check_password("a quiet evening walk")


def test_an_account_with_nights_is_left_alone(
    person: User, write_night: Callable[..., Night]
) -> None:
    write_night(person, LAST)
    with pytest.raises(CommandError, match=r"person@example.org has nights already"):
        seed_demo(email=person.email)
    assert person.nights.count() == 1


def test_a_password_for_an_account_that_has_one_is_refused(person: User) -> None:
    with pytest.raises(CommandError, match=r"has a password already"):
        seed_demo(email=person.email, password="another quiet walk")
    assert not person.nights.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"email": "nobody"}, "valid email address"),
        ({"time_zone": "Mars/Olympus"}, "not a time zone"),
    ],
)
def test_an_account_that_cannot_be_is_refused_with_a_sentence(
    options: dict[str, str], says: str
) -> None:
    with pytest.raises(CommandError, match=says):
        seed_demo(**options)
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("argument", "says"),
    [
        ("--nights=0", f"0 is not a whole number from 1 to {MAX_NIGHTS}"),
        ("--nights=7301", f"7301 is not a whole number from 1 to {MAX_NIGHTS}"),
        ("--nights=many", "many is not a whole number"),
        ("--last=yesterday", "yesterday is not a date such as 2026-03-01"),
        ("--last=0001-01-01", "0001-01-01 is not in this century"),
    ],
)
def test_an_impossible_argument_is_refused_with_a_sentence(argument: str, says: str) -> None:
    with pytest.raises(CommandError, match=says):
        call_command("seed_demo", "--email=demo@example.org", argument)
