from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.clock import Period
from journal.figures.lanes import Lane, Mark, MarkKind, Stretch
from journal.symptoms import Figure
from journal.trends.drawing import dots, hour_bars, lane_bars, weekday_row
from journal.trends.hours import hour_profile
from journal.trends.weekdays import Weekday
from tests.journal.trends.made_up import trends_of

WEEK = Period(date(2026, 3, 2), date(2026, 3, 8))
NO = Figure(None, 0)


def lane(*stretches):
    return Lane("Iron", "supplement", tuple(stretches))


def mark(place, kind=MarkKind.EVENT, words="travel"):
    return Mark(place, kind, words)


def test_a_box_stands_over_its_nights_and_a_higher_dose_is_higher():
    low, high = lane_bars(WEEK, [lane(Stretch(0, 3, "65 mg", 0.5), Stretch(3, 7, "130 mg", 1))])[
        0
    ].bars

    assert (low.x, low.width) == (0, 42.86)
    assert (high.x, high.width) == (42.86, 57.14)
    assert (high.y, high.height) == (0, 100)
    assert low.y + low.height == 100
    assert low.height < high.height
    assert low.words == "Iron 65 mg, 2 Mar 2026 to 4 Mar 2026"


@pytest.mark.parametrize(
    ("stop", "dose", "room"), [(7, "65 mg", "fits"), (1, "65 mg", "roomy"), (1, "m" * 20, "none")]
)
def test_a_dose_is_written_on_its_box_where_there_is_room(stop, dose, room):
    bars = lane_bars(WEEK, [lane(Stretch(0, stop, dose, 1))])[0].bars

    assert bars[0].room == room


def test_a_mark_stands_in_the_middle_of_its_night():
    assert [(dot.x, dot.words) for dot in dots(WEEK, [mark(0)], MarkKind.EVENT)] == [
        (7.14, "2 Mar 2026: travel")
    ]


def test_marks_of_the_other_kind_stay_out():
    assert dots(WEEK, [mark(0)], MarkKind.LAB) == ()


def test_marks_too_close_together_become_one_that_counts_them():
    ten_years = Period.ending(WEEK.last, 3650)
    found = dots(ten_years, [mark(place) for place in range(6)], MarkKind.EVENT)

    assert [dot.count for dot in found] == [6]
    assert found[0].words.endswith("14 Mar 2016: travel; and 2 more in the table")


@given(st.lists(st.integers(0, 3649), unique=True, max_size=60))
def test_no_mark_is_lost_and_all_lie_in_the_picture(places):
    found = dots(Period.ending(WEEK.last, 3650), [mark(place) for place in places], MarkKind.EVENT)

    assert sum(dot.count for dot in found) == len(places)
    assert all(0 <= dot.x <= 100 for dot in found)


def test_columns_stand_on_the_axis_and_the_highest_fills_the_picture():
    found = trends_of({"symptom_onset": time(21)}, {"symptom_onset": time(21, 30)})
    bars = hour_bars(hour_profile(found, [840]), "24")

    assert (bars[9].first.y, bars[9].first.height) == (0, 100)
    assert (bars[14].taps.y, bars[14].taps.height) == (50, 50)
    assert [bar.tick for bar in bars if bar.tick] == [
        "12",
        "15",
        "18",
        "21",
        "00",
        "03",
        "06",
        "09",
    ]


def test_nothing_counted_draws_flat_columns():
    assert {bar.first.height for bar in hour_bars(hour_profile(trends_of()), "12")} == {0}


def test_a_weekday_says_its_figures_with_their_nights():
    row = weekday_row(Weekday(0, Figure(4.5, 6), (3.0, 6.0), Figure(580, 5), Figure(380, 4)), "12")

    assert (row.worst, row.middle_half) == ("4.5 (6)", "3 to 6")
    assert (row.onset, row.sleep) == ("9:40 pm (5)", "6 h 20 (4)")
    assert (row.spread.x, row.spread.width, row.spread.median) == (30, 30, 45)


def test_a_weekday_without_enough_nights_has_no_picture():
    row = weekday_row(Weekday(0, Figure(4, 1), None, NO, NO), "24")

    assert row.spread is None
    assert (row.middle_half, row.onset) == ("–", "–")
