from math import sqrt
from random import Random
from statistics import NormalDist

import pytest

from journal.experiments.line import leaves_room, level, line


def test_a_year_has_one_tenth_to_spend_however_many_experiments():
    assert [level(number) for number in (1, 2, 3)] == [0.05, 0.025, 0.0125]
    assert sum(level(number) for number in range(1, 200)) <= 0.1


def test_an_experiment_from_before_they_were_counted_is_read_as_it_was():
    assert level(None) == line(None, 0.3) == 0.05


def test_one_run_to_its_end_has_its_whole_line():
    assert line(1, 1.0) == 0.05
    assert line(3, 1.0) == level(3)


@pytest.mark.parametrize("number", [1, 2, 4])
def test_the_earlier_it_is_stopped_the_stricter_it_is(number):
    lines = [line(number, share) for share in (0.0, 0.1, 0.3, 0.5, 0.9, 1.0)]
    assert lines == sorted(lines)
    assert lines[0] == 0
    assert lines[-2] < lines[-1] / 3


def test_stopping_at_the_best_moment_costs_what_it_gains():
    """A random walk of a hundred steps, looked at after each, as the rule has it."""
    random, normal = Random(8), NormalDist()  # noqa: S311  # a simulation, not a secret
    steps, histories, found = 100, 2_000, 0
    limits = [normal.inv_cdf(1 - max(line(1, n / steps), 1e-15) / 2) for n in range(1, steps + 1)]
    for _ in range(histories):
        place = 0.0
        for step, limit in enumerate(limits, 1):
            place += random.gauss(0, 1)
            if abs(place) / sqrt(step) >= limit:
                found += 1
                break
    assert found / histories <= 0.055 + 2 * 0.005


def test_a_design_needs_room_below_its_line():
    assert leaves_room(2 / 252, 1)
    assert leaves_room(2 / 252, 2)
    assert not leaves_room(2 / 252, 3)
    assert not leaves_room(2 / 70, 1)
    assert leaves_room(1e-4, 8)
    assert not leaves_room(1e-4, 9)
