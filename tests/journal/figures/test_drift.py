from datetime import date, time

import numpy as np
import pytest

from journal.clock import Period
from journal.diary import DiaryNight
from journal.figures.drift import points, shift, trend
from journal.figures.ends import ends_of
from tests.journal.made_up import figures_of


def test_from_one_in_the_afternoon_to_half_past_eleven_is_earlier():
    first, second = (Period(date(2026, 3, day), date(2026, 3, day + 9)) for day in (1, 11))
    nights = [
        DiaryNight(night=night, symptom_onset=onset)
        for period, onset in ((first, time(13)), (second, time(11, 30)))
        for night in period.nights()
    ]
    found = shift(first, second, figures_of(nights)).onset
    assert found.difference == -90
    assert -95 < found.low < -90 < found.high < -85


def test_an_hour_earlier_in_ten_weeks_is_six_minutes_a_week():
    random = np.random.default_rng(4)
    values = [700 - 6 / 7 * night + random.normal(0, 5) for night in range(70)]
    found = trend(values)

    assert found.nights == 70
    assert found.per_week == pytest.approx(-6, abs=0.5)
    assert found.low < found.per_week < found.high < 0
    assert found.end - found.start == pytest.approx(-60, abs=5)
    assert found.step == 1


def test_no_trend_has_an_interval_around_nothing():
    values = list(600 + 30 * np.random.default_rng(8).standard_normal(90))
    found = trend(values)
    assert found.low < 0 < found.high


def test_the_same_nights_give_the_same_trend():
    values = list(600 + 30 * np.random.default_rng(8).standard_normal(60))
    assert trend(values) == trend(values)


def test_too_few_nights_have_no_trend():
    assert trend([600.0] * 19 + [None] * 40) is None


def test_nights_of_a_few_weeks_in_many_years_have_no_trend():
    assert trend([600.0] * 25 + [None] * 3000) is None


@pytest.mark.parametrize(("nights", "step"), [(132, 1), (133, 7), (924, 7), (925, 28), (7300, 28)])
def test_a_point_is_a_night_a_week_or_four(nights, step):
    middles, values, found = points([5.0] * nights)

    assert found == step
    assert len(middles) == len(values) == -(-nights // step)
    assert middles[0] == (step - 1) / 2


def test_a_week_without_a_night_is_no_point():
    middles, values, _ = points([1.0] * 7 + [None] * 7 + [3.0] * 140)
    assert list(middles[:2]) == [3, 17]
    assert list(values[:2]) == [1, 3]


def test_ten_years_have_a_trend():
    values = [900 - night / 70 for night in range(3650)]
    assert trend(values).per_week == pytest.approx(-0.1, abs=1e-6)


def test_severity_and_sleep_stand_beside_the_shift():
    period = Period(date(2026, 1, 1), date(2026, 2, 25))
    first, second = ends_of(period)
    nights = [
        DiaryNight(
            night=night,
            symptom_onset=time(22) if night in first else time(20, 10),
            evening_severity=4 if night in first else 6,
        )
        for night in period.nights()
    ]
    found = shift(first, second, figures_of(nights[:-1]))

    assert found.onset.difference == -110
    assert found.worst.difference == 2
    assert found.asleep.more_nights == 20
