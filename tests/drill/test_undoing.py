"""What was answered is stored, and an undo takes only what nobody touched."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from tests.drill import undoing
from tests.drill.short import meets_its_goals
from tests.drill.undoing import Answer, Round, is_named, told, told_rounds

NIGHT = date(1990, 1, 1)
OWN, OTHER = Answer(NIGHT, "tea", 4, 200), Answer(NIGHT, "", 1, 422)
GOOD = Round(20, 2, True, True, True)


def test_answers_stay_and_imports_go():
    assert meets_its_goals(undoing)


@pytest.mark.parametrize(
    ("answers", "found", "met"),
    [
        ([OWN, OTHER], [OWN], True),
        ([OWN, OTHER], [], False),
        ([OWN, OTHER], [replace(OWN, value=5)], False),
        ([OWN, OTHER], [OWN, replace(OWN, value=7)], False),
        ([replace(OWN, status=422), OTHER], [], False),
        ([OWN, replace(OTHER, status=200)], [OWN], False),
        ([OWN], [OWN], False),
        ([OTHER], [], False),
    ],
)
def test_an_answer_that_is_lost_changed_or_wrongly_taken_is_missed(answers, found, met):
    assert told("SQLite", answers, Counter(row.row for row in found)).met is met


@pytest.mark.parametrize("wrong", [{"named": False}, {"gone": False}, {"back": False}])
def test_an_undo_that_is_not_as_promised_is_missed(wrong):
    assert told_rounds("SQLite", [GOOD, GOOD]).met is True
    assert told_rounds("SQLite", [GOOD, replace(GOOD, **wrong)]).met is False


@pytest.mark.parametrize("nothing", [{"came": 0}, {"came": 2}, {"corrected": 0}])
def test_an_undo_of_nothing_proves_nothing(nothing):
    assert told_rounds("SQLite", [replace(GOOD, **nothing)]).met is False
    assert told_rounds("SQLite", []).met is False


def test_what_stays_is_named_or_counted():
    page = "it stays: Night of Tue 3 → Wed 4 March 2026; and 2 more."

    assert is_named(page, ["2026-03-03"])
    assert not is_named(page, ["2026-03-03", "2026-03-04"])
    assert not is_named("", ["2026-03-03"])
