import pytest

from bench.statistics.experiments import nightly
from journal.experiments.expectation import expectation
from journal.figures.measures import ASLEEP, EVENING, ONSET
from tests.journal.experiments.test_forecast import BLOCKS, ratings


def test_ones_own_nights_are_reckoned_with_and_named():
    said = expectation(nightly(54), EVENING, ratings(120, 0.3), 1)
    assert said.plan == "54 nights, chosen night by night"
    assert said.basis.startswith("From your latest 120 nights with an answer (legs in the evening)")
    assert [each.size for each in said.sizes] == ["1 point", "2 points"]
    assert 30 <= said.sizes[0].power <= 70
    assert said.sizes[1].power >= 90
    assert said.sizes[1].nights.startswith("about ")
    assert "read at 5 %" in said.line


def test_with_few_nights_a_made_up_diary_is_named_as_one():
    said = expectation(nightly(54), EVENING, [4.0, None, 6.0], 1)
    assert said.basis.startswith(
        "Only 2 of your latest nights have an answer (legs in the evening). It needs 28"
    )
    assert "made-up diary" in said.basis
    assert "usual spread is 2 points" in said.basis


def test_without_a_night_none_has_an_answer():
    said = expectation(nightly(54), EVENING, [None, None], 1)
    assert said.basis.startswith("None of your latest nights have an answer (legs in the evening).")


def test_what_lingers_needs_more_nights_than_there_may_be():
    said = expectation(BLOCKS, EVENING, [], 1)
    assert said.sizes[0].nights == "more than 140"
    assert said.sizes[0].power < 30


def test_a_later_one_of_the_year_is_stricter_and_says_so():
    first, third = (expectation(nightly(54), EVENING, [], number) for number in (1, 3))
    assert third.sizes[0].power < first.sizes[0].power
    assert "third within a year, read at 1.25 %, not 5 %" in third.line


@pytest.mark.parametrize(
    ("measure", "size"), [(ASLEEP, "30 min"), (ONSET, "30 min"), (EVENING, "1 point")]
)
def test_differences_are_in_the_unit_of_the_outcome(measure, size):
    assert expectation(nightly(30), measure, [], 1).sizes[0].size == size


def test_nothing_is_found_for_sure():
    steady = [5.0, 6.0] * 60
    assert expectation(nightly(120), EVENING, steady, 1).sizes[1].power == 99
