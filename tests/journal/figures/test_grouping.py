from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.clock import Period
from journal.figures.grouping import Group, Step, groups_of, step_of
from journal.figures.series import Series
from journal.symptoms import Figure

LAST = date(2026, 3, 29)


@pytest.mark.parametrize(
    ("nights", "step"),
    [
        (1, Step.NIGHT),
        (92, Step.NIGHT),
        (93, Step.WEEK),
        (732, Step.WEEK),
        (733, Step.MONTH),
        (7300, Step.MONTH),
    ],
)
def test_long_periods_are_told_by_week_and_very_long_ones_by_month(nights, step):
    assert step_of(Period.ending(LAST, nights)) is step


def test_a_short_period_has_one_group_a_night():
    first, second = groups_of(Period(date(2026, 2, 28), date(2026, 3, 1)))

    assert first == Group("Sat 28 February → Sun 1 March 2026", 0, 1)
    assert (second.start, second.stop) == (1, 2)


def test_weeks_begin_on_monday_and_the_first_may_be_cut_short():
    groups = groups_of(Period.ending(date(2026, 3, 29), 95))  # from Thursday 25 December

    assert groups[0] == Group("Week of Mon 22 Dec 2025", 0, 4)
    assert groups[1] == Group("Week of Mon 29 Dec 2025", 4, 11)
    assert groups[-1] == Group("Week of Mon 23 Mar 2026", 88, 95)


def test_months_are_calendar_months():
    groups = groups_of(Period(date(2023, 12, 31), date(2026, 2, 28)))

    assert groups[0] == Group("December 2023", 0, 1)
    assert groups[2] == Group("February 2024", 32, 61)


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(1, 2000))
def test_groups_cover_every_night_once_in_order(last, nights):
    period = Period.ending(last, nights)
    groups = groups_of(period)

    places = [place for group in groups for place in range(group.start, group.stop)]
    assert places == list(range(len(period)))
    assert all(group.start < group.stop for group in groups)


def test_the_figure_of_a_group_is_the_median_of_its_known_nights_with_their_count():
    series = Series("Caffeine", "mg", (500, 100, None, 300, 500))

    assert Group("", 1, 4).figure(series) == Figure(200, 2)


def test_a_group_of_unknown_nights_has_no_figure():
    assert Group("", 0, 2).figure(Series("", "", (None, None))) == Figure(None, 0)
