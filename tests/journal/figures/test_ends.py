"""Then and now are as long as each other and share no night."""

from datetime import date

import pytest

from journal.clock import DAY, Period
from journal.figures.ends import ends_of

LAST = date(2026, 3, 31)


@pytest.mark.parametrize(("nights", "window"), [(100, 28), (56, 28), (21, 10), (2, 1)])
def test_the_ends_of_a_period_do_not_overlap(nights, window):
    period = Period.ending(LAST, nights)
    first, second = ends_of(period)

    assert len(first) == len(second) == window
    assert first.first == period.first
    assert second.last == period.last
    assert first.last < second.first


def test_a_single_night_is_set_against_the_one_before():
    assert ends_of(Period(LAST, LAST)) == (Period(LAST - DAY, LAST - DAY), Period(LAST, LAST))
