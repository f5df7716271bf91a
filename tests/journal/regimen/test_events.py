from datetime import date

import pytest

from journal.regimen.events import Change, DoseEvent


@pytest.mark.parametrize(
    ("change", "before", "after", "words"),
    [
        (Change.STARTED, "", "65 mg", "Iron started at 65 mg"),
        (Change.STARTED, "", "", "Iron started"),
        (Change.CHANGED, "65 mg", "100 mg", "Iron changed from 65 mg to 100 mg"),
        (Change.CHANGED, "", "100 mg", "Iron changed to 100 mg"),
        (Change.CHANGED, "65 mg", "", "Iron changed from 65 mg"),
        (Change.CHANGED, "", "", "Iron changed"),
        (Change.STOPPED, "100 mg", "", "Iron stopped at 100 mg"),
        (Change.STOPPED, "", "", "Iron stopped"),
    ],
)
def test_a_change_is_told_with_the_doses_that_are_known(change, before, after, words):
    assert DoseEvent(date(2026, 3, 2), "Iron", False, change, before, after).words == words
