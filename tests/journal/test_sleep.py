"""The Consensus Sleep Diary metrics of one night."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import sleep
from journal.diary import DiaryNight
from journal.sleep import SleepMetrics

MINUTE = timedelta(minutes=1)

TUESDAY = date(2026, 3, 3)
NEEDED = [
    "lights_out",
    "sleep_onset_latency_minutes",
    "wake_after_sleep_onset_minutes",
    "final_awakening",
]


def written(**answers: Any) -> DiaryNight:
    """A night with four ordinary clock times, and what the test says instead."""
    ordinary: dict[str, Any] = {
        "night": date(2026, 1, 10),
        "bedtime": time(22, 30),
        "lights_out": time(23),
        "sleep_onset_latency_minutes": 45,
        "wake_after_sleep_onset_minutes": 40,
        "final_awakening": time(6, 30),
        "rise_time": time(7),
    }
    return DiaryNight(**(ordinary | answers))


def metrics(**answers: Any) -> SleepMetrics:
    return sleep.metrics(written(**answers))


# A whole night


def test_the_metrics_of_a_whole_night() -> None:
    assert metrics() == SleepMetrics(
        time_in_bed=510 * MINUTE,
        sleep_episode=480 * MINUTE,
        sleep_onset_latency=45 * MINUTE,
        wake_after_sleep_onset=40 * MINUTE,
        awake_before_rising=30 * MINUTE,
        sleep_period=405 * MINUTE,
        total_sleep_time=365 * MINUTE,
    )


def test_the_efficiency_of_a_whole_night() -> None:
    assert metrics().sleep_efficiency == pytest.approx(0.716, abs=0.0005)


@pytest.mark.parametrize(
    ("night", "zone", "hours"),
    [
        (date(2026, 1, 10), "Europe/Berlin", 8),
        (date(2026, 3, 28), "Europe/Berlin", 7),
        (date(2026, 10, 24), "Europe/Berlin", 9),
        (date(2026, 3, 7), "America/New_York", 7),
        (date(2026, 10, 31), "America/New_York", 9),
        (date(2026, 10, 3), "Australia/Lord_Howe", 7.5),
        (date(2026, 4, 4), "Australia/Lord_Howe", 8.5),
        (date(2011, 12, 29), "Pacific/Apia", 8),
    ],
)
def test_durations_are_real_time_when_the_clocks_change(
    night: date, zone: str, hours: float
) -> None:
    found = metrics(night=night, time_zone=zone, bedtime=time(23), rise_time=time(7))
    assert found.time_in_bed == found.sleep_episode == timedelta(hours=hours)
    assert found.total_sleep_time == timedelta(hours=hours) - (45 + 40 + 30) * MINUTE


def test_a_night_of_day_sleep_counts_from_its_own_morning() -> None:
    found = metrics(
        bedtime=time(8), lights_out=time(8, 15), final_awakening=time(14), rise_time=time(14, 10)
    )
    assert found.time_in_bed == timedelta(hours=6, minutes=10)
    assert found.total_sleep_time == found.time_in_bed - (15 + 45 + 40 + 10) * MINUTE


def test_no_awakenings_means_no_minutes_awake() -> None:
    found = metrics(awakenings=0, wake_after_sleep_onset_minutes=None)
    assert found.wake_after_sleep_onset == timedelta()
    assert found.total_sleep_time == found.sleep_period == 405 * MINUTE


# Half a night


def test_nothing_is_known_of_an_empty_night() -> None:
    assert sleep.metrics(DiaryNight(night=date(2026, 1, 10))) == SleepMetrics()
    assert SleepMetrics().sleep_efficiency is None


@pytest.mark.parametrize(
    ("missing", "unknown"),
    [
        ("bedtime", {"time_in_bed"}),
        (
            "lights_out",
            {"sleep_episode", "sleep_period", "total_sleep_time"},
        ),
        (
            "sleep_onset_latency_minutes",
            {"sleep_onset_latency", "sleep_period", "total_sleep_time"},
        ),
        ("wake_after_sleep_onset_minutes", {"wake_after_sleep_onset", "total_sleep_time"}),
        (
            "final_awakening",
            {"awake_before_rising", "sleep_period", "total_sleep_time"},
        ),
        ("rise_time", {"time_in_bed", "sleep_episode", "awake_before_rising"}),
    ],
)
def test_a_missing_answer_leaves_unknown_only_what_needs_it(
    missing: str, unknown: set[str]
) -> None:
    found, whole = metrics(**{missing: None}), metrics()
    names = SleepMetrics._fields
    assert {name for name in names if getattr(found, name) is None} == unknown
    assert all(getattr(found, n) == getattr(whole, n) for n in names if n not in unknown)


def test_awakenings_without_minutes_leave_the_sleep_unknown() -> None:
    assert metrics(awakenings=3, wake_after_sleep_onset_minutes=None).total_sleep_time is None


def test_an_efficiency_needs_both_its_halves() -> None:
    assert metrics(bedtime=None).sleep_efficiency is None
    assert metrics(wake_after_sleep_onset_minutes=None).sleep_efficiency is None


# No sleep at all


def test_a_night_without_sleep_has_zero_sleep_and_no_onset() -> None:
    found = metrics(slept=False)
    assert found == SleepMetrics(
        time_in_bed=510 * MINUTE, sleep_episode=480 * MINUTE, total_sleep_time=timedelta()
    )
    assert found.sleep_efficiency == 0


def test_a_night_without_sleep_or_bed_times_has_no_efficiency_to_lose() -> None:
    found = sleep.metrics(DiaryNight(night=date(2026, 1, 10), slept=False))
    assert (found.total_sleep_time, found.time_in_bed) == (timedelta(), None)
    assert found.sleep_efficiency == 0


def test_minutes_awake_do_not_contradict_a_night_without_sleep() -> None:
    assert sleep.problems(written(slept=False, wake_after_sleep_onset_minutes=480)) == []


def test_a_night_without_sleep_and_a_waking_are_asked_about_and_believed() -> None:
    (asked,) = sleep.questions(written(slept=False))
    assert "Which is right?" in asked
    assert metrics(slept=False).total_sleep_time == timedelta()
    unwoken = {"final_awakening": None, "awakenings": None}
    assert sleep.questions(written(slept=False, **unwoken)) == []
    assert sleep.questions(written(slept=False, **unwoken | {"awakenings": 2})) == [asked]
    assert sleep.questions(written()) == []


# Contradictions


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"lights_out": time(22)}, "32 h 30 in bed"),
        ({"lights_out": time(22), "final_awakening": None, "rise_time": None}, "23 h 30 in bed"),
        ({"bedtime": None, "rise_time": time(6)}, "31 h 00 in bed"),
        ({"bedtime": time(10, 30), "lights_out": time(11)}, "20 h 30 in bed"),
        ({"slept": False, "rise_time": time(6)}, "31 h 30 in bed"),
        ({"sleep_onset_latency_minutes": 450}, "after waking for the day"),
        ({"sleep_onset_latency_minutes": 480, "final_awakening": None}, "after getting up"),
        ({"lights_out": None, "sleep_onset_latency_minutes": 480}, "after waking for the day"),
        ({"final_awakening": time(23), "rise_time": time(23, 10)}, "after waking for the day"),
        ({"wake_after_sleep_onset_minutes": 405}, "fill the whole night"),
        ({"wake_after_sleep_onset_minutes": 435, "final_awakening": None}, "fill the whole night"),
    ],
)
def test_times_that_contradict_each_other_give_a_sentence_and_no_metrics(
    answers: dict[str, Any], says: str
) -> None:
    (sentence,) = sleep.problems(written(**answers))
    assert says in sentence
    assert "Please check" in sentence
    assert metrics(**answers) == SleepMetrics()


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"sleep_onset_latency_minutes": 409},
        {"wake_after_sleep_onset_minutes": 404},
        {"bedtime": time(15), "lights_out": time(22, 30)},  # 16 h to the minute
        {"final_awakening": None, "rise_time": None, "sleep_onset_latency_minutes": 900},
        {"bedtime": None, "lights_out": None, "wake_after_sleep_onset_minutes": 900},
    ],
)
def test_unusual_nights_are_believed(answers: dict[str, Any]) -> None:
    assert sleep.problems(written(**answers)) == []


# Whatever is written

minutes = st.none() | st.integers(0, 960)
wall = st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0))
nights = st.builds(
    DiaryNight,
    night=st.dates(date(2000, 1, 1), date(2037, 1, 1)),
    time_zone=st.sampled_from(["UTC", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia"]),
    slept=st.sampled_from([None, None, True, False]),
    bedtime=wall,
    lights_out=wall,
    final_awakening=wall,
    rise_time=wall,
    sleep_onset_latency_minutes=minutes,
    wake_after_sleep_onset_minutes=minutes,
    awakenings=st.none() | st.integers(0, 60),
)


@given(nights)
def test_no_part_of_a_night_is_longer_than_the_whole(night: DiaryNight) -> None:
    found = sleep.metrics(night)
    ladder = [
        found.total_sleep_time,
        found.sleep_period,
        found.sleep_episode,
        found.time_in_bed,
    ]
    known = [timedelta(), *(span for span in ladder if span is not None), timedelta(hours=16)]
    assert known == sorted(known)
    share = found.sleep_efficiency
    assert share is None or 0 <= share <= 1


@given(nights)
def test_a_night_either_adds_up_or_says_why_not(night: DiaryNight) -> None:
    found = sleep.metrics(night)
    if sleep.problems(night):
        assert found == SleepMetrics()
    elif found.total_sleep_time and found.sleep_period and found.sleep_episode:
        parts = (
            found.sleep_onset_latency,
            found.total_sleep_time,
            found.wake_after_sleep_onset,
            found.awake_before_rising,
        )
        assert sum((part for part in parts if part), timedelta()) == found.sleep_episode


# What is said at once, and what was probably meant


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ({}, "asleep 6 h 05 of 8 h 30 in bed (72 %)"),
        ({"wake_after_sleep_onset_minutes": None}, "in bed 8 h 30"),
        ({"bedtime": None}, "asleep 6 h 05"),
        ({"slept": False}, "asleep 0 min of 8 h 30 in bed (0 %)"),
        ({"bedtime": None, "lights_out": None}, ""),
    ],
)
def test_a_night_is_echoed_in_one_line_as_far_as_it_is_known(
    answers: dict[str, Any], line: str
) -> None:
    assert sleep.echo(metrics(**answers)) == line


def test_an_echo_without_a_share_leaves_it_out() -> None:
    found = metrics()._replace(time_in_bed=timedelta(), total_sleep_time=timedelta(minutes=5))
    assert found.sleep_efficiency is None
    assert sleep.echo(found) == "asleep 5 min of 0 min in bed"


@pytest.mark.parametrize(
    ("name", "written_as", "meant"),
    [
        ("bedtime", time(10, 30), time(22, 30)),
        ("final_awakening", time(18, 30), time(6, 30)),
        ("rise_time", time(19), time(7)),
    ],
)
def test_morning_written_for_evening_is_offered_the_other_way(
    name: str, written_as: Any, meant: Any
) -> None:
    offered = sleep.repairs(written(**{name: written_as}))
    assert sleep.Repair(name, written_as, meant) in offered


def test_times_that_add_up_are_not_questioned() -> None:
    assert sleep.repairs(written()) == []


def test_a_repair_that_leaves_nonsense_is_not_offered() -> None:
    assert sleep.repairs(written(lights_out=time(7), sleep_onset_latency_minutes=900)) == []


@given(*[st.times() | st.none()] * 4)
def test_every_repair_makes_the_times_add_up(bed: Any, out: Any, awake: Any, up: Any) -> None:
    diary = written(bedtime=bed, lights_out=out, final_awakening=awake, rise_time=up)
    for repair in sleep.repairs(diary):
        likely: dict[str, Any] = {repair.name: repair.likely}
        assert not sleep.problems(replace(diary, **likely))


def test_a_waking_time_after_now_is_noticed() -> None:
    at_two, at_eight = (datetime(2026, 1, 11, hour, tzinfo=UTC) for hour in (2, 8))
    assert sleep.is_still_to_come(written(), at_two)
    assert not sleep.is_still_to_come(written(), at_eight)
    assert not sleep.is_still_to_come(written(final_awakening=None, rise_time=None), at_two)


@pytest.mark.parametrize(
    ("answers", "needed"),
    [
        ({}, []),
        ({"bedtime": time(22)}, [*NEEDED]),
        ({"lights_out": time(23)}, NEEDED[1:]),
        ({"lights_out": time(23), "awakenings": 0}, [NEEDED[1], NEEDED[3]]),
        ({"lights_out": time(23), "awakenings": 2}, NEEDED[1:]),
        ({"bedtime": time(22), "slept": False}, []),
    ],
)
def test_what_the_time_asleep_still_needs_is_named(
    answers: dict[str, Any], needed: list[str]
) -> None:
    assert sleep.missing(DiaryNight(night=TUESDAY, time_zone="UTC", **answers)) == needed


@pytest.mark.parametrize(
    ("answers", "column"),
    [
        ({}, ""),
        ({"slept": False, "final_awakening": time(6)}, "final_awakening"),
        ({"slept": False, "awakenings": 2}, "awakenings"),
        ({"lights_out": time(23), "final_awakening": time(18)}, "final_awakening"),
        ({"bedtime": time(22), "rise_time": time(21)}, "rise_time"),
    ],
)
def test_a_contradiction_has_a_column_beside_which_it_is_asked(
    answers: dict[str, Any], column: str
) -> None:
    assert (
        sleep.contradicted_column(DiaryNight(night=TUESDAY, time_zone="UTC", **answers)) == column
    )
