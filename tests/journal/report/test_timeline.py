from collections.abc import Sequence
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.clock import Period
from journal.diary import DiaryNight
from journal.report.timeline import Mark, Timeline, onset_timeline, timeline
from journal.trends.trends import Trends
from tests.journal.made_up import figures_of


def rated(period: Period, ratings: Sequence[int | None]) -> list[DiaryNight]:
    """A night for each rating; `None` is a night that was not logged."""
    return [
        DiaryNight(night=night, evening_severity=rating)
        for night, rating in zip(period.nights(), ratings, strict=False)
        if rating is not None
    ]


def drawn(ratings: Sequence[int | None], nights: int | None = None) -> Timeline:
    period = Period.ending(date(2026, 3, 31), nights or len(ratings))
    return timeline(period, figures_of(rated(period, ratings)))


def test_each_night_has_a_mark_at_its_worst_rating_and_a_gap_stays_a_gap() -> None:
    line = drawn([3, None, 0])
    assert line.marks == (Mark(3, 3, 3, 1), None, Mark(0, 0, 0, 1))
    assert line.known == 2


def test_a_night_without_a_rating_is_a_gap_too() -> None:
    period = Period(date(2026, 3, 1), date(2026, 3, 1))
    assert timeline(period, figures_of([DiaryNight(night=period.first, tiredness=4)])).marks == (
        None,
    )


def test_gaps_are_runs_of_missing_marks() -> None:
    assert drawn([None, 4, None, None, 5, None]).gaps() == [(0, 1), (2, 2), (5, 1)]


def test_the_running_median_needs_three_ratings_and_breaks_at_a_gap() -> None:
    assert drawn([2, 4, 6, None, 8]).running == (None, None, 4, None, 5)


@settings(max_examples=50)
@given(st.lists(st.none() | st.integers(0, 10), min_size=12, max_size=80), st.data())
def test_the_running_median_is_that_of_the_trends_page(
    ratings: list[int | None], data: st.DataObject
) -> None:
    whole = Period.ending(date(2026, 3, 31), len(ratings))
    period = Period.ending(whole.last, data.draw(st.integers(1, len(ratings) - 6)))
    nights = rated(whole, ratings)
    ours = timeline(period, figures_of(nights)).running
    screen = Trends.of(period, nights).worst_severity_median.values
    own = Trends.of(period, nights).worst_severity.values
    assert ours == tuple(
        None if rating is None else middle for rating, middle in zip(own, screen, strict=True)
    )


@pytest.mark.parametrize(
    ("nights", "nights_a_mark", "marks"),
    [
        (186, 1, 186), (187, 7, 27), (1302, 7, 186), (1303, 28, 47), (3650, 28, 131),
        (7305, 91, 81), (46_112, 364, 127),
    ],
)  # fmt: skip
def test_long_periods_show_several_nights_a_mark(
    nights: int, nights_a_mark: int, marks: int
) -> None:
    line = drawn([5], nights)
    assert (line.nights_a_mark, len(line.marks)) == (nights_a_mark, marks)


def test_a_mark_of_several_nights_is_their_median_with_the_middle_half() -> None:
    line = drawn([1, 2, 3, 4, 5, None, None, 9, 9], nights=196)
    assert line.marks[0] == Mark(value=3, low=2, high=4, nights=5)
    assert line.running == ()


def test_fewer_than_three_nights_make_no_mark_but_count_as_rated() -> None:
    line = drawn([1, 2], nights=196)
    assert line.marks[0] is None
    assert line.known == 2


def test_the_last_nights_make_a_mark_however_few_they_are() -> None:
    assert drawn([6] * 190).marks[-1] == Mark(value=6, low=6, high=6, nights=1)


def test_a_course_is_told_in_at_most_eight_stretches_of_whole_weeks() -> None:
    assert drawn([1] * 7 + [None] * 7 + [2, 4] * 7).course() == [
        (date(2026, 3, 4), 1),
        (date(2026, 3, 11), None),
        (date(2026, 3, 18), 2),
        (date(2026, 3, 25), 4),
    ]
    assert len(drawn([5] * 84).course()) == 6
    assert len(drawn([5] * 365).course()) == 8
    assert drawn([5, 3]).course() == [(date(2026, 3, 30), 4)]


def test_first_symptoms_lie_on_one_axis_over_midnight_and_noon() -> None:
    period = Period.ending(date(2026, 3, 31), 3)
    nights = [
        DiaryNight(night=night, symptom_onset=at)
        for night, at in zip(period.nights(), (time(23, 30), time(0, 30), None), strict=True)
    ]
    line = onset_timeline(period, figures_of(nights))
    assert [mark and mark.value for mark in line.marks] == [690, 750, None]
    assert line.running == (None, None, None)
    assert line.known == 2
