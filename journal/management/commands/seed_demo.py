"""`manage.py seed_demo`: an account full of made-up nights, to look around with or measure by."""

import secrets
from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from journal import clock
from journal.demo import MAX_NIGHTS
from journal.seeding import fill_with_demo


def night_count(text: str) -> int:
    """A whole number of nights the demo can tell of."""
    if not text.isdecimal() or not 1 <= int(text) <= MAX_NIGHTS:
        raise ArgumentTypeError(f"{text} is not a whole number from 1 to {MAX_NIGHTS}.")
    return int(text)


def sensible_date(text: str) -> date:
    """A date such as 2026-03-01, from this century."""
    try:
        written = date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text} is not a date such as 2026-03-01.") from error
    if written.year not in range(2000, 2100):
        raise ArgumentTypeError(f"{text} is not in this century.")
    return written


class Command(BaseCommand):
    """Make an account, or take an empty one, and fill it; the same seed gives the same nights."""

    help = "Fill a new or empty account with made-up nights."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, how many nights, and what makes them repeatable."""
        parser.add_argument("--email", required=True, help="whose account it is")
        parser.add_argument("--nights", type=night_count, default=180, help="1 to 7300")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same nights")
        parser.add_argument("--password", help="of a new account; made up and printed if left out")
        parser.add_argument("--time-zone", default="UTC", help="of a new account")
        parser.add_argument(
            "--last", type=sensible_date, help="the last night; yesterday's if left out"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the person and all their entries, or nothing."""
        email = options["email"].lower()
        with transaction.atomic():
            person = User.objects.filter(email=email).first()
            if person is None:
                person = self._make(email, options)
            elif person.nights.exists():
                raise CommandError(
                    f"{email} has nights already, and made-up ones would mix with them. "
                    "Name another address."
                )
            elif options["password"]:
                raise CommandError(f"{email} has a password already. Leave out --password.")
            last = options["last"] or clock.night_at(timezone.now(), person.zone) - clock.DAY
            fill_with_demo(person, nights=options["nights"], seed=options["seed"], last=last)
        written = person.nights.count()
        self.stdout.write(
            f"{email} now has {written} written nights out of {options['nights']}, "
            f"the last one {clock.name_of(last)}."
        )

    def _make(self, email: str, options: dict[str, Any]) -> User:
        password = options["password"] or secrets.token_urlsafe(12)
        person = User(email=email, time_zone=options["time_zone"])
        person.set_password(password)
        try:
            person.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        person.save()
        EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
        if not options["password"]:
            self.stdout.write(f"The password of {email} is {password}")
        return person
