import pytest

from journal.figures.differences import (
    change,
    figure,
    interval,
    leaves_out_zero,
    printed_change,
)
from journal.figures.measures import Kind


@pytest.mark.parametrize(
    ("kind", "difference", "said"),
    [
        (Kind.RATING, -1, "1 point lower"),
        (Kind.RATING, 1.5, "1.5 points higher"),
        (Kind.RATING, 0.04, "no difference"),
        (Kind.CLOCK, -110, "1 h 50 earlier"),
        (Kind.CLOCK, 25, "25 min later"),
        (Kind.CLOCK, 0.3, "no difference"),
        (Kind.MINUTES, -45, "45 min less"),
        (Kind.PERCENT, 3, "3 percentage points higher"),
        (Kind.PERCENT, -1.2, "1 percentage point lower"),
        (Kind.COUNT, -2, "2 fewer"),
        (Kind.MILLIGRAMS, 95, "95 mg more"),
        (Kind.PER_WEEK, -1, "1.0 fewer"),
    ],
)
def test_a_difference_is_said_with_its_direction(kind, difference, said):
    assert change(kind, difference) == said


@pytest.mark.parametrize(
    ("kind", "low", "high", "said"),
    [
        (Kind.CLOCK, -150, -65, "1 h 05 to 2 h 30 earlier"),
        (Kind.CLOCK, -20, 70, "20 min earlier to 1 h 10 later"),
        (Kind.RATING, 0, 2, "0 to 2 points higher"),
        (Kind.RATING, 1.5, 2, "1.5 to 2 points higher"),
        (Kind.MILLIGRAMS, -20, -95, "20 to 95 mg less"),
        (Kind.RATING, -2, 0.01, "0 to 2 points lower"),
        (Kind.RATING, 0, 0, "no difference"),
        (Kind.PERCENT, 2.4, 5.5, "2 to 6 percentage points higher"),
        (Kind.PER_WEEK, -3, 1.04, "3.0 fewer to 1.0 more"),
        (Kind.PER_WEEK, 1, 2.5, "1.0 to 2.5 more"),
    ],
)
def test_an_interval_runs_from_the_nearer_end_to_the_farther(kind, low, high, said):
    assert interval(kind, low, high) == said


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (Kind.RATING, 4.5, "4.5"),
        (Kind.COUNT, 3, "3"),
        (Kind.CLOCK, 580, "21:40"),
        (Kind.MINUTES, 380, "6 h 20"),
        (Kind.PERCENT, 84, "84 %"),
        (Kind.MILLIGRAMS, 120, "120 mg"),
        (Kind.RATING, None, "–"),
    ],
)
def test_a_figure_is_written_as_people_read_it(kind, value, said):
    assert figure(kind, value) == said


def test_clock_times_follow_the_persons_clock():
    assert figure(Kind.CLOCK, 580, "12") == "9:40 pm"


@pytest.mark.parametrize(("first", "second"), [(None, 3.0), (3.0, None), (None, None)])
def test_where_one_figure_is_unknown_there_is_no_change(first, second):
    assert printed_change(next(iter(Kind)), first, second) is None


@pytest.mark.parametrize(
    ("low", "high", "leaves_out"),
    [(0.06, 2, True), (0.04, 2, False), (-2, -0.06, True), (-2, -0.04, False), (-1, 1, False)],
)
def test_an_interval_leaves_out_zero_as_it_is_printed(low, high, leaves_out):
    assert leaves_out_zero(Kind.RATING, low, high) is leaves_out
    assert interval(Kind.RATING, low, high).startswith(("0 to", "1 point lower")) is not leaves_out
