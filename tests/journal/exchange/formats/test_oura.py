"""Oura's sleep periods: what they say, what they cannot, and what is no sleep."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.formats import oura_sleep
from journal.exchange.problem import ImportProblem
from journal.exchange.record import Refused
from tests.journal.exchange.formats.made_up import BERLIN, archive, as_json, oura_period, read
from tests.journal.exchange.test_record import JSON


def row(**fields: Any) -> dict[str, Any]:
    return read(as_json({"data": [oura_period(**fields)]})).rows[0]


def test_a_period_is_read_with_its_latency_and_its_last_wake() -> None:
    night = row()
    assert (night["night"], night["kind"]) == ("2026-03-03", "main")
    assert night["external_id"] == "0b6f-11"
    assert night["sleep_onset_at"] == "2026-03-03T22:10:00+00:00"
    assert night["final_awakening_at"] == "2026-03-04T05:40:00+00:00"
    assert night["total_sleep_minutes"] == 430
    assert night["wake_after_sleep_onset_minutes"] == 50 - 10 - 20
    assert (night["time_zone"], night["zone_basis"]) == ("Europe/Berlin", "offset")
    assert (night["light_minutes"], night["deep_minutes"], night["rem_minutes"]) == (250, 90, 90)


@pytest.mark.parametrize("phases", ["4444", None, "4" * 96])
def test_a_hypnogram_of_another_length_or_without_sleep_tells_no_last_wake(phases: Any) -> None:
    night = row(sleep_phase_5_min=phases)
    assert night["final_awakening_at"] is None
    assert night["wake_after_sleep_onset_minutes"] is None


def test_the_offset_is_that_of_the_place_of_the_night() -> None:
    night = row(
        bedtime_start="2026-03-03T23:00:00+05:45", bedtime_end="2026-03-04T07:00:00.000+05:45"
    )
    assert night["time_zone"] == "Asia/Kathmandu"


def test_rest_and_what_was_deleted_are_no_sleep_and_said() -> None:
    found = read(as_json({"sleep": [oura_period(type="rest"), oura_period(), 3]}))
    assert len(found.rows) == 1
    assert "Oura says that it is “rest”, no sleep." in found.refused[0]
    assert "is not a record" in found.refused[1]


def test_a_late_nap_is_a_nap_and_a_short_sleep_a_second_recording() -> None:
    late = oura_period(
        id="a", type="late_nap", day="2026-03-05",
        bedtime_start="2026-03-04T18:30:00+01:00", bedtime_end="2026-03-04T19:00:00+01:00",
        total_sleep_duration=1500,
    )  # fmt: skip
    short = oura_period(
        id="b", type="sleep", bedtime_start="2026-03-04T13:00:00+01:00",
        bedtime_end="2026-03-04T14:00:00+01:00", total_sleep_duration=3000,
    )  # fmt: skip
    rows = read(as_json([late, short])).rows
    assert {each["kind"]: each["night"] for each in rows} == {
        "nap": "2026-03-04",
        "secondary": "2026-03-04",
    }


def test_the_older_export_has_other_names_and_the_date_of_the_evening() -> None:
    older = {
        "summary_date": "2026-03-03", "bedtime_start": "2026-03-03T23:00:00+01:00",
        "bedtime_end": "2026-03-04T07:00:00+01:00", "total": 25_800, "awake": 3_000,
        "onset_latency": 600, "light": 15_000, "deep": 5_400, "rem": 5_400,
        "hypnogram_5min": oura_period()["sleep_phase_5_min"],
    }  # fmt: skip
    new = row()
    old = read(as_json({"sleep": [older]})).rows[0]
    assert old.pop("external_id") == "2026-03-03T22:00:00+00:00"
    assert old == {name: value for name, value in new.items() if name != "external_id"}


def test_the_archive_is_read_as_it_came() -> None:
    assert read(archive({"oura_2026-03-05.json": as_json({"sleep": [oura_period()]})})).rows


@pytest.mark.parametrize("text", ['{"sleep": {"bedtime_start": 3}}', '"bedtime_start"', "[3"])
def test_what_holds_no_periods_is_refused(text: str) -> None:
    with pytest.raises(ImportProblem):
        read(text.encode())


@given(st.dictionaries(st.sampled_from([*oura_period(), *oura_sleep.OLDER.values()]), JSON))
def test_whatever_a_period_says_it_is_a_session_or_refused(fields: dict[str, Any]) -> None:
    for document in (fields, {"data": [oura_period(**fields)], "sleep": 3}, [fields]):
        for entry in oura_sleep.records(document):
            try:
                assert oura_sleep.session("x", entry, lambda _: BERLIN).source == "oura"
            except Refused:
                continue


@pytest.mark.samples
def test_a_published_period_is_as_expected(samples: Path) -> None:
    wanted = json.loads((samples / "expected" / "oura_v2_fixture.json").read_text())
    found = read((samples / "oura" / "mitchhankins_v2_sleep.json").read_bytes())
    (night,) = found.rows
    assert night["started_at"] == wanted["bed_time"]
    assert night["sleep_onset_at"] == wanted["sleep_onset"]
    assert night["ended_at"] == wanted["out_of_bed"]
    assert night["total_sleep_minutes"] == wanted["tst"]
    assert night["wake_after_sleep_onset_minutes"] is None
