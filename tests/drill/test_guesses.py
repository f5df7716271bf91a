"""A stranger's guesses at codes shut the stranger out, never the owner."""

import pytest

from tests.drill import guesses
from tests.drill.guesses import Siege
from tests.drill.short import meets_its_goals


def test_who_guesses_is_refused_and_the_owner_gets_in():
    assert meets_its_goals(guesses)


@pytest.mark.parametrize(
    ("siege", "met"),
    [
        (Siege(2, 10, 2, 0, 0, elsewhere=True, known=True), True),
        (Siege(0, 0, 0, 0, 0, elsewhere=True, known=True), False),
        (Siege(2, 9, 2, 0, 0, elsewhere=True, known=True), False),
        (Siege(2, 10, 1, 0, 0, elsewhere=True, known=True), False),
        (Siege(2, 10, 2, 1, 0, elsewhere=True, known=True), False),
        (Siege(2, 10, 2, 0, 1, elsewhere=True, known=True), False),
        (Siege(2, 10, 2, 0, 0, elsewhere=False, known=True), False),
        (Siege(2, 10, 2, 0, 0, elsewhere=True, known=False), False),
    ],
)
def test_a_stranger_inside_or_an_owner_outside_is_missed(siege, met):
    assert siege.row().met is met
