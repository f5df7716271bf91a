from time import process_time

import numpy as np
import pytest

from journal.figures import memory
from journal.figures.memory import GRID, LONGEST, History, effect_of, parts_of, prior


def reduced(*history):
    (found,) = memory.reduced([History(*history)])
    return found


def series(nights, phi, seed):
    random = np.random.default_rng(seed)
    values = random.standard_normal(nights)
    for night in range(1, nights):
        values[night] = phi * values[night - 1] + np.sqrt(1 - phi**2) * values[night]
    return values


def line(nights):
    return np.column_stack([np.ones(nights), np.linspace(-1, 1, nights)])


def dense(values, design, phi, share):
    """Generalised least squares with the covariance written out: effect, error, likelihood."""
    nights = np.flatnonzero(~np.isnan(values))
    apart = np.abs(nights[:, np.newaxis] - nights)
    covariance = np.where(apart == 0, 1.0, (1 - share) * float(phi) ** apart)
    inverse = np.linalg.inv(covariance)
    columns, known = design[nights], values[nights]
    square = columns.T @ inverse @ columns
    effects = np.linalg.solve(square, columns.T @ inverse @ known)
    rest = known - columns @ effects
    freedom = len(nights) - columns.shape[1]
    size = rest @ inverse @ rest
    sizes = np.linalg.slogdet(covariance)[1] + np.linalg.slogdet(square)[1]
    likelihood = -(sizes + freedom * np.log(size)) / 2
    error = np.sqrt(size / freedom * np.linalg.inv(square)[-1, -1])
    return effects[-1], error, likelihood


def test_one_pass_over_the_nights_is_generalised_least_squares():
    values = series(60, 0.6, 1)
    values[[3, 4, 5, 20, 41]] = np.nan
    columns = np.random.default_rng(2).standard_normal((60, 3))
    found = effect_of(reduced(values, line(60), columns), 1)

    written_out = [
        dense(values, np.column_stack([line(60), columns[:, 1]]), phi, share) for phi, share in GRID
    ]
    effects, errors, likelihoods = map(np.array, zip(*written_out, strict=True))
    assert found.effects == pytest.approx(effects)
    assert found.errors == pytest.approx(errors)
    expected = np.exp(likelihoods + prior() - (likelihoods + prior()).max())
    assert found.weights == pytest.approx(expected / expected.sum())
    assert found.freedom == 55 - 3


def test_nights_around_the_known_ones_change_nothing():
    values, columns = series(50, 0.5, 3), np.random.default_rng(4).standard_normal((50, 1))
    own = effect_of(reduced(values, line(50), columns), 0).estimate()
    empty = np.full(70, np.nan)
    padded = effect_of(
        reduced(
            np.concatenate([empty, values, empty]),
            np.concatenate([np.zeros((70, 2)), line(50), np.zeros((70, 2))]),
            np.concatenate([np.zeros((70, 1)), columns, np.zeros((70, 1))]),
        ),
        0,
    ).estimate()
    assert padded == own


def test_the_interval_leaves_out_zero_exactly_where_p_is_below_one_in_twenty():
    random = np.random.default_rng(5)
    for effect in np.linspace(0, 0.8, 25):
        column = random.standard_normal((60, 1))
        values = series(60, 0.4, int(1000 * effect)) + effect * column[:, 0]
        found = effect_of(reduced(values, line(60), column), 0).estimate()
        assert found.low < found.effect < found.high
        assert (found.p < 0.05) == (not found.low <= 0 <= found.high)


def test_the_memory_of_the_nights_is_learnt():
    column = np.random.default_rng(6).standard_normal((300, 1))
    for phi in (0.0, 0.75):
        found = effect_of(reduced(series(300, phi, 7), line(300), column), 0)
        lag_one = GRID[:, 0] * (1 - GRID[:, 1])
        assert found.weights @ lag_one == pytest.approx(phi, abs=0.12)


def test_a_night_that_is_unknown_of_a_factor_counts_as_its_mean():
    values = series(80, 0.3, 8)
    column = np.random.default_rng(9).standard_normal(80)
    column[[2, 30, 31, 70]] = np.nan
    known = ~np.isnan(column)
    fitted, *_ = np.linalg.lstsq(line(80)[known], column[known], rcond=None)
    filled = np.where(known, column - line(80) @ fitted, 0.0)

    found = effect_of(reduced(values, line(80), column[:, np.newaxis]), 0)
    same = effect_of(reduced(values, line(80), filled[:, np.newaxis]), 0)
    assert found.effects == pytest.approx(same.effects)


def test_a_factor_that_is_known_on_no_night_of_a_stretch_says_nothing_there():
    column = np.random.default_rng(10).standard_normal((2 * LONGEST, 1))
    values = series(2 * LONGEST, 0.3, 11) + column[:, 0]
    column[:LONGEST] = np.nan
    nuisance = np.concatenate([line(LONGEST), line(LONGEST)])
    found = effect_of(reduced(values, nuisance, column), 0).estimate()
    assert found.effect == pytest.approx(1, abs=0.2)


def test_a_long_history_is_cut_into_stretches_of_equal_length():
    assert list(map(len, parts_of(LONGEST))) == [LONGEST]
    assert list(map(len, parts_of(2 * LONGEST + 1))) == [267, 267, 267]
    assert [len(part) for part in parts_of(0)] == [0]


def test_each_stretch_has_a_level_of_its_own():
    nights = 2 * LONGEST
    column = np.random.default_rng(12).standard_normal((nights, 1))
    values = series(nights, 0.3, 13) + 0.5 * column[:, 0]
    moved = values + np.where(np.arange(nights) < LONGEST, 0, 50)
    nuisance = np.concatenate([line(LONGEST), line(LONGEST)])
    one, other = (reduced(each, nuisance, column) for each in (values, moved))
    assert effect_of(one, 0).effects == pytest.approx(effect_of(other, 0).effects)


def test_columns_that_say_the_same_cost_one_night_together():
    values = series(60, 0.2, 14)
    column = np.random.default_rng(15).standard_normal((60, 1))
    twice = np.column_stack([line(60), line(60)[:, 1]])
    assert reduced(values, twice, column).freedom == reduced(values, line(60), column).freedom


def test_a_gap_is_passed_in_linear_time():
    def took(nights):
        values = series(nights, 0.3, 16)
        began = process_time()
        reduced(values, np.ones((nights, 1)), np.zeros((nights, 1)))
        return process_time() - began

    took(400)
    assert took(6400) < 0.5


def test_the_grid_reaches_from_no_memory_to_nearly_all():
    assert GRID[:, 0].min() == 0
    assert GRID[:, 0].max() == 0.985
    assert (GRID[:, 1].min(), GRID[:, 1].max()) == (0, memory.SHARES[-1])


def test_a_stretch_without_a_known_night_changes_nothing():
    column = np.random.default_rng(17).standard_normal((3 * LONGEST, 1))
    values = series(3 * LONGEST, 0.3, 18)
    values[LONGEST : 2 * LONGEST] = np.nan
    ends = np.r_[0:LONGEST, 2 * LONGEST : 3 * LONGEST]
    nuisance = np.concatenate([line(LONGEST)] * 3)
    whole = effect_of(reduced(values, nuisance, column), 0)
    parts = effect_of(reduced(values[ends], nuisance[ends], column[ends]), 0)
    assert whole.effects == pytest.approx(parts.effects)
    assert whole.freedom == parts.freedom


@pytest.mark.parametrize("cells", [memory.CELLS, 1])
def test_histories_that_go_through_the_filter_together_come_out_as_each_alone(monkeypatch, cells):
    monkeypatch.setattr(memory, "CELLS", cells)
    random = np.random.default_rng(9)
    histories = []
    for nights, columns in ((90, 2), (60, 2), (500, 1), (40, 1), (40, 2)):
        values = series(nights, 0.5, nights)
        values[random.random(nights) < 0.2] = np.nan
        histories.append(History(values, line(nights), random.standard_normal((nights, columns))))

    for history, found in zip(histories, memory.reduced(histories), strict=True):
        (alone,) = memory.reduced([history])
        assert (found.products == alone.products).all()
        assert (found.penalty == alone.penalty).all()
        assert found.freedom == alone.freedom
    assert memory.reduced([]) == []
