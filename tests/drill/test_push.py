"""The endpoints that lead inside: none is reached, and a guard that lets one through is told on."""

from dataclasses import replace

import pytest

from journal.reminders.guard import Guard
from tests.drill import push
from tests.drill.result import Size


def test_no_endpoint_leads_inside():
    told = list(push.run(Size.SHORT))

    assert [result.met for result in told] == [True], told


@pytest.mark.parametrize(
    "weakness",
    [
        {"services": ("127.0.0.1", "localhost", ".localhost"), "may_reach": lambda _: True},
        {"may_reach": lambda _: True},
    ],
)
def test_a_guard_that_lets_one_through_is_a_miss(tmp_path, weakness):
    with push.service(tmp_path) as there:
        guard = replace(Guard(), ports=(443, there.port), **weakness)
        result = push.attack(Size.SHORT, there, guard)

    assert result.met is False
    assert "reached by" in result.figure
