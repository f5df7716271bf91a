import json
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.clock import Period
from journal.diary import DiaryNight
from journal.trends.payload import BARS, payload
from journal.trends.trends import Trends

MONDAY = date(2026, 3, 2)


def answered(nights, *written):
    return json.loads(json.dumps(payload(Trends.of(Period(MONDAY, MONDAY + nights), written))))


def test_columns_carry_the_names_and_units_of_the_project():
    found = answered(timedelta(), DiaryNight(night=MONDAY, symptom_onset=time(21, 40)))

    assert found["columns"]["night"] == ["2026-03-02"]
    assert found["columns"]["symptom_onset_minutes_since_noon"] == [580]
    assert found["units"]["symptom_onset_minutes_since_noon"] == "minutes since noon"
    assert found["n"]["symptom_onset_minutes_since_noon"] == 1
    assert found["columns"]["caffeine_mg"] == [None]
    assert found["n"]["caffeine_mg"] == 0


def test_claims_are_true_or_false():
    found = answered(timedelta(), DiaryNight(night=MONDAY, no_symptoms=True))

    assert found["columns"]["had_symptoms"] == [False]


@given(st.integers(1, 900))
def test_all_columns_are_as_long_as_the_period(nights):
    found = answered(timedelta(days=nights - 1))

    assert {len(column) for column in found["columns"].values()} == {nights}
    assert found["units"].keys() == found["n"].keys() == found["columns"].keys() - {"night"}


def test_the_week_and_the_hours_are_told_too():
    found = answered(
        timedelta(days=6), DiaryNight(night=MONDAY, symptom_onset=time(21, 40), evening_severity=5)
    )

    assert found["weekdays"][0]["weekday"] == "Monday"
    assert found["weekdays"][0]["worst_severity"] == {"median": 5, "n": 1}
    assert found["hours"]["first_symptoms"][9] == found["hours"]["n"] == 1
    assert found["hours"]["half_by_minutes_since_noon"] == 580
    assert found["by_rest"]["all"] == {"median": 5, "n": 1}
    assert found["median_nights"] == 7


def test_short_periods_have_no_groups():
    assert answered(timedelta(days=91))["groups"] is None


def test_long_periods_bring_the_medians_that_are_drawn_as_bars():
    nights = [
        DiaryNight(night=MONDAY, caffeine_mg=80),
        DiaryNight(night=MONDAY + timedelta(days=6), caffeine_mg=120),
        DiaryNight(night=MONDAY + timedelta(days=7), caffeine_mg=300),
    ]
    groups = answered(timedelta(days=100), *nights)["groups"]

    assert groups["step"] == "week"
    assert groups["name"][:2] == ["Week of Mon 2 Mar 2026", "Week of Mon 9 Mar 2026"]
    assert (groups["start"][:2], groups["stop"][:2]) == ([0, 7], [7, 14])
    assert groups["median"].keys() == groups["n"].keys() == set(BARS)
    assert groups["median"]["caffeine_mg"][:3] == [100, 300, None]
    assert groups["n"]["caffeine_mg"][:3] == [2, 1, 0]
