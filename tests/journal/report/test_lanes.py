from datetime import date
from typing import Any

import pytest

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.figures.lanes import Mark, MarkKind
from journal.questions.choices import EVENTS
from journal.regimen.plan import Product, Schedule, Step
from journal.report.lanes import WORDS, lanes, marks
from tests.journal.labs.made_up import result
from tests.journal.regimen.made_up import at, product, step

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def mg(day: int, amount: str, month: int = 3) -> Step:
    made: Step = step(date(2026, month, day), amount, "mg", Schedule.EVENING)
    return made


def medicine(*steps: Step, **kept: Any) -> Product:
    rls = {"kind": "medicine", "category": "alpha2delta"}
    made: Product = product("Gabapentin", *steps, **rls, **kept)
    return made


def test_a_lane_shows_each_dose_with_its_nights_and_its_share_of_the_highest() -> None:
    (lane,) = lanes([medicine(mg(1, "100", 1), mg(11, "300"))], MARCH)
    low, high = lane.stretches
    assert (low.start, low.stop, low.dose, low.begins) == (0, 10, "100 mg", False)
    assert (high.start, high.stop, high.dose, high.begins) == (10, 31, "300 mg", True)
    assert low.level == pytest.approx(1 / 3)
    assert high.level == 1
    assert not low.stops
    assert not high.stops


def test_the_last_day_is_inside_the_stretch_that_it_ends() -> None:
    (lane,) = lanes([medicine(mg(1, "100", 1), last_day=date(2026, 3, 10))], MARCH)
    (stretch,) = lane.stretches
    assert (stretch.start, stretch.stop, stretch.stops) == (0, 10, True)


def test_what_lies_outside_the_period_has_no_lane() -> None:
    before = medicine(mg(1, "100", 1), last_day=date(2026, 2, 10))
    after = medicine(step(date(2026, 4, 2), "1", "mg"))
    assert lanes([before, after], MARCH) == ()


def test_a_supplement_that_did_not_change_needs_no_lane() -> None:
    steady = product("Zinc", mg(1, "10", 1))
    begun = product("Iron", mg(9, "65"))
    assert [lane.name for lane in lanes([steady, begun, medicine(mg(1, "1", 1))], MARCH)] == [
        "Gabapentin", "Iron",
    ]  # fmt: skip


def test_at_most_six_lanes_are_drawn_those_for_rls_first() -> None:
    changed = [product(f"P{n}", mg(n, "1"), key=n) for n in range(1, 9)]
    names = [lane.name for lane in lanes([*changed, medicine(mg(1, "1", 1))], MARCH)]
    assert names == ["Gabapentin", "P1", "P2", "P3", "P4", "P5"]


def test_twice_a_day_is_a_higher_level_and_an_untold_amount_has_none() -> None:
    once, twice = mg(1, "100", 1), step(date(2026, 3, 5), "100", "mg", times=at(8) + at(20))
    (lane,) = lanes([medicine(once, twice)], MARCH)
    assert [s.level for s in lane.stretches] == [0.5, 1]
    (lane,) = lanes([medicine(step(date(2026, 3, 5), None, ""))], MARCH)
    assert [(s.dose, s.level) for s in lane.stretches] == [("", 1)]


def night(day: int, *events: str) -> DiaryNight:
    return DiaryNight(night=date(2026, 3, day), events=events)


def events(*nights: DiaryNight) -> list[tuple[int, int, str]]:
    rows = {row.name: row.marks for row in marks([], nights, MARCH)}
    return [(mark.start, mark.nights, mark.words) for mark in rows.get("Events", ())]


def test_nights_in_a_row_with_one_event_are_one_mark() -> None:
    assert events(night(5, "illness"), night(6, "illness", "travel"), night(7, "travel")) == [
        (4, 2, "illness"), (5, 2, "travel"),
    ]  # fmt: skip


def test_nights_not_written_down_do_not_break_a_run_others_do() -> None:
    assert events(night(5, "travel"), night(8, "travel")) == [(4, 4, "travel")]
    assert len(events(night(5, "travel"), night(6), night(7, "travel"))) == 2
    assert len(events(night(5, "travel"), night(15, "travel"))) == 2


def test_every_event_of_the_diary_has_its_words() -> None:
    assert set(WORDS) == set(dict(EVENTS))
    assert events(night(5, "brand_new")) == [(4, 1, "brand new")]


def test_ferritin_has_a_row_of_its_own_with_the_unit_in_its_name() -> None:
    day = MARCH.first + 9 * DAY
    results = [
        result("ferritin", 58, "ug/L", day),
        result("crp", 3, taken_on=day),
        result("tsat", 20, taken_on=day + DAY),
        result("folate_serum", 5, taken_on=day + 2 * DAY),
        result("crp", 3, taken_on=day + 2 * DAY),
        result("ferritin", 9, "ug/L", date(2025, 1, 1)),
    ]
    ferritin, others = marks(results, [], MARCH)
    assert (ferritin.name, ferritin.marks) == ("Ferritin, µg/L", (Mark(9, MarkKind.LAB, "58"),))
    assert [(m.start, m.words) for m in others.marks] == [
        (10, "Transferrin saturation 20 %"), (11, "2 tests"),
    ]  # fmt: skip


@pytest.mark.parametrize(("system", "unit"), [("metric", "µg/L"), ("us", "ng/mL")])
def test_ferritin_of_two_units_is_drawn_in_one(system: str, unit: str) -> None:
    results = [
        result("ferritin", 45, "ug/L", MARCH.first),
        result("ferritin", 45, "pmol/L", MARCH.last),
    ]
    (row,) = marks(results, [], MARCH, system)
    assert row.name == f"Ferritin, {unit}"
    assert [mark.words for mark in row.marks] == ["45", "20"]
