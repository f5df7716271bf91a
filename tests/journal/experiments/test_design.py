from datetime import date
from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.clock import Period
from journal.experiments.design import (
    BLOCK_NIGHTS,
    BLOCKS,
    FEWEST_COUNTED,
    Design,
    draw,
    is_balanced,
    sequences,
    shortest_block,
)

START = date(2026, 3, 1)
DESIGN = Design(first_night=START, blocks=8, block_nights=4, washout=2)


@pytest.mark.parametrize("blocks", BLOCKS)
def test_every_balanced_sequence_is_possible_once(blocks):
    found = list(sequences(blocks))
    assert len(found) == len(set(found)) == comb(blocks, blocks // 2)
    assert {sequence.count("1") for sequence in found} == {blocks // 2}


@given(seed=st.integers(0, 10_000), blocks=st.sampled_from(BLOCKS))
def test_a_drawn_sequence_is_balanced(seed, blocks):
    drawn = draw(blocks, Random(seed).randrange)  # noqa: S311  # a simulation, not a secret
    assert len(drawn) == blocks
    assert drawn.count("1") == drawn.count("0") == blocks // 2


def test_every_sequence_is_as_likely():
    random = Random(3)  # noqa: S311  # a simulation, not a secret
    counts = dict.fromkeys(sequences(8), 0)
    for _ in range(7000):
        counts[draw(8, random.randrange)] += 1
    chi_squared = sum((count - 100) ** 2 / 100 for count in counts.values())
    assert chi_squared < 111  # the 99.9 % point for 69 degrees of freedom


def test_nights_belong_to_their_block_and_begin_with_washout():
    assert (DESIGN.nights, DESIGN.last_night) == (32, date(2026, 4, 1))
    assert DESIGN.block_of(date(2026, 2, 28)) is None
    assert [DESIGN.block_of(date(2026, 3, day)) for day in (1, 4, 5)] == [0, 0, 1]
    assert DESIGN.block_of(date(2026, 4, 2)) is None
    assert [DESIGN.is_washout(date(2026, 3, day)) for day in range(1, 7)] == [
        True, True, False, False, True, True,
    ]  # fmt: skip
    assert DESIGN.counted(1) == Period(date(2026, 3, 7), date(2026, 3, 8))


@pytest.mark.parametrize("washout", range(6))
def test_the_shortest_block_leaves_enough_nights(washout):
    shortest = shortest_block(washout)
    assert shortest - washout >= FEWEST_COUNTED
    assert all(n - washout < FEWEST_COUNTED for n in BLOCK_NIGHTS if n < shortest)


@pytest.mark.parametrize("sequence", ["", "10", "ABBABAAB", "11111111", "1001011", "1001011x"])
def test_what_no_draw_could_have_given_is_no_sequence(sequence):
    assert not is_balanced(sequence, 8)
    assert is_balanced("10010110", 8)
