from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.wake import MAX_WALK, SAME_TAP, Tap, Walk, is_running, leads_to_wake, suggestion

START = datetime(2026, 3, 4, 0, 0, tzinfo=UTC)


def at(minutes):
    return START + timedelta(minutes=minutes)


def taps(words):
    """`"up 10, bed 35"`: taps at minutes after midnight."""
    pairs = [word.split() for word in words.split(", ")]
    return [Tap(kind == "up", at(int(minutes))) for kind, minutes in pairs]


def test_without_a_tap_there_is_nothing_to_suggest():
    assert suggestion([]) is None


def test_from_legs_started_to_back_in_bed_is_one_walk():
    found = suggestion(taps("up 10, bed 35"))

    assert found.walks == (Walk(at(10), at(35)),)
    assert found.answers() == {"out_of_bed_walks": 1, "wake_after_sleep_onset_minutes": 25}


def test_the_minutes_of_several_walks_add_up():
    found = suggestion(taps("up 10, bed 35, up 120, bed 140"))

    assert found.answers() == {"out_of_bed_walks": 2, "wake_after_sleep_onset_minutes": 45}


@pytest.mark.parametrize(
    ("tapped", "walks"),
    [
        ("up 10", 1),
        ("bed 10", 1),
        ("up 10, up 90", 2),
        ("bed 10, bed 90", 2),
        ("up 10, up 90, bed 100", 2),
        ("up 10, bed 20, bed 90", 2),
    ],
)
def test_a_forgotten_tap_leaves_the_minutes_unknown(tapped, walks):
    found = suggestion(taps(tapped))

    assert len(found.walks) == walks
    assert found.minutes_awake is None
    assert found.answers() == {"out_of_bed_walks": walks}


def test_taps_too_far_apart_are_not_one_walk():
    found = suggestion(taps("up 0, bed 241"))

    assert found.walks == (Walk(at(0), None), Walk(None, at(241)))


def test_a_sleepy_second_tap_counts_once():
    assert suggestion(taps("up 10, up 12, bed 35, bed 36")).walks == (Walk(at(10), at(35)),)


def test_the_order_in_which_taps_arrive_does_not_matter():
    assert suggestion(taps("bed 35, up 10")) == suggestion(taps("up 10, bed 35"))


def test_more_than_a_night_can_hold_is_not_suggested():
    many = ", ".join(f"up {20 * n}, bed {20 * n + 10}" for n in range(61))

    assert suggestion(taps(many)).answers() == {"wake_after_sleep_onset_minutes": 610}


def test_the_walks_that_were_timed_can_be_told_from_the_others():
    found = suggestion(taps("up 10, bed 35, up 120"))

    assert [walk.minutes for walk in found.walks] == [25, None]
    assert found.timed == found.walks[:1]


any_taps = st.lists(
    st.builds(Tap, st.booleans(), st.integers(0, 143).map(lambda tens: at(10 * tens))),
    min_size=1,
    max_size=30,
    unique_by=lambda tap: tap.at,
)


@given(any_taps)
def test_each_tap_is_the_end_of_exactly_one_walk(tapped):
    walks = suggestion(tapped).walks

    ends = [end for walk in walks for end in (walk.started, walk.back) if end]
    assert sorted(ends) == sorted(tap.at for tap in tapped)


@given(any_taps)
def test_minutes_are_never_negative_nor_longer_than_a_walk_can_be(tapped):
    known = [walk.minutes for walk in suggestion(tapped).timed]

    assert all(0 <= minutes <= MAX_WALK.total_seconds() / 60 for minutes in known)


@given(any_taps)
def test_tapping_everything_twice_changes_nothing(tapped):
    again = [Tap(tap.started, tap.at + SAME_TAP) for tap in tapped]

    assert suggestion([*tapped, *again]) == suggestion(tapped)


@pytest.mark.parametrize(
    ("minutes", "running"), [(None, False), (-1, False), (0, True), (240, True), (241, False)]
)
def test_legs_that_started_run_until_a_tap_is_a_forgotten_one(minutes, running):
    now = datetime(2026, 3, 4, 12, tzinfo=UTC)
    started = None if minutes is None else now - timedelta(minutes=minutes)

    assert is_running(started, now) is running
    assert leads_to_wake(now, started) is running  # at noon nothing else leads there
