import pytest

from journal.figures import left_out as module
from journal.figures.left_out import LeftOut, names_left_out, register, stamps


@pytest.fixture(autouse=True)
def nobody_registered(monkeypatch):
    monkeypatch.setattr(module, "_sources", {})


def iron(person, names):
    return [LeftOut(name, f"{person} stores it.") for name in names if name == "Iron"]


def test_without_a_room_that_knows_nothing_is_left_out():
    assert names_left_out("somebody", ["Iron"]) == {}


def test_a_room_says_which_names_are_left_out_and_why():
    register("plan", iron, lambda person: 1)
    register("plan", iron, lambda person: [person])
    assert names_left_out("somebody", iter(["Iron", "Tea"])) == {
        "iron": LeftOut("Iron", "somebody stores it.")
    }
    assert stamps("somebody") == [["somebody"]]
