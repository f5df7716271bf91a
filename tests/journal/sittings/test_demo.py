"""The demo's person sat through some evenings, so that the room can be seen."""

from datetime import date
from typing import Any

import pytest
import time_machine

from accounts.models import User
from journal.clock import DAY
from journal.seeding import fill_with_demo
from journal.sittings.comparison import last_two

LAST = date(2026, 3, 29)


def test_two_evenings_can_be_compared_and_one_sitting_was_broken_off(
    person: User, client_of: Any
) -> None:
    fill_with_demo(person, nights=180, seed=2, last=LAST)

    for row in person.sittings.all():
        row.full_clean()
    evenings = person.sittings.evenings()
    assert [len(each.complete) for each in evenings] == [3, 3, 3, 3, 2, 3, 3]
    compared = last_two(evenings)
    assert compared is not None
    assert compared.interval() is not None
    with time_machine.travel("2026-03-30 20:00+02:00", tick=False):
        page = client_of(person).get("/sitting/").content.decode()
    assert "Your 4 other evenings show how much evenings vary." in page
    assert "2 of 3" in page


@pytest.mark.parametrize(("nights", "evenings"), [(1, 0), (3, 0), (4, 1), (3650, 7)])
def test_the_evenings_lie_within_the_story(person: User, nights: int, evenings: int) -> None:
    fill_with_demo(person, nights=nights, seed=2, last=LAST)

    dates = [each.night for each in person.sittings.evenings()]
    assert len(dates) == evenings
    assert all(LAST - nights * DAY < night <= LAST for night in dates)


def test_sittings_of_ones_own_are_left_alone(person: User) -> None:
    fill_with_demo(person, nights=4, seed=2, last=LAST)
    mine = list(person.sittings.all())
    person.nights.all().delete()

    fill_with_demo(person, nights=90, seed=2, last=LAST)

    assert list(person.sittings.all()) == mine
