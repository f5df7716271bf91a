from datetime import date, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.regimen.plan import Product, Schedule
from journal.report.drift import drifts, interval
from tests.journal.regimen.made_up import product, step
from tests.journal.report.made_up import after_noon

CHANGE = date(2026, 3, 1)
PERIOD = Period(date(2026, 1, 1), date(2026, 4, 30))


def nights(before: int = 540, after: int = 430, each: int = 30) -> list[DiaryNight]:
    """First symptoms around two times of the day, either side of the change."""
    return [
        DiaryNight(
            night=CHANGE + offset * DAY,
            symptom_onset=after_noon((after if offset >= 0 else before) + offset % 5),
        )
        for offset in range(-each, each)
    ]


def raised(category: str = "dopaminergic", **kept: Any) -> Product:
    made: Product = product(
        "Pramipexole",
        step(date(2025, 6, 1), "0.25", "mg", Schedule.EVENING),
        step(CHANGE, "0.5", "mg", Schedule.EVENING),
        kind="medicine", category=category, **kept,
    )  # fmt: skip
    return made


def test_the_shift_is_the_difference_of_the_medians_on_both_sides() -> None:
    (drift,) = drifts([raised()], nights(), PERIOD)
    assert (drift.before, drift.after, drift.shift) == (542, 432, -110)
    assert (drift.before_nights, drift.after_nights) == (28, 28)
    assert drift.low <= drift.shift <= drift.high < 0
    assert (drift.event.before, drift.event.after) == ("0.25 mg", "0.5 mg")


def test_too_few_nights_on_a_side_say_nothing() -> None:
    assert drifts([raised()], nights(each=7), PERIOD) == ()


def test_only_medicines_for_rls_are_looked_at() -> None:
    assert drifts([raised("other")], nights(), PERIOD) == ()


def test_a_side_ends_where_the_next_change_begins() -> None:
    again = product(
        "Gabapentin", step(CHANGE + 10 * DAY, "300", "mg"), key=2, kind="medicine",
        category="alpha2delta",
    )  # fmt: skip
    latest, earliest = drifts([raised(), again], nights(), PERIOD)
    assert (earliest.before_nights, earliest.after_nights) == (28, 10)
    assert (latest.before_nights, latest.after_nights) == (10, 20)


def test_after_a_stop_the_last_dose_still_counts_to_the_time_before() -> None:
    stopped = raised(last_day=CHANGE + 20 * DAY)
    latest, _ = drifts([stopped], nights(each=60), PERIOD)
    assert latest.event.change == "stopped"
    assert latest.before_nights == 21


def test_a_change_outside_the_period_is_left_out() -> None:
    late = Period(CHANGE + DAY, PERIOD.last)
    assert drifts([raised()], nights(), late) == ()


def test_nights_without_a_time_are_left_out() -> None:
    silent = [DiaryNight(night=CHANGE + timedelta(days=d), symptom_onset=None) for d in range(28)]
    known = [night for night in nights() if night.night < CHANGE]
    assert drifts([raised()], [*known, *silent], PERIOD) == ()


MINUTES = st.lists(st.integers(0, 1439), min_size=8, max_size=28)


@given(MINUTES, MINUTES)
def test_the_interval_is_in_order_and_always_the_same(before: list[int], after: list[int]) -> None:
    low, high = interval(before, after)
    assert low <= high
    assert interval(before, after) == (low, high)


@given(st.integers(0, 1439), st.integers(0, 1439))
def test_values_that_do_not_vary_leave_no_doubt(before: int, after: int) -> None:
    assert interval([before] * 9, [after] * 9) == (after - before, after - before)


def test_midnight_lies_in_the_middle_of_the_axis() -> None:
    early = [DiaryNight(night=CHANGE - n * DAY, symptom_onset=time(23, 50)) for n in range(1, 12)]
    late = [DiaryNight(night=CHANGE + n * DAY, symptom_onset=time(0, 20)) for n in range(11)]
    (drift,) = drifts([raised()], [*early, *late], PERIOD)
    assert drift.shift == 30
