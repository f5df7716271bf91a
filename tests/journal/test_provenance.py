from types import SimpleNamespace

import pytest

from journal import provenance
from journal.provenance import Provenance

IT = Provenance("From a file.", "/import/", "Your imports")


@pytest.fixture(autouse=True)
def _no_rooms(monkeypatch):
    monkeypatch.setattr(provenance, "_sources", [])


def night(pk=1, version=0):
    return SimpleNamespace(pk=pk, version=version)


def test_the_first_room_that_knows_a_night_says_where_it_came_from():
    provenance.register(lambda _: None)
    provenance.register(lambda _: IT)
    assert provenance.provenance(night()) == IT


@pytest.mark.parametrize("written_here", [night(pk=None), night(version=1)])
def test_a_night_that_was_written_or_changed_here_came_from_nowhere(written_here):
    provenance.register(lambda _: IT)
    assert provenance.provenance(written_here) is None


def test_registering_twice_asks_once():
    asked = []
    for _ in range(2):
        provenance.register(asked.append)
    assert provenance.provenance(night()) is None
    assert len(asked) == 1
