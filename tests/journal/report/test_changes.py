from datetime import date, time
from typing import Any

from journal.clock import Period
from journal.diary import DiaryNight
from journal.report.changes import changes
from journal.report.figures import key_figures
from journal.report.quantities import CLOCK_24
from tests.journal.labs.made_up import result
from tests.journal.made_up import figures_of
from tests.journal.regimen.made_up import product, step

MARCH = Period(date(2026, 3, 1), date(2026, 3, 28))
DAY = date(2026, 3, 29)


def side(period: Period, count: int, **answers: Any) -> list[DiaryNight]:
    return [DiaryNight(night=n, **answers) for n in list(period.nights())[:count]]


def told(
    this: list[DiaryNight], before: list[DiaryNight], products: Any = (), results: Any = ()
) -> tuple[str, ...]:
    figures = key_figures(MARCH, MARCH.previous(), figures_of([*before, *this]), CLOCK_24)
    return changes(figures, products, results, MARCH, DAY)


def twice(count: int, **answers: Any) -> tuple[list[DiaryNight], list[DiaryNight]]:
    """The same nights in March and in the period before."""
    return side(MARCH, count, **answers), side(MARCH.previous(), count, **answers)


def medicine(*steps: Any, **kept: Any) -> Any:
    return product("Gabapentin", *steps, kind="medicine", category="alpha2delta", **kept)


def test_symptoms_and_severe_nights_stand_beside_those_before() -> None:
    this = side(MARCH, 8, evening_severity=8)
    before = side(MARCH.previous(), 10, evening_severity=3)
    assert told(this, before)[0] == (
        "Symptoms on 7.0 nights a week, before 7.0; severe nights 7.0, before 0.0 (n = 8 and 10)."
    )


def test_without_enough_to_compare_the_present_is_told_alone() -> None:
    this = side(MARCH, 8, evening_severity=8)
    assert told(this, side(MARCH.previous(), 4, evening_severity=3))[0] == (
        "Symptoms on 7.0 nights a week (n = 8)."
    )


def test_a_handful_of_nights_says_nothing() -> None:
    assert (
        told(side(MARCH, 4, evening_severity=8), side(MARCH.previous(), 9, evening_severity=8))
        == ()
    )


def test_a_few_nights_are_not_called_a_week() -> None:
    this = side(MARCH, 6, evening_severity=8)
    assert told(this, [])[0] == "Symptoms on 6 of 6 nights (n = 6)."
    assert told(this, side(MARCH.previous(), 5, evening_severity=3))[0] == (
        "Symptoms on 6 of 6 nights, before 5 of 5; severe nights 6 of 6, before 0 of 5 "
        "(n = 6 and 5)."
    )
    assert told(side(MARCH, 7, evening_severity=8), side(MARCH.previous(), 5, evening_severity=3))[
        0
    ].startswith("Symptoms on 7.0 nights a week, before 5 of 5; severe nights 7.0, before 0 of 5")


def test_severe_nights_need_ratings_on_both_sides() -> None:
    assert (
        told(*twice(8, symptom_onset=time(22)))[0]
        == "Symptoms on 7.0 nights a week, before 7.0 (n = 8 and 8)."
    )


def test_the_first_symptom_time_is_told_with_its_shift() -> None:
    this = side(MARCH, 26, symptom_onset=time(20))
    before = side(MARCH.previous(), 27, symptom_onset=time(21, 10))
    assert told(this, before)[1] == (
        "Symptoms start at 20:00, before 21:10, by the means 1 h 10 earlier "
        "(95 % interval −1:11 to −1:09 h; n = 26 and 27)."
    )
    assert told(*twice(6, symptom_onset=time(20)))[1] == (
        "Symptoms start at 20:00, before 20:00 (n = 6 and 6; not enough nights to say more)."
    )
    assert told(*twice(12, symptom_onset=time(20)))[1] == (
        "Symptoms start at 20:00, as before (n = 12 and 12)."
    )


def test_a_shift_without_an_interval_is_not_told_as_one() -> None:
    this = side(MARCH, 6, symptom_onset=time(20))
    before = side(MARCH.previous(), 7, symptom_onset=time(21, 10))
    assert told(this, before)[1] == (
        "Symptoms start at 20:00, before 21:10 (n = 6 and 7; not enough nights to say more)."
    )


def test_the_last_change_of_each_medicine_for_rls_is_told_with_its_day() -> None:
    raised = medicine(
        step(date(2026, 3, 2), "100", "mg"),
        step(date(2026, 3, 5), "200", "mg"),
        step(date(2026, 3, 9), "300", "mg"),
    )
    assert told([], [], [raised, product("Zinc")]) == (
        "Gabapentin changed from 200 mg to 300 mg on 9 Mar 2026.",
    )


def test_a_start_and_a_stop_tell_the_dose_if_there_is_one() -> None:
    begun = medicine(step(date(2026, 3, 2), "100", "mg"))
    ended = medicine(step(date(2025, 3, 2), None, ""), key=2, last_day=date(2026, 3, 9))
    (sentence,) = told([], [], [begun])
    assert sentence == "Gabapentin started at 100 mg on 2 Mar 2026."
    assert told([], [], [ended]) == ("Gabapentin stopped on 9 Mar 2026.",)


def test_an_amount_that_was_not_known_before_is_left_out() -> None:
    vague = medicine(step(date(2025, 3, 2), None, ""), step(date(2026, 3, 9), "300", "mg"))
    assert told([], [], [vague]) == ("Gabapentin changed to 300 mg on 9 Mar 2026.",)


def test_a_new_ferritin_stands_beside_the_one_before() -> None:
    new = result("ferritin", 58, "ug/L", date(2026, 3, 12))
    old = result("ferritin", 24, "ug/L", date(2025, 11, 27))
    assert told([], [], [], [result("tsat", 20), old, new]) == (
        "Ferritin 58 µg/L on 12 Mar 2026, 24 µg/L on 27 Nov 2025.",
    )
    assert told([], [], [], [new]) == ()
    assert told([], [], [], [old, result("ferritin", 9, taken_on=date(2024, 1, 1))]) == ()


def test_sleep_is_told_when_nothing_else_is_left_to_tell() -> None:
    slept = {
        "bedtime": time(23), "lights_out": time(23), "sleep_onset_latency_minutes": 0,
        "wake_after_sleep_onset_minutes": 0, "final_awakening": time(6), "rise_time": time(6),
    }  # fmt: skip
    assert told(*twice(6, **slept)) == ("Total sleep 7 h 00, before 7 h 00 (n = 6 and 6).",)


def test_there_are_never_more_than_three() -> None:
    full = twice(9, evening_severity=8, symptom_onset=time(21))
    products = [medicine(step(date(2026, 3, 2), "100", "mg"))]
    results = [result("ferritin", 58, taken_on=d) for d in (date(2026, 3, 9), date(2025, 3, 9))]
    assert len(told(*full, products, results)) == 3
