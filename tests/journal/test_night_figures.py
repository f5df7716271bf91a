from datetime import date, time

from journal.clock import Period
from journal.diary import CaffeineDose, DiaryNight
from journal.night_figures import ANSWERED, NAMES, WORKED_OUT, by_night

MONDAY = date(2026, 3, 2)
FULL = DiaryNight(
    night=MONDAY,
    time_zone="Europe/Berlin",
    evening_severity=6,
    during_night_severity=3,
    symptom_onset=time(21, 30),
    sat_still=True,
    alcohol_drinks=1.5,
    bedtime=time(23),
    lights_out=time(23, 10),
    sleep_onset_latency_minutes=20,
    awakenings=2,
    wake_after_sleep_onset_minutes=30,
    final_awakening=time(6, 30),
    rise_time=time(7),
    caffeine_mg=95,
    caffeine_doses=(CaffeineDose(95, time(18)),),
    exercise_minutes=45,
)


def figures(night, **changes):
    found = by_night([night], **changes)
    return {name: column[0] for name, column in found.columns.items()}


def test_a_full_night_adds_up():
    found = figures(FULL)

    assert (found["worst_severity"], found["had_symptoms"], found["symptom_onset"]) == (
        6,
        True,
        570,
    )
    assert (found["in_bed_from"], found["in_bed_until"], found["time_in_bed"]) == (660, 1140, 480)
    assert (found["sleep_onset_latency"], found["wake_after_sleep_onset"]) == (20, 30)
    assert found["total_sleep_time"] == 390
    assert found["sleep_efficiency"] == 390 / 480
    assert (found["caffeine_mg"], found["caffeine_at_bedtime_mg"]) == (95, 47.5)
    assert (found["exercise_minutes"], found["awakenings"], found["sat_still"]) == (45, 2, True)
    assert found["alcohol_drinks"] == 1.5


def test_caffeine_goes_by_the_persons_half_life():
    assert figures(FULL, half_life=2.5)["caffeine_at_bedtime_mg"] == 95 / 4


def test_an_empty_night_is_unknown_throughout():
    assert set(figures(DiaryNight(night=MONDAY)).values()) == {None}


def test_a_night_without_symptoms_rates_the_day_nought():
    found = figures(DiaryNight(night=MONDAY, no_symptoms=True))

    assert (found["evening_severity"], found["worst_severity"], found["had_symptoms"]) == (
        0,
        0,
        False,
    )


def test_times_that_contradict_each_other_draw_no_bar():
    found = figures(DiaryNight(night=MONDAY, bedtime=time(12, 30), rise_time=time(11, 45)))

    assert (found["in_bed_from"], found["in_bed_until"], found["time_in_bed"]) == (None, None, None)


def test_a_bar_may_end_after_noon():
    found = figures(DiaryNight(night=MONDAY, bedtime=time(5), rise_time=time(13)))

    assert (found["in_bed_from"], found["in_bed_until"]) == (1020, 1500)


def test_an_hour_that_came_twice_draws_no_bar_backwards():
    found = figures(
        DiaryNight(
            night=date(2026, 10, 24),
            time_zone="Europe/Berlin",
            bedtime=time(2, 50),
            rise_time=time(2, 10),
        )
    )

    assert (found["in_bed_from"], found["in_bed_until"]) == (None, None)


def test_without_nights_every_column_is_empty():
    found = by_night([])

    assert found.nights == ()
    assert dict(found.columns) == dict.fromkeys(NAMES, ())


def test_only_the_nights_of_a_period_and_each_value_on_its_night():
    nights = [DiaryNight(night=date(2026, 3, day), evening_severity=day) for day in (1, 3, 5, 9)]
    period = Period(date(2026, 3, 2), date(2026, 3, 6))
    found = by_night(nights).during(period)

    assert found.nights == (date(2026, 3, 3), date(2026, 3, 5))
    assert (found.places(period), found.columns["evening_severity"]) == ([1, 3], (3, 5))
    assert found.during(period) is found


def test_each_figure_has_one_name():
    assert len({*ANSWERED, *WORKED_OUT}) == len(NAMES)
