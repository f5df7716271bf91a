"""Two devices and one night: nothing that somebody wrote is ever lost in silence."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from journal.saving.merge import Conflict, Merged, changed, merge, renamed


@pytest.mark.parametrize(
    ("seen", "mine", "stored", "outcome"),
    [
        (None, "6", None, Merged({"evening": "6"}, {})),  # the first answer
        ("6", None, "6", Merged({"evening": None}, {})),  # taken back to unknown
        ("6", "6", "3", Merged({}, {})),  # not touched here, changed elsewhere
        ("6", "3", "3", Merged({}, {})),  # both said the same
        ("6", "4", "3", Merged({}, {"evening": Conflict("4", "3")})),
        (None, "4", "3", Merged({}, {"evening": Conflict("4", "3")})),
        ("6", None, "3", Merged({}, {"evening": Conflict(None, "3")})),
    ],
)
def test_an_answer_is_stored_unless_it_was_answered_otherwise_meanwhile(
    seen, mine, stored, outcome
):
    merged = merge({"evening": seen}, {"evening": mine}, {"evening": stored}, ["evening"])

    assert merged == replace(outcome, was_current=seen == stored)


def test_answers_to_different_questions_do_not_meet():
    merged = merge({}, {"evening": "4"}, {"rest": "7"}, ["evening"])

    assert merged == Merged({"evening": "4"}, {}, was_current=False)


def test_a_page_changed_what_it_does_not_say_as_it_showed_it():
    assert changed({"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "5", "d": "4"}) == [
        "b",
        "c",
        "d",
    ]


QUESTIONS = st.sampled_from(["evening", "rest", "onset", "drink:1", "drink:2"])
VALUES = st.sampled_from([None, "1", "2", "3"])
DEVICES = st.sampled_from(["phone", "laptop"])


class Device:
    """A phone: what it shows, what it has not sent yet, and what it has to ask about."""

    def __init__(self) -> None:
        self.shown: dict[str, Any] = {}
        self.queue: list[tuple[int, dict[str, Any], dict[str, Any]]] = []
        self.asks: dict[str, Conflict] = {}
        self.tapped: dict[str, Any] = {}


class TwoDevices(RuleBasedStateMachine):
    """Taps, drops, repeats, late arrivals, and choices, in any order.

    The server remembers the ids it stored and answers a repeat without storing it again.
    """

    @initialize()
    def start(self) -> None:
        self.stored: dict[str, Any] = {}
        self.known: set[int] = set()
        self.arrived: set[tuple[str, Any]] = set()
        self.devices = {"phone": Device(), "laptop": Device()}
        self.serial = 0
        self.in_the_air: list[tuple[int, dict[str, Any], dict[str, Any]]] = []

    @rule(name=DEVICES, question=QUESTIONS, value=VALUES)
    def tap(self, name: str, question: str, value: Any) -> None:
        device = self.devices[name]
        seen = device.shown.get(question)
        if value == seen or question in device.asks:
            return
        self.serial += 1
        device.queue.append((self.serial, {question: seen}, {question: value}))
        device.shown[question] = device.tapped[question] = value

    @rule(name=DEVICES, lost=st.booleans())
    def send_the_oldest(self, name: str, lost: bool) -> None:
        """The answer of the server may be lost on the way: then it is sent again later."""
        device = self.devices[name]
        if not device.queue:
            return
        self.in_the_air.append(device.queue[0])
        conflicts = self.receive(device.queue[0])
        if lost:
            return
        device.queue.pop(0)
        for question, conflict in conflicts.items():  # about what was tapped last
            device.asks[question] = Conflict(device.shown.get(question), conflict.stored)
            device.queue = [c for c in device.queue if question not in c[2]]

    @rule(data=st.data())
    def an_old_sending_arrives_again(self, data: st.DataObject) -> None:
        if self.in_the_air:
            sending = data.draw(st.sampled_from(self.in_the_air))
            if sending[0] in self.known:
                assert self.receive(sending) == {}

    @rule(name=DEVICES, mine=st.booleans())
    def choose(self, name: str, mine: bool) -> None:
        device = self.devices[name]
        if not device.asks:
            return
        question, conflict = device.asks.popitem()
        device.shown[question] = self.stored.get(question)
        device.tapped.pop(question, None)
        if mine:
            seen = self.stored.get(question)
            self.serial += 1
            device.queue.append((self.serial, {question: seen}, {question: conflict.yours}))
            device.shown[question] = device.tapped[question] = conflict.yours

    @rule(name=DEVICES)
    def reload(self, name: str) -> None:
        device = self.devices[name]
        waiting = {question for _, _, mine in device.queue for question in mine}
        for question in {*self.stored, *device.shown} - waiting - set(device.asks):
            device.shown[question] = self.stored.get(question)

    def receive(self, sending: tuple[int, dict[str, Any], dict[str, Any]]) -> dict[str, Conflict]:
        serial, base, mine = sending
        if serial in self.known:
            return {}
        merged = merge(base, mine, self.stored, mine)
        for question, value in merged.changes.items():
            assert self.stored.get(question) == base.get(question), "overwrote something unseen"
            self.stored[question] = value
        self.arrived |= {(q, v) for q, v in mine.items() if self.stored.get(q) == v}
        if not merged.conflicts:
            self.known.add(serial)
        return merged.conflicts

    @invariant()
    def everything_tapped_is_stored_waiting_or_asked_about(self) -> None:
        if not hasattr(self, "devices"):
            return
        for device in self.devices.values():
            waiting = {question for _, _, mine in device.queue for question in mine}
            assert not waiting & set(device.asks)
            for question, value in device.tapped.items():
                asked = device.asks.get(question)
                assert (
                    question in waiting
                    or (asked and asked.yours == value)
                    or (question, value) in self.arrived
                ), "a tap was lost"

    def teardown(self) -> None:
        """Once all is sent and every choice made, both devices show what is stored."""
        if not hasattr(self, "devices"):
            return
        for _ in range(1000):
            busy = [n for n, d in self.devices.items() if d.queue or d.asks]
            if not busy:
                break
            for name in busy:
                self.send_the_oldest(name=name, lost=False)
                self.choose(name=name, mine=True)
        assert not any(d.queue or d.asks for d in self.devices.values())
        for name in self.devices:
            self.reload(name=name)
        for device in self.devices.values():
            shown = {q: v for q, v in device.shown.items() if v is not None}
            assert shown == {q: v for q, v in self.stored.items() if v is not None}


TestTwoDevices = TwoDevices.TestCase


def test_an_answer_goes_by_the_name_that_its_question_has_now():
    answers = {"plan-1-2000-state": "taken", "tiredness": "4"}

    found = renamed(answers, {"plan-1-2000-state": "plan-1-2100-state"})

    assert found == {"plan-1-2100-state": "taken", "tiredness": "4"}
