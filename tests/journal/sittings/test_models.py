"""What the table of sittings holds, and what it refuses."""

from datetime import UTC, datetime, time

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from journal.sittings.models import RemovedSitting, Sitting
from tests.journal.sittings.made_up import NIGHT

BERLIN = {"time_zone": "Europe/Berlin", "planned_at": time(0)}
AFTER_MIDNIGHT = datetime(2026, 3, 3, 23, 10, tzinfo=UTC)


def sitting(person: User, **columns: object) -> Sitting:
    """A sitting that has begun ten minutes past midnight, not stored yet."""
    row = {"user": person, "night": NIGHT, "started_at": AFTER_MIDNIGHT, **BERLIN}
    return Sitting(**row | columns)


def test_a_sitting_after_midnight_belongs_to_its_evening(person: User) -> None:
    sitting(person).full_clean()
    with pytest.raises(ValidationError, match="belongs to another night"):
        sitting(person, night=date_after()).full_clean()


def date_after() -> object:
    """The calendar date of the start."""
    return NIGHT.replace(day=4)


def test_a_rating_from_after_getting_up_is_refused_beside_it(person: User) -> None:
    with pytest.raises(ValidationError) as refused:
        sitting(person, rating_20=4, rating_30=5, rating_50=0, stopped_minute=25).full_clean()
    assert set(refused.value.message_dict) == {"rating_30", "rating_50"}


def test_a_rating_at_the_minute_of_getting_up_stays(person: User) -> None:
    sitting(person, rating_20=4, stopped_minute=20).full_clean()


def test_the_evenings_of_a_person_are_their_own_up_to_a_night(person: User, stranger: User) -> None:
    for owner, day in ((person, 3), (person, 10), (stranger, 3)):
        night = NIGHT.replace(day=day)
        start = datetime(2026, 3, day, 17, tzinfo=UTC)
        sitting(owner, night=night, started_at=start).save()

    assert [each.night.day for each in person.sittings.evenings()] == [3, 10]
    assert [each.night.day for each in person.sittings.evenings(until=NIGHT)] == [3]


def test_a_deleted_sitting_comes_back(person: User) -> None:
    row = sitting(person, rating_0=0)
    row.save()
    removed = RemovedSitting.take(row)
    assert not person.sittings.exists()
    assert removed.restore()
    assert person.sittings.get().rating_0 == 0
