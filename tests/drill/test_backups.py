"""A backup made while people write is whole, sealed, and can be put back."""

from dataclasses import replace

import pytest

from tests.drill import backups
from tests.drill.backups import Judged, told
from tests.drill.short import meets_its_goals

GOOD = Judged(True, 47, (), "0 lost, 0 doubled", True)


def test_backups_under_load_are_good():
    assert meets_its_goals(backups)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sealed": False},
        {"tables": 0},
        {"wrong": ("journal_night",)},
        {"words": "1 lost, 0 doubled", "whole": False},
    ],
)
def test_each_thing_a_backup_has_to_be_can_be_missed(wrong):
    assert told("SQLite", [GOOD, GOOD], 99).met is True
    assert told("SQLite", [GOOD, replace(GOOD, **wrong)], 99).met is False


def test_what_is_wrong_is_named():
    figure = told("SQLite", [replace(GOOD, wrong=("journal_night",))], 99).figure

    assert "0 of 1" in figure
    assert "journal_night" in figure
