from dataclasses import replace
from datetime import date, time

import pytest

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.figures import measures
from journal.figures.measures import COMPARED
from tests.journal.made_up import figures_of

NIGHT = date(2026, 3, 2)
ONE_NIGHT = Period(NIGHT, NIGHT)
FULL = DiaryNight(
    night=NIGHT,
    daytime_rest_severity=1,
    evening_severity=2,
    falling_asleep_severity=3,
    during_night_severity=4,
    symptom_onset=time(0, 30),
    bedtime=time(22),
    lights_out=time(22, 30),
    sleep_onset_latency_minutes=30,
    awakenings=2,
    wake_after_sleep_onset_minutes=20,
    final_awakening=time(6),
    rise_time=time(6),
    out_of_bed_walks=5,
    tiredness=6,
    caffeine_mg=95,
    exercise_minutes=40,
)


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (measures.WORST, 4),
        (measures.OF_QUESTIONS["daytime_rest_severity"], 1),
        (measures.EVENING, 2),
        (measures.FALLING_ASLEEP, 3),
        (measures.DURING_NIGHT, 4),
        (measures.ONSET, 750),
        (measures.LATENCY, 30),
        (measures.AWAKENINGS, 2),
        (measures.ASLEEP, 400),
        (measures.EFFICIENCY, pytest.approx(83.33, abs=0.01)),
        (measures.WALKS, 5),
        (measures.OF_QUESTIONS["tiredness"], 6),
        (measures.CAFFEINE, 95),
        (measures.EXERCISE, 40),
        (measures.AWAKE, 20),
        (measures.SYMPTOM_NIGHTS, 1),
        (measures.SEVERE_NIGHTS, 0),
        (measures.WALKING_NIGHTS, 1),
    ],
)
def test_each_figure_of_a_night(measure, value):
    (told,) = measure.over(ONE_NIGHT, figures_of([FULL]))
    assert told == value


@pytest.mark.parametrize("measure", COMPARED, ids=lambda measure: measure.key)
def test_what_was_not_written_is_unknown_and_not_zero(measure):
    assert measure.over(ONE_NIGHT, figures_of([DiaryNight(night=NIGHT)])) == (None,)


def test_a_period_has_one_value_a_night_and_gaps_stay():
    period = Period(date(2026, 3, 1), date(2026, 3, 3))
    assert measures.EVENING.over(period, figures_of([FULL])) == (None, 2, None)


def test_nights_outside_the_period_are_left_out():
    around = [replace(FULL, night=NIGHT + DAY), replace(FULL, night=NIGHT - DAY)]
    assert measures.EVENING.over(ONE_NIGHT, figures_of(around)) == (None,)


@pytest.mark.parametrize(("worst", "severe"), [(6, 0), (7, 1), (0, 0), (None, None)])
def test_a_worst_rating_of_seven_makes_a_severe_night(worst, severe):
    night = DiaryNight(night=NIGHT, during_night_severity=worst)
    assert measures.SEVERE_NIGHTS.over(ONE_NIGHT, figures_of([night])) == (severe,)


def test_no_two_figures_share_a_key():
    assert len({measure.key for measure in COMPARED}) == len(COMPARED)
