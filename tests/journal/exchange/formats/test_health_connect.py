"""Health Connect's database, built from Google's schema: no real export was at hand."""

import sqlite3
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.exchange.formats import health_connect_child as child
from journal.exchange.formats import health_connect_sleep as tables_of
from journal.exchange.formats.health_connect import NOT_READ, rows_of
from journal.exchange.formats.health_connect_sleep import sessions
from journal.exchange.problem import ImportProblem
from tests.journal.exchange.formats.made_up import (
    BERLIN,
    SAMSUNG,
    WITHINGS,
    archive,
    database,
    health_connect,
    read,
)

START, END = "2026-03-03T22:00:00+00:00", "2026-03-04T06:00:00+00:00"
NIGHT = (SAMSUNG, START, END, 3600)


def tables(data: bytes) -> dict[str, Any]:
    with NamedTemporaryFile(suffix=".db") as file:
        file.write(data)
        file.flush()
        return child.tables(Path(file.name))


def at(hour: str, day: int = 4) -> str:
    return f"2026-03-0{day}T{hour}:00+00:00"


STAGES = [
    (1, START, at("22:20", 3), 7),
    (1, at("22:20", 3), at("01:00"), 4),
    (1, at("01:00"), at("01:40"), 3),
    (1, at("01:40"), at("03:00"), 5),
    (1, at("03:00"), at("05:00"), 6),
    (1, at("05:00"), END, 1),
]


def test_a_session_is_measured_from_its_stages_by_googles_codes() -> None:
    found = read(archive({"health_connect_export.db": health_connect([NIGHT], STAGES)}))
    (row,) = found.rows
    assert (row["source"], row["tracker"]) == ("health_connect", "Samsung Health")
    assert row["external_id"] == "01" * 16
    assert (row["night"], row["kind"], row["time_zone"]) == ("2026-03-03", "main", "Europe/Berlin")
    assert row["total_sleep_minutes"] == 160 + 80 + 120
    assert row["out_of_bed_minutes"] == row["wake_after_sleep_onset_minutes"] == 40
    assert row["sleep_onset_latency_minutes"] == 20
    assert (row["light_minutes"], row["deep_minutes"], row["rem_minutes"]) == (160, 80, 120)


def test_the_database_alone_is_read_too_and_nothing_of_notes() -> None:
    found = read(health_connect([NIGHT], STAGES))
    assert len(found.rows) == 1
    assert "canary7351" not in repr(found)


def test_several_apps_are_trackers_of_their_own() -> None:
    rows = read(health_connect([NIGHT, (WITHINGS, START, END, None)], STAGES)).rows
    trackers = {row["tracker"]: (row["kind"], row["zone_basis"]) for row in rows}
    assert trackers == {"Samsung Health": ("main", "offset"), "com.withings": ("main", "chosen")}


def test_a_session_without_stages_or_with_unknown_ones_measures_no_sleep() -> None:
    for stages in ([], [(1, START, END, 0)], [(1, START, END, 99)]):
        (row,) = read(health_connect([NIGHT], stages)).rows
        assert (row["started_at"], row["total_sleep_minutes"]) == (START, None)


def test_one_session_a_stage_is_put_together_app_by_app() -> None:
    one = (SAMSUNG, START, at("01:00"), 3600)
    two = (SAMSUNG, at("01:30"), END, 3600)
    far = (SAMSUNG, at("13:00"), at("14:00"), 3600)
    stages = [
        (1, START, at("01:00"), 4),
        (2, at("01:30"), END, 6),
        (3, at("13:00"), at("14:00"), 4),
    ]
    rows = read(health_connect([one, two, far], stages)).rows
    assert [(row["started_at"], row["ended_at"]) for row in rows] == [
        (START, END),
        (at("13:00"), at("14:00")),
    ]
    assert (rows[0]["total_sleep_minutes"], rows[0]["external_id"]) == (450, "01" * 16)


def test_a_session_with_stages_of_its_own_is_not_put_together() -> None:
    other = (SAMSUNG, at("06:30"), at("07:00"), 3600)
    rows = read(health_connect([NIGHT, other], [*STAGES, (2, at("06:30"), at("07:00"), 4)])).rows
    assert len(rows) == 2


def test_a_session_that_cannot_be_true_is_refused_by_itself() -> None:
    ends = (1772575200000, 1772604000000)
    rows: dict[str, Any] = {
        tables_of.SESSIONS: [[1, "ab", 9, None, 5, None], [2, "cd", 9, *ends, 0]],
        tables_of.STAGES: [[2, "x", 5, 4], [2, 1, 2, 4], [2, *ends, "x"]],
    }
    found, refused = sessions(rows, lambda _: BERLIN)
    assert refused == ["Session 1 has no “start_time” in milliseconds since 1970."]
    assert [each.external_id for each in found] == ["cd"]


@pytest.mark.parametrize(
    "data",
    [
        health_connect([NIGHT], STAGES)[:9000],
        b"SQLite format 3\0sleep_session_record_table",
        b"SQLite format 3\0" + b"sleep_session_record_table" * 900,
    ],
)
def test_a_damaged_database_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(ImportProblem, match="damaged or cut off"):
        read(data)


def test_what_is_no_database_is_not_even_tried() -> None:
    with pytest.raises(ImportProblem, match=str(NOT_READ)):
        rows_of(b"PK")


def test_a_database_without_a_session_is_refused() -> None:
    with pytest.raises(ImportProblem, match="There is no sleep in this Health Connect export"):
        read(health_connect([], []))


def test_another_database_is_named() -> None:
    with pytest.raises(ImportProblem, match="This is a database"):
        read(database("CREATE TABLE x (y);"))


def test_no_view_and_no_function_of_the_file_is_run() -> None:
    bomb = (
        "DROP TABLE sleep_stages_table; CREATE VIEW sleep_stages_table AS WITH RECURSIVE n(x) AS "
        "(SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, 1, 2, 3 FROM n;"
    )
    assert tables_of.STAGES not in tables(health_connect([NIGHT], [], bomb))
    column = (
        "DROP TABLE application_info_table; CREATE TABLE application_info_table (row_id INTEGER, "
        "package_name TEXT, app_name TEXT AS (hex(zeroblob(900000000)))); "
        "INSERT INTO application_info_table (row_id) VALUES (1);"
    )
    with pytest.raises(sqlite3.DatabaseError):
        tables(health_connect([NIGHT], [], column))


def test_columns_that_an_older_phone_does_not_write_are_not_known() -> None:
    older = "ALTER TABLE sleep_session_record_table DROP COLUMN start_zone_offset;"
    (row,) = read(health_connect([NIGHT], STAGES, older)).rows
    assert row["zone_basis"] == "chosen"


def test_more_rows_than_a_life_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "MAX_SESSIONS", 1)
    with pytest.raises(sqlite3.DataError):
        tables(health_connect([NIGHT, (WITHINGS, START, END, 0)], []))


CELL = st.none() | st.integers() | st.floats() | st.text(max_size=3)


@given(
    st.lists(st.tuples(*[CELL] * 6), max_size=3),
    st.lists(st.tuples(*[CELL] * 4), max_size=3),
    st.lists(st.tuples(*[CELL] * 3), max_size=2),
)
def test_whatever_the_rows_hold_they_are_sessions_or_refused(
    of_sessions: list[Any], of_stages: list[Any], of_apps: list[Any]
) -> None:
    rows = {tables_of.SESSIONS: of_sessions, tables_of.STAGES: of_stages, tables_of.APPS: of_apps}
    found, refused = sessions(rows, lambda _: BERLIN)
    assert len(found) + len(refused) <= len(of_sessions)


WHOLE = health_connect([NIGHT], STAGES)


@settings(max_examples=30)
@given(st.integers(100, len(WHOLE) - 1), st.binary(min_size=1, max_size=40))
def test_a_database_with_any_bytes_changed_is_read_or_refused(place: int, junk: bytes) -> None:
    with suppress(sqlite3.Error, OverflowError, ValueError):
        tables(WHOLE[:place] + junk + WHOLE[place + len(junk) :])
