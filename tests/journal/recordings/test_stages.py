"""Stages, however they lie over each other, add up to figures in which each moment counts once."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.recordings.stages import Stage, Stretch, clusters, measured, union

EVENING = datetime(2026, 3, 3, 22, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return EVENING + timedelta(minutes=minutes)


def stretch(start: float, end: float, stage: Stage) -> Stretch:
    return Stretch(at(start), at(end), stage)


def test_stages_in_a_row_are_measured_like_a_hypnogram() -> None:
    figures = measured(
        [
            stretch(0, 20, Stage.AWAKE),
            stretch(20, 80, Stage.LIGHT),
            stretch(80, 110, Stage.DEEP),
            stretch(110, 120, Stage.AWAKE),
            stretch(120, 150, Stage.REM),
            stretch(150, 155, Stage.AWAKE),
        ]
    )
    assert (figures.started_at, figures.ended_at) == (at(0), at(155))
    assert (figures.sleep_onset_at, figures.final_awakening_at) == (at(20), at(150))
    assert figures.total_sleep_minutes == 120
    assert figures.sleep_onset_latency_minutes == 20
    assert figures.wake_after_sleep_onset_minutes == 10
    assert (figures.light_minutes, figures.deep_minutes, figures.rem_minutes) == (60, 30, 30)
    assert figures.out_of_bed_minutes is None


def test_time_in_bed_lies_under_the_stages_and_is_no_sleep() -> None:
    figures = measured([stretch(0, 400, Stage.IN_BED), stretch(30, 300, Stage.ASLEEP)])
    assert (figures.started_at, figures.ended_at) == (at(0), at(400))
    assert (figures.total_sleep_minutes, figures.sleep_onset_latency_minutes) == (270, 30)
    assert figures.light_minutes is None


def test_sleep_before_the_time_in_bed_makes_the_recording_longer() -> None:
    figures = measured([stretch(25, 400, Stage.IN_BED), stretch(0, 404, Stage.ASLEEP)])
    assert (figures.ended_at - figures.started_at) == timedelta(minutes=404)
    assert figures.sleep_onset_latency_minutes is None


def test_time_in_bed_alone_measures_no_sleep() -> None:
    figures = measured([stretch(0, 400, Stage.IN_BED)])
    assert figures.total_sleep_minutes is None
    assert figures.sleep_onset_at is None
    assert figures.wake_after_sleep_onset_minutes is None


def test_a_night_awake_has_zero_sleep() -> None:
    assert measured([stretch(0, 400, Stage.AWAKE)]).total_sleep_minutes == 0


def test_sleep_that_is_there_twice_counts_once() -> None:
    figures = measured([stretch(0, 100, Stage.LIGHT), stretch(50, 150, Stage.LIGHT)])
    assert figures.total_sleep_minutes == figures.light_minutes == 150


def test_of_two_stages_over_each_other_the_deeper_counts() -> None:
    figures = measured([stretch(0, 100, Stage.LIGHT), stretch(40, 60, Stage.REM)])
    assert (figures.light_minutes, figures.rem_minutes) == (80, 20)
    assert figures.total_sleep_minutes == 100


def test_wake_lies_over_sleep() -> None:
    figures = measured([stretch(0, 100, Stage.ASLEEP), stretch(40, 45, Stage.AWAKE)])
    assert (figures.total_sleep_minutes, figures.wake_after_sleep_onset_minutes) == (95, 5)


def test_time_out_of_bed_is_awake_and_counted() -> None:
    figures = measured(
        [
            stretch(0, 100, Stage.ASLEEP),
            stretch(100, 130, Stage.OUT_OF_BED),
            stretch(130, 200, Stage.ASLEEP),
        ]
    )
    assert figures.out_of_bed_minutes == figures.wake_after_sleep_onset_minutes == 30


def test_a_gap_between_first_and_last_sleep_is_awake() -> None:
    figures = measured([stretch(0, 60, Stage.ASLEEP), stretch(90, 120, Stage.ASLEEP)])
    assert (figures.total_sleep_minutes, figures.wake_after_sleep_onset_minutes) == (90, 30)


def test_a_long_gap_begins_the_next_recording() -> None:
    parts = clusters(
        [
            stretch(400, 500, Stage.ASLEEP),
            stretch(0, 200, Stage.IN_BED),
            stretch(10, 20, Stage.ASLEEP),
            stretch(681, 700, Stage.ASLEEP),
        ]
    )
    assert [len(part) for part in parts] == [2, 1, 1]
    assert clusters([]) == []
    assert len(clusters([stretch(0, 20, Stage.ASLEEP), stretch(200, 210, Stage.ASLEEP)])) == 1


def test_a_stretch_lasts_and_a_recording_holds_one() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        stretch(5, 5, Stage.AWAKE)
    with pytest.raises(ValueError, match="at least one stretch"):
        measured([])


STRETCHES = st.lists(
    st.builds(
        lambda start, length, stage: stretch(start, start + length, stage),
        st.integers(0, 600),
        st.integers(1, 200),
        st.sampled_from(Stage),
    ),
    min_size=1,
    max_size=12,
)


@given(STRETCHES)
def test_no_minute_counts_twice(stretches: list[Stretch]) -> None:
    figures = measured(stretches)
    length = (figures.ended_at - figures.started_at) / timedelta(minutes=1)
    stages = [figures.light_minutes, figures.deep_minutes, figures.rem_minutes]
    total = figures.total_sleep_minutes or 0
    assert sum(each or 0 for each in stages) <= total + 1e-6 <= length + 2e-6
    awake = figures.wake_after_sleep_onset_minutes
    assert awake is None or -1e-6 <= awake <= length


@given(STRETCHES)
def test_minutes_asleep_are_those_a_count_minute_by_minute_gives(stretches: list[Stretch]) -> None:
    wake = {Stage.AWAKE, Stage.OUT_OF_BED}
    asleep = 0
    for minute in range(900):
        here = {each.stage for each in stretches if each.start <= at(minute) < each.end}
        asleep += bool(here - wake - {Stage.IN_BED}) and not here & wake
    assert (measured(stretches).total_sleep_minutes or 0) == pytest.approx(asleep)


def test_spans_that_touch_are_one() -> None:
    assert union([(at(10), at(20)), (at(0), at(10)), (at(30), at(40))]) == [
        (at(0), at(20)),
        (at(30), at(40)),
    ]
