"""What there is no room for is refused in words and not stored."""

import pytest

from tests.drill import quotas
from tests.drill.quotas import Tried
from tests.drill.short import meets_its_goals


def test_nobody_makes_more_than_there_is_room_for():
    assert meets_its_goals(quotas)


@pytest.mark.parametrize(
    ("tried", "met"),
    [
        (Tried("A demo", "shares", 0, 3, 3, 0, 0), True),
        (Tried("A person", "shares", 10, 12, 2, 0, 10), True),
        (Tried("A person", "shares", 10, 12, 1, 0, 10), False),
        (Tried("A person", "shares", 10, 12, 2, 0, 11), False),
        (Tried("A person", "shares", 10, 12, 2, 0, 9), False),
        (Tried("A person", "shares", 10, 12, 2, 1, 10), False),
        (Tried("A person", "shares", 10, 10, 0, 0, 10), False),
    ],
)
def test_a_row_too_many_or_a_silent_refusal_is_missed(tried, met):
    assert tried.row().met is met
