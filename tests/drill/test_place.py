"""Drills that run at the same time keep out of each other's way."""

import tempfile
from contextlib import ExitStack
from socket import create_server

import pytest

from tests.drill import place
from tests.drill.place import NotHereError


@pytest.fixture(autouse=True)
def ports(monkeypatch, tmp_path):
    """Two that no other drill of this machine looks at."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with ExitStack() as stack:
        ears = [stack.enter_context(create_server(("127.0.0.1", 0))) for _ in range(2)]
        found = [ear.getsockname()[1] for ear in ears]
    monkeypatch.setattr(place, "PORTS", range(min(found), max(found) + 1, max(found) - min(found)))
    return sorted(found)


def test_a_port_is_somebodys_until_they_are_done(ports):
    with place.free_port() as one, place.free_port() as another:
        assert [one, another] == ports
    with place.free_port() as again:
        assert again == one


def test_a_port_that_is_listened_on_is_left_out(ports):
    with create_server(("127.0.0.1", ports[0])), place.free_port() as other:
        assert other == ports[1]


def test_where_all_are_taken_the_drill_says_so():
    with (
        place.free_port(),
        place.free_port(),
        pytest.raises(NotHereError, match="are taken"),
        place.free_port(),
    ):
        pass
