from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange import csv_file, nights_csv, nights_example
from journal.exchange.problem import ImportProblem
from journal.exchange.tables import tables
from journal.models import Night

LATEST, NOW = date(2026, 3, 31), datetime(2026, 4, 1, 9, tzinfo=UTC)


def read(text, encoding="utf-8"):
    return nights_csv.read(text.encode(encoding), latest=LATEST, now=NOW)


def problems(text):
    with pytest.raises(ImportProblem) as found:
        read(text)
    return [str(problem) for problem in found.value.problems]


def row(columns, cells):
    """The answers of a file with one row."""
    return nights_csv.answers_of(read(f"night,{columns}\n2026-03-03,{cells}")[0])


def test_every_answer_of_a_night_has_its_column():
    answers = {field.name for field in Night._meta.concrete_fields} - {"id", "user", "version"}
    assert set(nights_csv.COLUMNS) == answers | {"caffeine_mg", "exercise_minutes"}
    assert list(nights_csv.COLUMNS)[:4] == [
        "night",
        "time_zone",
        "daytime_rest_severity",
        "evening_severity",
    ]


def test_only_the_night_has_to_be_known():
    assert read("night\n2026-03-03\n2026-03-01\n") == [
        {"night": "2026-03-03"},
        {"night": "2026-03-01"},
    ]


def test_an_empty_cell_is_unknown_and_not_none():
    answers = row("evening_severity,no_symptoms,caffeine_mg,evening_note", ",,,")
    assert answers == {"night": date(2026, 3, 3)}


def test_cells_become_answers():
    answers = row(
        "symptom_onset,sat_still,alcohol_drinks,sensations,legs_side,sleep_quality",
        "9:05,YES,1.5,creeping; pain,Both,2",
    )
    assert answers == {
        "night": date(2026, 3, 3),
        "symptom_onset": time(9, 5),
        "sat_still": True,
        "alcohol_drinks": Decimal("1.5"),
        "sensations": ["creeping", "pain"],
        "legs_side": "both",
        "sleep_quality": 2,
    }


@pytest.mark.parametrize(
    ("columns", "cells", "had"),
    [
        ("caffeine_mg", "95", True),
        ("caffeine_mg", "0", False),
        ("caffeine_mg,had_caffeine", "0,yes", True),  # herbal tea
        ("caffeine_mg,had_caffeine", ",yes", True),
        ("had_caffeine", "no", False),
    ],
)
def test_a_total_says_whether_there_was_any(columns, cells, had):
    assert row(columns, cells)["had_caffeine"] is had


def test_a_row_is_passed_on_as_the_export_would_write_it():
    text = "NIGHT; Bedtime ;alcohol_drinks\n2026-03-03 ; 7:05;1,50"
    assert read(text.replace("1,50", "1,5")) == [
        {"night": "2026-03-03", "bedtime": "07:05", "alcohol_drinks": "1.5"}
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_spreadsheets_save_can_be_read(end, encoding):
    found = read(f"night;evening_note{end}2026-03-03;müde{end};;{end}", encoding)
    assert found == [{"night": "2026-03-03", "evening_note": "müde"}]


def test_notes_are_kept_to_the_letter():
    assert row("evening_note", '"  two\r\nlines  "')["evening_note"] == "  two\r\nlines  "
    assert row("evening_note", "'=1+1")["evening_note"] == "=1+1"


def test_an_unknown_column_is_named_with_the_nearest_known_one():
    assert problems("night,evning_severity\n2026-03-03,4") == [
        "Line 1: There is no column “evning_severity”. Did you mean “evening_severity”?"
    ]
    assert problems("night,xyzzy\n2026-03-03,4") == [
        "Line 1: There is no column “xyzzy”. The example file shows all columns."
    ]


def test_a_file_without_the_nights_column_says_so():
    assert problems("date,tiredness\n2026-03-03,4")[-1].startswith(
        "Line 1: The column “night” is missing"
    )


def test_a_column_that_comes_twice_is_refused():
    assert problems("night,tiredness,Tiredness\n2026-03-03,4,5") == [
        "Line 1: The column “tiredness” is there twice."
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("night\n", "There is no night in this file, only the names of the columns."),
        ("night,tiredness\n,4", "Line 2, night: The date of the night is missing."),
        ("night\n2026-04-01", "Line 2, night: 2026-04-01 is still to come."),
        ("night,tiredness\n2026-03-03,11", "Line 2, tiredness: “11” is outside 0 to 10."),
        ("night,sleep_quality\n2026-03-03,0", "Line 2, sleep_quality: “0” is outside 1 to 5."),
        ("night\n2026-03-03,4", "Line 2: “4” stands in a column without a name."),
        (
            "night\n2026-03-03\n2026-03-04\n2026-03-03",
            "Line 4, night: 2026-03-03 is on line 2 already. Please keep one row a night.",
        ),
        (
            "night,evening_first_written_at\n2026-03-03,2026-04-01T09:00:01Z",
            "Line 2, evening_first_written_at: This moment is still to come.",
        ),
        (
            "night,caffeine_mg,had_caffeine\n2026-03-03,95,no",
            "Line 2, caffeine_mg: 95, yet “had_caffeine” says no. Please delete one.",
        ),
        (
            "night,exercise_minutes,exercised\n2026-03-03,0,yes",
            "Line 2, exercise_minutes: 0 minutes, yet “exercised” says yes. Please delete one.",
        ),
        (
            "night,naps,nap_minutes\n2026-03-03,0,20",
            "Line 2, nap_minutes: You said no naps, yet gave minutes. Clear one of them.",
        ),
        (
            "night,no_symptoms,symptom_onset\n2026-03-03,yes,20:40",
            (
                "Line 2, symptom_onset: First symptom is “None”, but here is a first-symptom time. "
                "Which is right? Please change one of them."
            ),
        ),
        (
            f"night,evening_note\n2026-03-03,{'x' * 4001}",
            "Line 2, evening_note: This text has 4001 characters; at most 4000 are kept.",
        ),
    ],
)
def test_what_is_wrong_is_said_by_line_and_column(text, problem):
    assert problems(text) == [problem]


def test_all_problems_are_told_at_once():
    text = "night,tiredness,bedtime\n2026-03-03,11,11 pm\n2026-02-30,x,\n"
    assert [problem.split(":")[0] for problem in problems(text)] == [
        "Line 2, tiredness",
        "Line 2, bedtime",
        "Line 3, night",
        "Line 3, tiredness",
    ]


def test_of_very_many_problems_the_first_fifty_are_shown_and_all_are_counted():
    text = "night,tiredness\n" + "2026-03-03,11\n" * 3000
    with pytest.raises(ImportProblem) as found:
        read(text)
    assert len(found.value.problems) == 50
    assert found.value.count == 3000 + 2999  # each rating, and each night but the first


def test_more_rows_than_forty_years_have_are_refused():
    rows = "\n".join(f"{1900 + n // 366}-01-{n % 28 + 1:02d}" for n in range(15_001))
    assert problems(f"night\n{rows}") == [
        "Line 15002: There are more than 15000 rows. Split the file in two."
    ]


def test_the_example_can_be_read_and_shows_each_column():
    text = "".join(csv_file.write(nights_csv.table(iter(nights_example.EXAMPLE))))
    found = read(text)
    assert [r["night"] for r in found] == ["2026-03-03", "2026-03-04", "2026-03-06"]
    assert text.split("\r\n")[0].removeprefix("\ufeff").split(",") == list(nights_csv.COLUMNS)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(data):
    with pytest.raises(ImportProblem):
        nights_csv.read(data, latest=LATEST, now=NOW)


CELLS = st.text(max_size=8) | st.sampled_from(
    ["2026-03-03", "yes", "0", "23:10", "urge", '"', "'="]
)


@given(
    st.lists(st.sampled_from(list(nights_csv.COLUMNS)), max_size=5),
    st.lists(st.lists(CELLS, max_size=7), max_size=4),
)
def test_any_cells_are_read_or_refused_with_a_sentence(columns, rows):
    lines = [",".join(["night", *columns]), *(",".join(cells) for cells in rows)]
    try:
        found = read("\n".join(lines).replace("\ud800", ""), "utf-8")
    except (ImportProblem, UnicodeEncodeError):
        return
    for cells in found:
        assert {
            name: nights_csv.write_cell(name, value)
            for name, value in nights_csv.answers_of(cells).items()
        } == cells


def test_a_line_that_tells_excel_the_separator_is_no_line_of_names():
    assert read("sep=;\r\nnight;alcohol_drinks\r\n01.11.2025;1,5\r\n") == [
        {"night": "2025-11-01", "alcohol_drinks": "1.5"}
    ]


@pytest.mark.parametrize("space", ["\u202f", "\u00a0", "  "])
def test_the_narrow_space_that_spreadsheets_put_before_pm_is_a_space(space):
    assert read(f"night,bedtime\n2025-11-01,10:45:00{space}PM\n") == [
        {"night": "2025-11-01", "bedtime": "22:45"}
    ]


@pytest.mark.parametrize("table", [table for table in tables() if table.name != "nights"])
def test_another_table_of_the_archive_is_named_as_what_it_is(table):
    (problem,) = problems(",".join(table.names) + "\n")
    assert f"the table “{table.name}” out of Stillnight’s archive" in problem


def test_the_file_of_another_app_is_told_so_once():
    (problem,) = problems("date,sleep,notes,mood\n11/1/2025,7,,3\n")
    assert "comes from another app" in problem
    assert "Did you mean" not in problem


def test_a_slip_in_a_name_is_recognised_and_a_strange_name_is_not():
    first, second = problems("night,tirednes,notes\n2025-11-01,3,x\n")
    assert "Did you mean “tiredness”?" in first
    assert "Did you mean" not in second
