from datetime import UTC, date, datetime, timedelta

import pytest

from journal.trends.tonight import notes

SUNDAY = date(2026, 3, 29)


@pytest.fixture
def joined(person):
    def at(night):
        person.date_joined = datetime(night.year, night.month, night.day, 18, tzinfo=UTC)
        return person

    return at


def test_on_a_sunday_tonight_leads_to_the_card(joined):
    (note,) = notes(joined(SUNDAY - timedelta(days=6)), SUNDAY)

    assert (note.text, note.url) == ("Your Sunday card is ready.", "/trends/sunday/")


def test_no_other_evening_and_no_first_week_has_it(joined):
    person = joined(SUNDAY - timedelta(days=5))

    assert not list(notes(person, SUNDAY))
    for days in range(1, 7):
        assert not list(notes(person, SUNDAY + timedelta(days=days)))
    assert list(notes(person, SUNDAY + timedelta(days=7)))
