from math import pi, sqrt, tan

import numpy as np
import pytest

from journal.figures.student import density, share_below, student

# Printed tables of Student's t: degrees, and the values below which 97.5 and 99.95 % of it lie
TABLE = [
    (5, 2.5706, 6.8688),
    (10, 2.2281, 4.5869),
    (20, 2.0860, 3.8495),
    (60, 2.0003, 3.4602),
    (120, 1.9799, 3.3735),
]


@pytest.mark.parametrize(("freedom", "usual", "far"), TABLE)
def test_shares_below_are_those_of_printed_tables(freedom, usual, far):
    shares = share_below(np.array([usual, far, -usual, 0.0]), freedom)
    assert shares == pytest.approx([0.975, 0.9995, 0.025, 0.5], abs=1e-5)


# A printed table of the quantiles: degrees, and the values below which 90, 95, 97.5, 99, 99.5 and
# 99.95 % of Student's t lie
SHARES = (0.9, 0.95, 0.975, 0.99, 0.995, 0.9995)
QUANTILES = {
    1: (3.078, 6.314, 12.706, 31.821, 63.657, 636.619),
    2: (1.886, 2.920, 4.303, 6.965, 9.925, 31.599),
    3: (1.638, 2.353, 3.182, 4.541, 5.841, 12.924),
    4: (1.533, 2.132, 2.776, 3.747, 4.604, 8.610),
    5: (1.476, 2.015, 2.571, 3.365, 4.032, 6.869),
    6: (1.440, 1.943, 2.447, 3.143, 3.707, 5.959),
    7: (1.415, 1.895, 2.365, 2.998, 3.499, 5.408),
    8: (1.397, 1.860, 2.306, 2.896, 3.355, 5.041),
    9: (1.383, 1.833, 2.262, 2.821, 3.250, 4.781),
    10: (1.372, 1.812, 2.228, 2.764, 3.169, 4.587),
    15: (1.341, 1.753, 2.131, 2.602, 2.947, 4.073),
    20: (1.325, 1.725, 2.086, 2.528, 2.845, 3.850),
    30: (1.310, 1.697, 2.042, 2.457, 2.750, 3.646),
    60: (1.296, 1.671, 2.000, 2.390, 2.660, 3.460),
    120: (1.289, 1.658, 1.980, 2.358, 2.617, 3.373),
    1_000_000: (1.282, 1.645, 1.960, 2.326, 2.576, 3.291),
}


@pytest.mark.parametrize("freedom", QUANTILES)
def test_quantiles_are_those_of_printed_tables(freedom):
    for share, printed in zip(SHARES, QUANTILES[freedom], strict=True):
        assert student(share, freedom) == pytest.approx(printed, abs=0.0006)
        assert student(1 - share, freedom) == pytest.approx(-printed, abs=0.0006)


@pytest.mark.parametrize(
    ("freedom", "usual"), [(3, 3.1824), (4, 2.7764), (5, 2.5706), (6, 2.4469), (7, 2.3646)]
)
def test_quantiles_of_few_degrees_are_right_to_the_last_printed_digit(freedom, usual):
    assert student(0.975, freedom) == pytest.approx(usual, abs=0.00006)


@pytest.mark.parametrize("share", [0.6, 0.975, 0.99999])
def test_quantiles_of_one_and_two_degrees_are_those_of_their_closed_forms(share):
    two = (2 * share - 1) / sqrt(2 * share * (1 - share))
    assert student(share, 1) == pytest.approx(tan(pi * (share - 0.5)), rel=1e-8)
    assert student(share, 2) == pytest.approx(two, rel=1e-8)
    assert student(0.5, 2) == 0


@pytest.mark.parametrize("freedom", [1.5, 3.4, 7.25, 199.5, 200.5])
@pytest.mark.parametrize("share", [0.55, 0.975, 0.9999])
def test_so_much_of_its_density_lies_up_to_a_quantile(freedom, share):
    steps = np.linspace(0, student(share, freedom), 20001)
    assert 0.5 + np.trapezoid(density(steps, freedom), steps) == pytest.approx(share, abs=1e-7)


def test_quantiles_grow_with_the_share_and_shrink_with_the_degrees():
    shares, degrees = np.linspace(0.501, 0.99999, 40), np.geomspace(1, 400, 40)
    table = np.array([[student(share, freedom) for share in shares] for freedom in degrees])
    assert (np.diff(table, axis=1) > 0).all()
    assert (np.diff(table, axis=0) < 0).all()


@pytest.mark.parametrize("freedom", [6, 25, 300])
def test_the_density_is_the_slope_of_the_share(freedom):
    at, step = np.array([-2.0, 0.1, 1.5]), 1e-4
    slopes = (share_below(at + step, freedom) - share_below(at - step, freedom)) / (2 * step)
    assert density(at, freedom) == pytest.approx(slopes, rel=1e-3)
