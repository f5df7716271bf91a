"""Bouts of sleep and wake, and what a recording of them says."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.hypnogram import Bout, Recording, overlay, summarise
from tests.journal.epochs import from_epochs

START = datetime(2026, 1, 10, 22, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def after(minutes: float) -> datetime:
    return START + minutes * MINUTE


def bouts(*states: tuple[float, float, bool]) -> list[Bout]:
    """Bouts given as (first minute, minutes, asleep)."""
    return [Bout(after(at), minutes * 60, asleep) for at, minutes, asleep in states]


def shape(found: list[Bout]) -> list[tuple[float, float, bool]]:
    return [((b.start - START) / MINUTE, b.seconds / 60, b.asleep) for b in found]


# A recording


def test_a_recording_from_bed_to_rising() -> None:
    recording = summarise(
        bouts((0, 20, False), (20, 100, True), (120, 15, False), (135, 200, True), (335, 10, False))
    )
    assert recording == Recording(
        started_at=START,
        sleep_onset_at=after(20),
        final_awakening_at=after(335),
        ended_at=after(345),
        total_sleep=300 * MINUTE,
        sleep_onset_latency=20 * MINUTE,
        wake_after_sleep_onset=15 * MINUTE,
        awake_before_rising=10 * MINUTE,
    )
    assert recording.time_in_bed == 345 * MINUTE
    assert recording.sleep_efficiency == pytest.approx(300 / 345)


def test_a_recording_without_sleep_has_no_onset() -> None:
    recording = summarise(bouts((0, 60, False)))
    assert recording == Recording(started_at=START, ended_at=after(60))
    assert (recording.total_sleep, recording.sleep_efficiency) == (timedelta(), 0)
    assert recording.sleep_onset_latency is None


def test_a_recording_of_sleep_alone_has_no_wake() -> None:
    recording = summarise(bouts((0, 60, True)))
    assert recording.sleep_onset_latency == timedelta()
    assert recording.wake_after_sleep_onset == timedelta()


def test_seconds_are_kept() -> None:
    recording = summarise([Bout(START, 90, False), Bout(START + 1.5 * MINUTE, 30.5, True)])
    assert recording.total_sleep == timedelta(seconds=30.5)


def test_time_that_no_bout_covers_is_neither_sleep_nor_wake() -> None:
    recording = summarise(bouts((0, 60, True), (80, 10, False), (90, 60, True)))
    assert recording.total_sleep == 120 * MINUTE
    assert recording.wake_after_sleep_onset == 10 * MINUTE
    assert recording.unmeasured == 20 * MINUTE


def test_the_order_of_the_bouts_and_empty_ones_do_not_matter() -> None:
    tidy = bouts((0, 20, False), (20, 100, True))
    assert summarise([*reversed(tidy), Bout(START - MINUTE, 0, True)]) == summarise(tidy)


def test_bouts_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap at 2026-01-10T22:10"):
        summarise(bouts((0, 20, False), (10, 30, True)))


@pytest.mark.parametrize("empty", [[], [Bout(START, 0, True)]])
def test_a_recording_needs_a_bout_that_lasts(empty: list[Bout]) -> None:
    with pytest.raises(ValueError, match="at least one bout"):
        summarise(empty)


# A bout


def test_a_bout_needs_an_instant() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        Bout(datetime(2026, 1, 10, 22), 60, asleep=True)


@pytest.mark.parametrize("seconds", [-1, float("nan"), float("inf"), 1e300])
def test_a_bout_cannot_last_less_than_nothing_or_for_ever(seconds: float) -> None:
    with pytest.raises(ValueError, match="cannot last"):
        Bout(START, seconds, asleep=True)


def test_a_length_too_short_for_an_instant_is_none_at_all() -> None:
    assert Bout(START, 1e-79, asleep=True).seconds == 0
    assert Bout(START, 0.1 + 0.2, asleep=True).end - START == timedelta(seconds=0.3)


def test_a_bout_lasts_its_real_time_when_the_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    bout = Bout(datetime(2026, 3, 28, 23, tzinfo=berlin), 7 * 3600, asleep=True)
    assert bout.end == datetime(2026, 3, 29, 7, tzinfo=berlin)


# Epochs


def test_equal_epochs_become_bouts_and_unscored_ones_a_gap() -> None:
    found = from_epochs(START, [False, False, True, None, True, True])
    assert shape(found) == [(0, 1, False), (1, 0.5, True), (2, 1, True)]


def test_an_epoch_may_have_any_length() -> None:
    assert shape(from_epochs(START, [True], seconds=300)) == [(0, 5, True)]


# Short wake bouts on top


def test_short_wake_bouts_interrupt_the_sleep_under_them() -> None:
    found = overlay(bouts((0, 10, False), (10, 60, True)), bouts((30, 3, False), (68, 2, False)))
    assert shape(found) == [
        (0, 10, False),
        (10, 20, True),
        (30, 3, False),
        (33, 35, True),
        (68, 2, False),
    ]


def test_a_wake_bout_may_reach_over_several_bouts_and_beyond() -> None:
    under = bouts((0, 10, True), (10, 10, True), (25, 10, True))
    assert shape(overlay(under, bouts((-5, 7, False), (8, 20, False), (34, 9, False)))) == [
        (0, 2, False),
        (2, 6, True),
        (8, 2, False),
        (10, 10, False),
        (25, 3, False),
        (28, 6, True),
        (34, 1, False),
    ]


def test_nested_wake_bouts_count_once() -> None:
    found = overlay(bouts((0, 60, True)), bouts((10, 20, False), (12, 3, False), (25, 10, False)))
    assert summarise(found).total_sleep == 35 * MINUTE


def test_without_wake_bouts_nothing_changes() -> None:
    night = bouts((0, 10, False), (10, 60, True))
    assert overlay(list(reversed(night)), []) == night


states = st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=60)
wakes = st.lists(st.tuples(st.integers(-10, 70), st.integers(0, 15)), max_size=8)


@given(states, wakes)
def test_an_overlay_wakes_exactly_the_minutes_it_covers(
    minutes: list[bool | None], on_top: list[tuple[int, int]]
) -> None:
    under = from_epochs(START, minutes, seconds=60)
    found = overlay(under, bouts(*((at, lasts, False) for at, lasts in on_top)))
    covered = {minute for at, lasts in on_top for minute in range(at, at + lasts)}
    still_asleep = sum(1 for i, asleep in enumerate(minutes) if asleep and i not in covered)
    assert sum(b.seconds for b in found if b.asleep) == 60 * still_asleep
    assert sum(b.seconds for b in found) == sum(b.seconds for b in under)


@given(states.filter(lambda minutes: any(state is not None for state in minutes)))
def test_the_parts_of_a_recording_make_its_whole(minutes: list[bool | None]) -> None:
    recording = summarise(from_epochs(START, minutes, seconds=60))
    assert recording.total_sleep == minutes.count(True) * MINUTE
    assert timedelta() <= recording.total_sleep <= recording.time_in_bed
    if recording.sleep_onset_latency is not None:
        assert recording.wake_after_sleep_onset is not None
        assert recording.awake_before_rising is not None
        assert recording.time_in_bed == (
            recording.sleep_onset_latency
            + recording.total_sleep
            + recording.wake_after_sleep_onset
            + recording.unmeasured
            + recording.awake_before_rising
        )
