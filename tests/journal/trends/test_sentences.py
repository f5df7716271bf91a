from datetime import date, time, timedelta

import pytest

from journal.clock import Period
from journal.diary import DiaryNight
from journal.trends import sentences
from journal.trends.device import DeviceNights
from journal.trends.rest import Rest
from journal.trends.trends import Trends

PERIOD = Period(date(2026, 3, 2), date(2026, 3, 29))  # 28 nights
IN_BED = {
    "bedtime": time(22, 30),
    "lights_out": time(23),
    "sleep_onset_latency_minutes": 45,
    "wake_after_sleep_onset_minutes": 40,
    "final_awakening": time(6, 30),
    "rise_time": time(7),
}


def trends(*nights, device=None):
    """The trends of 28 nights of which the first have the given answers."""
    written = [
        DiaryNight(night=PERIOD.first + timedelta(days=day), **answers)
        for day, answers in enumerate(nights)
    ]
    return Trends.of(PERIOD, written, device)


def rated(*severities):
    return trends(*({"evening_severity": severity} for severity in severities))


def test_severity_says_median_nights_above_zero_and_severe_nights():
    assert sentences.severity(rated(0, 5, 5, 7, 8)) == (
        "Usual worst rating: 5 (5 of 28 nights). 4 nights had symptoms, 2 nights had 7 or "
        "more. Legs in the evening: usually 5 (5 nights)."
    )


def test_severity_of_quiet_nights():
    assert sentences.severity(trends(*[{"no_symptoms": True}] * 5)) == (
        "Usual worst rating: 0 (5 of 28 nights). No night had symptoms, no night had 7 or "
        "more. Legs at rest by day: usually 0 (5 nights). "
        "Legs in the evening: usually 0 (5 nights)."
    )


def test_nothing_rated_says_what_charts_need():
    assert sentences.severity(trends()) == ("No chart yet: it needs 5 nights with a rating.")


def test_a_handful_of_nights_gets_no_median():
    assert sentences.severity(rated(3)) == (
        "1 of 28 nights has a rating so far. What is usual needs 5."
    )
    assert sentences.severity(rated(3, 9, 9, 9)) == (
        "4 of 28 nights have a rating so far. What is usual needs 5."
    )


def test_a_single_night_is_spoken_of_as_one():
    night = DiaryNight(night=PERIOD.first, evening_severity=3)
    alone = Trends.of(Period(PERIOD.first, PERIOD.first), [night])

    empty = Trends.of(alone.period, [])

    assert sentences.severity(alone) == ("1 of 1 night has a rating so far. What is usual needs 5.")
    assert sentences.severity(empty) == "No chart yet: it needs 5 nights with a rating."


def onsets(*clocks):
    return trends(*({"symptom_onset": clock} for clock in clocks), {"no_symptoms": True})


LATE = (time(21), time(22), time(23), time(0), time(1))


def test_first_symptom_says_the_usual_time_and_the_nights_without():
    assert sentences.first_symptom(onsets(*LATE), "24") == (
        "Usual first symptom: 23:00 (5 of 28 nights). "
        "Half of these nights lie between 22:00 and 00:00. 1 night had no symptoms."
    )


def test_first_symptom_speaks_with_the_clock_of_the_person():
    said = sentences.first_symptom(onsets(*LATE), "12")

    assert "Usual first symptom: 11:00 pm" in said
    assert "between 10:00 pm and 12:00 am" in said


def test_nights_without_symptoms_are_told_even_when_there_is_no_time_to_tell():
    assert sentences.first_symptom(onsets(), "24") == (
        "No chart yet: it needs 5 nights with a first-symptom time. 1 night had no symptoms."
    )


def test_sleep_says_total_efficiency_and_times_in_bed():
    assert sentences.sleep(trends(*[IN_BED] * 6), "24") == (
        "Usual time asleep: 6 h 05 (6 of 28 nights). "
        "Asleep while in bed: usually 72 % (6 nights). "
        "Usually in bed from 22:30 to 07:00 (6 nights)."
    )


def test_total_sleep_is_told_without_times_in_bed():
    without = {name: IN_BED[name] for name in IN_BED if name not in {"bedtime", "rise_time"}}

    assert sentences.sleep(trends(*[without] * 5), "24") == (
        "Usual time asleep: 6 h 05 (5 of 28 nights)."
    )


def test_a_device_is_named_and_told_apart():
    device = DeviceNights("Fitbit", dict.fromkeys(PERIOD.nights(), 402.0))

    assert sentences.sleep(trends(device=device), "24") == (
        "No chart yet: it needs 5 nights with sleep times. "
        "Fitbit recorded 6 h 42 (28 of 28 nights)."
    )


def test_a_few_recorded_nights_are_only_counted():
    device = DeviceNights("Fitbit", {PERIOD.first: 402.0})

    assert sentences.sleep(trends(device=device), "24").endswith("Fitbit recorded 1 of 28 nights.")


def test_totals_say_how_often_the_answer_was_none():
    answers = [{"caffeine_mg": mg, "exercise_minutes": 30} for mg in (0, 80, 120, 120, 160)]

    assert sentences.caffeine_and_exercise(trends(*answers)) == (
        "Caffeine: usually 120 mg (5 of 28 nights), none on 1 night. "
        "Exercise: usually 30 min (5 of 28 nights), some every night."
    )


def test_totals_that_were_hardly_answered_stay_unsaid():
    answers = [{"caffeine_mg": 80}] * 5 + [{"alcohol_drinks": 1.0}]

    assert "Alcohol" not in sentences.caffeine_and_exercise(trends(*answers))


def test_too_few_answers_to_any_of_the_totals():
    assert sentences.caffeine_and_exercise(trends({"caffeine_mg": 80})) == (
        "1 of 28 nights has an answer to these questions so far. What is usual needs 5."
    )


def test_one_drink_is_one_drink():
    assert sentences.caffeine_and_exercise(trends(*[{"alcohol_drinks": 1.0}] * 5)) == (
        "Alcohol: usually 1 drink (5 of 28 nights), some every night."
    )


@pytest.mark.parametrize(
    ("rest", "still", "lead"),
    [
        (Rest.STILL, True, "Usual first symptom of evenings sat still: 20:00 (5 of 28 nights)."),
        (Rest.FEET, False, "Usual first symptom of evenings on your feet: 20:00 (5 of 28 nights)."),
    ],
)
def test_the_first_symptom_says_which_evenings_it_is_of(rest, still, lead):
    evenings = [
        DiaryNight(
            night=PERIOD.first + timedelta(days=day), symptom_onset=time(20), sat_still=still
        )
        for day in range(5)
    ]
    assert sentences.first_symptom(Trends.of(PERIOD, evenings, rest=rest), "24").startswith(lead)


def test_caffeine_left_at_bedtime_is_an_estimate():
    assert sentences.about_mg(40.4) == "about 40 mg"
