"""The readers that are measured find every night of the files that are made up for them."""

import pytest

from bench.readers import READERS, verdict


@pytest.mark.parametrize(("name", "made", "ours", "bare", "most"), READERS)
def test_a_reader_finds_what_is_in_its_file(name, made, ours, bare, most):
    bare(made(3))
    assert ours(made(3)) == 3


def test_a_ratio_is_held_against_its_goal():
    assert verdict(1.4, 1.5) == "1.4 | ≤ 1.5 × | met"
    assert verdict(3.2, 3.0) == "3.2 | ≤ 3 × | missed"
