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


@pytest.mark.parametrize(("freedom", "usual", "far"), TABLE)
def test_quantiles_are_those_of_printed_tables(freedom, usual, far):
    assert student(0.975, freedom) == pytest.approx(usual, abs=0.003)
    assert student(0.025, freedom) == pytest.approx(-usual, abs=0.003)


@pytest.mark.parametrize(("freedom", "usual", "far"), [(1, 12.7062, 636.619), (2, 4.30265, 31.599)])
def test_quantiles_of_one_and_two_degrees_are_exact(freedom, usual, far):
    assert student(0.975, freedom) == pytest.approx(usual, rel=1e-5)
    assert student(0.025, freedom) == pytest.approx(-usual, rel=1e-5)
    assert student(0.9995, freedom) == pytest.approx(far, rel=1e-4)


@pytest.mark.parametrize("freedom", [6, 25, 300])
def test_the_density_is_the_slope_of_the_share(freedom):
    at, step = np.array([-2.0, 0.1, 1.5]), 1e-4
    slopes = (share_below(at + step, freedom) - share_below(at - step, freedom)) / (2 * step)
    assert density(at, freedom) == pytest.approx(slopes, rel=1e-3)
