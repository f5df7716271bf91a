"""Two evenings beside each other, and how far that can be chance."""

from datetime import timedelta
from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.sittings.comparison import FEWEST_OTHERS, compare, last_two
from journal.sittings.course import USUAL
from tests.journal.sittings.made_up import NIGHT, evening, evenings_of

# The 97.5 % points of Student's t as tables print them (NIST/SEMATECH handbook, 1.3.6.7.2)
TABLE = {3: 3.182, 4: 2.776, 5: 2.571, 7: 2.365, 9: 2.262, 14: 2.145}


def test_only_times_that_are_complete_on_both_evenings_are_compared() -> None:
    before = evening(1, 2, 6, None)
    after = evening(1, 0, None, 9, night=NIGHT + timedelta(weeks=4))

    comparison = compare(after, before, [before, after])

    assert (comparison.earlier, comparison.later) == (before, after)
    assert comparison.times == USUAL[:2]
    assert (comparison.means, comparison.difference) == ((1.5, 0.5), -1)


def test_evenings_without_a_shared_sitting_have_no_difference() -> None:
    before, after = evening(1, None), evening(None, 9, night=NIGHT + timedelta(days=1))
    comparison = compare(before, after, [before, after, *evenings_of(1, 2, 3, 4, 5)])
    assert (comparison.times, comparison.means, comparison.difference, comparison.others) == (
        (),
        None,
        None,
        (),
    )
    assert comparison.interval() is None


def test_an_interval_needs_four_further_evenings() -> None:
    every = evenings_of(3, 4, 5, 2, 6)
    few = compare(every[-2], every[-1], every)
    assert (few.evenings_missing, few.interval()) == (1, None)

    every = evenings_of(3, 4, 5, 2, 6, 7)
    assert compare(every[-2], every[-1], every).interval() is not None


def test_an_evening_without_these_sittings_does_not_count_towards_an_interval() -> None:
    every = evenings_of(3, 4, 5, 2, 6, 7)
    every[0] = evening(3, 3, 3, None, night=every[0].night)
    assert compare(every[-2], every[-1], every).evenings_missing == 1


def test_evenings_that_are_all_alike_do_not_say_how_much_they_vary() -> None:
    every = evenings_of(0, 0, 0, 0, 3, 5)
    comparison = compare(every[-2], every[-1], every)
    assert comparison.others_are_alike
    assert comparison.interval() is None


@pytest.mark.parametrize("freedom", TABLE)
def test_the_interval_is_the_one_that_tables_of_t_give(freedom: int) -> None:
    others = [number % 3 + 4 for number in range(freedom + 1)]
    every = evenings_of(*others, 5, 4)

    interval = compare(every[-2], every[-1], every).interval()

    mean = Fraction(sum(others), len(others))
    variance = sum((each - mean) ** 2 for each in others) / freedom
    half = TABLE[freedom] * sqrt(2 * variance)
    assert interval is not None
    assert interval.low == pytest.approx(max(-10, -1 - half), abs=0.0006 * sqrt(2 * variance))
    assert interval.high == pytest.approx(min(10, -1 + half), abs=0.0006 * sqrt(2 * variance))


LEVELS = st.lists(st.none() | st.integers(0, 10), min_size=4, max_size=4)


@given(st.lists(LEVELS, min_size=2, max_size=9))
def test_any_two_evenings_compare_alike_in_either_order(levels: list[list[int | None]]) -> None:
    every = [
        evening(*each, night=NIGHT + timedelta(weeks=week)) for week, each in enumerate(levels)
    ]
    two = compare(every[0], every[-1], every)
    assert two == compare(every[-1], every[0], every)
    interval = two.interval()
    if two.difference is None:
        assert (two.times, interval) == ((), None)
    elif interval is not None:
        assert -10 <= interval.low <= two.difference <= interval.high <= 10
        assert len(two.others) >= FEWEST_OTHERS


def test_an_interval_does_not_leave_the_scale_and_is_clear_beyond_zero_only() -> None:
    wide = evenings_of(0, 10, 0, 10, 1, 9)
    interval = compare(wide[-2], wide[-1], wide).interval()
    assert interval is not None
    assert (interval.high, interval.is_clear) == (10, False)

    steady = evenings_of(2, 3, 2, 3, 2, 8)
    interval = compare(steady[-2], steady[-1], steady).interval()
    assert interval is not None
    assert interval.is_clear


def test_the_last_two_evenings_are_those_with_a_complete_sitting() -> None:
    first, second = evenings_of(3, 4)
    broken = evening(None, None, night=NIGHT + timedelta(weeks=9))

    comparison = last_two([first, second, broken])

    assert comparison is not None
    assert (comparison.earlier, comparison.later) == (first, second)
    assert last_two([first, broken]) is None


@pytest.mark.parametrize("count", [FEWEST_OTHERS, 6, 10])
@pytest.mark.parametrize("shift", [0, 2])
def test_about_95_intervals_of_100_hold_the_true_difference(count: int, shift: int) -> None:
    """Ratings as people give them: whole, from 0 to 10, with a spread between evenings of 1."""
    random = np.random.default_rng(20260303 + count + shift)
    draws = 2000
    held = 0
    for _ in range(draws):
        levels = random.normal(4, 1, count + 2)
        levels[-1] += shift
        means = np.clip(np.rint(levels), 0, 10).astype(int)
        every = evenings_of(*map(int, means))
        interval = compare(every[-2], every[-1], every).interval()
        held += interval is None or interval.low <= shift <= interval.high
    # Three standard errors of 2,000 draws are 1.5 points; whole ratings widen more than they narrow
    assert 0.935 <= held / draws <= 0.985
