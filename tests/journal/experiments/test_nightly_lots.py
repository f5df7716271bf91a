from datetime import date
from itertools import combinations, product
from random import Random

import numpy as np
import pytest

from journal.experiments import nightly_lots
from journal.experiments.analysis import of_nights
from journal.experiments.design import Design, draw
from journal.experiments.nightly_lots import NightlyTest, precisions
from journal.experiments.result import Outcome
from journal.figures.memory import GRID, History, prior, reduced, weights_of

START = date(2026, 3, 1)


def design(nights):
    return Design(first_night=START, blocks=nights // 6, block_nights=6, washout=0, is_nightly=True)


def made_up(nights, *, memory=0.5, effect=0.0, seed=1, gaps=0.1):
    """A sequence as drawn, and ratings with a memory and a trend, moved by the lot."""
    random = Random(seed)  # noqa: S311  # a simulation, not a secret
    sequence, level, values = draw(design(nights), random.randrange), random.gauss(0, 1), []
    for place, lot in enumerate(sequence):
        level = memory * level + (1 - memory**2) ** 0.5 * random.gauss(0, 1)
        value = 5 + 2 * level + effect * (lot == "1") - 0.01 * place
        values.append(None if random.random() < gaps else value)
    return sequence, values


def analyse(sequence, values, line=0.05):
    return of_nights(sequence, values, line=line, narrow=1.0)


def arrays(sequence, values):
    numbers = np.array([np.nan if each is None else each for each in values])
    return numbers, np.array([int(lot) for lot in sequence])


def test_the_covariance_written_out_is_that_of_the_filter():
    _, values = made_up(48)
    numbers, _ = arrays("", values)
    places = np.flatnonzero(~np.isnan(numbers))
    seen = numbers[places]
    written = precisions(places)
    slow = np.column_stack([np.ones(48), np.arange(48) - 23.5])
    (filtered,) = reduced([History(numbers, slow, np.zeros((48, 0)))])
    squares = written.of_nights @ seen @ seen
    assert squares == pytest.approx(filtered.products[:, -1, -1])
    likelihood = -(written.penalty + (len(places) - 2) * np.log(squares)) / 2
    expected = weights_of(filtered.likelihood() + prior())
    assert weights_of(likelihood + prior()) == pytest.approx(expected)


def test_p_is_that_of_every_order_counted_by_hand():
    """Two sixes have 400 orders; the draws come as near as chance lets them."""
    sequence, values = made_up(12, gaps=0.0, effect=1.5, memory=0.2)
    numbers, sides = arrays(sequence, values)
    six = [np.isin(np.arange(6), chosen).astype(float) for chosen in combinations(range(6), 3)]
    written = precisions(np.arange(12))
    squares = written.of_nights @ numbers @ numbers
    weights = weights_of(-(written.penalty + 10 * np.log(squares)) / 2 + prior()) / squares
    pull = np.tensordot(weights, written.of_nights, 1) @ numbers
    every = [abs(np.concatenate(pair) @ pull) for pair in product(six, six)]
    by_hand = np.mean([each >= abs(sides @ pull) - 1e-9 for each in every])
    assert NightlyTest(numbers, sides).p(0.0) == pytest.approx(by_hand, abs=0.015)


def test_the_estimate_is_least_squares_where_nights_have_no_memory(monkeypatch):
    monkeypatch.setattr(nightly_lots, "GRID", GRID[:1])
    monkeypatch.setattr(nightly_lots, "prior", lambda: np.zeros(1))
    sequence, values = made_up(42, memory=0.0, effect=1.0)
    numbers, sides = arrays(sequence, values)
    places = np.flatnonzero(~np.isnan(numbers))
    monkeypatch.setattr(nightly_lots, "precisions", lambda at: precisions(at, GRID[:1]))
    columns = np.column_stack([np.ones(len(places)), places, sides[places]])
    fitted, *_ = np.linalg.lstsq(columns, numbers[places], rcond=None)
    assert NightlyTest(numbers, sides).effect == pytest.approx(fitted[2])


def test_the_interval_holds_what_the_test_does_not_refuse():
    sequence, values = made_up(42, effect=1.0, seed=4)
    found = analyse(sequence, values)
    test = NightlyTest(*arrays(sequence, values))
    assert found.low < found.effect < found.high
    for inside in (found.low + 0.02, found.effect, found.high - 0.02):
        assert test.p(inside) > 0.05
    for outside in (found.low - 0.02, found.high + 0.02):
        assert test.p(outside) <= 0.05
    assert (found.p <= 0.05) is found.leaves_out_zero


def test_the_same_nights_give_the_same_answer():
    sequence, values = made_up(42)
    assert analyse(sequence, values) == analyse(sequence, values)


def test_all_of_the_nights_of_a_stopped_one_are_read():
    sequence, values = made_up(54, effect=4.0, memory=0.3)
    stopped = analyse(sequence, values[:26])
    assert stopped.with_count + stopped.without_count == sum(v is not None for v in values[:26])
    assert stopped.effect == pytest.approx(4, abs=2)


def test_a_stricter_line_makes_a_difference_inconclusive():
    found = [analyse(*made_up(54, effect=1.4, seed=seed)) for seed in range(12)]
    near = next(each for each in found if 0.001 < each.p <= 0.05)
    assert near.outcome is Outcome.DIFFERENT
    seed = found.index(near)
    strict = analyse(*made_up(54, effect=1.4, seed=seed), line=near.p / 2)
    assert strict.outcome is Outcome.INCONCLUSIVE
    assert strict.leaves_out_zero


def test_six_nights_are_needed_on_each_side():
    found = analyse("10" * 15, [1.0, 2.0, 3.0] * 3)
    assert (found.with_count, found.without_count) == (5, 4)
    assert found.shortage == "Each side needs six nights."
    assert found.p is found.effect is None
    assert analyse("10" * 15, []).with_mean is None


def test_nights_that_are_all_alike_tell_nothing():
    found = analyse("10" * 15, [0.0] * 30)
    assert found.outcome is Outcome.INCONCLUSIVE
    assert found.shortage == "All nights have the same answer."
