"""Garmin's sleep, as the account export and Garmin Connect write it."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.formats import garmin_sleep
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import ReadOptions
from journal.exchange.record import Refused
from tests.journal.exchange.formats.made_up import (
    BERLIN,
    NOW,
    archive,
    as_json,
    garmin_day,
    garmin_takeout_day,
    read,
)
from tests.journal.exchange.test_record import JSON


def test_a_night_of_garmin_connect_keeps_the_clock_it_was_slept_by() -> None:
    (row,) = read(as_json([{"dailySleepDTO": garmin_day()}])).rows
    assert (row["night"], row["kind"]) == ("2026-03-03", "main")
    assert row["started_at"] == row["sleep_onset_at"] == "2026-03-04T04:10:00+00:00"
    assert row["ended_at"] == "2026-03-04T11:40:00+00:00"
    assert (row["time_zone"], row["zone_basis"]) == ("Etc/GMT+5", "offset")
    assert row["total_sleep_minutes"] == 440
    assert (row["light_minutes"], row["deep_minutes"], row["rem_minutes"]) == (260, 80, 100)
    assert row["wake_after_sleep_onset_minutes"] == 10
    assert row["sleep_onset_latency_minutes"] is None


def test_one_answer_alone_is_read_too() -> None:
    assert read(as_json({"dailySleepDTO": garmin_day()})).rows


def test_the_account_export_is_the_same_night_in_the_persons_zone() -> None:
    found = read(archive({"DI_CONNECT/DI-Connect-Wellness/a_sleepData.json": as_json(
        [garmin_takeout_day(), {"retro": False}])}))  # fmt: skip
    (row,) = found.rows
    assert row["external_id"] == "2026-03-04T04:10:00+00:00"
    assert (row["time_zone"], row["zone_basis"]) == ("Europe/Berlin", "chosen")
    assert row["total_sleep_minutes"] == 440
    assert found.assumptions[0].startswith("The file names no time zone for 1 recording.")
    assert found.assumptions[-1] == "The file also holds 1 record without sleep."


def test_the_zone_of_the_diarys_night_counts_before_the_chosen_one() -> None:
    tokyo = ReadOptions(BERLIN, NOW, zones={date(2026, 3, 3): ZoneInfo("America/New_York")})
    found = read(as_json([garmin_takeout_day()]), options=tokyo)
    assert found.rows[0]["time_zone"] == "America/New_York"
    assert "America/New_York, since your diary was written there" in found.assumptions[0]


def test_a_watch_that_knows_no_rem_has_none() -> None:
    (row,) = read(as_json([garmin_day(remSleepSeconds=0, deviceRemCapable=False)])).rows
    assert row["rem_minutes"] is None


def test_without_stages_the_time_asleep_is_unknown_and_not_zero() -> None:
    gone = dict.fromkeys(
        ("sleepTimeSeconds", "deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds")
    )
    assert read(as_json([garmin_day(**gone)])).rows[0]["total_sleep_minutes"] is None


def test_a_file_without_a_night_is_refused() -> None:
    with pytest.raises(ImportProblem, match="There is no sleep in this Garmin file"):
        read(as_json([{"sleepStartTimestampGMT": None}]))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"sleepEndTimestampGMT": "soon"}, "has no “sleepEndTimestampGMT”"),
        ({"sleepEndTimestampGMT": 5}, "in milliseconds since 1970"),
        ({"sleepEndTimestampGMT": 1e300}, "in milliseconds since 1970"),
        ({"sleepEndTimestampGMT": "2026-03-04T04:10:00.0"}, "nothing was recorded"),
        ({"sleepEndTimestampGMT": "2026-03-04T04:00:00.0"}, "ends before it starts"),
        ({"sleepEndTimestampGMT": "2026-03-05T05:00:00.0"}, "longer than a day"),
        ({"sleepTimeSeconds": 36_000}, "600 minutes asleep in 450 minutes"),
        ({"calendarDate": "2027-03-04"}, "still to come"),
    ],
)
def test_a_night_that_cannot_be_true_is_refused_with_the_reason(
    fields: dict[str, Any], reason: str
) -> None:
    good = garmin_day(sleepStartTimestampGMT="2026-03-04T04:20:00.0", sleepTimeSeconds=3600)
    found = read(as_json([garmin_day(**fields), good]))
    assert reason in found.refused[0]
    assert len(found.rows) == 1


@given(st.dictionaries(st.sampled_from(sorted(garmin_day())), JSON))
def test_whatever_a_record_says_it_is_a_session_or_refused(fields: dict[str, Any]) -> None:
    record = garmin_day(**fields)
    for entry in garmin_sleep.records([record, fields, None, {"dailySleepDTO": 3}]):
        garmin_sleep.holds_nothing(entry)
        try:
            assert garmin_sleep.session("x", entry, lambda _: BERLIN).source == "garmin"
        except Refused:
            continue


@pytest.mark.samples
def test_the_nights_of_a_real_answer_are_as_expected(samples: Path) -> None:
    found = read((samples / "garmin" / "garth_api_dailySleepData.json").read_bytes())
    wanted = json.loads((samples / "expected" / "garmin_garth.json").read_text())
    assert (len(found.rows), found.refused) == (wanted["nights_expected"], [])
    by_night = {row["night"]: row for row in found.rows}
    for night in wanted["nights"].values():
        row = by_night[night["night_of"]]
        assert row["total_sleep_minutes"] == night["tst"]
        assert row["wake_after_sleep_onset_minutes"] == night["waso"]
        assert row["sleep_onset_latency_minutes"] is night["sol"] is None
        for stage in ("deep", "light", "rem"):
            assert row[f"{stage}_minutes"] == night[stage]
        assert same_instant(row["sleep_onset_at"], night["sleep_onset"])
        assert same_instant(row["final_awakening_at"], night["final_awakening"])


def same_instant(one: str, other: str) -> bool:
    return datetime.fromisoformat(one) == datetime.fromisoformat(other)
