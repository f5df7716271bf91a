"""Sessions of nobody are not stored, and many sessions keep no deletion waiting."""

import pytest

from tests.drill import sessions
from tests.drill.sessions import Deletions
from tests.drill.short import meets_its_goals


def test_strangers_leave_no_session_and_an_account_goes_with_its_own():
    assert meets_its_goals(sessions)


@pytest.mark.parametrize(
    ("statuses", "more", "met"),
    [([200, 403], 0, True), ([200, 403], 1, False), ([200, 500], 0, False), ([], 0, False)],
)
def test_a_row_more_or_a_fault_is_missed(statuses, more, met):
    assert sessions.told_of_nobody(statuses, more).met is met


@pytest.mark.parametrize(
    ("deletions", "timed", "met"),
    [
        (Deletions(9, [0.1, 0.2], 2, 4, 4, 4, 9, 0), True, True),
        (Deletions(9, [0.1, 1.2], 2, 4, 4, 4, 9, 0), True, False),
        (Deletions(9, [0.1, 1.2], 2, 4, 4, 4, 9, 0), False, True),
        (Deletions(9, [0.1, 0.2], 1, 4, 4, 4, 9, 0), True, False),
        (Deletions(9, [0.1, 0.2], 2, 4, 3, 4, 9, 0), True, False),
        (Deletions(9, [0.1, 0.2], 2, 4, 4, 3, 9, 0), True, False),
        (Deletions(9, [0.1, 0.2], 2, 4, 4, 4, 9, 1), True, False),
        (Deletions(9, [0.1, 0.2], 2, 4, 4, 4, 0, 0), True, False),
    ],
)
def test_a_deletion_that_is_late_partial_or_in_the_way_is_missed(deletions, timed, met):
    assert deletions.row(timed=timed).met is met
