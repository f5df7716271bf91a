"""Rows as nights: each is in, or a sentence says why not."""

import csv
from datetime import date, time
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.problem import ImportProblem
from journal.exchange.sheets.diary_rows import DiaryRows, diary_rows
from tests.journal.exchange.sheets.made_up import BERLIN, LATEST, known, mapping_of, sheet_of

NIGHT = {"head": "Date", "means": "night"}
FULL = """Date,Bed,Asleep,Wake,Legs,Coffee,First,Wine,SOL,Note,Walk,Mood
3.3.2026,22:30,23:05,06:40,4,yes,none,"1.5",25,fine,x,7
4.3.2026,23:15,,,,no,21:10,-,0:40,,,
"""
COLUMNS = (
    NIGHT,
    {"head": "Bed", "means": "bedtime"},
    {"head": "Asleep", "means": "fell_asleep"},
    {"head": "Wake", "means": "final_awakening"},
    {"head": "Legs", "means": "evening_severity"},
    {"head": "Coffee", "means": "had_caffeine"},
    {"head": "First", "means": "symptom_onset", "none": ["none"]},
    {"head": "Wine", "means": "alcohol_drinks", "none": ["-"]},
    {"head": "Note", "means": "evening_note"},
    {"head": "Walk", "means": "own_claim", "none": [""]},
    {"head": "Mood", "means": "own_rating", "name": "How I felt"},
)


def read(text: str, *columns: dict[str, object], **rest: object) -> DiaryRows:
    return diary_rows(sheet_of(text), mapping_of(*columns, **rest), BERLIN, LATEST)


def test_a_row_becomes_a_night():
    first, second = read(FULL, *COLUMNS).nights.values()
    assert (first.line, first.night) == (2, date(2026, 3, 3))
    assert first.answers == {
        "bedtime": time(22, 30),
        "final_awakening": time(6, 40),
        "evening_severity": 4,
        "had_caffeine": True,
        "no_symptoms": True,
        "alcohol_drinks": Decimal("1.5"),
        "evening_note": "fine",
        "sleep_onset_latency_minutes": 35,
    }
    assert first.own == {"Walk": ("claim", 1), "How I felt": ("rating", 7)}
    assert second.answers == {
        "bedtime": time(23, 15),
        "had_caffeine": False,
        "symptom_onset": time(21, 10),
        "alcohol_drinks": 0,
    }


def test_unknown_is_neither_none_nor_zero():
    table = "Date,Wine,Walk\n3.3.2026,-,\n4.3.2026,none,x\n"
    columns = ({"head": "Wine", "means": "alcohol_drinks"}, {"head": "Walk", "means": "own_claim"})
    result = read(table, NIGHT, *columns)
    assert result.refused == ["Line 2 answers nothing."]
    night = result.nights[date(2026, 3, 4)]
    assert night.answers == {}
    none = ({"head": "Wine", "means": "alcohol_drinks", "none": ["none"], "unknown": ["-"]},)
    assert read(table, NIGHT, *none).nights[date(2026, 3, 4)].answers == {"alcohol_drinks": 0}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",1", "Line 3 has no date."),
        ("35.3.2026,1", "There is no such day"),
        ("3.3.2026,2", "which line 2 is about already"),
        ("1.12.2026,2", "still to come"),
        ("31.12.1899,2", "“31.12.1899” is not within"),
        ("4.3.2026,often", "Line 3 answers nothing. “Legs”: “often” is not a number."),
        ("4.3.2026,1.5", "1.5 is not a whole number"),
    ],
)
def test_a_row_that_stays_out_says_why_and_stops_no_other(row, reason):
    text = f"Date,Legs\n3.3.2026,2\n{row}\n5.3.2026,3\n"
    result = read(text, NIGHT, {"head": "Legs", "means": "evening_severity"})
    assert len(result.nights) == 2
    assert len(result.refused) == 1
    assert reason in result.refused[0]


def test_a_cell_that_stays_out_is_named():
    text = "Date,Bed,Asleep,Legs,Rating,Number\n"
    text += "3.3.2026,23:00,22:00,9?,11,9999999\n4.3.2026,,1:00,2,3,4\n"
    result = read(
        text,
        NIGHT,
        {"head": "Bed", "means": "bedtime"},
        {"head": "Asleep", "means": "fell_asleep"},
        {"head": "Legs", "means": "evening_severity"},
        {"head": "Rating", "means": "own_rating"},
        {"head": "Number", "means": "own_number"},
    )
    assert len(result.remarks) == 5
    assert all(each.endswith("This cell stays out.") for each in result.remarks)


@pytest.mark.parametrize(
    ("columns", "cells", "night"),
    [
        ({"D": "woke_on"}, {"D": "4.3.2026"}, "2026-03-03"),
        ({"D": "written", "T": "at"}, {"D": "4.3.2026", "T": "01:30"}, "2026-03-03"),
        ({"D": "written"}, {"D": "4.3.2026 21:30"}, "2026-03-04"),
        ({"D": "written"}, {"D": "4.3.2026"}, "2026-03-04"),
        ({"D": "bedtime"}, {"D": "4.3.2026 00:30"}, "2026-03-03"),
        ({"D": "final_awakening"}, {"D": "4.3.2026 06:30"}, "2026-03-03"),
    ],
)
def test_a_night_is_named_by_its_evening(columns, cells, night):
    text = f"{','.join([*columns, 'L'])}\n{','.join([*cells.values(), '1'])}\n"
    means = [{"head": head, "means": meaning} for head, meaning in columns.items()]
    result = read(text, *means, {"head": "L", "means": "evening_severity"})
    assert [str(each) for each in result.nights] == [night]


def test_a_date_among_moments_is_midnight():
    text = "D,Bed\n3.3.2026,2026-03-04\n4.3.2026,2026-03-04 23:00:00\n"
    nights = read(text, {"head": "D", "means": "night"}, {"head": "Bed", "means": "bedtime"}).nights
    assert nights[date(2026, 3, 3)].answers["bedtime"] == time(0)


def test_a_clock_of_twelve_hours_is_read_around_the_night():
    text = "Date,Bed,Wake,First\n3.3.2026,10:30,6:40,9:15 pm\n"
    columns = [("Bed", "bedtime"), ("Wake", "final_awakening"), ("First", "symptom_onset")]
    means = [{"head": head, "means": meaning} for head, meaning in columns]
    night = read(text, NIGHT, *means, clock="12").nights[date(2026, 3, 3)]
    assert night.answers["bedtime"] == time(22, 30)
    assert night.answers["final_awakening"] == time(6, 40)
    assert night.answers["symptom_onset"] == time(21, 15)


SEVERAL = "Date,Legs,Mood,Sum,Top,Plain,Tags,Note\n{}\n"
ROWS = "3.3.2026,4,bad,1,2,1,tea | TV,a\n3.3.2026,5,4,2,1,2,RESTLESS_LEGS,b\n4.3.2026,1,,,,,,\n"


def test_several_rows_of_a_night_become_one():
    result = read(
        SEVERAL.format(ROWS),
        NIGHT,
        {"head": "Legs", "means": "evening_severity"},
        {"head": "Mood", "means": "own_number", "values": {"Bad": 1}, "together": "mean"},
        {"head": "Sum", "means": "own_number", "together": "sum"},
        {"head": "Top", "means": "own_number", "together": "highest"},
        {"head": "Plain", "means": "own_number"},
        {"head": "Tags", "means": "tags", "split": "|", "absent": "none"},
        {"head": "Note", "means": "evening_note"},
        several=True,
    )
    night, other = result.nights.values()
    assert night.answers == {"evening_severity": 4, "evening_note": "a / b"}
    assert {name: value for name, (_, value) in night.own.items()} == {
        "Mood": Decimal("2.5"),
        "Sum": 3,
        "Top": 2,
        "Plain": 1,
        "tea": 1,
        "TV": 1,
        "Restless legs": 1,
    }
    assert {name: value for name, (_, value) in other.own.items()} == {
        "tea": 0,
        "TV": 0,
        "Restless legs": 0,
    }
    assert len(result.remarks) == 2  # legs and the plain number


def test_a_row_can_name_what_it_is_about():
    text = "Date,Q,A\n3.3.2026,Tea?,true\n3.3.2026,Pain,3\n3.3.2026,Pain,yes\n3.3.2026,Walk,\n"
    text += "3.3.2026,Odd,often\n"
    columns = ({"head": "Q", "means": "item"}, {"head": "A", "means": "answer"})
    result = read(text, NIGHT, *columns, several=True)
    assert result.nights[date(2026, 3, 3)].own == {"Tea?": ("claim", 1), "Pain": ("number", 3)}
    assert "“Pain” is answered in two ways" in result.remarks[0]
    assert [each[:6] for each in result.refused] == ["Line 5", "Line 6"]


def test_a_name_that_is_empty_and_cells_that_say_yes_by_a_word():
    columns = (
        {"head": "Tea", "means": "own_claim", "values": {"lots": 1, "nix": 0}},
        {"head": "Wake", "means": "wake_after_sleep_onset_minutes", "unit": "spans"},
    )
    text = "Date,Tea,Wake\n3.3.2026,lots,5-65|70-80\n4.3.2026,nix,9-1\n"
    first, second = read(text, NIGHT, *columns).nights.values()
    assert first.answers == {"wake_after_sleep_onset_minutes": 70}
    assert (first.own["Tea"][1], second.own["Tea"][1]) == (1, 0)


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), min_size=1, max_size=8))
def test_no_row_is_lost_in_silence(cells):
    stream = StringIO(newline="")
    csv.writer(stream).writerows([["Date", "Legs", "Mood"], *cells])
    columns = (NIGHT, {"head": "Legs", "means": "evening_severity"})
    try:
        sheet = sheet_of(stream.getvalue())
    except ImportProblem:
        return
    if "Date" not in sheet.heads:
        return
    mapping = mapping_of(*columns, {"head": "Mood", "means": "own_number"})
    result = diary_rows(sheet, mapping, BERLIN, LATEST)
    assert len(result.nights) + len(result.refused) == len(sheet.rows)


# Times of UTC

INSTANTS = (
    NIGHT,
    {"head": "Bed", "means": "bedtime", "unit": "s"},
    {"head": "Up", "means": "rise_time", "unit": "s"},
)


@pytest.mark.parametrize(
    ("bed", "up", "expected"),
    [
        ("2026-03-03T21:10:00Z", "2026-03-04 05:40 UTC", (time(22, 10), time(6, 40))),
        ("1772572200", "1772602800", (time(22, 10), time(6, 40))),
        # The clock of another place stays that of the place
        ("2026-03-03T22:10+0200", "2026-03-04 06:40+0000", (time(22, 10), time(6, 40))),
        # The clocks go forward in between
        ("2026-03-28T22:30:00Z", "2026-03-29T05:00:00Z", (time(23, 30), time(7, 0))),
        ("2026-03-03 23:05", "2026-03-04 06:40", (time(23, 5), time(6, 40))),
    ],
)
def test_a_time_of_utc_is_told_by_the_clock_of_the_zone(bed, up, expected):
    (night,) = read(f"Date,Bed,Up\n3.3.2026,{bed},{up}\n", *INSTANTS).nights.values()
    assert (night.answers["bedtime"], night.answers["rise_time"]) == expected


def test_times_of_utc_are_told_by_the_clock_of_the_zone_and_need_a_date():
    text = "Date,Bed,Up\n3.3.2026,2026-03-03 21:10,05:40\n"
    result = read(text, *INSTANTS, zone="utc")
    (night,) = result.nights.values()
    assert night.answers == {"bedtime": time(22, 10)}
    assert result.remarks == [
        "Line 2, “Up”: “05:40” is a time of UTC without a date. This cell stays out."
    ]


def test_the_night_of_a_time_of_utc_is_that_of_the_zone():
    text = "Bed,Legs\n2026-03-04T11:30:00Z,4\n"  # 12:30 in Berlin: the next evening
    columns = ({"head": "Bed", "means": "bedtime"}, {"head": "Legs", "means": "evening_severity"})
    assert [*read(text, *columns).nights] == [date(2026, 3, 4)]


# Trackers whose export is a diary


def test_daylio_becomes_moods_and_activities():
    sheet, mapping = known(
        b"full_date,date,weekday,time,mood,activities,note_title,note\n"
        b'2026-03-04,4 March,Wednesday,1:30 am,rad,"walk | tea","",""\n'
        b'2026-03-03,3 March,Tuesday,9:00 pm,bad ,"tea","","long day"\n'
    )
    (night,) = diary_rows(sheet, mapping, BERLIN, LATEST).nights.values()
    assert night.night == date(2026, 3, 3)
    assert night.own == {
        "Mood (Daylio)": ("number", Decimal("3.5")),
        "walk": ("claim", 1),
        "tea": ("claim", 1),
    }
    assert night.answers == {"evening_note": "long day"}


def test_sleepmeter_becomes_nights_with_its_hindrances():
    sheet, mapping = known(
        b'custom_tag_id,name\nCUSTOM_1,"x"\n\n'
        b"wake,sleep,bedtime,holes,type,dreams,aid,hindrances,tags,quality,notes\n"
        b'"2026-03-04 07:00+0100","2026-03-03 23:20+0100","2026-03-03 22:50+0100",59-79,'
        b'NIGHT_SLEEP,NONE,NONE,RESTLESS_LEGS|CAFFEINE,NONE,5,""\n'
        b'"2026-03-04 15:00+0100","2026-03-04 14:00+0100","2026-03-04 14:00+0100",,NAP,,,,,5,""\n'
    )
    result = diary_rows(sheet, mapping, BERLIN, LATEST)
    (night,) = result.nights.values()
    assert night.answers["sleep_onset_latency_minutes"] == 30
    assert night.answers["wake_after_sleep_onset_minutes"] == 20
    assert {"Restless legs", "Caffeine"} < set(night.own)
    assert "“type” is “NAP”" in result.refused[0]


def test_whoops_journal_bearable_and_loop_become_what_is_tracked():
    sheet, mapping = known(
        b"Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes\n"
        b"2026-03-03 23:10:00,2026-03-04 23:00:00,UTC+01:00,Had caffeine?,true,\n"
        b"2026-03-03 23:10:00,2026-03-04 23:00:00,UTC+01:00,Alcohol?,false,\n"
    )
    (night,) = diary_rows(sheet, mapping, BERLIN, LATEST).nights.values()
    assert night.own == {"Had caffeine?": ("claim", 1), "Alcohol?": ("claim", 0)}
    sheet, mapping = known(
        b'"date","weekday","time of day","category","rating/amount","detail","notes"\n'
        b'"3rd Mar 2026","Tuesday","am","Symptom","2","Restless legs",""\n'
        b'"3rd Mar 2026","Tuesday","pm","Symptom","3","Restless legs",""\n'
        b'"3rd Mar 2026","Tuesday","pm","Mood","7","",""\n'
    )
    result = diary_rows(sheet, mapping, BERLIN, LATEST)
    assert result.nights[date(2026, 3, 3)].own == {"Restless legs": ("number", 3)}
    assert len(result.refused) == 1
    sheet, mapping = known(
        b"Date,Stretching,Tea,\n2026-03-03,YES_MANUAL,YES_AUTO,\n2026-03-02,UNKNOWN,NO,\n"
    )
    first, second = diary_rows(sheet, mapping, BERLIN, LATEST).nights.values()
    assert first.own == {"Stretching": ("claim", 1), "Tea": ("claim", 0)}
    assert second.own == {"Tea": ("claim", 0)}


# Real files, where they are at hand


@pytest.mark.samples
def test_a_real_sleepmeter_file(samples):
    file = samples / "sleepmeter" / "sleepdiary_sleep_history_2020-11-25.8.csv"
    sheet, mapping = known(file.read_bytes())
    result = diary_rows(sheet, mapping, BERLIN, LATEST)
    night = result.nights[date(2020, 11, 24)]
    assert night.answers["wake_after_sleep_onset_minutes"] == 390
    assert night.answers["sleep_onset_latency_minutes"] == 522
    assert night.answers["final_awakening"] == time(14, 11)
    assert len(result.nights) + len(result.refused) == 10
    assert "Restless legs" in result.nights[date(2020, 11, 23)].own


@pytest.mark.samples
@pytest.mark.parametrize(
    ("name", "nights"), [("staticf0x_test_data", 7), ("michaelcurrin_sample", 3)]
)
def test_a_real_daylio_file(samples, name, nights):
    sheet, mapping = known((samples / "daylio" / f"{name}.csv").read_bytes())
    assert len(diary_rows(sheet, mapping, BERLIN, LATEST).nights) == nights


def test_two_numbers_that_agree_are_one():
    text = "Date,A\n3.3.2026,2\n3.3.2026,2\n"
    result = read(text, NIGHT, {"head": "A", "means": "own_number"}, several=True)
    assert result.remarks == []
