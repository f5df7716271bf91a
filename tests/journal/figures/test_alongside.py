from datetime import date

import pytest

from journal.clock import Period
from journal.figures import alongside as module
from journal.figures.alongside import Alongside, register, shown_alongside, stamps
from journal.figures.lanes import Lane, Mark, MarkKind

WEEK = Period(date(2026, 3, 2), date(2026, 3, 8))
IRON = Lane("Iron", "supplement", ())
STARTED, TEST = Mark(1, MarkKind.DOSE, "Iron started"), Mark(2, MarkKind.LAB, "Ferritin 46 µg/L")


@pytest.fixture(autouse=True)
def nobody_registered(monkeypatch):
    monkeypatch.setattr(module, "_sources", {})


def plan(person, period):
    return Alongside(lanes=(IRON,), changes=(STARTED,), doses_taken={period.first: 1.0})


def test_without_rooms_nothing_stands_alongside():
    assert shown_alongside("somebody", WEEK) == Alongside()
    assert stamps("somebody") == []


def test_what_rooms_show_stands_together():
    register("labs", lambda person, period: Alongside(marks=(TEST,)), lambda person: 1)
    register("plan", plan, lambda person: [person])
    found = shown_alongside("somebody", WEEK)

    assert (found.lanes, found.changes, found.marks) == ((IRON,), (STARTED,), (TEST,))
    assert found.doses_taken == {WEEK.first: 1.0}
    assert stamps("somebody") == [1, ["somebody"]]


def test_a_room_that_registers_again_is_asked_once():
    register("plan", plan, lambda person: 1)
    register("plan", plan, lambda person: 2)

    assert shown_alongside("somebody", WEEK).lanes == (IRON,)
    assert stamps("somebody") == [2]
