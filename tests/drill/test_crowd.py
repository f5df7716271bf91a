"""Sixteen writers at once, everything sent twice: nothing fails, nothing is there twice."""

from contextlib import nullcontext

import pytest

from tests.drill import crowd
from tests.drill.short import meets_its_goals


class Here:
    """A place where nothing happens."""

    database = "SQLite"

    def serving(self):
        return nullcontext()

    def inside(self, *_):
        return {"doses": {}, "sendings": {}, "verdict": "ok"}


def test_a_crowd_is_served():
    assert meets_its_goals(crowd)


@pytest.mark.parametrize(("status", "met"), [(200, True), (500, False), (0, False), (409, False)])
def test_one_failed_answer_is_a_missed_goal(monkeypatch, status, met):
    def written(here, each, ledger):
        ledger.statuses += [200] * 99 + [status]
        ledger.times += [1.0] * 100

    monkeypatch.setattr(crowd, "written", written)

    assert crowd._told(Here(), 1).met is met
