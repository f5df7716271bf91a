"""Errands go on at the same time, each for a bounded while."""

import threading

from journal.reminders.errands import Errands


def everything(errands, *begun):
    return [*begun, *errands.rest()]


def test_they_run_beside_each_other_and_each_says_whose_it_is():
    errands, second_ran = Errands(2, 30.0, "undone"), threading.Event()

    began = [
        *errands.begin("first", lambda: second_ran.wait(30) and "waited for the second"),
        *errands.begin("second", lambda: second_ran.set() or "ran"),
    ]

    assert dict(everything(errands, *began)) == {
        "first": "waited for the second",
        "second": "ran",
    }


def test_no_more_than_so_many_are_under_way():
    errands, running, most = Errands(2, 30.0, 0), [], []

    def work():
        running.append(1)
        most.append(len(running))
        running.pop()
        return 1

    began = [told for n in range(20) for told in errands.begin(n, work)]

    assert len(everything(errands, *began)) == 20
    assert max(most) <= 2


def test_one_that_hangs_is_given_up_and_the_others_go_on():
    errands, never = Errands(1, 0.05, "undone"), threading.Event()

    began = [
        *errands.begin("hangs", never.wait),
        *errands.begin("next", lambda: "ran"),
    ]

    assert everything(errands, *began) == [("hangs", "undone"), ("next", "ran")]
    never.set()


def test_one_that_fails_in_a_way_nobody_thought_of_counts_as_undone(monkeypatch):
    said = []
    monkeypatch.setattr(threading, "excepthook", lambda told: said.append(told.exc_type))
    errands = Errands(1, 30.0, "undone")

    began = errands.begin("fails", lambda: 1 / 0)

    assert everything(errands, *began) == [("fails", "undone")]
    for thread in set(threading.enumerate()) - {threading.main_thread()}:
        thread.join(10)
    assert said == [ZeroDivisionError]
