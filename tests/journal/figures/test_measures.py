from datetime import date, time

import pytest

from journal.clock import Period
from journal.diary import DiaryNight
from journal.figures import measures
from journal.figures.measures import COMPARED

NIGHT = date(2026, 3, 2)
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
    assert measure.value(FULL) == value


@pytest.mark.parametrize("measure", COMPARED, ids=lambda measure: measure.key)
def test_what_was_not_written_is_unknown_and_not_zero(measure):
    assert measure.value(DiaryNight(night=NIGHT)) is None


def test_a_period_has_one_value_a_night_and_gaps_stay():
    period = Period(date(2026, 3, 1), date(2026, 3, 3))
    assert measures.EVENING.over(period, [FULL]) == (None, 2, None)


def test_no_two_figures_share_a_key():
    assert len({measure.key for measure in COMPARED}) == len(COMPARED)


def test_all_figures_together_are_those_of_each_by_itself():
    period = Period(date(2026, 3, 1), date(2026, 3, 3))
    assert measures.all_over(period, [FULL]) == [each.over(period, [FULL]) for each in COMPARED]
