from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import plan
from journal.plan import PlannedDose, Slot

NIGHT = date(2026, 3, 3)


@pytest.fixture
def nobody_knows(monkeypatch):
    monkeypatch.setattr(plan, "_planners", {})


@pytest.mark.parametrize(
    ("at", "named"), [(time(20, 30), "12-2030"), (time(0, 5), "12-0005"), (None, "12-none")]
)
def test_the_fields_of_a_dose_are_named_by_product_and_clock_time(at, named):
    slot = PlannedDose(12, "Magnesium", "supplement", at=at).slot

    assert slot.prefix == f"plan-{named}"
    for asked in ("state", "taken_at", "reason"):
        assert plan.slot_of(f"plan-{named}-{asked}") == slot


@pytest.mark.parametrize(
    "name", ["plan-12-2460-state", "plan-x-none-state", "plan-1-none", "slept"]
)
def test_other_fields_ask_about_no_dose(name):
    assert plan.slot_of(name) is None


EVENING, LATE, MORNING, NOON, NIGHTLY = time(20), time(22), time(8), time(12), time(0, 30)


@pytest.mark.parametrize(
    ("planned", "answered", "pairs"),
    [
        ([EVENING], [EVENING], {0: 0}),
        ([LATE], [EVENING], {0: 0}),  # the time was moved
        ([LATE], [None], {0: 0}),  # the first time was given
        ([None], [LATE], {0: 0}),  # the time was taken away
        ([MORNING, EVENING], [EVENING], {0: 1}),  # a second dose, before the answered one
        ([MORNING, LATE], [EVENING], {0: 1}),
        ([time(9), LATE], [MORNING, EVENING], {0: 0, 1: 1}),
        (
            [NOON, time(16), EVENING],
            [MORNING, NOON, time(16)],
            {0: 0, 1: 1, 2: 2},
        ),
        ([LATE], [MORNING, EVENING], {1: 0}),  # one of two was taken out
        ([LATE, NIGHTLY], [time(1)], {0: 1}),  # after midnight is later, not earlier
        ([MORNING, EVENING], [None], {0: 0}),
        ([], [EVENING], {}),
        ([EVENING], [], {}),
        ([EVENING], [EVENING, EVENING], {0: 0}),
    ],
)
def test_an_answer_stays_with_its_dose_when_the_plan_is_corrected(planned, answered, pairs):
    doses, answers = [Slot(1, at) for at in planned], [Slot(1, at) for at in answered]

    assert plan.belonging(doses, answers) == pairs


def test_an_answer_never_goes_to_another_product():
    doses = [Slot(1, EVENING), Slot(2, LATE)]

    assert plan.belonging(doses, [Slot(2, EVENING), Slot(3, LATE)]) == {0: 1}


AT = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(st.lists(AT, max_size=6, unique=True), st.lists(AT, max_size=6))
def test_each_dose_has_one_answer_and_as_many_are_matched_as_can_be(planned, answered):
    pairs = plan.belonging([Slot(1, at) for at in planned], [Slot(1, at) for at in answered])

    assert len(pairs) == min(len(planned), len(answered))
    assert len(set(pairs.values())) == len(pairs)


@given(st.lists(AT, max_size=6, unique=True), st.randoms())
def test_answers_to_the_plan_as_it_is_stand_where_they_were_given(planned, chance):
    answered = chance.sample(planned, chance.randint(0, len(planned)))

    pairs = plan.belonging([Slot(1, at) for at in planned], [Slot(1, at) for at in answered])

    assert all(planned[place] == answered[answer] for answer, place in pairs.items())


@pytest.mark.usefixtures("nobody_knows")
def test_nothing_is_planned_when_nobody_knows_a_plan():
    assert plan.planned("anybody", NIGHT) == ()


@pytest.mark.usefixtures("nobody_knows")
def test_whoever_knows_the_plan_is_asked_once_with_person_and_night():
    asked = []

    def planner(person, night):
        asked.append((person, night))
        return [PlannedDose(1, "Iron", "supplement")]

    plan.register("regimen", planner)
    plan.register("regimen", planner)

    assert [dose.name for dose in plan.planned("anna", NIGHT)] == ["Iron"]
    assert asked == [("anna", NIGHT)]
