"""A full disk: a sentence, reading goes on, writing resumes, nothing acknowledged is lost."""

import pytest

from tests.drill import full
from tests.drill.short import meets_its_goals

WELL = {
    "before": 9,
    "refused": {"507": 5},
    "sentences": 5,
    "read": [200, 200, 200],
    "left": [302, 302],
    "again": {"200": 5},
    "words": "0 lost, 0 doubled",
    "met": True,
}


def test_a_full_disk_is_survived():
    assert meets_its_goals(full)


@pytest.mark.parametrize(
    "wrong",
    [
        {"refused": {"500": 5}},
        {"refused": {"507": 4, "200": 1}},
        {"sentences": 4},
        {"read": [200, 500]},
        {"left": [302, 200]},
        {"again": {"200": 4, "507": 1}},
        {"met": False},
    ],
)
def test_each_part_of_the_goal_can_be_missed(wrong):
    assert full.judge(WELL, 5).met is True
    assert full.judge(WELL | wrong, 5).met is False


def test_a_page_of_a_stack_trace_is_no_sentence():
    assert full._is_sentence('{"error": "No room."}')
    assert not full._is_sentence("Traceback (most recent call last):")
    assert not full._is_sentence('{"error": 507}')
