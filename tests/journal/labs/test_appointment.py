from datetime import date, datetime, time

import pytest

from journal.labs.appointment import Card


def test_the_pause_begins_24_hours_before_by_the_clock_on_the_wall():
    card = Card(date(2026, 3, 1), time(8, 15))
    assert card.pause_from == datetime(2026, 2, 28, 8, 15)


def test_without_a_time_only_the_day_of_the_pause_is_said():
    card = Card(date(2026, 3, 1), None)
    assert (card.pause_day, card.pause_from) == (date(2026, 2, 28), None)


@pytest.mark.parametrize(("at", "in_morning"), [(time(8), True), (time(12), False), (None, None)])
def test_morning_is_said_only_of_a_known_time(at, in_morning):
    assert Card(date(2026, 3, 1), at).in_morning is in_morning
