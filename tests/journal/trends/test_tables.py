from datetime import date, time, timedelta

import pytest

from journal.clock import Period
from journal.diary import DiaryNight
from journal.trends import tables
from journal.trends.device import DeviceNights
from journal.trends.trends import Trends

MONDAY = date(2026, 3, 2)
THREE = Period(MONDAY, date(2026, 3, 4))


def table_of(make, *nights, period=THREE, hours="24", device=None):
    found = Trends.of(period, [DiaryNight(**night) for night in nights], device)
    return make(found, hours) if make in (tables.first_symptom, tables.sleep) else make(found)


def test_every_night_has_a_row_logged_or_not():
    table = table_of(tables.severity, {"night": MONDAY, "evening_severity": 6})

    assert [row.name for row in table.rows] == [
        "Mon 2 → Tue 3 March 2026",
        "Tue 3 → Wed 4 March 2026",
        "Wed 4 → Thu 5 March 2026",
    ]
    assert table.rows[0].cells == ("–", "6", "–", "–", "6", "–")
    assert set(table.rows[1].cells) == {"–"}


def test_rows_have_as_many_cells_as_there_are_headings():
    for make in (
        tables.severity,
        tables.first_symptom,
        tables.sleep,
        tables.caffeine_and_exercise,
    ):
        for nights in (3, 100, 800):
            table = table_of(make, period=Period.ending(MONDAY, nights))
            assert {1 + len(row.cells) for row in table.rows} == {len(table.headings)}


def test_the_running_median_is_told_by_night():
    nights = [
        {"night": MONDAY + timedelta(days=day), "evening_severity": rating}
        for day, rating in enumerate((2, 9, 4))
    ]

    assert [row.cells[-1] for row in table_of(tables.severity, *nights).rows] == ["–", "–", "4"]


@pytest.mark.parametrize(("hours", "shown"), [("24", "21:40"), ("12", "9:40 pm")])
def test_first_symptoms_are_written_in_the_clock_of_the_person(hours, shown):
    table = table_of(
        tables.first_symptom, {"night": MONDAY, "symptom_onset": time(21, 40)}, hours=hours
    )

    assert table.rows[0].cells == (shown, "–")


def test_a_night_without_symptoms_is_not_the_same_as_an_unknown_one():
    table = table_of(tables.first_symptom, {"night": MONDAY, "no_symptoms": True})

    assert [row.cells[0] for row in table.rows] == ["no symptoms", "–", "–"]


def test_sleep_is_written_as_people_say_it():
    night = {
        "night": MONDAY,
        "bedtime": time(22, 30),
        "lights_out": time(23),
        "sleep_onset_latency_minutes": 45,
        "wake_after_sleep_onset_minutes": 40,
        "final_awakening": time(6, 30),
        "rise_time": time(7),
    }
    table = table_of(tables.sleep, night)

    assert table.rows[0].cells == ("22:30", "07:00", "8 h 30", "6 h 05", "72 %")


def test_recorded_sleep_has_a_column_of_its_own_only_where_a_device_recorded():
    device = DeviceNights("Fitbit", {MONDAY: 402.0})

    assert table_of(tables.sleep, device=device).headings[-1] == "Fitbit: asleep"
    assert table_of(tables.sleep, device=device).rows[0].cells[-1] == "6 h 42"
    assert table_of(tables.sleep).headings[-1] == "Asleep while in bed"


def test_none_is_a_zero_and_unknown_is_a_dash():
    table = table_of(tables.caffeine_and_exercise, {"night": MONDAY, "caffeine_mg": 0})

    assert table.headings == (
        "Night",
        "Caffeine, mg",
        "Caffeine left at bedtime, mg (estimate)",
        "Exercise, minutes",
        "Alcoholic drinks",
        "Planned doses taken, on average",
    )
    assert table.rows[0].cells == ("0", "0", "–", "–", "–")


def test_long_periods_give_the_median_of_a_week_and_the_nights_behind_it():
    nights = [
        {"night": MONDAY + timedelta(days=day), "evening_severity": rating}
        for day, rating in enumerate((2, 9, 4))
    ]
    table = table_of(tables.severity, *nights, period=Period(MONDAY, MONDAY + timedelta(days=97)))

    assert table.headings[0] == "Week"
    assert "Middle of 7" not in " ".join(table.headings)
    assert table.rows[0].name == "Week of Mon 2 Mar 2026"
    assert table.rows[0].cells == ("–", "4 (3)", "–", "–", "4 (3)")
    assert len(table.rows) == 14


def test_very_long_periods_have_a_row_a_month():
    table = table_of(tables.severity, period=Period(date(2024, 1, 1), date(2026, 3, 4)))

    assert table.headings[0] == "Month"
    assert (table.rows[0].name, table.rows[-1].name) == ("January 2024", "March 2026")
    assert len(table.rows) == 27


@pytest.mark.parametrize(
    ("nights", "said"), [(92, "One row a night."), (93, "One row a week"), (733, "One row a month")]
)
def test_the_caption_says_what_a_row_is(nights, said):
    assert said in table_of(tables.severity, period=Period.ending(MONDAY, nights)).caption
