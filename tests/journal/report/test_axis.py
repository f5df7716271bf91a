from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.clock import Period
from journal.report.axis import Tick, clock_ticks, day_axis, night_ticks

LAST = date(2026, 3, 31)


def test_the_clock_axis_runs_from_noon_to_noon() -> None:
    assert clock_ticks("24")[:5] == [
        (0, "noon"), (3, "15:00"), (6, "18:00"), (9, "21:00"), (12, "midnight"),
    ]  # fmt: skip
    assert clock_ticks("12")[3:6] == [(9, "9 pm"), (12, "midnight"), (15, "3 am")]


def test_around_noon_the_clock_axis_begins_elsewhere() -> None:
    ticks = clock_ticks("24", -12)
    assert [ticks[0], ticks[4], ticks[-1]] == [(0, "00:00"), (12, "noon"), (24, "00:00")]
    assert clock_ticks("12", 9)[0] == (0, "9 pm")
    assert clock_ticks("12", 12)[0] == (0, "12 am")


@pytest.mark.parametrize(
    ("nights", "ticks"),
    [
        (10, [(0, "22 Mar"), (7, "29 Mar")]),
        (90, [(0, "Jan 2026"), (31, "Feb"), (59, "Mar")]),
        (500, [(45, "Jan 2025"), (135, "Apr"), (226, "Jul"), (318, "Oct"), (410, "Jan 2026")]),
        (1500, [(314, "2023"), (679, "2024")]),
        (7300, [(635, "2008"), (1366, "2010")]),
        (46_112, [(1, "1900"), (7305, "1920")]),
    ],
)
def test_the_nights_are_named_by_week_month_quarter_or_year(nights: int, ticks: list[Tick]) -> None:
    assert night_ticks(Period.ending(LAST, nights))[: len(ticks)] == ticks


@given(st.integers(1, 46_112))  # from 1900 on
def test_labels_never_crowd(nights: int) -> None:
    ticks = night_ticks(Period.ending(LAST, nights))
    apart = [later - earlier for (earlier, _), (later, _) in pairwise(ticks)]
    assert len(ticks) <= 17
    assert all(at < nights for at, _ in ticks)
    assert all(gap / nights > 0.05 for gap in apart)


def test_an_axis_of_clock_times_holds_them_in_whole_hours() -> None:
    assert day_axis(500, 510, "24") == (
        420, 600, [(420, "19:00"), (480, "20:00"), (540, "21:00"), (600, "22:00")],
    )  # fmt: skip
    assert day_axis(690, 950, "12") == (
        660, 1020, [(660, "11 pm"), (780, "1 am"), (900, "3 am"), (1020, "5 am")],
    )  # fmt: skip


@given(st.floats(-720, 2160), st.floats(0, 1440))
def test_an_axis_of_clock_times_never_leaves_one_out(earliest: float, longer: float) -> None:
    first, last, ticks = day_axis(earliest, earliest + longer, "24")
    assert first <= earliest <= earliest + longer <= last
    assert (ticks[0][0], ticks[-1][0]) == (first, last)
    assert 3 <= len(ticks) <= 7
