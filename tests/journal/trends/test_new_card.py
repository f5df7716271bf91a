"""Whether the Sunday card has something new."""

from datetime import date, timedelta

import pytest

from journal.trends.new_card import has_new_card

SUNDAY = date(2026, 3, 29)


@pytest.mark.parametrize(
    ("days", "new"),
    [
        ([1, 2, 3, 4, 5], True),
        ([1, 2, 3, 4], False),
        ([7, 60, 120, 180, 364], True),
        ([8, 9, 10, 11, 12], False),
        ([1, 366, 367, 368, 369], False),
        ([], False),
    ],
)
def test_it_needs_five_nights_of_a_year_and_one_of_the_week(
    person, stranger, write_night, days, new
):
    for day in days:
        write_night(person, SUNDAY - timedelta(days=day), evening_severity=3)
    for day in range(9):
        write_night(stranger, SUNDAY - timedelta(days=day), evening_severity=3)
    assert has_new_card(person, SUNDAY) is new
