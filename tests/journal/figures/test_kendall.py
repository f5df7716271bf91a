"""The slope of Theil and Sen against published figures, and Kendall's sum written out."""

from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.figures.kendall import normal_scores, slope, variances
from journal.figures.memory import GRID, correlations

# Hollander & Wolfe, Nonparametric Statistical Methods, effect of cloud seeding on rainfall:
# years 1 to 5 and double ratios; Theil's estimate of the slope is -0.056.
CLOUDS = [1.26, 1.27, 1.12, 1.16, 1.03]


def of(values):
    return slope(np.arange(len(values)), np.array(values, dtype=float))


def persistent(points, memory, seed):
    random = np.random.default_rng(seed)
    values = random.standard_normal(points)
    for place in range(1, points):
        values[place] = memory * values[place - 1] + np.sqrt(1 - memory**2) * values[place]
    return values


def written_out(places, correlation):
    """The variance of Kendall's sum of normal values, pair of points by pair of points."""
    pairs = [(i, j) for j in range(len(places)) for i in range(j)]
    alike = (
        correlation ** np.abs(np.subtract.outer(places, places))
        if correlation
        else np.eye(len(places))
    )
    size = {(i, j): np.sqrt(2 - 2 * alike[i, j]) for i, j in pairs}
    products = [
        (alike[j, m] - alike[j, k] - alike[i, m] + alike[i, k]) / size[i, j] / size[k, m]
        for i, j in pairs
        for k, m in pairs
    ]
    return float((2 / np.pi * np.arcsin(np.clip(products, -1, 1))).sum())


def test_the_slope_is_the_published_one():
    assert of(CLOUDS).value == pytest.approx(-0.05625)


@given(st.lists(st.integers(-50, 50), min_size=8, max_size=20))
def test_the_slope_is_the_median_of_all_pairs_written_out(values):
    slopes = [
        (values[j] - values[i]) / (j - i)
        for i in range(len(values))
        for j in range(i + 1, len(values))
    ]
    found = of(values)
    assert found.value == pytest.approx(median(slopes))
    assert found.low <= found.value <= found.high


@given(
    st.lists(st.integers(-50, 50), min_size=8, max_size=30),
    st.sampled_from([0.5, 4.0]),
    st.integers(-20, 20),
)
def test_a_steeper_line_moves_the_slope_and_its_interval_with_it(values, times, steeper):
    before = of(values)
    after = of([times * value + steeper * place for place, value in enumerate(values)])
    for name in ("value", "low", "high"):
        moved = times * getattr(before, name) + steeper
        assert getattr(after, name) == pytest.approx(moved, abs=1e-6)


def test_without_memory_the_variance_is_kendalls():
    for points in (8, 30, 132):
        kendalls = points * (points - 1) * (2 * points + 5) / 18
        assert variances(np.arange(points))[0] == pytest.approx(kendalls)


@pytest.mark.parametrize("places", [range(24), [0, 1, 2, 5, 6, 9, 10, 11, 14, 18, 19, 20, 23]])
@pytest.mark.parametrize("memory", [0.15, 0.45, 0.6])
def test_with_memory_the_variance_is_near_that_of_all_pairs_of_pairs(places, memory):
    places = np.array(places)
    (point,) = np.flatnonzero(((memory, 0) == GRID).all(axis=1))
    alike = memory ** np.abs(np.subtract.outer(places, places))
    basis = np.linalg.qr(np.column_stack([np.ones(len(places)), np.arange(len(places))]))[0]
    left = (len(places) - np.trace(basis.T @ alike @ basis)) / (len(places) - 2)
    assert variances(places)[point] * left == pytest.approx(written_out(places, memory), rel=0.15)


def test_correlations_are_those_of_the_model():
    alike = correlations(4)
    assert alike[0] == pytest.approx([0, 0, 0])
    memory, share = GRID[5]
    assert alike[5] == pytest.approx([(1 - share) * memory**apart for apart in (1, 2, 3)])


def test_what_is_alike_has_the_same_score_and_the_middle_has_none():
    scores = normal_scores(np.array([7.0, 1.0, 7.0, 3.0, 9.0]))
    assert scores[0] == scores[2]
    assert list(np.argsort(scores)[[0, 1, -1]]) == [1, 3, 4]
    assert normal_scores(np.arange(5.0))[2] == 0


def test_points_on_a_line_have_no_doubt_and_points_that_are_alike_no_slope():
    line = of(3 * np.arange(20.0))
    assert (line.value, line.low, line.high) == pytest.approx((3, 3, 3))
    flat = of([5.0] * 30)
    assert (flat.value, flat.low, flat.high) == (0, 0, 0)


def test_few_points_that_resemble_each_other_reach_beyond_all_pairs():
    found = of(np.arange(14) ** 2)  # the slopes between all pairs lie from 1 to 25
    assert found.low < 0
    assert found.high > 25


def test_one_wild_point_turns_neither_the_slope_nor_its_interval():
    values = np.arange(30.0) + np.random.default_rng(3).standard_normal(30)
    wild = values.copy()
    wild[29] = -1000
    before, after = of(values), of(wild)
    assert after.value == pytest.approx(before.value, abs=0.05)
    assert after.high - after.low < 2 * (before.high - before.low)


def test_points_that_resemble_each_other_leave_more_open():
    without, with_memory = of(persistent(120, 0.0, 5)), of(persistent(120, 0.8, 5))
    assert with_memory.high - with_memory.low > 1.5 * (without.high - without.low)


@pytest.mark.parametrize("memory", [0.0, 0.6, 0.8])
def test_nineteen_intervals_of_twenty_hold_no_slope(memory):
    found = [of(persistent(60, memory, seed)) for seed in range(120)]
    assert sum(each.low <= 0 <= each.high for each in found) >= 108
