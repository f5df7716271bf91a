from datetime import date, time, timedelta
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.clock import Period
from journal.diary import DiaryNight
from journal.figures.comparison import compare, difference
from journal.figures.differences import FEWEST_NIGHTS
from journal.figures.measures import ONSET, SEVERE_NIGHTS, WORST

MARCH = Period(date(2026, 3, 1), date(2026, 3, 28))
JUNE = Period(date(2026, 6, 1), date(2026, 6, 28))


def nights(period, **answers):
    return [DiaryNight(night=night, **answers) for night in period.nights()]


def varied(middle, count=28, spread=2.0, seed=0):
    return list(middle + spread * np.random.default_rng(seed).standard_normal(count))


def test_each_figure_has_its_nights_medians_and_difference():
    diary = nights(MARCH, evening_severity=6) + nights(JUNE, evening_severity=4)[:20]
    (found,) = compare(MARCH, JUNE, diary, [WORST])

    assert found.measure is WORST
    assert (found.difference.first_nights, found.difference.second_nights) == (28, 20)
    assert (found.difference.first_value, found.difference.second_value) == (6, 4)
    assert found.difference.difference == -2
    assert (found.difference.low, found.difference.high) == (-2, -2)


def test_clock_times_past_midnight_are_later_not_earlier():
    diary = nights(MARCH, symptom_onset=time(23, 30)) + nights(JUNE, symptom_onset=time(0, 30))
    (found,) = compare(MARCH, JUNE, diary, [ONSET])
    assert found.difference.difference == 60


@pytest.mark.parametrize(
    ("first", "second", "more"), [(9, 28, 1), (28, 4, 6), (0, 0, 20), (3, 4, 13)]
)
def test_below_the_minimum_there_are_medians_but_no_interval(first, second, more):
    found = difference([5.0] * first + [None] * 5, [4.0] * second + [None] * 5)

    assert found.more_nights == more
    assert found.difference is found.low is found.high is found.block is None
    assert found.is_clear is False
    assert found.first_value == (5 if first else None)


def test_ten_nights_on_each_side_are_enough():
    found = difference(varied(5, FEWEST_NIGHTS), varied(1, FEWEST_NIGHTS, seed=1))
    assert found.more_nights == 0
    assert found.low < found.difference < found.high


def test_the_same_nights_give_the_same_interval():
    first, second = varied(5), varied(4, seed=3)
    assert difference(first, second) == difference(list(first), list(second))


def test_a_large_difference_is_clear_and_none_is_not():
    assert difference(varied(8), varied(2, seed=1)).is_clear
    assert not difference(varied(5), varied(5, seed=1)).is_clear


def test_the_block_that_was_drawn_is_stated():
    assert difference(varied(5), varied(5, 80, seed=1)).block == (7, 7)


def test_unknown_nights_are_left_out_and_counted_out():
    values = varied(5)
    gaps = [None if place % 3 else value for place, value in enumerate(values)]
    found = difference(gaps, values)
    assert found.first_nights == 10
    assert found.first_value == median(values[::3])


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 10)), max_size=40),
    st.lists(st.one_of(st.none(), st.integers(0, 10)), max_size=40),
)
def test_turning_the_periods_round_turns_the_sign(first, second):
    there, back = difference(first, second), difference(second, first)

    assert there.first_value == back.second_value
    if there.difference is None:
        assert back.difference is None
    else:
        assert there.difference == -back.difference
        assert there.low <= there.difference <= there.high


def test_about_ninety_five_of_a_hundred_intervals_hold_the_true_difference():
    random = np.random.default_rng(11)
    held = sum(
        not difference(list(values[:28]), list(values[28:])).is_clear
        for values in random.standard_normal((60, 56))
    )
    assert held >= 52  # of 60; five standard errors below 95 %


def test_nights_outside_both_periods_do_not_count():
    between = [
        DiaryNight(night=date(2026, 4, 1) + timedelta(days=d), evening_severity=10)
        for d in range(9)
    ]
    diary = nights(MARCH, evening_severity=3) + between
    (found,) = compare(MARCH, JUNE, diary, [WORST])
    assert (found.difference.first_nights, found.difference.second_nights) == (28, 0)


def test_claims_are_told_as_nights_a_week_and_their_interval_too():
    diary = [
        DiaryNight(night=night, evening_severity=8 if number % 2 else 1)
        for number, night in enumerate(MARCH.nights())
    ] + [
        DiaryNight(night=night, evening_severity=8 if number % 7 == 0 else 1)
        for number, night in enumerate(JUNE.nights())
    ]
    (found,) = compare(MARCH, JUNE, diary, [SEVERE_NIGHTS])

    between = found.difference
    assert (between.first_value, between.second_value) == (3.5, 1)
    assert between.low <= between.difference == -2.5 <= between.high < 0
