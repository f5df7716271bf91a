"""One sitting: complete, broken off, or with a rating that is unknown."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.journal.sittings.made_up import course

RATINGS = st.lists(st.none() | st.integers(0, 10), min_size=7, max_size=7)


def test_a_complete_sitting_has_the_mean_of_its_seven_ratings() -> None:
    assert course(0, 1, 1, 2, 4, 6, 10).mean == 24 / 7


def test_a_sitting_of_zeros_has_a_mean_of_zero_not_none() -> None:
    assert course(0).mean == 0


def test_a_missed_rating_is_unknown_and_so_is_the_mean() -> None:
    missed = course(0, 1, None, 2, 4, 6, 10)
    assert (missed.is_complete, missed.mean) == (False, None)


def test_getting_up_breaks_a_sitting_off_even_at_its_last_minute() -> None:
    assert course(3, stopped_minute=60).mean is None


@given(RATINGS)
def test_a_mean_lies_among_its_ratings_or_is_unknown(ratings: list[int | None]) -> None:
    known = [rating for rating in ratings if rating is not None]
    mean = course(*ratings).mean
    assert (mean is None) == (len(known) < 7)
    assert mean is None or min(known) <= mean <= max(known)


@pytest.mark.parametrize(
    ("minutes", "ratings", "stopped", "runs"),
    [
        (-1, (None,), None, False),
        (0, (None,), None, True),
        (59, (2,), None, True),
        (60, (2, 2, 2, 2, 2, 2, None), None, True),
        (60, (2,), None, False),
        (64.9, (None,), None, True),
        (65, (None,), None, False),
        (30, (None,), 25, False),
    ],
)
def test_a_sitting_runs_from_its_start_until_its_last_rating_or_getting_up(
    minutes: float, ratings: tuple[int | None, ...], stopped: int | None, runs: bool
) -> None:
    sitting = course(*ratings, stopped_minute=stopped)
    assert sitting.is_running(sitting.started_at + timedelta(minutes=minutes)) is runs
