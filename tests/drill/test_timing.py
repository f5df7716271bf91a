"""Ratios of times: how they are judged. The figures themselves belong to no test."""

import pytest

from tests.drill import timing
from tests.drill.result import Size


def test_a_merge_measures_no_times():
    assert list(timing.run(Size.SHORT)) == []


@pytest.mark.parametrize(
    ("known", "met"), [(100.0, True), (81.0, True), (79.0, False), (126.0, False), (3.0, False)]
)
def test_the_ratio_of_the_medians_decides(known, met):
    assert timing.compared("sign-in", [known, known, 9000], [100, 100, 1]).met is met


def test_calls_for_what_exists_and_what_does_not_take_turns(db):
    asked = []

    def call(exists):
        asked.append(exists)
        return "/share/open/", {"code": "x"}

    known, unknown = timing.in_turns(call, 3)

    assert asked == [False, True] * 4
    assert len(known) == len(unknown) == 3
