import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.figures import resampling
from journal.figures.resampling import (
    block_draws,
    block_length,
    generator,
    interval,
    known_or_nan,
    optimal_block,
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


@given(points=st.integers(1, 40), block=st.integers(1, 40))
def test_drawn_places_run_on_within_a_block(points, block):
    block = min(block, points)
    places = block_draws(points, block, 3, np.random.default_rng(0))

    assert places.shape == (3, points)
    assert places.min() >= 0
    assert places.max() < points
    within = places[:, :block]
    assert ((np.diff(within, axis=1) % points) == (1 % points)).all()


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
