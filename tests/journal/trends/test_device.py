from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from journal.recordings.nights import Kind, NightRecording
from journal.trends.device import DeviceNights, chosen

MON, TUE, WED = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)


def recorded(source, night, minutes, *, start=23, hours=8.0, kind=Kind.MAIN, stages=0):
    began = datetime(night.year, night.month, night.day, tzinfo=UTC) + timedelta(hours=start)
    return NightRecording(
        source=source, night=night, kind=kind, zone=ZoneInfo("UTC"), started_at=began,
        ended_at=began + timedelta(hours=hours), total_sleep_minutes=minutes, stages=stages,
    )  # fmt: skip


def test_nothing_recorded_is_no_source():
    assert chosen([]) == DeviceNights("", {})


def test_what_is_joined_adds_up_and_a_nap_does_not():
    second = recorded("Fitbit", MON, 61.5, start=28, hours=2, kind=Kind.SECONDARY)
    nap = recorded("Fitbit", MON, 40, start=14, hours=1, kind=Kind.NAP)
    found = chosen([recorded("Fitbit", MON, 300, hours=4), second, nap])

    assert found == DeviceNights("Fitbit", {MON: 361.5})


def test_a_night_with_an_unknown_part_is_unknown():
    parts = [recorded("Fitbit", MON, 300, hours=4), recorded("Fitbit", MON, None, start=28)]

    assert chosen(parts).minutes == {MON: None}


def test_two_sources_of_a_night_are_never_added_up_and_both_are_named():
    recordings = [
        recorded("Ring", MON, 390, stages=3),
        recorded("Watch", MON, 420),
        recorded("Watch", TUE, 410),
        recorded("Watch", WED, 400),
    ]

    assert chosen(recordings) == DeviceNights("Watch, Ring", {MON: 390, TUE: 410, WED: 400})


def test_a_night_of_naps_alone_has_no_total():
    assert chosen([recorded("Ring", MON, 390, kind=Kind.NAP)]) == DeviceNights()


@given(st.permutations([recorded("B", MON, 1.0), recorded("A", MON, 2.0)]))
def test_which_source_is_chosen_does_not_depend_on_the_order(recordings):
    assert chosen(recordings).source == "A"
