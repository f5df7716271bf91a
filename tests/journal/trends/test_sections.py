from datetime import date, time

import pytest

from journal.clock import Period
from journal.diary import CaffeineDose, DiaryNight
from journal.trends.device import DeviceNights
from journal.trends.sections import sections_of
from journal.trends.trends import Trends

MONDAY = date(2026, 3, 2)


def drawn(device=None, nights=28, **answers):
    """The keys of the charts of a period whose first night has the given answers."""
    period = Period.ending(MONDAY, nights)
    trends = Trends.of(period, [DiaryNight(night=MONDAY, **answers)], device)
    return [chart.key for section in sections_of(trends, "24") for chart in section.charts]


def test_there_are_four_sections_in_the_order_of_the_questions():
    sections = sections_of(Trends.of(Period(MONDAY, MONDAY), []), "24")

    assert [section.heading for section in sections] == [
        "Severity",
        "First symptom",
        "Sleep",
        "Caffeine and exercise",
    ]


def test_ratings_of_many_nights_are_drawn_as_medians_by_slot():
    assert drawn(nights=31, evening_severity=4)[1] == "ratings-by-slot"
    assert drawn(nights=32, evening_severity=4)[1] == "medians-by-slot"


@pytest.mark.parametrize(("nights", "window"), [(366, 7), (367, 28)])
def test_four_lines_of_many_years_are_smoothed_more_and_say_so(nights, window):
    period = Period.ending(MONDAY, nights)
    trends = Trends.of(period, [DiaryNight(night=MONDAY, evening_severity=4)])

    note = sections_of(trends, "24")[0].charts[1].note
    assert note == f"Each line is a median of {window} nights."


def test_nothing_known_draws_nothing():
    assert drawn() == []


@pytest.mark.parametrize(
    ("answers", "charts"),
    [
        ({"evening_severity": 0}, ["severity", "ratings-by-slot"]),
        ({"symptom_onset": time(22)}, ["first-symptom"]),
        ({"bedtime": time(23), "rise_time": time(7)}, ["time-in-bed"]),
        (
            {
                "lights_out": time(23),
                "sleep_onset_latency_minutes": 10,
                "awakenings": 0,
                "final_awakening": time(7),
            },
            ["total-sleep"],
        ),
        (
            {
                "bedtime": time(22, 45),
                "lights_out": time(23),
                "sleep_onset_latency_minutes": 10,
                "awakenings": 0,
                "final_awakening": time(7),
                "rise_time": time(7, 15),
            },
            ["time-in-bed", "total-sleep", "sleep-efficiency"],
        ),
        ({"caffeine_mg": 0}, ["caffeine"]),
        (
            {
                "caffeine_mg": 95,
                "caffeine_doses": (CaffeineDose(95, time(15)),),
                "planned_bedtime": time(23),
            },
            ["caffeine", "caffeine-at-bedtime"],
        ),
        ({"exercise_minutes": 30, "alcohol_drinks": 0.0}, ["exercise", "alcohol"]),
    ],
)
def test_a_chart_appears_with_its_first_known_night(answers, charts):
    assert drawn(**answers) == charts


def test_recorded_sleep_alone_is_drawn_too():
    assert drawn(device=DeviceNights("Fitbit", {MONDAY: 400.0})) == ["total-sleep"]


@pytest.mark.parametrize(
    ("nights", "note"),
    [
        (28, "Each bar is a night; a flat one means none."),
        (100, "Each bar is the median of a week, Monday to Sunday."),
        (1000, "Each bar is the median of a month."),
    ],
)
def test_bars_say_what_they_stand_for(nights, note):
    trends = Trends.of(Period.ending(MONDAY, nights), [DiaryNight(night=MONDAY, caffeine_mg=80)])

    assert sections_of(trends, "24")[3].charts[0].note == note
