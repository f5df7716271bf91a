"""A restore is one step: it leaves all as it was, or is done."""

from dataclasses import replace

import pytest

from tests.drill import restoring
from tests.drill.restoring import Afterwards, Killed, killed, told
from tests.drill.short import meets_its_goals

DONE = Killed(midway=True, as_it_was=False, done=True)
AFTER = Afterwards(keys=(5, 6, 9), browsers=2, signed_out=2)
TABLES = {"journal_night": {"rows": 3, "sha256": "a"}}
SENTENCE = "CommandError: psql failed: no index"


def test_restores_that_fail_or_are_killed_leave_no_half():
    assert meets_its_goals(restoring)


@pytest.mark.parametrize(
    ("status", "said", "after"),
    [
        (0, "", TABLES),
        (1, f"Traceback\n{SENTENCE}", TABLES),
        (1, SENTENCE, {}),
        (1, SENTENCE, {"journal_night": {"rows": 3, "sha256": "b"}}),
        (1, SENTENCE, {**TABLES, "another": {"rows": 0, "sha256": ""}}),
    ],
)
def test_a_failure_without_a_sentence_or_with_another_table_is_missed(status, said, after):
    assert told("SQLite", 1, SENTENCE, TABLES, TABLES).met is True
    assert told("SQLite", status, said, TABLES, after).met is False


@pytest.mark.parametrize("wrong", [{"keys": (5, 6, 6)}, {"keys": (5, 9, 6)}, {"signed_out": 1}])
def test_a_key_given_again_or_a_browser_still_signed_in_is_missed(wrong):
    assert killed("SQLite", [DONE], AFTER).met is True
    assert killed("SQLite", [DONE], replace(AFTER, **wrong)).met is False


def test_a_half_restored_database_is_missed():
    half = replace(DONE, done=False)

    assert killed("SQLite", [DONE, DONE, half], AFTER).met is False


def test_kills_that_came_too_late_prove_nothing():
    late = replace(DONE, midway=False)

    assert killed("SQLite", [DONE, late], AFTER).met is True
    assert killed("SQLite", [DONE, late, late], AFTER).met is False
    assert killed("SQLite", [], AFTER).met is False
