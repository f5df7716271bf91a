import json
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.figures import resampling
from journal.figures.resampling import (
    block_counts,
    block_draws,
    block_length,
    bootstrap_means,
    bootstrap_medians,
    counted_medians,
    generator,
    interval,
    known_or_nan,
    optimal_block,
    rounds,
)


@pytest.fixture
def oracles(samples):
    return json.loads((samples / "expected" / "third_party_oracles.json").read_text())


@pytest.fixture
def asleep(samples, oracles):
    """Minutes asleep of 497 nights of one real person."""
    logs = json.loads((samples / oracles["series"]["file"]).read_text())
    nights = sorted((log for log in logs if log["isMainSleep"]), key=lambda log: log["dateOfSleep"])
    return np.array([night["minutesAsleep"] for night in nights], dtype=float)


@pytest.mark.samples
def test_the_best_block_is_that_of_another_library(asleep, oracles):
    expected = oracles["politis_white_block_length_tst"]["circular"]
    assert optimal_block(asleep) == pytest.approx(expected, rel=1e-12)


@pytest.mark.samples
def test_autocorrelations_are_those_of_another_library(asleep, oracles):
    covariance, _ = resampling.autocovariance(asleep, 7)
    expected = oracles["correlation_tst_vs_bedtime"]["acf_tst_lags1_7"]
    assert covariance[1:] / covariance[0] == pytest.approx(expected, abs=1e-12)


@pytest.mark.samples
def test_a_bootstrapped_mean_has_the_interval_of_another_library(asleep, oracles):
    expected = oracles["block_bootstrap_mean_tst_95ci_block7_20000reps"]
    counts = block_counts(len(asleep), 7, 6000, generator(asleep))
    low, high = np.quantile(counts @ asleep / len(asleep), [0.025, 0.975])

    assert [low, high] == pytest.approx(expected["CircularBlockBootstrap"], abs=1.0)


def test_nights_that_do_not_resemble_each_other_have_blocks_of_a_week():
    series = np.random.default_rng(1).standard_normal((40, 200))
    assert np.median([block_length(noise) for noise in series]) == 7


def test_nights_that_resemble_each_other_for_long_have_longer_blocks():
    random = np.random.default_rng(2)
    values = np.convolve(random.standard_normal(260), np.ones(20), "valid")
    assert 20 < block_length(values) <= len(values) // 4


@pytest.mark.parametrize("values", [[5.0] * 60, [1.0, 2.0] * 4, [None] * 60])
def test_too_little_to_go_by_gives_the_shortest_block(values):
    assert block_length(known_or_nan(values)) == min(7, len(values) // 4)


def test_a_series_that_swings_every_night_wants_single_nights():
    assert optimal_block(np.array([1.0, -1.0] * 40)) >= 1


def test_a_spectrum_without_power_gives_single_nights(monkeypatch):
    flat = (np.array([1.0, *[-1.0] * 20]), np.zeros(21))
    monkeypatch.setattr(resampling, "autocovariance", lambda values, lags: flat)
    assert optimal_block(np.arange(100.0)) == 1


@given(nights=st.integers(2, 60), block=st.integers(1, 20), seed=st.integers(0, 2**32 - 1))
def test_each_draw_has_as_many_nights_as_there_are(nights, block, seed):
    counts = block_counts(nights, block, 5, np.random.default_rng(seed))
    assert (counts.sum(axis=1) == nights).all()
    assert counts.min() >= 0


@given(points=st.integers(1, 40), block=st.integers(1, 40))
def test_drawn_places_run_on_within_a_block(points, block):
    block = min(block, points)
    places = block_draws(points, block, 3, np.random.default_rng(0))

    assert places.shape == (3, points)
    assert places.min() >= 0
    assert places.max() < points
    within = places[:, :block]
    assert ((np.diff(within, axis=1) % points) == (1 % points)).all()


@given(
    values=st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=1, max_size=30),
    seed=st.integers(0, 1000),
)
def test_a_counted_median_is_the_median_of_the_nights_written_out(values, seed):
    counts = np.random.default_rng(seed).integers(0, 4, size=(4, len(values))).astype(np.int16)
    found = counted_medians(known_or_nan(values), counts)

    for row, each in zip(counts, found, strict=True):
        drawn = [v for v, n in zip(values, row, strict=True) if v is not None for _ in range(n)]
        assert np.isnan(each) if not drawn else each == median(drawn)


@given(
    values=st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=1, max_size=60),
    block=st.integers(1, 15),
    seed=st.integers(0, 1000),
)
def test_medians_of_stretches_are_those_of_the_nights_counted_one_by_one(values, block, seed):
    series, block = known_or_nan(values), min(block, len(values))
    counts = block_counts(len(series), block, 20, np.random.default_rng(seed))

    found = bootstrap_medians([series], block, 20, np.random.default_rng(seed))[:, 0]

    assert np.array_equal(found, counted_medians(series, counts), equal_nan=True)


@given(
    values=st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=1, max_size=60),
    block=st.integers(1, 15),
    seed=st.integers(0, 1000),
)
def test_means_are_those_of_the_nights_drawn(values, block, seed):
    series, block = known_or_nan(values), min(block, len(values))
    drawn = series[block_draws(len(series), block, 20, np.random.default_rng(seed))]

    found = bootstrap_means(series, block, 20, np.random.default_rng(seed))

    for row, each in zip(drawn, found, strict=True):
        known = row[~np.isnan(row)]
        assert np.isnan(each) if not len(known) else each == pytest.approx(known.mean())


def test_series_with_many_values_are_counted_night_by_night_to_the_same_end(monkeypatch):
    series = np.random.default_rng(5).standard_normal(300)
    halving = bootstrap_medians([series], 7, 60, np.random.default_rng(0))
    monkeypatch.setattr(resampling, "LEVELS", 10)
    counting = bootstrap_medians([series], 7, 60, np.random.default_rng(0))
    assert (halving == counting).all()


def test_groups_are_drawn_together():
    values = np.arange(40.0)
    drawn = bootstrap_medians([values, values + 3], 7, 50, np.random.default_rng(0))
    assert (drawn[:, 1] - drawn[:, 0] == 3).all()


def test_the_same_data_give_the_same_random_numbers_and_other_data_others():
    first, again, other = (np.array(v, dtype=float) for v in ([1, 2], [1, 2], [2, 1]))
    assert generator(first).random() == generator(again).random()
    assert generator(first).random() != generator(other).random()
    assert generator(first, other).random() != generator(np.concatenate([first, other])).random()


def test_an_interval_is_wider_with_fewer_blocks():
    drawn = np.linspace(-1, 1, 401)
    narrow = interval(0.0, drawn, [(700, 7), (700, 7)])
    wide = interval(0.0, drawn, [(28, 7), (28, 7)])

    assert narrow == pytest.approx((-0.97, 0.97), abs=0.03)
    assert wide[1] > 1.3 * narrow[1]


def test_an_interval_of_a_single_block_is_still_finite():
    low, high = interval(0.0, np.linspace(-1, 1, 401), [(3, 3)])
    assert -30 < low < -1 < 1 < high < 30


@given(nights=st.integers(1, 4000), draws=st.integers(1, 3000))
def test_rounds_add_up_to_the_draws_and_stay_small(nights, draws):
    parts = list(rounds(nights, draws))
    assert sum(parts) == draws
    assert max(parts) * nights <= max(resampling.CELLS, nights)
