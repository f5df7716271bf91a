from datetime import date, time

import pytest

from journal.clock import Period
from journal.diary import DiaryNight
from journal.trends.sections import sections_of
from journal.trends.trends import Trends

MONDAY = date(2026, 3, 2)


def drawn(nights=28, **answers):
    """The keys of the charts of a period whose first night has the given answers."""
    period = Period.ending(MONDAY, nights)
    trends = Trends.of(period, [DiaryNight(night=MONDAY, **answers)])
    return [chart.key for section in sections_of(trends, "24") for chart in section.charts]


def test_there_are_four_sections_in_the_order_of_the_questions():
    sections = sections_of(Trends.of(Period(MONDAY, MONDAY), []), "24")

    assert [section.heading for section in sections] == [
        "Ratings",
        "First symptom",
        "Sleep",
        "Caffeine, exercise and doses",
    ]


def test_ratings_of_many_nights_are_drawn_as_medians_by_slot():
    assert drawn(nights=31, evening_severity=4)[0] == "ratings-by-slot"
    assert drawn(nights=32, evening_severity=4)[0] == "medians-by-slot"


@pytest.mark.parametrize(("nights", "window"), [(366, 7), (367, 28)])
def test_four_lines_of_many_years_are_smoothed_more_and_say_so(nights, window):
    period = Period.ending(MONDAY, nights)
    trends = Trends.of(period, [DiaryNight(night=MONDAY, evening_severity=4)])

    note = sections_of(trends, "24")[0].charts[0].note
    assert note == f"Each line is the middle of {window} nights."


def test_nothing_known_draws_nothing():
    assert drawn() == []


@pytest.mark.parametrize(
    ("answers", "charts"),
    [
        ({"evening_severity": 0}, ["ratings-by-slot"]),
        ({"symptom_onset": time(22)}, []),
        ({"bedtime": time(23), "rise_time": time(7)}, ["time-in-bed"]),
        (
            {
                "bedtime": time(22, 45),
                "lights_out": time(23),
                "sleep_onset_latency_minutes": 10,
                "awakenings": 0,
                "final_awakening": time(7),
                "rise_time": time(7, 15),
            },
            ["time-in-bed", "sleep-efficiency"],
        ),
        ({"caffeine_mg": 0}, ["caffeine"]),
        ({"exercise_minutes": 30, "alcohol_drinks": 0.0}, ["alcohol"]),
    ],
)
def test_a_chart_appears_with_its_first_known_night(answers, charts):
    assert drawn(**answers) == charts


@pytest.mark.parametrize(
    ("nights", "note"),
    [
        (28, "Each bar is a night. Flat bar: none."),
        (100, "Each bar is the middle night of a week, Monday to Sunday."),
        (1000, "Each bar is the middle night of a month."),
    ],
)
def test_bars_say_what_they_stand_for(nights, note):
    trends = Trends.of(Period.ending(MONDAY, nights), [DiaryNight(night=MONDAY, caffeine_mg=80)])

    assert sections_of(trends, "24")[3].charts[0].note == note
