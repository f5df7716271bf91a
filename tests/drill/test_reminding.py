"""A push service that hangs keeps nobody else's reminder waiting."""

from collections import Counter

import pytest

from tests.drill import reminding
from tests.drill.reminding import told
from tests.drill.short import meets_its_goals

ALL = {"1-0": 1, "1-1": 1, "hang-0": 1}
SAID = "1 failed, 1 sent"


def test_others_are_reminded_beside_services_that_hang():
    assert meets_its_goals(reminding)


@pytest.mark.parametrize(
    ("asked", "said", "took", "met"),
    [
        (ALL, SAID, 30.0, True),
        ({"1-0": 1, "hang-0": 1}, SAID, 30.0, False),
        ({**ALL, "1-1": 2}, SAID, 30.0, False),
        ({**ALL, "2-0": 1}, SAID, 30.0, False),
        ({"1-0": 1, "1-1": 1}, SAID, 30.0, False),
        (ALL, "2 failed", 30.0, False),
        (ALL, SAID, 61.0, False),
    ],
)
def test_somebody_who_is_not_reminded_once_in_time_is_missed(asked, said, took, met):
    assert told(Counter(asked), said, 10, 1, (2.0, took), timed=True).met is met


def test_a_moment_is_too_short_for_its_time_to_count():
    assert told(Counter(ALL), SAID, 10, 1, (2.0, 61.0), timed=False).met is True
