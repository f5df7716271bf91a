"""The made-up nights: repeatable, believable, and with every kind of gap."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from statistics import fmean, median
from typing import Any

import pytest

from journal import clock, sleep
from journal.demo import MAX_NIGHTS, DemoNight, demo_nights
from journal.diary import DiaryNight
from journal.questions import EVENING, MORNING, named

LAST = date(2026, 3, 28)  # the clocks go forward in Europe
SEEDS = (1, 7, 180)

COLUMNS = set(DiaryNight.__dataclass_fields__)


@pytest.fixture(scope="module", params=SEEDS)
def half_a_year(request: pytest.FixtureRequest) -> list[DemoNight]:
    return demo_nights(LAST, 180, request.param)


@pytest.fixture(scope="module")
def ten_years() -> list[DemoNight]:
    return demo_nights(LAST, 3650, 1)


def diary(night: DemoNight) -> DiaryNight:
    answers = {name: answer for name, answer in night.answers.items() if name in COLUMNS}
    return DiaryNight(night=night.night, time_zone="Europe/Berlin", **answers)


def known(nights: list[DemoNight], name: str) -> list[Any]:
    return [night.answers[name] for night in nights if name in night.answers]


# How many, and again


def test_the_same_seed_tells_the_same_nights_and_another_seed_others() -> None:
    assert demo_nights(LAST, 60, 5) == demo_nights(LAST, 60, 5)
    assert demo_nights(LAST, 60, 5) != demo_nights(LAST, 60, 6)


@pytest.mark.parametrize("nights", [1, 2, 14, 180])
def test_the_nights_lie_in_their_period_and_the_last_is_always_written(nights: int) -> None:
    told = [night.night for night in demo_nights(LAST, nights, 3)]
    assert told == sorted(set(told))
    assert told[0] > LAST - nights * clock.DAY
    assert told[-1] == LAST


@pytest.mark.parametrize("nights", [0, -1, MAX_NIGHTS + 1])
def test_an_impossible_number_of_nights_is_refused(nights: int) -> None:
    with pytest.raises(ValueError, match=f"from 1 to {MAX_NIGHTS}"):
        demo_nights(LAST, nights, 1)


# Gaps


def test_every_kind_of_gap_occurs(half_a_year: list[DemoNight]) -> None:
    evening_only = [n for n in half_a_year if not n.morning_written_at]
    morning_only = [n for n in half_a_year if not n.evening_written_at]
    assert len(half_a_year) < 180
    assert evening_only
    assert morning_only
    assert not any(set(night.answers) & set(named(MORNING)) for night in evening_only)
    assert not any(set(night.answers) & set(named(EVENING)) for night in morning_only)


def test_every_category_is_now_and_then_not_answered(half_a_year: list[DemoNight]) -> None:
    whole = [n for n in half_a_year if n.evening_written_at and n.morning_written_at]
    for name in ("had_caffeine", "exercised", "took_doses", "sat_still", "tiredness", "bedtime"):
        assert 0 < len(known(whole, name)) < len(whole)


def test_what_was_taken_is_told_only_by_a_yes(half_a_year: list[DemoNight]) -> None:
    for night in half_a_year:
        assert bool(night.drinks) == bool(night.answers.get("had_caffeine"))
        assert bool(night.exercises) == bool(night.answers.get("exercised"))
        assert bool(night.doses) == bool(night.answers.get("took_doses"))
    for name in ("had_caffeine", "exercised", "took_doses"):
        assert set(known(half_a_year, name)) == {True, False}


def test_missing_nights_cluster(ten_years: list[DemoNight]) -> None:
    written = {night.night for night in ten_years}
    nights = [LAST - offset * clock.DAY in written for offset in range(3650)]
    after_a_gap = [not later for later, earlier in pairwise(nights) if not earlier]
    assert fmean(after_a_gap) > 2 * (1 - fmean(nights))


# When it was written


def test_nothing_is_written_before_it_happened_or_after_the_end(
    ten_years: list[DemoNight],
) -> None:
    end = datetime.combine(LAST + clock.DAY, time(12))
    for night in ten_years:
        stamps = [at for at in (night.evening_written_at, night.morning_written_at) if at]
        assert stamps
        assert stamps == sorted(stamps)
        assert datetime.combine(night.night, time(16)) < stamps[0]
        assert stamps[-1] < end


def test_most_is_written_the_same_night_and_some_later(half_a_year: list[DemoNight]) -> None:
    late = [
        night.evening_written_at >= datetime.combine(night.night + clock.DAY, time(12))
        for night in half_a_year
        if night.evening_written_at
    ]
    assert 0 < fmean(late) < 0.25


# Believable


def test_every_night_adds_up(ten_years: list[DemoNight]) -> None:
    assert [night for night in ten_years if sleep.problems(diary(night))] == []


def test_sleep_is_that_of_a_restless_person(half_a_year: list[DemoNight]) -> None:
    metrics = [sleep.metrics(diary(night)) for night in half_a_year]
    asleep = [m.total_sleep_time / timedelta(hours=1) for m in metrics if m.total_sleep_time]
    assert 4.5 < fmean(asleep) < 7
    assert max(asleep) < 10
    assert 15 <= fmean(known(half_a_year, "sleep_onset_latency_minutes")) <= 75
    assert max(known(half_a_year, "sleep_onset_latency_minutes")) <= 200
    assert 10 <= fmean(known(half_a_year, "wake_after_sleep_onset_minutes")) <= 60


def test_people_stay_up_and_sleep_in_at_weekends(ten_years: list[DemoNight]) -> None:
    def mean(name: str, *, weekend: bool) -> float:
        return fmean(
            clock.minutes_since_noon(night.answers[name])
            for night in ten_years
            if name in night.answers and (night.night.weekday() in {4, 5}) == weekend
        )

    for name in ("bedtime", "rise_time"):
        assert mean(name, weekend=True) > mean(name, weekend=False) + 20


def test_symptoms_grow_and_start_earlier_and_then_ease(half_a_year: list[DemoNight]) -> None:
    def during(first: float, last: float) -> list[DemoNight]:
        days = [(LAST - night.night).days for night in half_a_year]
        return [
            night
            for night, ago in zip(half_a_year, days, strict=True)
            if first <= 1 - (ago + 1) / 180 < last
        ]

    def severity(nights: list[DemoNight]) -> float:
        return fmean(known(nights, "evening_severity"))

    def onset(nights: list[DemoNight]) -> float:
        return median(clock.minutes_since_noon(at) for at in known(nights, "symptom_onset"))

    begun, worst, eased = during(0, 0.2), during(0.3, 0.5), during(0.7, 1)
    assert severity(worst) > severity(begun) + 0.5
    assert severity(worst) > severity(eased) + 0.5
    assert onset(worst) < onset(begun)
    assert onset(worst) < onset(eased)


def test_a_hard_run_late_in_the_evening_shows_and_coffee_hardly_does(
    ten_years: list[DemoNight],
) -> None:
    def difference(claim: Callable[[DemoNight], bool]) -> float:
        rated = [night for night in ten_years if "evening_severity" in night.answers]
        yes = [n.answers["evening_severity"] for n in rated if claim(n)]
        no = [n.answers["evening_severity"] for n in rated if not claim(n)]
        return fmean(yes) - fmean(no)

    def ran_late(night: DemoNight) -> bool:
        return any(e.intensity == "hard" and e.started_at for e in night.exercises)

    def afternoon_coffee(night: DemoNight) -> bool:
        return any(d.taken_at and d.taken_at >= time(13) for d in night.drinks)

    assert difference(ran_late) > 0.3
    assert abs(difference(afternoon_coffee)) < 0.5


def test_no_symptoms_are_never_rated_in_the_evening(ten_years: list[DemoNight]) -> None:
    calm = [night.answers for night in ten_years if night.answers.get("no_symptoms")]
    assert calm
    for answers in calm:
        assert "symptom_onset" not in answers
        assert answers.get("evening_severity", 0) == answers.get("daytime_rest_severity", 0) == 0


def test_a_night_without_sleep_says_so_and_tells_no_more_of_it(ten_years: list[DemoNight]) -> None:
    sleepless = [night.answers for night in ten_years if night.answers.get("slept") is False]
    assert 0 < len(sleepless) < 40
    for answers in sleepless:
        assert "final_awakening" not in answers
        assert "sleep_onset_latency_minutes" not in answers


def test_iron_comes_every_other_evening_and_the_medicine_grows_once(
    half_a_year: list[DemoNight],
) -> None:
    iron = [n.night for n in half_a_year if any(d.name == "Iron" for d in n.doses)]
    assert iron
    assert {(later - earlier).days % 2 for earlier, later in pairwise(iron)} == {0}
    strengths = [d.amount for n in half_a_year for d in n.doses if d.name == "Gabapentin"]
    assert strengths == sorted(strengths)
    assert len(set(strengths)) == 2
    names = {dose.name for night in half_a_year for dose in night.doses}
    assert names == {
        "Pramipexole", "Vitamin D", "Magnesium", "Iron", "Vitamin C", "Gabapentin",
    }  # fmt: skip


def test_body_areas_beyond_the_legs_are_the_exception(half_a_year: list[DemoNight]) -> None:
    named = [diary(night).beyond_legs for night in half_a_year]
    assert 0 < named.count(True) < named.count(False)


def test_notes_are_few_short_and_of_several_kinds(half_a_year: list[DemoNight]) -> None:
    notes = known(half_a_year, "evening_note") + known(half_a_year, "morning_note")
    assert 6 <= len(notes) <= 60
    assert len(set(notes)) >= 6
    assert all(0 < len(note) <= 80 for note in notes)
