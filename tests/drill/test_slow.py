"""Slow clients stop nobody else."""

import pytest

from tests.drill import slow
from tests.drill.short import meets_its_goals
from tests.drill.slow import Others


def test_slow_clients_keep_nobody_waiting():
    assert meets_its_goals(slow)


@pytest.mark.parametrize(
    ("others", "timed", "met"),
    [
        (Others([200] * 100, [3.0] * 100), True, True),
        (Others([200] * 98, [3.0] * 98 + [400.0] * 2), True, False),
        (Others([200] * 98, [3.0] * 98 + [400.0] * 2), False, True),
        (Others([200, 0], [3.0, 3.0]), False, False),
    ],
)
def test_others_who_wait_or_get_no_answer_are_missed(others, timed, met):
    assert others.row(20, timed=timed).met is met
