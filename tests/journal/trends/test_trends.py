from dataclasses import fields
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import sleep
from journal.clock import Period
from journal.diary import DiaryNight
from journal.night_figures import LONGEST_BAR
from journal.questions import SEVERITIES
from journal.trends.device import DeviceNights
from journal.trends.trends import Trends
from journal.trends.weekdays import weekdays

MONDAY = date(2026, 3, 2)
WEEK = Period(MONDAY, date(2026, 3, 8))


def of(**answers):
    """The trends of one night alone."""
    night = answers.pop("night", MONDAY)
    return Trends.of(Period(night, night), [DiaryNight(night=night, **answers)])


def value(series):
    return series.values[0]


def test_every_series_has_one_value_for_every_night_of_the_period():
    trends = Trends.of(WEEK, [DiaryNight(night=MONDAY, evening_severity=4)])

    assert {len(series.values) for series in trends.columns().values()} == {7}


def test_the_columns_are_all_series_under_their_own_names():
    trends = Trends.of(WEEK, [])

    others = {"period", "nights_logged", "device", "rest", "by_rest", "by_slot", "medians_by_slot"}
    names = [field.name for field in fields(trends) if field.name not in others]
    slots = [*SEVERITIES, *(f"{name}_median" for name in SEVERITIES)]
    assert list(trends.columns()) == slots + names


def test_without_nights_everything_is_unknown():
    assert all(series.n == 0 for series in Trends.of(WEEK, []).columns().values())


def test_nights_outside_the_period_count_nowhere():
    outside = DiaryNight(night=date(2026, 3, 9), evening_severity=9, caffeine_mg=300)
    trends = Trends.of(WEEK, [outside])

    assert trends.nights_logged == 0
    assert all(series.n == 0 for series in trends.columns().values())


def test_an_empty_entry_is_logged_but_says_nothing():
    trends = Trends.of(WEEK, [DiaryNight(night=MONDAY)])

    assert trends.nights_logged == 1
    assert all(series.n == 0 for series in trends.columns().values())


def test_the_four_ratings_and_their_worst():
    trends = of(
        daytime_rest_severity=2,
        evening_severity=6,
        falling_asleep_severity=None,
        during_night_severity=4,
    )

    assert value(trends.by_slot["daytime_rest_severity"]) == 2
    assert value(trends.by_slot["evening_severity"]) == 6
    assert value(trends.by_slot["falling_asleep_severity"]) is None
    assert value(trends.by_slot["during_night_severity"]) == 4
    assert value(trends.worst_severity) == 6


def test_a_night_without_symptoms_is_zero_and_has_no_first_symptom():
    trends = of(no_symptoms=True)

    assert value(trends.worst_severity) == 0
    assert value(trends.had_symptoms) is False
    assert value(trends.symptom_onset_minutes_since_noon) is None


@pytest.mark.parametrize(
    ("onset", "minutes"), [(time(12), 0), (time(21, 40), 580), (time(0, 40), 760)]
)
def test_first_symptoms_lie_on_the_noon_to_noon_axis(onset, minutes):
    assert value(of(symptom_onset=onset).symptom_onset_minutes_since_noon) == minutes


def test_the_median_first_symptom_does_not_jump_at_midnight():
    nights = [
        DiaryNight(night=MONDAY + timedelta(days=day), symptom_onset=onset)
        for day, onset in enumerate([time(23, 50), time(0, 10), time(23, 30)])
    ]
    median = Trends.of(WEEK, nights).symptom_onset_median_minutes_since_noon

    assert median.values[2] == 710  # 23:50


def test_total_sleep_and_efficiency_come_from_the_diary_metrics():
    trends = of(
        bedtime=time(22, 30),
        lights_out=time(23),
        sleep_onset_latency_minutes=45,
        wake_after_sleep_onset_minutes=40,
        final_awakening=time(6, 30),
        rise_time=time(7),
    )

    assert value(trends.time_in_bed_minutes) == 510
    assert value(trends.total_sleep_time_minutes) == 365
    assert value(trends.sleep_efficiency) == pytest.approx(0.716, abs=0.0005)


def test_a_bar_runs_from_bedtime_to_rise_time_in_minutes_since_noon():
    trends = of(bedtime=time(22, 30), rise_time=time(7))

    assert value(trends.bedtime_minutes_since_noon) == 630
    assert value(trends.rise_time_minutes_since_noon) == 1140


def test_a_bar_may_pass_noon_when_someone_gets_up_after_it():
    trends = of(bedtime=time(5), rise_time=time(13, 15))

    assert value(trends.bedtime_minutes_since_noon) == 1020
    assert value(trends.rise_time_minutes_since_noon) == 1515


@pytest.mark.parametrize(
    ("night", "hours"), [(date(2026, 3, 28), 7), (date(2026, 10, 24), 9), (date(2026, 1, 10), 8)]
)
def test_bars_show_the_clock_on_the_wall_and_durations_show_real_time(night, hours):
    trends = of(night=night, time_zone="Europe/Berlin", bedtime=time(23), rise_time=time(7))

    start, end = trends.bedtime_minutes_since_noon, trends.rise_time_minutes_since_noon
    assert value(end) - value(start) == 480
    assert value(trends.time_in_bed_minutes) == hours * 60


def test_contradicting_times_draw_no_bar_and_give_no_sleep():
    trends = of(bedtime=time(22), rise_time=time(21))

    assert value(trends.bedtime_minutes_since_noon) is None
    assert value(trends.rise_time_minutes_since_noon) is None
    assert value(trends.time_in_bed_minutes) is None


def test_no_bar_runs_backwards_when_the_clocks_go_back_in_bed():
    trends = of(
        night=date(2026, 10, 24),
        time_zone="Europe/Berlin",
        bedtime=time(2, 50),
        rise_time=time(2, 10),
    )

    assert value(trends.time_in_bed_minutes) == 20
    assert value(trends.bedtime_minutes_since_noon) is None


clocks = st.none() | st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    clocks,
    clocks,
    st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
)
def test_a_bar_is_whole_or_absent_and_as_long_as_the_time_in_bed(night, bedtime, rise, zone):
    diary = DiaryNight(night=night, time_zone=zone, bedtime=bedtime, rise_time=rise)
    trends = Trends.of(Period(night, night), [diary])

    start = value(trends.bedtime_minutes_since_noon)
    end = value(trends.rise_time_minutes_since_noon)
    assert (start is None) == (end is None)
    if start is not None:
        in_bed = sleep.metrics(diary).time_in_bed / timedelta(minutes=1)
        assert 0 <= start < 1440
        assert 0 <= end - start <= LONGEST_BAR
        assert abs(end - start - in_bed) <= 60  # a change of the clocks


def test_totals_keep_none_apart_from_unknown():
    trends = of(caffeine_mg=0, exercise_minutes=None, alcohol_drinks=1.5)

    assert value(trends.caffeine_mg) == 0
    assert value(trends.exercise_minutes) is None
    assert value(trends.alcohol_drinks) == 1.5


def test_recorded_sleep_stands_beside_the_diary_and_is_not_mixed_in():
    device = DeviceNights("Fitbit", {MONDAY: 402.5, date(2026, 3, 9): 400})
    trends = Trends.of(WEEK, [], device)

    assert trends.device == "Fitbit"
    assert trends.device_total_sleep_minutes.values == (402.5, *(None,) * 6)
    assert trends.total_sleep_time_minutes.n == trends.nights_logged == 0


def test_first_symptoms_around_noon_have_a_median_between_them():
    onsets = (time(13), time(11, 30), time(12, 30))
    nights = [
        DiaryNight(night=MONDAY + timedelta(days=day), symptom_onset=onset)
        for day, onset in enumerate(onsets)
    ]
    trends = Trends.of(WEEK, nights)

    assert trends.symptom_onset_minutes_since_noon.values[:3] == (60, -30, 30)
    assert trends.symptom_onset_minutes_since_noon.median == 30
    assert trends.symptom_onset_median_minutes_since_noon.values[2] == 30
    assert [day.onset.value for day in weekdays(trends)][:2] == [60, -30]


def test_a_time_in_bed_around_noon_stays_one_bar_and_has_a_median():
    nights = [
        DiaryNight(night=MONDAY + timedelta(days=day), bedtime=bedtime, rise_time=time(19))
        for day, bedtime in enumerate((time(11, 40), time(12, 20), time(11, 50)))
    ]
    trends = Trends.of(WEEK, nights)

    assert trends.bedtime_minutes_since_noon.median == -10
    assert trends.rise_time_minutes_since_noon.median == 420


def test_running_medians_look_back_before_the_period_and_nothing_else_does():
    before = [
        DiaryNight(night=MONDAY - timedelta(days=day), evening_severity=4, caffeine_mg=90)
        for day in range(1, 7)
    ]
    trends = Trends.of(WEEK, before)

    assert trends.worst_severity_median.values == (4, 4, 4, 4, None, None, None)
    assert trends.nights_logged == trends.worst_severity.n == trends.caffeine_mg.n == 0
    assert {figure.worst.nights for figure in trends.by_rest} == {0}


def test_a_device_that_recorded_only_before_the_period_is_not_named():
    trends = Trends.of(WEEK, [], DeviceNights("Fitbit", {MONDAY - timedelta(days=1): 400.0}))

    assert trends.device == ""


@pytest.mark.parametrize(("nights", "window"), [(366, 7), (367, 28)])
def test_lines_of_many_years_are_smoothed_more(nights, window):
    period = Period.ending(MONDAY, nights)
    last = [
        DiaryNight(night=MONDAY - timedelta(days=day), evening_severity=10 if day < 4 else 0)
        for day in range(28)
    ]

    assert Trends.of(period, last).worst_severity_median.values[-1] == (10 if window == 7 else 0)
