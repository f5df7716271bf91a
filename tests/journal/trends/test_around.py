from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.clock import Period
from journal.trends.around import around

WRITTEN = Period(date(2026, 1, 1), date(2026, 3, 31))


def days(first, last):
    return Period(date(2026, *first), date(2026, *last))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("earlier", days((2, 1), (2, 14))),
        ("later", days((3, 1), (3, 14))),
        ("closer", days((2, 18), (2, 25))),
        ("wider", days((2, 8), (3, 7))),
    ],
)
def test_other_views_are_one_tap_away(name, expected):
    assert getattr(around(days((2, 15), (2, 28)), WRITTEN), name) == expected


def test_nothing_leads_out_of_what_is_written():
    whole = around(WRITTEN, WRITTEN)

    assert (whole.earlier, whole.later, whole.wider) == (None, None, None)
    assert whole.closer is not None


def test_wider_stops_at_the_ends():
    assert around(days((1, 5), (3, 20)), WRITTEN).wider == WRITTEN


def test_nobody_is_led_closer_than_a_week():
    assert around(days((2, 1), (2, 13)), WRITTEN).closer is None


@given(st.integers(-50, 200), st.integers(0, 400))
def test_every_view_is_another_one_and_wider_holds_the_present_one(offset, length):
    first = WRITTEN.first + timedelta(days=offset)
    period = Period(first, first + timedelta(days=length))
    near = around(period, WRITTEN)

    for other in (near.earlier, near.later, near.closer, near.wider):
        assert other != period
    if near.wider:
        assert near.wider.first <= period.first
        assert near.wider.last >= period.last
    if near.closer:
        assert near.closer.first in period
        assert near.closer.last in period
