"""How long blocks are, against published figures."""

import numpy as np
import pytest

from journal.figures import blocks
from journal.figures.blocks import block_length, optimal_block
from journal.figures.resampling import known_or_nan


@pytest.mark.samples
def test_the_best_block_is_that_of_another_library(asleep, oracles):
    expected = oracles["politis_white_block_length_tst"]["circular"]
    assert optimal_block(asleep) == pytest.approx(expected, rel=1e-12)


@pytest.mark.samples
def test_autocorrelations_are_those_of_another_library(asleep, oracles):
    covariance, _ = blocks.autocovariance(asleep, 7)
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
    monkeypatch.setattr(blocks, "autocovariance", lambda values, lags: flat)
    assert optimal_block(np.arange(100.0)) == 1
