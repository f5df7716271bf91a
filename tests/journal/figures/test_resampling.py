import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.figures.resampling import (
    block_draws,
    generator,
    interval,
)


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
