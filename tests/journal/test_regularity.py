"""Means of clock times, social jetlag and the sleep regularity index."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import regularity
from journal.diary import DiaryNight
from journal.hypnogram import Bout, from_epochs, summarise
from journal.regularity import UsualSleep
from journal.symptoms import Figure

START = datetime(2026, 1, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def hours(*states: tuple[float, float, bool]) -> list[Bout]:
    """Bouts given as (from, to, asleep), hours after the first noon."""
    return [Bout(START + at * HOUR, (to - at) * 3600, asleep) for at, to, asleep in states]


def written(night: date, asleep: time, awake: time, **answers: Any) -> DiaryNight:
    return DiaryNight(
        night=night,
        lights_out=asleep,
        sleep_onset_latency_minutes=0,
        final_awakening=awake,
        **answers,
    )


# Clock times


@pytest.mark.parametrize(
    ("clocks", "mean"),
    [
        ([690, 750], 720),
        ([1430, 20], 5),  # either side of noon
        ([30, None, 90], 60),
        ([600], 600),
    ],
)
def test_clock_times_average_around_the_circle(clocks: list[float | None], mean: float) -> None:
    assert regularity.circular_mean(clocks).value == pytest.approx(mean)


def test_a_mean_says_how_many_times_it_rests_on() -> None:
    assert regularity.circular_mean([30, None, 90]).nights == 2
    assert regularity.circular_mean([None]) == Figure(None, 0)
    assert regularity.circular_deviation([None]) == Figure(None, 0)


def test_times_on_opposite_sides_of_the_clock_have_no_mean() -> None:
    assert regularity.circular_mean([0, 720]) == Figure(None, 2)
    assert regularity.circular_deviation([0, 720]) == Figure(None, 2)


def test_equal_times_do_not_spread() -> None:
    assert regularity.circular_deviation([700, 700]).value == pytest.approx(0, abs=1e-4)


def test_close_times_spread_as_on_a_line() -> None:
    assert regularity.circular_deviation([690, 750]).value == pytest.approx(30, rel=0.01)


@given(st.lists(st.floats(0, 1439), min_size=1), st.floats(0, 1439))
def test_turning_the_clock_turns_the_mean(clocks: list[float], turn: float) -> None:
    before = regularity.circular_mean(clocks).value
    after = regularity.circular_mean([(c + turn) % 1440 for c in clocks]).value
    if before is not None and after is not None:
        vector = regularity.circular_deviation(clocks).value
        assert vector is not None
        if vector < 900:  # the direction is well determined
            apart = (after - before - turn) % 1440
            assert min(apart, 1440 - apart) < 0.01


def test_the_mean_midpoint_is_wall_clock_in_each_nights_zone() -> None:
    nights = [
        written(date(2026, 1, 5), time(23), time(7), time_zone="Europe/Berlin"),
        written(date(2026, 1, 6), time(0), time(8), time_zone="America/New_York"),
        DiaryNight(night=date(2026, 1, 7)),
        DiaryNight(night=date(2026, 1, 8), slept=False),
    ]
    assert regularity.midpoints(nights) == [900, 960, None, None]
    mean = regularity.mean_midpoint(nights)
    assert mean.value == pytest.approx(930)
    assert mean.nights == 2


# Work days and free days


def test_usual_sleep_is_the_mean_middle_and_the_mean_length() -> None:
    nights = [
        written(date(2026, 1, 5), time(23), time(7)),
        written(date(2026, 1, 6), time(1), time(7)),
    ]
    usual = regularity.usual_sleep(nights)
    assert usual
    assert usual.midpoint == pytest.approx(930)
    assert usual.duration == 420
    assert regularity.usual_sleep([DiaryNight(night=date(2026, 1, 7))]) is None


@pytest.mark.parametrize(
    ("night", "free"),
    [
        (date(2026, 1, 8), False),  # Thursday evening
        (date(2026, 1, 9), True),
        (date(2026, 1, 10), True),
        (date(2026, 1, 11), False),
    ],
)
def test_friday_and_saturday_nights_end_on_free_days(night: date, free: bool) -> None:
    assert regularity.before_free_day(night) is free


def test_other_free_days_can_be_named() -> None:
    assert regularity.before_free_day(date(2026, 1, 11), frozenset({0}))


@pytest.mark.parametrize(
    ("work", "free", "later"),
    [(900, 990, 90), (990, 900, -90), (1400, 50, 90), (50, 1400, -90), (0, 720, 720)],
)
def test_social_jetlag_is_how_much_later_free_days_sleep(
    work: float, free: float, later: float
) -> None:
    assert regularity.social_jetlag(UsualSleep(work, 480), UsualSleep(free, 480)) == later


def test_sleep_between_two_clock_times_may_cross_the_start_of_the_axis() -> None:
    assert UsualSleep.between(1380, 360) == UsualSleep(150, 420)


@pytest.mark.parametrize(
    ("work_length", "free_length", "work_days", "midpoint"),
    [
        (420, 490, 5, 275),  # week 440 min, 50 caught up on
        (420, 490, 0, 300),
        (480, 420, 5, 300),
    ],
)
def test_mid_sleep_is_corrected_for_sleep_caught_up_on_free_days(
    work_length: float, free_length: float, work_days: int, midpoint: float
) -> None:
    corrected = regularity.corrected_midpoint(
        UsualSleep(240, work_length),
        UsualSleep(300, free_length),
        work_days=work_days,
        woke_without_alarm=True,
    )
    assert corrected == midpoint


@pytest.mark.parametrize("woke_without_alarm", [False, None])
def test_an_alarm_on_free_days_hides_the_corrected_mid_sleep(
    woke_without_alarm: bool | None,
) -> None:
    usual = UsualSleep(240, 480)
    assert (
        regularity.corrected_midpoint(
            usual, usual, work_days=5, woke_without_alarm=woke_without_alarm
        )
        is None
    )


# Sleep regularity index


def nightly(bedtimes: list[float]) -> list[Bout]:
    """Eight hours of sleep a night at these hours after noon, awake all the rest."""
    states: list[tuple[float, float, bool]] = []
    awake_from = 0.0
    for day, at in enumerate(bedtimes):
        start = 24 * day + at
        states += [(awake_from, start, False), (start, start + 8, True)]
        awake_from = start + 8
    return hours(*states, (awake_from, 24 * len(bedtimes), False))


def test_the_same_hours_every_night_are_wholly_regular() -> None:
    found = regularity.sleep_regularity(nightly([11] * 10))
    assert (found.value, found.day_pairs, found.enough) == (100, 9, True)


def test_twelve_hours_asleep_swapped_every_day_are_wholly_irregular() -> None:
    flipped = hours(*((12 * i, 12 * i + 12, i % 4 in (0, 3)) for i in range(16)))
    assert regularity.sleep_regularity(flipped).value == -100


@pytest.mark.parametrize("apart", [0, 0.5, 1, 2.25, 4])
def test_bed_time_swinging_by_some_hours_costs_a_sixth_of_hundred_each(apart: float) -> None:
    found = regularity.sleep_regularity(nightly([11, 11 + apart] * 5))
    assert found.value == pytest.approx(100 - 200 * 2 * apart / 24)


def test_three_nights_counted_by_hand() -> None:
    # From 22:00 for 56 hours: 32 hours can be compared, 3 of them differ
    # (first night 22–23 and 06–07 against the second, 23–24 against the third).
    night = hours(
        (10, 18, True),
        (18, 35, False),
        (35, 43, True),
        (43, 60, False),
        (60, 66, True),
    )
    found = regularity.sleep_regularity(night)
    assert found.value == 81.25
    assert found.day_pairs == pytest.approx(32 / 24)
    assert not found.enough


def test_time_without_a_record_is_not_taken_for_wake() -> None:
    whole = nightly([11] * 10)
    gap = [bout for bout in whole if not START + 60 * HOUR <= bout.start < START + 100 * HOUR]
    found = regularity.sleep_regularity(gap)
    assert found.value == 100
    assert found.day_pairs < 9


def test_one_day_cannot_be_compared() -> None:
    assert regularity.sleep_regularity(hours((0, 24, True))).value is None
    assert regularity.sleep_regularity([]).day_pairs == 0


epochs = st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=120)


@given(epochs)
def test_the_index_is_what_counting_epochs_gives(states: list[bool | None]) -> None:
    pairs = [
        today == tomorrow
        for today, tomorrow in zip(states, states[24:], strict=False)
        if today is not None and tomorrow is not None
    ]
    found = regularity.sleep_regularity(from_epochs(START, states, seconds=3600))
    assert found.day_pairs == pytest.approx(len(pairs) / 24)
    expected = -100 + 200 * sum(pairs) / len(pairs) if pairs else None
    assert found.value == (expected if expected is None else pytest.approx(expected))


# From the diary


def test_a_diary_night_is_known_from_noon_to_noon() -> None:
    bouts = regularity.diary_bouts([written(date(2026, 1, 5), time(23), time(7))])
    assert bouts == hours((0, 11, False), (11, 19, True), (19, 24, False))


def test_a_night_without_sleep_is_wake_and_an_unknown_one_is_nothing() -> None:
    nights = [DiaryNight(night=date(2026, 1, 6)), DiaryNight(night=date(2026, 1, 5), slept=False)]
    assert regularity.diary_bouts(nights) == hours((0, 24, False))


def test_sleep_past_noon_reaches_into_the_next_night() -> None:
    late = written(date(2026, 1, 5), time(5), time(12, 30))
    following = written(date(2026, 1, 6), time(23), time(7))
    assert summarise(regularity.diary_bouts([following, late])).total_sleep == 15.5 * HOUR


def test_nights_that_overlap_count_each_moment_once() -> None:
    late = written(date(2026, 1, 5), time(5), time(14))
    nap = written(date(2026, 1, 6), time(12, 30), time(15))
    within = written(date(2026, 1, 6), time(12, 30), time(13))
    assert summarise(regularity.diary_bouts([late, nap])).total_sleep == 10 * HOUR
    assert summarise(regularity.diary_bouts([late, within])).total_sleep == 9 * HOUR


def test_ten_regular_diary_nights_are_wholly_regular() -> None:
    nights = [
        written(date(2026, 1, 5) + timedelta(days=day), time(23), time(7)) for day in range(10)
    ]
    found = regularity.sleep_regularity(regularity.diary_bouts(nights))
    assert (found.value, found.enough) == (100, True)
