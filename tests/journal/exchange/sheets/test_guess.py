"""What the columns of an unknown table probably mean, told from their names and all cells."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.problem import ImportProblem
from journal.exchange.sheets.guess import guess
from journal.exchange.sheets.mapping import of_json
from tests.journal.exchange.sheets.made_up import known, sheet_of


def guessed(text):
    return guess(sheet_of(text), "Test")


def means(text):
    return {column.head: column.means for column in guessed(text).mapping.columns}


DIARY = """Date,Bedtime,Lights out,SOL (min),Woke up,Got up,Times awake,WASO,RLS,Tired,Coffee,Wine,\
Notes,Dog
3/3/2026,10:45:00 PM,11:00 PM,25,6:40 AM,7:00 AM,2,0:40,4,3,yes,1.5,fine,x
13/3/2026,11:15:00 PM,11:20 PM,15,6:50 AM,7:10 AM,1,0:20,6,5,no,0,less so,
"""


def test_a_diary_in_english():
    assert means(DIARY) == {
        "Date": "night",
        "Bedtime": "bedtime",
        "Lights out": "lights_out",
        "SOL (min)": "sleep_onset_latency_minutes",
        "Woke up": "final_awakening",
        "Got up": "rise_time",
        "Times awake": "awakenings",
        "WASO": "wake_after_sleep_onset_minutes",
        "RLS": "evening_severity",
        "Tired": "tiredness",
        "Coffee": "had_caffeine",
        "Wine": "alcohol_drinks",
        "Notes": "evening_note",
        "Dog": "own_claim",
    }
    assert guessed(DIARY).doubts == ()
    assert guessed(DIARY).mapping.dates == "dmy"


def test_what_nobody_knows_becomes_something_tracked_or_stays_out():
    text = "When,Mood,Steps,Things,Words,Empty,Hour,Long {}\n".format("x" * 60)
    text += "2026-03-03,7,4000,tea;walk,a,,12:00,1\n2026-03-04,3,9000,tea;walk;tea,b,,13:00,2\n"
    assert list(means(text).values()) == [
        *("night", "own_rating", "own_number", "tags", "", "", "", ""),
    ]


def test_dates_of_the_morning_are_told_from_the_wake_time():
    text = "Date,Wake\n3.3.2026,3.3.2026 06:40\n4.3.2026,4.3.2026 07:10\n"
    assert means(text) == {"Date": "woke_on", "Wake": "final_awakening"}
    assert means(text.replace("3.3.2026,3", "2.3.2026,3").replace("4.3.2026,4", "3.3.2026,4")) == {
        "Date": "night",
        "Wake": "final_awakening",
    }


def test_stages_of_sleep_are_of_a_tracker():
    mapping = guessed("Start,End,Deep,Light\n2026-03-03 22:00,2026-03-04 06:00,90,300\n").mapping
    assert (mapping.into, mapping.source) == ("recordings", "tracker")


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Date,RLS\n3/4/2026,1\n", ("dates", "3/4/2026")),
        ('Date,Steps\n3.3.2026,"1,234"\n', ("decimal", "1,234")),
        ("Date,Bed\n3.3.2026,10:30\n4.3.2026,11:10\n5.3.2026,9:50\n", ("clock", "10:30")),
    ],
)
def test_what_no_row_settles_is_asked_with_an_example(text, doubt):
    assert [(each.about, each.example) for each in guessed(text).doubts] == [doubt]


@pytest.mark.parametrize(
    ("cells", "sign"),
    [('"1,5"|2', ","), ("1.5|2", "."), ('"1,5"|1.5', ""), ("1|2", ""), ('"1,234"|"1,5"', ",")],
)
def test_the_decimal_sign_is_that_of_all_cells(cells, sign):
    rows = "\n".join(f"{day}.3.2026,{cell}" for day, cell in enumerate(cells.split("|"), 1))
    assert guessed(f"Date,Wine\n{rows}\n").mapping.decimal == sign


@pytest.mark.parametrize(
    "times",
    ["10:30 pm|11:00 pm", "22:30|23:00", "1:30|2:00", "?|-", "22:30|23:00|22:10|22:20|soon"],
)
def test_a_clock_of_24_hours_or_with_halves_is_no_question(times):
    rows = "\n".join(f"{day}.3.2026,{cell},1" for day, cell in enumerate(times.split("|"), 1))
    assert guessed(f"Date,Bed,RLS\n{rows}\n").mapping.clock == "24"


@pytest.mark.parametrize(
    ("head", "cells", "unit"),
    [
        ("Latency (s)", "600|900", "seconds"),
        ("Latency", "1800|2400", "seconds"),
        ("Latency", "0.5|0.25", "hours"),
        ("Latency", "20|35", "minutes"),
        ("Latency ms", "600000|1", "ms"),
        ("Latency", "0:20|0:35", "minutes"),
    ],
)
def test_the_unit_of_a_length_is_in_its_name_or_its_size(head, cells, unit):
    rows = "\n".join(f"{day}.3.2026,{cell}" for day, cell in enumerate(cells.split("|"), 1))
    column = guessed(f"Date,{head}\n{rows}\n").mapping.columns[1]
    assert (column.means, column.unit) == ("sleep_onset_latency_minutes", unit)


@given(st.lists(st.lists(st.text(max_size=9), min_size=3, max_size=3), min_size=2, max_size=6))
def test_any_table_can_be_guessed_at_and_its_mapping_saved(cells):
    stream = StringIO(newline="")
    csv.writer(stream).writerows(cells)
    try:
        mapping = guessed(stream.getvalue()).mapping
    except ImportProblem:
        return
    assert of_json(mapping.in_json()) == mapping


def test_a_preset_and_its_json_are_the_same():
    _, mapping = known(b"sid,start,stop,rating\n1,2,3,4\n")
    assert of_json(mapping.in_json()) == mapping
