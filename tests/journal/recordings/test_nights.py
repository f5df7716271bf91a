"""Recordings become nights: which one, main sleep or nap, joined or not, which source first."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.formats import fitbit_logs
from journal.exchange.uploaded import UploadedBytes
from journal.recordings.nights import (
    Kind,
    NightRecording,
    in_nights,
    joined,
    night_of,
    source_night,
)

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = date(2026, 3, 3)


def local(text: str) -> datetime:
    """The instant of a clock time in Berlin: "23:10" of the evening, "06:40" of the morning."""
    hour, minute = map(int, text.split(":"))
    day = NIGHT if hour >= 12 else NIGHT + timedelta(days=1)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN)


def recording(start: str, end: str, **fields: Any) -> NightRecording:
    plain: dict[str, Any] = {"source": "a", "night": NIGHT, "kind": Kind.SECONDARY, "zone": BERLIN}
    return NightRecording(**plain | {"started_at": local(start), "ended_at": local(end)} | fields)


def times(*recordings: NightRecording) -> list[list[str]]:
    """What is joined, each part by its start."""
    return [[f"{part.started_at:%H:%M}" for part in sleep.parts] for sleep in joined(recordings)]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (("23:00", "02:00"), ("05:00", "07:00"), True),  # 180 minutes
        (("23:00", "02:00"), ("05:01", "07:00"), False),
        (("21:00", "22:00"), ("23:00", "07:00"), True),
        (("17:00", "17:59"), ("19:00", "23:00"), False),  # the first ended before 18:00
        (("13:00", "14:00"), ("15:00", "16:00"), False),
        (("06:00", "10:00"), ("11:59", "11:59"), True),
    ],
)
def test_near_recordings_of_a_night_are_one_sleep(
    first: tuple[str, str], second: tuple[str, str], together: bool
) -> None:
    assert len(times(recording(*first), recording(*second))) == (1 if together else 2)


def test_the_gap_between_joined_recordings_is_awake() -> None:
    figures: dict[str, Any] = {"sleep_onset_latency_minutes": None}
    (sleep,) = joined(
        [
            recording(
                "04:00", "07:00", total_sleep_minutes=170.0,
                sleep_onset_at=local("04:00"), final_awakening_at=local("06:50"), **figures,
            ),
            recording(
                "23:00", "02:30", total_sleep_minutes=200.0,
                sleep_onset_at=local("23:10"), final_awakening_at=local("02:30"), **figures,
            ),
        ]
    )  # fmt: skip
    assert sleep.gaps == (90,)
    assert sleep.total_sleep_minutes == 370
    assert (sleep.sleep_onset_at, sleep.final_awakening_at) == (local("23:10"), local("06:50"))
    assert sleep.wake_after_sleep_onset_minutes == 460 - 370
    assert sleep.covered == timedelta(minutes=390)
    assert (sleep.started_at, sleep.ended_at) == (local("23:00"), local("07:00"))
    assert sleep.zone is BERLIN


def test_what_one_part_does_not_know_the_night_does_not() -> None:
    (sleep,) = joined(
        [recording("23:00", "02:30", total_sleep_minutes=200.0), recording("04:00", "07:00")]
    )
    assert sleep.total_sleep_minutes is None
    assert sleep.wake_after_sleep_onset_minutes is None


def test_one_recording_keeps_its_own_minutes_awake() -> None:
    (sleep,) = joined([recording("23:00", "07:00", wake_after_sleep_onset_minutes=24.0)])
    assert (sleep.wake_after_sleep_onset_minutes, sleep.gaps) == (24, ())


def test_of_two_recordings_over_each_other_the_longer_counts() -> None:
    inside, whole = recording("01:00", "03:00"), recording("23:00", "07:00")
    assert times(inside, whole) == times(whole, inside) == [["23:00"]]
    assert times(recording("23:00", "02:00"), recording("01:00", "07:00")) == [["01:00"]]


def test_the_main_sleep_is_the_one_the_tracker_calls_so() -> None:
    night = source_night(
        "a", [recording("13:00", "17:00"), recording("23:00", "02:00", kind=Kind.MAIN)]
    )
    assert night.main is not None
    assert night.main.started_at == local("23:00")
    assert [nap.started_at for nap in night.naps] == [local("13:00")]


def test_else_it_is_the_longest_with_what_is_joined() -> None:
    parts = [("13:00", "16:30"), ("23:00", "01:00"), ("02:00", "04:30")]
    night = source_night("a", [recording(*each) for each in parts])
    assert night.main is not None
    assert len(night.main.parts) == 2


def test_a_nap_is_never_joined_and_never_the_main_sleep() -> None:
    night = source_night(
        "a",
        [recording("23:00", "01:00"), recording("01:30", "06:00", kind=Kind.NAP)],
    )
    assert night.main is not None
    assert (len(night.main.parts), len(night.naps)) == (1, 1)
    assert source_night("a", [recording("13:00", "14:00", kind=Kind.NAP)]).main is None


def sources(*recordings: NightRecording, order: tuple[str, ...] = ()) -> list[str]:
    return [night.source for night in in_nights(recordings, order)[NIGHT]]


def test_of_several_sources_the_one_with_the_most_stages_is_first() -> None:
    watch = recording("23:30", "06:00", source="watch", stages=3)
    mat = recording("22:30", "07:00", source="mat", stages=0)
    nap = recording("14:00", "15:00", source="nap", kind=Kind.NAP, stages=9)
    assert sources(nap, mat, watch) == ["watch", "mat", "nap"]


def test_then_the_one_that_covers_most_then_the_persons_order() -> None:
    watch = recording("23:30", "06:00", source="watch")
    mat = recording("22:30", "07:00", source="mat")
    ring = recording("22:30", "07:00", source="ring")
    assert sources(watch, ring, mat) == ["mat", "ring", "watch"]
    assert sources(watch, mat, ring, order=("ring",)) == ["ring", "mat", "watch"]


def test_a_source_of_the_persons_order_is_first_wherever_it_recorded_a_main_sleep() -> None:
    watch = recording("23:30", "06:00", source="watch")
    mat = recording("22:30", "07:00", source="mat", stages=3)
    ring = recording("13:00", "14:00", source="ring", kind=Kind.NAP)
    assert sources(watch, mat, ring, order=("ring", "watch")) == ["watch", "mat", "ring"]


def test_sources_are_never_added_up() -> None:
    both = in_nights(
        [
            recording("23:00", "06:00", source="watch", total_sleep_minutes=410.0),
            recording("23:00", "07:00", source="mat", total_sleep_minutes=480.0),
        ]
    )[NIGHT]
    assert [night.main and night.main.total_sleep_minutes for night in both] == [480, 410]


@pytest.mark.parametrize(
    ("start", "woke_on", "night"),
    [
        (local("23:00"), None, 3),
        (local("11:59"), None, 3),
        (local("12:00"), None, 3),
        (datetime(2026, 3, 3, 11, 59, tzinfo=BERLIN), None, 2),
        (datetime(2026, 3, 4, 8, 48, tzinfo=BERLIN), date(2026, 3, 4), 3),
        (datetime(2026, 3, 3, 23, 30, tzinfo=UTC), None, 3),
    ],
)
def test_a_night_lasts_from_noon_to_noon_unless_the_source_names_the_morning(
    start: datetime, woke_on: date | None, night: int
) -> None:
    assert night_of(start, BERLIN, woke_on) == date(2026, 3, night)


def test_lengths_are_real_time_across_a_change_of_the_clocks() -> None:
    start = datetime(2026, 3, 28, 23, tzinfo=BERLIN)
    end = datetime(2026, 3, 29, 7, tzinfo=BERLIN)
    spring = recording("23:00", "07:00", started_at=start, ended_at=end)
    assert spring.length == timedelta(hours=7)


MINUTES = st.integers(0, 1439)


@given(st.lists(st.tuples(MINUTES, st.integers(1, 600), st.sampled_from(Kind)), max_size=6))
def test_no_recording_is_in_two_sleeps_and_none_lies_over_another(
    parts: list[tuple[int, int, Kind]],
) -> None:
    noon = datetime(2026, 3, 3, 12, tzinfo=UTC)
    recordings = [
        recording(
            "23:00", "07:00", kind=kind, started_at=noon + timedelta(minutes=start),
            ended_at=noon + timedelta(minutes=start + length),
        )
        for start, length, kind in parts
    ]  # fmt: skip
    for night in in_nights(recordings).get(NIGHT, ()):
        sleeps = [*([night.main] if night.main else []), *night.naps]
        kept = [part for sleep in sleeps for part in sleep.parts]
        assert len(set(map(id, kept))) == len(kept) <= len(recordings)
        for sleep in sleeps:
            assert all(gap >= 0 for gap in sleep.gaps)


@pytest.mark.samples
def test_the_split_nights_of_a_real_export_are_joined_and_nothing_is_lost(samples: Path) -> None:
    file = samples / "fitbit" / "niplav_sleep_takeout_style.json"
    latest = date(2026, 11, 30)
    logs = fitbit_logs.read([UploadedBytes("a", file.read_bytes())], BERLIN, latest)
    names = [each.name for each in fields(NightRecording) if each.name not in ("zone", "stages")]
    recordings = [
        NightRecording(**{n: getattr(each, n) for n in names}, zone=BERLIN) for each in logs.sleeps
    ]
    nights = [night for sources in in_nights(recordings).values() for night in sources]
    sleeps = [sleep for night in nights for sleep in night.sleeps]
    assert sum(len(sleep.parts) for sleep in sleeps) == 526
    gaps = [gap for sleep in sleeps for gap in sleep.gaps]
    assert (len(gaps), min(gaps) >= 63, max(gaps) <= 180) == (16, True, True)
    assert sum(len(night.naps) for night in nights) == 12
