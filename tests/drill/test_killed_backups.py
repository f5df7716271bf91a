"""A backup that is killed leaves nothing in plain, and nothing in the way of the next."""

from dataclasses import replace

import pytest

from tests.drill import killed_backups
from tests.drill.killed_backups import Killed, open_to_others, told
from tests.drill.short import meets_its_goals

GOOD = Killed(midway=True)


def test_what_killed_backups_leave_is_gone_with_the_next():
    assert meets_its_goals(killed_backups)


@pytest.mark.parametrize(
    "wrong",
    [
        {"left": (".backup-in-progress-x",)},
        {"open_to_others": ("db.sqlite3",)},
        {"good": False},
    ],
)
def test_each_thing_that_a_kill_may_spoil_can_be_missed(wrong):
    assert told("SQLite", [GOOD, GOOD], True).met is True
    assert told("SQLite", [GOOD, replace(GOOD, **wrong)], True).met is False


def test_a_backup_that_cannot_be_put_back_is_missed():
    assert told("SQLite", [GOOD], False).met is False


def test_kills_that_came_too_late_prove_nothing():
    late = replace(GOOD, midway=False)

    assert told("SQLite", [GOOD, late], True).met is True
    assert told("SQLite", [GOOD, late, late], True).met is False
    assert told("SQLite", [], True).met is False


def test_what_is_left_is_named():
    assert "(half)" in told("SQLite", [replace(GOOD, left=("half",))], True).figure


def test_what_others_could_read_is_found(tmp_path):
    tmp_path.chmod(0o700)
    for name, mode in {"private": 0o600, "open": 0o644}.items():
        (tmp_path / name).touch()
        (tmp_path / name).chmod(mode)

    assert open_to_others(tmp_path) == {"open"}
