"""Servers that start at the same moment wait for each other."""

import pytest

from tests.drill import together
from tests.drill.short import meets_its_goals

READY = ["Stillnight is ready at http://127.0.0.1:8150 (Ctrl-C ends it)."]


def test_servers_that_start_together_all_answer():
    assert meets_its_goals(together)


@pytest.mark.parametrize(
    ("answered", "said", "met"),
    [
        ([True, True], [READY, READY], True),
        ([True, False], [READY, READY], False),
        ([True, True], [READY, ["Traceback (most recent call last):", *READY]], False),
        ([True, True], [READY, []], False),
    ],
)
def test_one_that_dies_or_complains_is_missed(answered, said, met):
    assert together.told("SQLite", answered, said).met is met
