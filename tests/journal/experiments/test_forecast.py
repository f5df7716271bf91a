from datetime import date

import numpy as np
import pytest

from bench.statistics import experiments as bench
from journal.clock import Period
from journal.experiments.design import Design
from journal.experiments.forecast import (
    looked_at,
    nights_for,
    own_nights,
    power,
    typical_nights,
)

START = date(2026, 3, 1)
BLOCKS = Design(first_night=START, blocks=10, block_nights=6, washout=2)


def ratings(nights, memory, seed=1, spread=2.0):
    random, level, values = np.random.default_rng(seed), 0.0, []
    for _ in range(nights):
        level = memory * level + np.sqrt(1 - memory**2) * random.standard_normal()
        values.append(5 + spread * level)
    return values


def test_the_nights_before_tonight_are_learnt_from():
    assert looked_at(START) == Period(date(2025, 11, 1), date(2026, 2, 28))


def test_few_nights_say_nothing_of_what_nights_are_like():
    assert own_nights([5.0, 3.0] * 13 + [None] * 94, 1.0) is None
    assert own_nights([], 1.0) is None


@pytest.mark.parametrize("memory", [0.0, 0.7])
def test_spread_and_memory_are_learnt_from_the_nights(memory):
    learnt = [own_nights(ratings(120, memory, seed), 0.1) for seed in range(12)]
    assert np.mean([each.memory for each in learnt]) == pytest.approx(memory, abs=0.2)
    assert np.mean([each.spread for each in learnt]) == pytest.approx(2, abs=0.4)
    assert all(each.weights.sum() == pytest.approx(1) for each in learnt)


def test_nights_that_were_all_alike_are_no_proof_that_no_other_comes():
    alike = own_nights([3.0] * 60, 1.0)
    assert alike.spread > 0
    assert power(bench.nightly(30), alike, 1.0, 0.05) > 0.9


def test_gaps_are_expected_to_go_on():
    full = own_nights(ratings(120, 0.3), 1.0)
    half = own_nights([v if n % 2 else None for n, v in enumerate(ratings(120, 0.3))], 1.0)
    design = bench.nightly(60)
    assert power(design, half, 1.0, 0.05) < power(design, full, 1.0, 0.05) - 0.1


@pytest.mark.parametrize("design", [bench.nightly(60), BLOCKS])
def test_larger_differences_longer_plans_and_looser_lines_find_more(design):
    nights = typical_nights(1.0)
    one = power(design, nights, 1.0, 0.05)
    assert power(design, nights, 0.0, 0.05) == pytest.approx(0.05, abs=0.012)
    assert 0.05 < one < power(design, nights, 2.0, 0.05)
    assert power(design, nights, 1.0, 0.0125) < one
    assert power(design, nights, -1.0, 0.05) == pytest.approx(one)


@pytest.mark.parametrize("design", [bench.nightly(54), BLOCKS], ids=["nightly", "blocks"])
@pytest.mark.parametrize("memory", [0.0, 0.4, 0.8])
def test_what_is_said_before_is_what_is_found(design, memory):
    """In 60 made-up experiments each, within three Monte-Carlo standard errors and a little."""
    random = np.random.default_rng(int(10 * memory))
    made = bench.trials(60, design, memory, 2.0, random)
    happened = np.mean([each.result().p <= 0.05 for each in made])
    said = np.mean([power(design, own_nights(t.before, 1.0), 2.0, 0.05) for t in made])
    assert said == pytest.approx(happened, abs=3 * np.sqrt(0.25 / 60) * 0.9 + 0.05)


def test_nights_for_four_of_five_are_the_fewest_that_do():
    nights = typical_nights(1.0)
    needed = nights_for(bench.nightly(30), nights, 1.5, 0.05)
    assert 36 <= needed <= 72
    assert power(bench.nightly(needed), nights, 1.5, 0.05) >= 0.8
    assert power(bench.nightly(needed - 6), nights, 1.5, 0.05) < 0.8
    assert nights_for(BLOCKS, nights, 1.0, 0.05) is None


def test_hardly_any_known_night_finds_nothing():
    rare = own_nights([3.0, 4.0] * 14 + [None] * 92, 1.0)
    few = type(rare)(rare.points, rare.variances, rare.weights, (True, *[False] * 59))
    assert power(bench.nightly(30), few, 2.0, 0.05) == 0
    assert power(BLOCKS, few, 2.0, 0.05) == 0
