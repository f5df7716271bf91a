"""Without a mail server nothing fails, and nobody is told that nothing was stored."""

import pytest

from tests.drill import mailless
from tests.drill.mailless import Journeys
from tests.drill.short import meets_its_goals
from tests.drill.slow import Others

QUICK, LATE = Others([200] * 100, [3.0] * 100), Others([200] * 10, [400.0] * 10)


def test_a_mail_server_that_is_away_stops_nobody():
    assert meets_its_goals(mailless)


@pytest.mark.parametrize(
    ("journeys", "others", "timed", "met"),
    [
        (Journeys([True], [True], 0), QUICK, True, True),
        (Journeys([True], [True], 0), LATE, False, True),
        (Journeys([True], [True], 0), LATE, True, False),
        (Journeys([True], [True], 0), Others([200, 0], [3.0, 3.0]), False, False),
        (Journeys([True, False], [True], 0), QUICK, True, False),
        (Journeys([True], [True, False], 0), QUICK, True, False),
        (Journeys([True], [True], 1), QUICK, True, False),
        (Journeys([], [True], 0), QUICK, True, False),
        (Journeys([True], [], 0), QUICK, True, False),
    ],
)
def test_a_fault_silence_or_a_wait_is_missed(journeys, others, timed, met):
    assert journeys.row("refuses", others, timed=timed).met is met
