"""An upgrade killed anywhere is finished by running it again."""

import pytest

from tests.drill import upgrade, upgrading
from tests.drill.short import meets_its_goals

TOLD = {"statements": 700, "migrations": 51, "tables": 46, "rows": 504}


def tried(**changed):
    return {"at": 1, "killed": True, "same": True, "said": "", **changed}


def test_an_upgrade_killed_is_finished_by_another():
    assert meets_its_goals(upgrade)


@pytest.mark.parametrize(
    "wrong", [{"same": False, "said": "table exists already"}, {"killed": False}]
)
def test_one_try_that_ends_otherwise_is_a_missed_goal(wrong):
    assert upgrade.judge("SQLite", {**TOLD, "tries": [tried()]}).met is True
    missed = upgrade.judge("SQLite", {**TOLD, "tries": [tried(), tried(at=15, **wrong)]})

    assert missed.met is False
    assert f"(not: 15, {wrong.get('said', '')})" in missed.figure


def test_no_try_is_no_success():
    assert upgrade.judge("SQLite", {**TOLD, "tries": []}).met is False


def test_it_is_killed_anywhere_and_where_migrations_are_noted_down():
    assert upgrading.chosen(6, 100, [10, 40, 80]) == [10, 17, 40, 51, 80, 84]
    assert upgrading.chosen(2, 100, [10, 40, 80]) == [40, 51]
