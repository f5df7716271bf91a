from datetime import date, time

import pytest

from journal import plan
from journal.plan import PlannedDose

NIGHT = date(2026, 3, 3)


@pytest.fixture
def nobody_knows(monkeypatch):
    monkeypatch.setattr(plan, "_planners", {})


@pytest.mark.parametrize(
    ("at", "slot"), [(time(20, 30), "12-2030"), (time(0, 5), "12-0005"), (None, "12-none")]
)
def test_a_planned_dose_is_named_by_product_and_clock_time(at, slot):
    assert PlannedDose(12, "Magnesium", "supplement", at=at).slot == slot


@pytest.mark.usefixtures("nobody_knows")
def test_nothing_is_planned_when_nobody_knows_a_plan():
    assert plan.planned("anybody", NIGHT) == ()


@pytest.mark.usefixtures("nobody_knows")
def test_whoever_knows_the_plan_is_asked_once_with_person_and_night():
    asked = []

    def planner(person, night):
        asked.append((person, night))
        return [PlannedDose(1, "Iron", "supplement")]

    plan.known_by("regimen", planner)
    plan.known_by("regimen", planner)

    assert [dose.name for dose in plan.planned("anna", NIGHT)] == ["Iron"]
    assert asked == [("anna", NIGHT)]
