"""Sleep as Android's records: start by `Id`, length by `Hours`, zone by `Tz`."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.formats import sleep_as_android_records as parser
from journal.exchange.problem import ImportProblem
from journal.exchange.record import Refused
from tests.journal.exchange.formats.made_up import (
    ANDROID_HEAD,
    BERLIN,
    android_record,
    archive,
    millis,
    read,
)


def row(*args: str, **fields: str) -> dict[str, Any]:
    return read(android_record(*args, **fields).encode()).rows[0]


def event(what: str, clock: str) -> str:
    return f"{what}-{millis(f'2026-03-04T{clock}:00+01:00')}"


def test_a_record_is_read_by_its_number_its_hours_and_its_zone() -> None:
    night = row(zone="Europe/London")
    assert night["external_id"] == str(millis("2026-03-03T23:10:00+01:00"))
    assert (night["started_at"], night["ended_at"]) == (
        "2026-03-03T22:10:00+00:00",
        "2026-03-04T05:40:00+00:00",
    )
    assert (night["time_zone"], night["zone_basis"]) == ("Europe/London", "zone")
    assert night["total_sleep_minutes"] is None


def test_hours_are_real_time_where_the_clocks_change() -> None:
    night = row("2026-03-28T23:00:00+01:00", "9.110")
    assert night["ended_at"] == "2026-03-29T07:06:36+00:00"


def test_events_say_when_it_was_which_sleep() -> None:
    night = row(
        "2026-03-03T23:10:00+01:00", "7.500",
        event("LIGHT_START", "00:10"), event("LIGHT_END", "03:10"), event("DEEP_START", "03:10"),
        event("DEEP_END", "05:10"), event("AWAKE_START", "05:10"), event("AWAKE_END", "05:40"),
        "LUX-1606738485642-9.0", event("REM_END", "05:50"),
    )  # fmt: skip
    assert night["total_sleep_minutes"] == 300
    assert (night["light_minutes"], night["deep_minutes"], night["rem_minutes"]) == (180, 120, None)
    assert night["sleep_onset_latency_minutes"] == 60


def test_minutes_that_the_app_took_off_make_minutes_asleep_but_by_hand_they_do_not() -> None:
    assert row(adjust="-30")["total_sleep_minutes"] == 420
    assert row(adjust="-1.0")["total_sleep_minutes"] is None


def test_a_number_spoilt_by_a_spreadsheet_is_replaced_by_the_clock() -> None:
    night = row(id_="1.77257E+12")
    assert night["external_id"] == night["started_at"] == "2026-03-03T22:10:00+00:00"
    assert row(id_="x", zone="Nowhere/Land")["zone_basis"] == "chosen"


def test_without_hours_the_clock_says_the_end() -> None:
    assert row(hours="")["ended_at"] == "2026-03-04T05:40:00+00:00"


def test_the_archive_is_read_and_where_somebody_slept_is_not() -> None:
    text = android_record() + android_record("2026-03-04T23:10:00+01:00")
    found = read(archive({"sleep-export.csv": text.encode(), "prefs.xml": b"<x/>"}))
    assert len(found.rows) == 2
    assert "canary7351" not in repr(found)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{ANDROID_HEAD}\n1,2,3\n", "Line 2 is cut off."),
        (android_record(id_="x").replace("03. 03. 2026 23:10", "3/3/26"), "is not like “26. 11."),
        (android_record(id_="99999999999999"), "is of the year 5138."),
        (android_record("2027-03-03T23:10:00+01:00"), "still to come"),
        (ANDROID_HEAD, "There is no recording in this file."),
        (f'{ANDROID_HEAD}\n"{"1" * 1_000_001}"\n', "This file is damaged."),
    ],
)
def test_a_record_that_cannot_be_read_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ImportProblem, match=reason):
        read(text.encode())


def test_more_records_than_a_life_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "MAX_RECORDS", 1)
    with pytest.raises(ImportProblem, match="more than 1 records"):
        read((android_record() * 2).encode())


@given(st.lists(st.text(max_size=20), max_size=20), st.text(max_size=60))
def test_whatever_cells_there_are_they_are_a_session_or_refused(
    cells: list[str], text: str
) -> None:
    good = next(iter(parser.records(android_record())))[1]
    for some in (cells, [*cells, *good[len(cells) :]], [*good[:5], *cells[:1], *good[6:], *cells]):
        with suppress(Refused):
            assert parser.session("x", some, BERLIN).source == parser.SOURCE
    with suppress(ImportProblem):
        list(parser.records(f"{ANDROID_HEAD}\n{text}"))


@pytest.mark.samples
@pytest.mark.parametrize("name", ["1606907034", "4", "1606738537"])
def test_published_exports_are_as_expected(samples: Path, name: str) -> None:
    files = json.loads((samples / "expected" / "sleep_as_android_sleepdiary.json").read_text())
    wanted = files["files"][f"sleepdiary_{name}"]
    found = read((samples / "sleep_as_android" / f"sleepdiary_{name}.zip").read_bytes())
    assert (len(found.rows), found.refused) == (wanted["records"], [])
    assert wanted["first"]["start"][:19] in {each["started_at"][:19] for each in found.rows}
    long = [each for each in found.rows if _hours(each) > 3]
    assert len(long) == wanted["records_longer_than_3h"]


def _hours(each: dict[str, Any]) -> float:
    start, end = (datetime.fromisoformat(each[name]) for name in ("started_at", "ended_at"))
    return (end - start).total_seconds() / 3600
