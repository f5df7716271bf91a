"""What a tracker says of a night, offered to its person and never more."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from journal.recordings.nights import Kind, source_night
from journal.recordings.suggestion import suggestion
from tests.journal.recordings.test_nights import BERLIN, local, recording


def night(**fields):
    plain = {"kind": Kind.MAIN, "sleep_onset_latency_minutes": 6.0}
    return (source_night("Watch", [recording("23:14", "06:40", **plain | fields)]),)


def test_the_times_of_the_main_sleep_are_offered():
    offered = suggestion(night(final_awakening_at=local("06:31")), {}, BERLIN)
    assert offered is not None
    assert (offered.source, offered.started, offered.ended) == ("Watch", time(23, 14), time(6, 40))
    assert offered.answers == {
        "bedtime": time(23, 14),
        "final_awakening": time(6, 31),
        "rise_time": time(6, 40),
    }


def test_what_is_written_already_is_not_offered():
    written = {"bedtime": time(22, 50), "final_awakening": time(6, 30)}
    offered = suggestion(night(), written, BERLIN)
    assert offered is not None
    assert offered.answers == {"rise_time": time(6, 40)}
    assert suggestion(night(), written | {"rise_time": time(7)}, BERLIN) is None


def test_a_recording_that_begins_with_sleep_says_nothing_of_the_bed():
    offered = suggestion(night(sleep_onset_latency_minutes=None), {}, BERLIN)
    assert offered is not None
    assert "bedtime" not in offered.answers


def test_nothing_is_offered_for_a_night_without_sleep_or_with_naps_alone():
    assert suggestion(night(), {"slept": False}, BERLIN) is None
    assert suggestion(night(kind=Kind.NAP), {}, BERLIN) is None
    assert suggestion((), {}, BERLIN) is None


def test_clock_times_are_those_of_the_nights_own_zone():
    start = datetime(2026, 3, 3, 23, 14, 59, tzinfo=BERLIN)
    fields = {"started_at": start, "ended_at": start + timedelta(hours=7)}
    offered = suggestion(night(**fields), {}, ZoneInfo("Europe/London"))
    assert offered is not None
    assert (offered.started, offered.ended) == (time(22, 14), time(5, 14))
