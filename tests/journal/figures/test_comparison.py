from datetime import date, time, timedelta
from statistics import fmean, median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.clock import Period
from journal.diary import DiaryNight
from journal.figures.comparison import difference
from journal.figures.differences import (
    EARLIER,
    FEWEST_NIGHTS,
    Difference,
    Sides,
    between_them,
    named,
    sides_between,
)
from journal.figures.measures import ONSET, SEVERE_NIGHTS, WORST, Kind
from tests.journal.made_up import figures_of

MARCH = Period(date(2026, 3, 1), date(2026, 3, 28))
JUNE = Period(date(2026, 6, 1), date(2026, 6, 28))


def nights(period, **answers):
    return [DiaryNight(night=night, **answers) for night in period.nights()]


def between(first, second, kind=Kind.RATING, earlier=(), **more):
    return difference(Sides(tuple(first), tuple(second), tuple(earlier), kind, **more))


def varied(middle, count=28, spread=2.0, seed=0):
    return list(middle + spread * np.random.default_rng(seed).standard_normal(count))


def test_each_figure_has_its_nights_medians_and_difference():
    diary = nights(MARCH, evening_severity=6) + nights(JUNE, evening_severity=4)[:20]
    found = difference(*sides_between([WORST], MARCH, JUNE, figures_of(diary)))

    assert (found.first_nights, found.second_nights) == (28, 20)
    assert (found.first_value, found.second_value) == (6, 4)
    assert found.difference == -2
    assert -3 < found.low < -2 < found.high < -1  # alike, and no point


def test_clock_times_past_midnight_are_later_not_earlier():
    diary = nights(MARCH, symptom_onset=time(23, 30)) + nights(JUNE, symptom_onset=time(0, 30))
    found = difference(*sides_between([ONSET], MARCH, JUNE, figures_of(diary)))
    assert found.difference == 60


@pytest.mark.parametrize(
    ("first", "second", "more"), [(9, 28, 1), (28, 4, 6), (0, 0, 20), (3, 4, 13)]
)
def test_below_the_minimum_there_are_medians_but_no_interval(first, second, more):
    found = between([5.0] * first + [None] * 5, [4.0] * second + [None] * 5)

    assert found.more_nights == more
    assert found.difference is found.low is found.high is found.p is None
    assert found.is_clear is False
    assert found.first_value == (5 if first else None)


def test_ten_nights_on_each_side_are_enough():
    found = between(varied(5, FEWEST_NIGHTS), varied(1, FEWEST_NIGHTS, seed=1))
    assert found.more_nights == 0
    assert found.low < found.difference < found.high


def test_the_same_nights_give_the_same_interval():
    first, second = varied(5), varied(4, seed=3)
    assert between(first, second) == between(list(first), list(second))


def test_a_large_difference_is_clear_and_none_is_not():
    assert between(varied(8), varied(2, seed=1)).is_clear
    assert not between(varied(5), varied(5, seed=1)).is_clear


def test_nights_that_are_all_alike_are_no_proof_that_no_other_can_come():
    never = between([0.0] * 28, [0.0] * 28, Kind.PER_WEEK)
    assert (never.difference, never.low) == (0, 0)
    assert 0.3 < never.high < 1.5  # nights a week


def test_no_end_lies_off_the_scale():
    random = np.random.default_rng(21)
    for _ in range(20):
        low, high = (list(random.integers(0, 3, 10).astype(float)) for _ in range(2))
        for kind, most in ((Kind.RATING, 10), (Kind.PERCENT, 100), (Kind.MINUTES, np.inf)):
            found = between(low, high, kind)
            assert 0 <= fmean(low) + found.low <= fmean(low) + found.high <= most
    often = between([1.0] * 9 + [0.0], [1.0] * 10, Kind.PER_WEEK)
    assert often.high == pytest.approx(0.7)
    assert between([0.0] * 10, [700.0] * 10, Kind.CLOCK).high > 700


def test_the_difference_is_that_of_the_means_beside_medians():
    found = between([0.0] * 6 + [5.0] * 5, [0.0] * 5 + [5.0] * 6)
    assert (found.first_value, found.second_value) == (0, 5)
    assert found.difference == pytest.approx(5 / 11)
    assert found.as_printed(Kind.RATING) == 0.5


def wandering(nights, seed):
    values = np.random.default_rng(seed).standard_normal(nights)
    for night in range(1, nights):
        values[night] = 0.9 * values[night - 1] + np.sqrt(1 - 0.81) * values[night]
    return list(5 + values)


def test_earlier_nights_teach_how_much_a_night_resembles_the_one_before():
    first, second = varied(5, spread=1), varied(5, spread=1, seed=1)
    alone = between(first, second)
    restless = between(first, second, earlier=wandering(200, 2))
    calm = between(first, second, earlier=varied(5, 200, 1, seed=3))
    few = between(first, second, earlier=wandering(39, 2))

    def width(found):
        return found.high - found.low

    assert width(calm) < width(alone) < width(restless)
    assert few == alone


def test_periods_that_follow_each_other_are_surer_than_those_far_apart():
    first, second = wandering(28, 4), wandering(28, 5)
    near, far = between(first, second), between(first, second, gap=365)
    assert near.difference == far.difference
    assert near.high - near.low < far.high - far.low


def sized(p, low=1.0):
    return Difference(
        first_nights=28, second_nights=28, first_value=0, second_value=1,
        difference=2.0, low=low, high=3.0, p=p,
    )  # fmt: skip


def test_what_is_named_is_held_for_all_figures_together():
    """Holm by hand, at 7 %: 0.014 of five, then 0.0175 of four, then 0.0233 of three."""
    found = [sized(0.024), sized(0.001), sized(0.5), sized(0.017), sized(0.9)]
    assert named(found) == [False, True, False, True, False]
    assert named([sized(0.03), sized(0.6)]) == [True, False]
    assert named([sized(0.001, low=-1.0)]) == [False]
    empty = Difference(first_nights=1, second_nights=0, first_value=1, second_value=None)
    assert named([empty, sized(0.06)]) == [False, True]
    assert named([]) == []


def test_unknown_nights_are_left_out_and_counted_out():
    values = varied(5)
    gaps = [None if place % 3 else value for place, value in enumerate(values)]
    found = between(gaps, values)
    assert found.first_nights == 10
    assert found.first_value == median(values[::3])


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 10)), max_size=40),
    st.lists(st.one_of(st.none(), st.integers(0, 10)), max_size=40),
)
def test_turning_the_periods_round_turns_the_sign(first, second):
    there, back = between(first, second), between(second, first)

    assert there.first_value == back.second_value
    if there.difference is None:
        assert back.difference is None
    else:
        assert there.difference == pytest.approx(-back.difference)
        assert there.low <= there.difference <= there.high


def test_about_ninety_five_of_a_hundred_intervals_hold_the_true_difference():
    random = np.random.default_rng(11)
    held = sum(
        not between(values[:28], values[28:], Kind.CLOCK).is_clear
        for values in 60 * random.standard_normal((60, 56))
    )
    assert held >= 52  # of 60; five standard errors below 95 %


def test_nights_outside_both_periods_do_not_count():
    between = [
        DiaryNight(night=date(2026, 4, 1) + timedelta(days=d), evening_severity=10)
        for d in range(9)
    ]
    diary = nights(MARCH, evening_severity=3) + between
    found = difference(*sides_between([WORST], MARCH, JUNE, figures_of(diary)))
    assert (found.first_nights, found.second_nights) == (28, 0)


def test_claims_are_told_as_nights_a_week_and_their_interval_too():
    diary = [
        DiaryNight(night=night, evening_severity=8 if number % 2 else 1)
        for number, night in enumerate(MARCH.nights())
    ] + [
        DiaryNight(night=night, evening_severity=8 if number % 7 == 0 else 1)
        for number, night in enumerate(JUNE.nights())
    ]
    found = difference(*sides_between([SEVERE_NIGHTS], MARCH, JUNE, figures_of(diary)))

    between = found
    assert (between.first_value, between.second_value) == (3.5, 1)
    assert -3.5 == between.low < between.difference == -2.5 < between.high  # none left at most


def test_the_memory_is_learnt_before_and_between_the_periods_and_never_from_the_first():
    every = Period(date(2025, 3, 1), JUNE.last)
    diary = [
        DiaryNight(night=night, evening_severity=place % 11)
        for place, night in enumerate(every.nights())
    ]
    (sides,) = sides_between([WORST], MARCH, JUNE, figures_of(diary))
    assert sides.gap == (JUNE.first - MARCH.last).days - 1 == 64
    assert len(sides.earlier) == EARLIER + 28 + 64
    assert sides.earlier[EARLIER : EARLIER + 28] == (None,) * 28
    assert None not in sides.earlier[:EARLIER]
    assert sides.earlier[-1] == (len(every) - 28 - 1) % 11
    (turned,) = sides_between([WORST], JUNE, MARCH, figures_of(diary))
    assert (turned.gap, len(turned.earlier)) == (EARLIER, EARLIER + 28)


def test_nights_between_are_asked_for_only_where_periods_follow_each_other_within_a_year():
    assert between_them(MARCH, JUNE) == Period(date(2026, 3, 29), date(2026, 5, 31))
    assert between_them(JUNE, MARCH) is None
    assert between_them(MARCH.previous(), MARCH) is None
