"""Stores the made-up nights of `journal.demo` for a person, and what rooms add to them."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from journal.demo import DemoNight, demo_nights
from journal.models import CaffeineIntake, Dose, Exercise, Night

BATCH = 500  # rows a statement, where the database takes as many


Teller = Callable[[User, int, date], None]
_tellers: dict[str, Teller] = {}


def register(name: str, teller: Teller) -> None:
    """From now on let `teller(person, nights, last)` add to the story, after its nights."""
    _tellers[name] = teller


def fill_with_demo(user: User, *, nights: int, seed: int, last: date) -> None:
    """Give a person made-up nights up to and including `last`, in their own zone; all or nothing.

    The same arguments store the same. Raises `ValueError` for an impossible number of nights and
    `django.db.IntegrityError` if one of the nights is written already.
    """
    made_up = demo_nights(last, nights, seed)
    with transaction.atomic():
        rows = Night.objects.bulk_create((_row(user, night) for night in made_up), BATCH)
        pairs = list(zip(rows, made_up, strict=True))
        CaffeineIntake.objects.bulk_create(
            (CaffeineIntake(night=row, **asdict(d)) for row, night in pairs for d in night.drinks),
            BATCH,
        )
        Exercise.objects.bulk_create(
            (Exercise(night=row, **asdict(e)) for row, night in pairs for e in night.exercises),
            BATCH,
        )
        Dose.objects.bulk_create(
            (Dose(night=row, **asdict(d)) for row, night in pairs for d in night.doses), BATCH
        )
        for tell in _tellers.values():
            tell(user, nights, last)


def _row(user: User, night: DemoNight) -> Night:
    return Night(
        user=user,
        night=night.night,
        time_zone=user.time_zone,
        evening_first_written_at=_instant(night.evening_written_at, user),
        evening_last_written_at=_instant(night.evening_written_at, user),
        morning_first_written_at=_instant(night.morning_written_at, user),
        morning_last_written_at=_instant(night.morning_written_at, user),
        **night.answers,
    )


def _instant(wall: datetime | None, user: User) -> datetime | None:
    return wall and wall.replace(tzinfo=user.zone)
