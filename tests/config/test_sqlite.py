"""How SQLite's times of day are read."""

from datetime import date, time

import pytest

from accounts.models import User
from config import sqlite
from journal.models import Night


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        (b"21:05:00", time(21, 5)),
        (b"00:00:07", time(0, 0, 7)),
        (b"23:59:59.000250", time(23, 59, 59, 250)),
        (b"bedtime", None),
    ],
)
def test_a_time_is_read_as_django_reads_it(stored: bytes, meant: time | None) -> None:
    assert sqlite.time_of_day(stored) == meant


@pytest.mark.sqlite
def test_rows_with_the_same_time_share_it(person: User) -> None:
    for day in (1, 2):
        Night.objects.create(user=person, night=date(2026, 3, day), bedtime=time(23, 10, 30))
    first, second = person.nights.values_list("bedtime", flat=True)
    assert first == time(23, 10, 30)
    assert first is second
