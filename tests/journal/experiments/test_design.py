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
    MAX_NIGHTS,
    NIGHTS,
    SIX,
    Design,
    draw,
    fewest_nights,
    is_possible,
    layout,
    sequences,
)

START = date(2026, 3, 1)
DESIGN = Design(first_night=START, blocks=10, block_nights=4, washout=2)
NIGHTLY = Design(first_night=START, blocks=5, block_nights=6, washout=0, is_nightly=True)


def random(seed):
    return Random(seed)  # noqa: S311  # a simulation, not a secret


@pytest.mark.parametrize("blocks", [8, *BLOCKS])
def test_every_balanced_sequence_is_possible_once(blocks):
    found = list(sequences(blocks))
    assert len(found) == len(set(found)) == comb(blocks, blocks // 2)
    assert {sequence.count("1") for sequence in found} == {blocks // 2}


@given(seed=st.integers(0, 10_000), design=st.sampled_from([DESIGN, NIGHTLY]))
def test_a_drawn_sequence_is_one_that_its_design_can_give(seed, design):
    drawn = draw(design, random(seed).randrange)
    assert len(drawn) == design.lots
    assert is_possible(design, drawn)


def test_of_every_six_nights_three_are_with():
    drawn = draw(NIGHTLY, random(5).randrange)
    assert [drawn[at : at + 6].count("1") for at in range(0, 30, 6)] == [3] * 5


def test_every_sequence_is_as_likely():
    chance = random(3)
    six = Design(first_night=START, blocks=1, block_nights=6, washout=0, is_nightly=True)
    counts = dict.fromkeys(sequences(6), 0)
    for _ in range(2000):
        counts[draw(six, chance.randrange)] += 1
    chi_squared = sum((count - 100) ** 2 / 100 for count in counts.values())
    assert chi_squared < 43.8  # the 99.9 % point for 19 degrees of freedom


def test_nights_belong_to_their_block_and_begin_with_washout():
    assert (DESIGN.nights, DESIGN.last_night, DESIGN.lots) == (40, date(2026, 4, 9), 10)
    assert DESIGN.lot_of(date(2026, 2, 28)) is None
    assert [DESIGN.lot_of(date(2026, 3, day)) for day in (1, 4, 5)] == [0, 0, 1]
    assert DESIGN.lot_of(date(2026, 4, 10)) is None
    assert [DESIGN.is_washout(date(2026, 3, day)) for day in range(1, 7)] == [
        True, True, False, False, True, True,
    ]  # fmt: skip
    assert DESIGN.counted(1) == Period(date(2026, 3, 7), date(2026, 3, 8))
    assert DESIGN.words == "10 blocks of 4 nights"


def test_with_a_lot_each_night_each_night_has_its_own_and_all_count():
    assert (NIGHTLY.nights, NIGHTLY.lots) == (30, 30)
    assert [NIGHTLY.lot_of(date(2026, 3, day)) for day in (1, 6, 7, 30)] == [0, 5, 6, 29]
    assert NIGHTLY.lot_of(date(2026, 3, 31)) is None
    assert not NIGHTLY.is_washout(START)
    assert NIGHTLY.words == "30 nights, chosen night by night"


@pytest.mark.parametrize("washout", range(6))
@pytest.mark.parametrize("nights", NIGHTS)
def test_a_layout_keeps_to_the_nights_and_leaves_enough_of_each_block(nights, washout):
    laid_out = layout(nights, washout)
    if laid_out is None:
        assert nights < fewest_nights(washout)
        return
    blocks, length = laid_out
    assert blocks * length <= min(nights, MAX_NIGHTS)
    if washout:
        assert length - washout >= FEWEST_COUNTED
        assert blocks in BLOCKS
        assert length in BLOCK_NIGHTS
    else:
        assert laid_out == (nights // 6, 6)


@pytest.mark.parametrize(
    ("nights", "washout", "expected"),
    [(42, 0, (7, 6)), (42, 2, (10, 4)), (84, 4, (12, 7)), (120, 4, (14, 8)), (30, 4, None)],
)
def test_layouts_that_people_meet(nights, washout, expected):
    assert layout(nights, washout) == expected


def test_no_layout_on_offer_has_a_smallest_p_near_its_line():
    for nights in NIGHTS:
        for washout in range(6):
            if laid_out := layout(nights, washout):
                blocks, length = laid_out
                design = Design(
                    first_night=START, blocks=blocks, block_nights=length, washout=washout,
                    is_nightly=not washout,
                )  # fmt: skip
                assert design.smallest_p <= 0.05 / 3
    eight = Design(first_night=START, blocks=8, block_nights=7, washout=2)
    assert eight.smallest_p == pytest.approx(2 / 70)


@pytest.mark.parametrize(
    "sequence", ["", "10", "ABBABAABAB", "1111111111", "10010110", "1001011x01"]
)
def test_what_no_draw_of_blocks_could_have_given_is_no_sequence(sequence):
    assert not is_possible(DESIGN, sequence)
    assert is_possible(DESIGN, "1001011010")


@pytest.mark.parametrize("sequence", ["", "101010", "111111000000" + "10" * 9, "10" * 14 + "1x"])
def test_each_six_is_balanced_by_itself(sequence):
    assert not is_possible(NIGHTLY, sequence)
    assert is_possible(NIGHTLY, "10" * (NIGHTLY.blocks * SIX // 2))
