"""Making people and what they have, and acting as them."""

import sys
from datetime import timedelta
from typing import Any


def people(count: str) -> list[str]:
    """Make tables and people; a cookie that signs in for each of them."""
    from django.core.management import call_command
    from django.test import Client
    from django.utils import timezone

    from accounts.models import User

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    cookies = []
    for number in range(int(count)):
        person = User(email=f"drill-{number}@example.org", welcomed_at=timezone.now())
        person.set_unusable_password()
        person.save()
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(person)
        cookies.append(client.cookies["sessionid"].value)
    return cookies


def seeded(nights: str) -> list[str]:
    """Give somebody that many made-up nights; the first and the last."""
    from django.core.management import call_command

    from accounts.models import User

    person = User.objects.get(email="drill-0@example.org")
    call_command("seed_demo", email=person.email, nights=int(nights), seed=1, stdout=sys.stderr)
    written = [night.isoformat() for night in person.nights.dates("night", "day")]
    return [written[0], written[-1]]


def with_password(number: str) -> bool:
    """Let somebody sign in by password; their address is confirmed."""
    from allauth.account.models import EmailAddress

    from accounts.models import User
    from tests.drill.browser import PASSWORD

    person = User.objects.get(email=f"drill-{number}@example.org")
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return True


def with_app(number: str) -> dict[str, Any]:
    """Give somebody an app for the second step: what the app holds, and spare codes."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    from accounts.models import User

    person = User.objects.get(email=f"drill-{number}@example.org")
    seed = generate_totp_secret()
    TOTP.activate(person, seed)
    return {"seed": seed, "spare": RecoveryCodes.activate(person).get_unused_codes()}


def code(seed: str, later: str) -> str:
    """What an app shows so many seconds from now."""
    from time import time

    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return str(format_hotp_value(hotp_value(seed, int(time() + int(later)) // 30)))


def session_rows(count: str) -> int:
    """Add that many sessions that are not over, as crowds would leave them."""
    from datetime import timedelta

    from django.contrib.sessions.models import Session
    from django.db import transaction
    from django.utils import timezone
    from django.utils.crypto import get_random_string

    later, some = timezone.now() + timedelta(days=7), "a" * 250  # letters of a usual one
    with transaction.atomic():
        for begin in range(0, int(count), 10_000):
            Session.objects.bulk_create(
                Session(f"{begin + number:08}{get_random_string(24)}", some, later)
                for number in range(min(10_000, int(count) - begin))
            )
    return int(Session.objects.count())


def every_address() -> list[str]:
    """One address of each route; what some of them name belongs to somebody."""
    from tests.addresses import one_of_everything, samples
    from tests.drill.addresses import Tally, person_called, walk

    arguments = samples(one_of_everything(person_called("owner")))
    return [address for _, address in walk(arguments, Tally())]


def subscribed(port: str, others: str, devices: str) -> int:
    """People who are due to be reminded, one on as many devices as there may be, all of which
    hang; how many those are."""
    from django.utils import timezone

    from accounts.models import User
    from journal.quotas import QUOTAS
    from tests.drill.due import device, due

    now, most = timezone.now(), QUOTAS["push_devices"].most
    for number in range(int(others) + 1):
        person = User.objects.create(email=f"due-{number}@example.org", time_zone="UTC")
        due(person, now - timedelta(seconds=1 if number else 2))
        for count in range(int(devices) if number else most):
            name = f"{number}-{count}" if number else f"hang-{count}"
            device(person, f"https://localhost:{port}/{name}", name)
    return most


def reminded(port: str, certificates: str, patience: str) -> None:
    """Send reminders to services at that port of this machine, which others are not let near."""
    from django.core.management import call_command

    from journal.reminders import sending
    from journal.reminders.guard import Guard
    from tests.drill.push import limited

    known = Guard(
        services=("localhost",),
        ports=(int(port),),
        addresses_of=lambda *_: ["127.0.0.1"],
        may_reach=lambda _: True,
        certificates=certificates,
    )
    vars(sending)["Guard"] = lambda: known
    with limited(float(patience)):
        call_command("send_reminders")


def newcomer() -> int:
    """Let somebody new sign up and sign in; their key."""
    from uuid import uuid4

    from django.test import Client

    from accounts.models import User

    person = User.objects.create_user(f"{uuid4().hex}@example.org")
    Client(headers={"host": "127.0.0.1"}).force_login(person)
    return int(person.pk)
