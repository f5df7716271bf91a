from datetime import time
from statistics import median

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal.clock import clock_at, minutes_since_noon
from journal.clock_figures import DAY_MINUTES, ClockAxis, middle_time, on_one_axis
from journal.figures.differences import on_the_axis_of
from journal.figures.measures import ONSET, WORST

CLOCKS = st.lists(st.integers(0, DAY_MINUTES - 1), min_size=1, max_size=30)
SHIFTS = st.integers(-DAY_MINUTES, DAY_MINUTES)


def at(*clocks):
    return [minutes_since_noon(clock) for clock in clocks]


def have_one_widest_gap(clocks):
    known = sorted(set(clocks))
    gaps = sorted(
        (b - a) % DAY_MINUTES or DAY_MINUTES
        for a, b in zip(known, known[1:] + known[:1], strict=True)
    )
    return len(gaps) == 1 or gaps[-1] > gaps[-2]


@pytest.mark.parametrize(
    ("clocks", "middle"),
    [
        ([time(13), time(11, 30)], time(12, 15)),
        ([time(11, 45), time(13, 15), time(12, 30)], time(12, 30)),
        ([time(23, 30), time(0, 30)], time(0)),
        ([time(9, 40), time(9), time(10, 20)], time(9, 40)),
        ([time(22), time(4), time(13)], time(22)),
        ([time(12)], time(12)),
    ],
)
def test_the_median_lies_among_the_times_also_around_noon(clocks, middle):
    assert middle_time(clocks) == middle


def test_without_a_time_there_is_no_median():
    assert middle_time([]) is None
    assert ClockAxis.of([None]) == ClockAxis(0)


def test_a_usual_time_is_rounded():
    assert middle_time([time(11, 53), time(12, 1), time(12, 2)], 5) == time(12)


@pytest.mark.parametrize("clocks", [[time(20), time(2)], [time(13), time(23, 59)], [time(11, 59)]])
def test_the_day_begins_at_noon_where_no_time_lies_around_it(clocks):
    assert ClockAxis.of(at(*clocks)) == ClockAxis(0)


def test_two_gaps_as_wide_leave_the_day_at_noon():
    assert ClockAxis.of(at(time(18), time(6))) == ClockAxis(0)


def test_the_day_begins_at_a_whole_hour_in_the_gap():
    axis = ClockAxis.of(at(time(11, 30), time(13)))
    assert clock_at(axis.start) == time(0)
    assert axis.places([*at(time(11, 30)), None]) == (-30, None)


def test_times_all_round_the_clock_are_cut_in_the_widest_gap_even_without_a_whole_hour():
    clocks = [minutes for minutes in range(0, DAY_MINUTES, 20) if minutes != 620]
    axis = ClockAxis.of(clocks)
    assert clock_at(axis.start) == time(22, 40)
    assert min(map(axis.place, clocks)) == axis.start


@given(CLOCKS)
def test_a_place_shows_the_same_clock_time(clocks):
    axis = ClockAxis.of(clocks)
    assert -DAY_MINUTES / 2 <= axis.start < DAY_MINUTES / 2
    for minutes in clocks:
        assert axis.start <= axis.place(minutes) < axis.start + DAY_MINUTES
        assert clock_at(axis.place(minutes)) == clock_at(minutes)


@given(clocks=CLOCKS, shift=SHIFTS)
def test_later_by_as_much_every_night_is_a_median_later_by_as_much(clocks, shift):
    assume(have_one_widest_gap(clocks))
    later = [(minutes + shift) % DAY_MINUTES for minutes in clocks]

    def middle(times):
        return median(map(ClockAxis.of(times).place, times))

    assert (middle(later) - middle(clocks) - shift) % DAY_MINUTES == 0


@given(first=CLOCKS, second=CLOCKS, shift=SHIFTS)
def test_later_by_as_much_every_night_leaves_every_difference(first, second, shift):
    assume(have_one_widest_gap([*first, *second]))

    def between(*sides):
        before, after = on_one_axis(*sides)
        return median(after) - median(before)

    later = [[(minutes + shift) % DAY_MINUTES for minutes in side] for side in (first, second)]
    assert between(*later) == between(first, second)


def test_both_periods_of_a_clock_figure_lie_on_one_axis():
    sides = on_the_axis_of(ONSET, (*at(time(13)), None), (None, *at(time(11, 30))))
    assert sides == [(60, None), (None, -30)]


def test_other_figures_stay_as_they_are():
    assert on_the_axis_of(WORST, (10, None), (0, 4)) == [(10, None), (0, 4)]
