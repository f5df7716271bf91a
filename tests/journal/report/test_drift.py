from datetime import date, time, timedelta
from typing import Any

import pytest

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.figures.comparison import difference
from journal.figures.differences import sides_between
from journal.figures.measures import ONSET
from journal.regimen.plan import Product, Schedule
from journal.report.drift import Drift, changes_in, drifts
from tests.journal.made_up import figures_of
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


def found_of(
    products: list[Product], known: list[DiaryNight], period: Period = PERIOD
) -> tuple[Drift, ...]:
    return drifts(changes_in(period, products, PERIOD.last), figures_of(known))


def counted(drift: Drift) -> tuple[int, int]:
    return drift.between.first_nights, drift.between.second_nights


def test_the_shift_is_the_difference_of_the_means_on_both_sides() -> None:
    (drift,) = found_of([raised()], nights())
    found = drift.between
    assert (found.first_value, found.second_value) == (542, 432)
    assert found.difference == pytest.approx(-110.2, abs=0.1)
    assert counted(drift) == (28, 28)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= -110 <= found.high < 0
    assert (drift.change.event.before, drift.change.event.after) == ("0.25 mg", "0.5 mg")


def test_too_few_nights_on_a_side_say_nothing() -> None:
    assert found_of([raised()], nights(each=9)) == ()


def test_only_medicines_for_rls_are_looked_at() -> None:
    assert found_of([raised("none")], nights()) == ()


def test_a_side_ends_where_the_next_change_begins() -> None:
    again = product(
        "Gabapentin", step(CHANGE + 10 * DAY, "300", "mg"), key=2, kind="medicine",
        category="alpha2delta",
    )  # fmt: skip
    latest, earliest = found_of([raised(), again], nights())
    assert counted(earliest) == (28, 10)
    assert counted(latest) == (10, 20)


def test_after_a_stop_the_last_dose_still_counts_to_the_time_before() -> None:
    stopped = raised(last_day=CHANGE + 20 * DAY)
    latest, _ = found_of([stopped], nights(each=60))
    assert latest.change.event.change == "stopped"
    assert counted(latest)[0] == 21


def test_a_change_outside_the_period_is_left_out() -> None:
    late = Period(CHANGE + DAY, PERIOD.last)
    assert found_of([raised()], nights(), late) == ()


def test_nights_without_a_time_are_left_out() -> None:
    silent = [DiaryNight(night=CHANGE + timedelta(days=d), symptom_onset=None) for d in range(28)]
    known = [night for night in nights() if night.night < CHANGE]
    assert found_of([raised()], [*known, *silent]) == ()


def test_the_interval_is_the_one_of_the_trends_page() -> None:
    (drift,) = found_of([raised()], nights())
    before, after = Period.ending(CHANGE - DAY, 28), Period(CHANGE, CHANGE + 27 * DAY)
    (sides,) = sides_between([ONSET], before, after, figures_of(nights()))
    assert drift.between == difference(sides)


def test_midnight_lies_in_the_middle_of_the_axis() -> None:
    early = [DiaryNight(night=CHANGE - n * DAY, symptom_onset=time(23, 50)) for n in range(1, 12)]
    late = [DiaryNight(night=CHANGE + n * DAY, symptom_onset=time(0, 20)) for n in range(11)]
    (drift,) = found_of([raised()], [*early, *late])
    assert drift.between.difference == 30
