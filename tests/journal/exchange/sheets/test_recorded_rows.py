"""Rows as recordings of a tracker: their instants, their figures, what stays out."""

import json
from datetime import UTC, date, datetime

import pytest

from journal.exchange.sheets.recorded_rows import recorded_rows
from tests.journal.exchange.sheets.made_up import BERLIN, LATEST, known, mapping_of, sheet_of

SPAN = ({"head": "From", "means": "started"}, {"head": "To", "means": "ended"})


def read(text, *columns, **rest):
    mapping = mapping_of(*SPAN, *columns, into="recordings", **rest)
    return recorded_rows(sheet_of(text), mapping, BERLIN, LATEST)


def of(data):
    return recorded_rows(*known(data), BERLIN, LATEST)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_a_wall_clock_is_read_in_the_zone_across_a_change_of_the_clocks():
    result = read("From,To\n2026-03-28 22:00,2026-03-29 07:00\n2026-10-24 22:00,2026-10-25 07:00\n")
    lengths = [
        (sleep.ended_at - sleep.started_at).total_seconds() / 3600 for sleep in result.sleeps
    ]
    assert lengths == [8, 10]
    assert [sleep.night for sleep in result.sleeps] == [date(2026, 3, 28), date(2026, 10, 24)]


def test_a_length_tells_the_repeated_hour_apart():
    text = "From,To,L\n2026-10-25 02:30,2026-10-25 08:00,5:30\n"
    text += "2026-03-03 22:00,2026-03-04 06:00,7:00\n"
    result = read(text, {"head": "L", "means": "length"})
    assert result.sleeps[0].started_at == utc(2026, 10, 25, 1, 30)
    assert "does not fit" in result.refused[0]


def test_an_offset_in_the_text_or_beside_it_is_believed():
    text = "From,To,Off\n2026-03-04 01:00,2026-03-04 06:00,UTC-04:00\n"
    (sleep,) = read(text, {"head": "Off", "means": "offset"}).sleeps
    assert (sleep.started_at, sleep.night) == (utc(2026, 3, 4, 5), date(2026, 3, 3))
    (sleep,) = read(text, {"head": "Off", "means": "offset"}, zone="utc").sleeps
    assert (sleep.started_at, sleep.night) == (utc(2026, 3, 4, 1), date(2026, 3, 3))
    (sleep,) = read("From,To\n2026-03-03T22:00-05:00,2026-03-04T06:00-05:00\n").sleeps
    assert sleep.started_at == utc(2026, 3, 4, 3)


def test_a_clock_time_takes_its_date_from_the_row_and_its_end_from_its_length():
    text = "D,From,To,L\n3.3.2026,23:00,07:00,\n4.3.2026,00:30,,6:00\n"
    columns = ({"head": "D", "means": "night"}, {"head": "L", "means": "length"})
    first, second = read(text, *columns).sleeps
    assert first.ended_at == utc(2026, 3, 4, 6)
    assert (second.started_at, second.ended_at) == (utc(2026, 3, 4, 23, 30), utc(2026, 3, 5, 5, 30))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",", "no start"),
        ("2026-03-03 22:00,", "no start and end"),
        ("2026-03-03 22:00,2026-03-03 22:00", "nothing was recorded"),
        ("2026-03-03T22:00Z,2026-03-03T22:00Z", "nothing was recorded"),
        ("2026-03-03T22:00Z,2026-03-03T21:00Z", "ends before it starts"),
        ("2026-03-03 22:00,2026-03-03 21:00", "ends before it starts"),
        ("2026-03-03 22:00,2026-03-05 22:00", "longer than a day"),
        ("2026-12-03 22:00,2026-12-04 06:00", "still to come"),
        ("2026-03-01 22:00,2026-03-02 06:00", "same recording as line 2"),
        ("2026-03-03,2026-03-04", "start without a date"),
        ("soon,2026-03-04", "“soon” is not a date"),
    ],
)
def test_a_row_that_stays_out_says_why(row, reason):
    result = read(f"From,To\n2026-03-01 22:00,2026-03-02 06:00\n{row or ',x'}\n")
    if row == ",":
        return
    assert len(result.sleeps) == 1
    assert reason in result.refused[0]


def test_an_offset_that_is_none_and_a_row_that_is_not_meant():
    text = "From,To,Off\n2026-03-03 22:00,2026-03-04 06:00,CDT\n"
    column = {"head": "Off", "means": "offset"}
    assert "difference from UTC" in read(text, column).refused[0]
    assert "which is not read" in read(text, only={"Off": ["CST"]}).refused[0]


FIGURES = (
    {"head": "TST", "means": "asleep", "unit": "minutes"},
    {"head": "SOL", "means": "latency", "unit": "minutes"},
    {"head": "Awake", "means": "awake", "unit": "minutes"},
    {"head": "Up", "means": "awake_before_rising", "unit": "minutes"},
    {"head": "At", "means": "asleep_at"},
)


def test_figures_are_those_of_the_file_and_0_is_not_measured():
    text = (
        "From,To,TST,SOL,Awake,Up,At\n"
        "2026-03-03T22:00Z,2026-03-04T06:00Z,400,20,60,10,\n"
        "2026-03-04T22:00Z,2026-03-05T06:00Z,0,0,60,,2026-03-04T22:30Z\n"
        "2026-03-05T22:00Z,2026-03-06T06:00Z,900,600,5,600,\n"
    )
    first, second, third = read(text, *FIGURES).sleeps
    assert first.sleep_onset_at == utc(2026, 3, 3, 22, 20)
    assert first.final_awakening_at == utc(2026, 3, 4, 5, 50)
    assert (first.total_sleep_minutes, first.wake_after_sleep_onset_minutes) == (400, 30)
    assert (second.total_sleep_minutes, second.sleep_onset_latency_minutes) == (None, None)
    assert second.sleep_onset_at == utc(2026, 3, 4, 22, 30)
    assert third.total_sleep_minutes is third.sleep_onset_at is third.final_awakening_at is None
    assert len(read(text, *FIGURES).remarks) == 2


def test_the_longest_of_a_night_is_the_main_sleep_unless_naps_are_flagged():
    text = "From,To,Nap\n2026-03-03T22:00Z,2026-03-03T23:00Z,no\n"
    text += "2026-03-04T00:00Z,2026-03-04T06:00Z,yes\n"
    assert [sleep.main for sleep in read(text).sleeps] == [False, True]
    flagged = read(text, {"head": "Nap", "means": "nap"})
    assert [sleep.main for sleep in flagged.sleeps] == [True, False]


# Trackers whose export is a table
# ruff: noqa: E501 - lines of files

WHOOP = b"""Cycle start time,Cycle end time,Cycle timezone,Sleep onset,Wake onset,Asleep duration (min),Nap
2026-03-03 23:10:00,2026-03-04 23:00:00,UTC-05:00,2026-03-03 23:10:00,2026-03-04 06:40:00,412,false
2026-03-04 23:10:00,,UTC-05:00,,,,
2026-03-05 14:00:00,,UTC-05:00,2026-03-05 14:00:00,2026-03-05 14:40:00,35,true
"""
AUTOSLEEP = b"""ISO8601,fromDate,toDate,bedtime,waketime,inBed,awake,fellAsleepIn,sessions,asleep
2026-03-04T20:59:59+01:00,a,b,2026-03-03 22:50:00,2026-03-04 06:50:00,8:00:00,0:40:00,0:15:00,1,7:05:00
"""
ZEPP = b"""\xef\xbb\xbfdate,lastSyncTime,deepSleepTime,shallowSleepTime,wakeTime,start,stop,REMTime
2026-03-04,1772600000,90,330,12,2026-03-03 22:10:00+0000,2026-03-04 05:22:00+0000,0
2026-03-05,1772600000,0,0,0,2026-03-04 23:00:00+0000,2026-03-04 23:00:00+0000,0
2017-03-04,1488600000,90,330,12,1488578400,1488604320,0
"""
WITHINGS = b"""von,bis,"leicht (s)","tief (s)","REM (s)","wach (s)",Aufwachen,"Duration to sleep (s)","Duration to wake up (s)","Schnarchen (s)"
2026-03-03T22:50:00+01:00,2026-03-04T06:50:00+01:00,14400,7200,3600,3600,2,600,900,0
2026-03-04T22:50:00+01:00,2026-03-05T06:50:00+01:00,0,0,0,0,0,0,0,0
"""
OURA = b"""date,Bedtime Start,Bedtime End,Total Sleep Duration,Sleep Latency,Total Bedtime\x20
2026-03-04,2026-03-03T22:50:00+01:00,2026-03-04T06:50:00+01:00,25200,600,28800
2026-03-05,None,None,None,None,None
"""
SLEEP_CYCLE = b"""Start;End;Sleep Quality;Time in bed (seconds);Time asleep (seconds);Time before sleep (seconds);Notes\r2026-03-03 22:50:00;2026-03-04 06:50:00;80%;28800.1;25000.0;540.0;Coffee\r"""
OLD_SLEEP_CYCLE = b"""Start;End;Sleep quality;Time in bed;Wake up;Sleep Notes;Heart rate;Activity (steps)
2015-03-28 22:50:00;2015-03-29 07:50:00;80%;8:00;:);Coffee;;0
2015-03-30 22:50:00;2015-03-31 04:50:00;80%;0:00;:);;;0
"""
SAMSUNG = b"""com.samsung.shealth.sleep,7006011,11
com.samsung.health.sleep.start_time,com.samsung.health.sleep.end_time,com.samsung.health.sleep.time_offset,com.samsung.health.sleep.datauuid
2026-03-03 16:30:00.000,2026-03-03 23:10:00.000,UTC+0530,abc,
"""
FITBIT = b"""Sleep
Start Time,End Time,Minutes Asleep,Minutes Awake,Number of Awakenings,Time in Bed,Minutes REM Sleep
2026-03-03 9:54PM,2026-03-04 5:54AM,420,60,3,480,N/A
"""
PLEES = b"""sid,start,stop,rating
1,1772575800000,1772602200000,4
"""


@pytest.mark.parametrize(
    ("data", "started", "minutes", "onset", "awake"),
    [
        (WHOOP, utc(2026, 3, 4, 4, 10), 412, None, None),
        (AUTOSLEEP, utc(2026, 3, 3, 21, 50), 425, 15, None),
        (WITHINGS, utc(2026, 3, 3, 21, 50), 420, 10, 35),
        (OURA, utc(2026, 3, 3, 21, 50), 420, 10, None),
        (SLEEP_CYCLE, utc(2026, 3, 3, 21, 50), pytest.approx(416.67, abs=0.01), 9, None),
        (OLD_SLEEP_CYCLE, utc(2015, 3, 28, 21, 50), None, None, None),
        (SAMSUNG, utc(2026, 3, 3, 16, 30), None, None, None),
        (FITBIT, utc(2026, 3, 3, 20, 54), 420, None, None),
        (PLEES, utc(2026, 3, 3, 22, 10), None, None, None),
    ],
    ids=[
        "whoop",
        "autosleep",
        "withings",
        "oura",
        "sleep_cycle",
        "old",
        "samsung",
        "fitbit",
        "plees",
    ],
)
def test_a_tracker_is_recognised_by_its_columns(data, started, minutes, onset, awake):
    first = of(data).sleeps[0]
    assert first.started_at == started
    assert first.total_sleep_minutes == minutes
    assert first.sleep_onset_latency_minutes == (onset and pytest.approx(onset))
    assert first.wake_after_sleep_onset_minutes == (awake and pytest.approx(awake))


def test_a_recording_keeps_the_clock_it_was_slept_by_where_the_file_says_it():
    (samsung,), fitbit = of(SAMSUNG).sleeps, of(FITBIT).sleeps[0]
    assert (samsung.time_zone, samsung.zone_basis) == ("Asia/Kolkata", "offset")
    assert (fitbit.time_zone, fitbit.zone_basis) == ("Europe/Berlin", "chosen")
    assert (fitbit.rem_minutes, of(WITHINGS).sleeps[0].deep_minutes is None) == (None, False)


def test_zepp_writes_utc_and_older_files_count_seconds():
    result = of(ZEPP)
    old, new = result.sleeps
    assert (old.started_at, old.total_sleep_minutes) == (utc(2017, 3, 3, 22), 420)
    assert (new.started_at, new.night) == (utc(2026, 3, 3, 22, 10), date(2026, 3, 3))
    assert "nothing was recorded" in result.refused[0]


def test_a_row_without_times_stays_out_and_a_length_of_0_is_questioned():
    assert [len(of(data).refused) for data in (WHOOP, OURA)] == [1, 1]
    assert [sleep.main for sleep in of(WHOOP).sleeps] == [True, False]
    assert of(WITHINGS).sleeps[1].total_sleep_minutes is None
    assert "the length is 0" in of(OLD_SLEEP_CYCLE).remarks[0]


@pytest.mark.samples
def test_a_real_plees_tracker_file(samples):
    result = of((samples / "plees_tracker" / "sleepdiary_plees-tracker.csv").read_bytes())
    expected = json.loads((samples / "expected" / "plees_tracker.json").read_text())["rows"]
    assert [sleep.started_at for sleep in result.sleeps] == [
        datetime.fromisoformat(row["start_utc"]) for row in expected
    ]
    seconds = [(sleep.ended_at - sleep.started_at).total_seconds() for sleep in result.sleeps]
    assert seconds == pytest.approx([row["seconds"] for row in expected])
