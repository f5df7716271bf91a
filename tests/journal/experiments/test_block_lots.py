from datetime import date
from itertools import combinations
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.experiments.analysis import of_blocks
from journal.experiments.design import Design, draw
from journal.experiments.result import Outcome

ALTERNATING = "10" * 4


def analyse(sequence, blocks):
    return of_blocks(sequence, blocks, line=0.05, narrow=1.0)


def drawn(blocks, seed):
    design = Design(first_night=date(2026, 3, 1), blocks=blocks, block_nights=4, washout=1)
    return draw(design, Random(seed).randrange)  # noqa: S311  # a simulation, not a secret


def by_hand(sequence, blocks):
    """The share of all balanced sequences whose difference is at least as large."""

    def difference(chosen):
        rest = set(range(len(blocks))) - set(chosen)
        return fmean(blocks[i] for i in chosen) - fmean(blocks[i] for i in rest)

    own = difference([i for i, side in enumerate(sequence) if side == "1"])
    every = [difference(c) for c in combinations(range(len(blocks)), len(blocks) // 2)]
    return sum(abs(each) >= abs(own) - 1e-9 for each in every) / len(every)


@given(st.lists(st.integers(0, 10), min_size=8, max_size=8), st.integers(0, 1000))
def test_p_is_the_one_counted_by_hand(blocks, seed):
    sequence = drawn(8, seed)
    found = analyse(sequence, [float(block) for block in blocks])
    assert found.p == pytest.approx(by_hand(sequence, blocks))
    assert found.orders == 70


def test_the_most_extreme_order_of_eight_blocks_has_two_of_seventy():
    found = analyse("11110000", [1, 2, 3, 4, 6, 7, 8, 9])
    assert found.p == pytest.approx(2 / 70)
    assert found.outcome is Outcome.DIFFERENT
    assert found.effect == -5
    assert found.low < -5 < found.high < 0


def test_the_interval_holds_what_the_test_does_not_refuse():
    blocks = [3.0, 5.0, 4.0, 6.5, 2.0, 5.5, 4.2, 6.0]
    found = analyse(ALTERNATING, blocks)

    def shifted(effect):
        taken = [b - effect * (s == "1") for b, s in zip(blocks, ALTERNATING, strict=True)]
        return by_hand(ALTERNATING, taken)

    for effect in (found.low + 0.01, found.high - 0.01):
        assert shifted(effect) > 0.05
    for effect in (found.low - 0.01, found.high + 0.01):
        assert shifted(effect) <= 0.05


def test_no_difference_of_note_needs_a_narrow_interval():
    steady = [5.0, 5.1, 5.05, 4.95, 5.0, 5.1, 4.9, 5.0]
    assert analyse(ALTERNATING, steady).outcome is Outcome.NO_DIFFERENCE
    wild = [2.0, 8.0, 7.0, 3.0, 5.0, 1.0, 9.0, 6.0]
    assert analyse(ALTERNATING, wild).outcome is Outcome.INCONCLUSIVE


def test_three_known_blocks_are_needed_on_each_side():
    found = analyse(ALTERNATING, [1, 2, None, 4, None, 6, None, 8])
    assert found.outcome is Outcome.INCONCLUSIVE
    assert (found.with_count, found.without_count) == (1, 4)
    assert found.p is found.effect is None
    assert analyse(ALTERNATING, [None] * 8).with_mean is None
    assert found.shortage == "Each side needs three blocks."


def test_with_few_known_blocks_the_interval_may_have_no_end():
    found = analyse(ALTERNATING, [1.0, 2.0, 3.0, 5.0, 4.0, 6.0, None, None])
    assert found.outcome is Outcome.INCONCLUSIVE
    assert found.low is None
    assert found.high is None
    assert found.p > 0.05


def simulated(histories, effect, seed, blocks=10):
    """Experiments on nights with a memory and a trend; their results."""
    random = Random(seed)  # noqa: S311  # a simulation, not a secret
    for _ in range(histories):
        sequence, level, means = drawn(blocks, random.randrange(10**9)), 0.0, []
        for place, side in enumerate(sequence):
            level = 0.6 * level + random.gauss(0, 1)
            means.append(5 - 0.2 * place + level + (effect if side == "1" else 0))
        yield analyse(sequence, means)


def test_without_an_effect_five_in_a_hundred_find_one():
    found = [result.p <= 0.05 for result in simulated(400, 0, 1)]
    assert 0.01 <= fmean(found) <= 0.085  # at most 5 %, ± 1.1 %


def test_a_large_effect_is_found():
    assert fmean(result.outcome is Outcome.DIFFERENT for result in simulated(100, 4, 2)) > 0.7


@pytest.mark.parametrize("effect", [0, -2])
def test_ninety_five_of_a_hundred_intervals_hold_the_effect(effect):
    held = [
        (result.low is None or result.low <= effect)
        and (result.high is None or effect <= result.high)
        for result in simulated(200, effect, 3)
    ]
    assert fmean(held) >= 0.91
