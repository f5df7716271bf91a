"""Withings' summaries: time out of bed is awake, and the table of the account says the same."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.formats import withings_sleep
from journal.exchange.problem import ImportProblem, Remark
from journal.exchange.record import Refused
from tests.journal.exchange.formats.made_up import (
    BERLIN,
    as_json,
    read,
    withings_answer,
    withings_summary,
)
from tests.journal.exchange.test_record import JSON

HAND = dict.fromkeys(
    ("total_sleep_time", *withings_sleep.STAGES, "durationtosleep", "wakeupduration"), 0
)


def row(data: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    return read(as_json(withings_answer(withings_summary(data, **fields)))).rows[0]


def test_a_night_is_read_with_its_minutes_out_of_bed() -> None:
    night = row()
    assert (night["night"], night["kind"], night["source"]) == ("2026-03-03", "main", "withings")
    assert (night["time_zone"], night["zone_basis"]) == ("Europe/Lisbon", "zone")
    assert night["sleep_onset_at"] == "2026-03-03T22:50:00+00:00"
    assert night["final_awakening_at"] == "2026-03-04T06:12:00+00:00"
    assert night["total_sleep_minutes"] == 408
    assert night["wake_after_sleep_onset_minutes"] == 460 - 408 - 10 - 8
    assert night["out_of_bed_minutes"] == 460 - 408 - 40
    assert (night["light_minutes"], night["deep_minutes"], night["rem_minutes"]) == (228, 90, 90)


@pytest.mark.parametrize(
    ("data", "between", "out"),
    [
        ({"durationtosleep": None, "sleep_latency": 600}, 34, 12),
        ({"durationtosleep": 0}, None, 12),
        ({"durationtowakeup": None}, None, 12),
        ({"out_of_bed_count": None}, 34, None),  # a watch does not count it
        ({"total_sleep_time": None}, 34, 12),  # the stages together
    ],
)
def test_what_the_device_does_not_say_is_unknown(
    data: dict[str, Any], between: float | None, out: float | None
) -> None:
    night = row(data)
    assert night["wake_after_sleep_onset_minutes"] == between
    assert night["out_of_bed_minutes"] == out


def test_minutes_until_asleep_that_do_not_fit_stay_out_and_are_named() -> None:
    found = read(as_json([withings_summary({"durationtosleep": 27_000, "waso": -1_860})]))
    [night] = found.rows
    assert night["sleep_onset_at"] is night["final_awakening_at"] is None
    assert night["wake_after_sleep_onset_minutes"] is None
    assert night["total_sleep_minutes"] == 408
    assert found.remarks == [Remark(str(withings_sleep.UNFIT)).of("Record 1")]


def test_a_night_entered_by_hand_has_no_minutes_asleep() -> None:
    night = row({**HAND, "out_of_bed_count": None})
    assert [night[name] for name in night if name.endswith("_minutes")] == [None] * 7
    assert night["sleep_onset_at"] is None


def test_without_a_zone_that_exists_it_is_the_one_that_was_chosen() -> None:
    night = row(timezone="Mars/Base")
    assert (night["time_zone"], night["zone_basis"]) == ("Europe/Berlin", "chosen")


def test_answers_are_read_one_by_one_in_a_list_and_without_what_is_around_them() -> None:
    one = withings_summary()
    two = withings_summary(startdate=one["startdate"] - 86_400, enddate=one["enddate"] - 86_400)
    for document in (
        withings_answer(one, two),
        [withings_answer(one), withings_answer(two)],
        {"series": [one, two]},
        [one, two],
    ):
        assert len(read(as_json(document)).rows) == 2


def test_the_table_of_the_account_holds_the_same_recordings() -> None:
    table = (
        b'from,to,"light (s)","deep (s)","rem (s)","awake (s)","wake up","Duration to sleep (s)",'
        b'"Duration to wake up (s)"\n'
        b"2026-03-03T22:40:00+00:00,2026-03-04T06:20:00+00:00,13680,5400,5400,3120,1,600,480\n"
    )
    answer = as_json(withings_answer(withings_summary()))
    [both] = read(answer, table).rows
    assert both == row()


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (withings_answer(), "no sleep in this Withings file"),
        (withings_answer(withings_summary(enddate="late")), "in seconds since 1970"),
        (withings_answer(withings_summary(startdate=9e12)), "in seconds since 1970"),
        (withings_answer(withings_summary({"wakeupduration": -1})), "not a sensible number"),
    ],
)
def test_what_cannot_be_is_refused(document: Any, sentence: str) -> None:
    with pytest.raises(ImportProblem, match=sentence):
        read(as_json(document | {"wakeupduration": "a field that was asked for"}))


@given(st.dictionaries(st.sampled_from([*withings_summary(), *withings_summary()["data"]]), JSON))
def test_whatever_a_summary_says_it_is_a_session_or_refused(fields: dict[str, Any]) -> None:
    summary = withings_summary() | fields
    inner = withings_summary(fields)
    for document in (fields, withings_answer(summary, inner, 3), [summary], {"body": fields}):
        for entry in withings_sleep.records(document):
            try:
                assert withings_sleep.session("x", entry, lambda _: BERLIN).source == "withings"
            except Refused:
                continue


@pytest.mark.samples
def test_a_published_year_is_as_expected(samples: Path) -> None:
    wanted = json.loads((samples / "expected" / "withings_api.json").read_text())
    found = read((samples / "withings" / "joostlek_api_sleep_summary.json").read_bytes())
    assert (len(found.rows), found.refused) == (wanted["series"], [])
    assert {each["time_zone"] for each in found.rows} == set(wanted["zones"])
    by_start = {each["started_at"]: each for each in found.rows}
    for each in wanted["nights"]:
        night = by_start[_utc(each["bed_time"])]
        assert night["sleep_onset_at"] == _utc(each["sleep_onset"])
        assert night["final_awakening_at"] == _utc(each["final_awakening"])
        assert night["ended_at"] == _utc(each["out_of_bed"])
        assert night["total_sleep_minutes"] == each["tst"]
        assert night["sleep_onset_latency_minutes"] == each["sol"]
        assert night["wake_after_sleep_onset_minutes"] == each["waso"]
    waso = _waso_of(samples / "withings" / "joostlek_api_sleep_summary.json")
    awake = {each["started_at"]: each["wake_after_sleep_onset_minutes"] for each in found.rows}
    known = {start: minutes for start, minutes in awake.items() if minutes is not None}
    assert known == {start: waso[start] for start in known}
    assert len(known) == 292  # 7 say 0 minutes until asleep
    assert len(found.remarks) == 1  # and one 8 hours of them
    out = [each["out_of_bed_minutes"] for each in found.rows if each["out_of_bed_minutes"]]
    assert len(out) == wanted["nights_with_time_out_of_bed"]
    assert f"{sorted(out)[len(out) // 2]:.1f}" == str(wanted["median_out_of_bed_min_when_any"])


def _waso_of(file: Path) -> dict[str, float]:
    """What Withings itself says, by the start of each night."""
    series = json.loads(file.read_text())["body"]["series"]
    starts = (datetime.fromtimestamp(each["startdate"], UTC).isoformat() for each in series)
    return {start: each["data"]["waso"] / 60 for start, each in zip(starts, series, strict=True)}


def _utc(text: str) -> str:
    return datetime.fromisoformat(text).astimezone(UTC).isoformat()
