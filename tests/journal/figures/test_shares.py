"""The interval of a share, against a published one and against made-up diaries."""

from math import inf
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.figures import shares
from journal.figures.shares import FEWEST_NIGHTS, share_of


def nights(times, of):
    """So many yes of so many nights, spread so that neighbours are not alike."""
    return [(night + 1) * times // of > night * times // of for night in range(of)]


def test_it_is_wilsons_interval_where_nights_are_not_alike(monkeypatch):
    """Newcombe 1998 (Stat Med 17:857), table I: 81 of 263 has 0.2553 to 0.3662."""
    monkeypatch.setattr(shares, "student", lambda probability, freedom: 1.959964)
    monkeypatch.setattr(shares, "UNTIL", 0)

    share = share_of(nights(81, 263))

    assert share.ends == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_below_ten_known_nights_there_is_no_interval():
    few = share_of([True, None] * (FEWEST_NIGHTS - 1))

    assert (few.times, few.nights, few.value, few.ends) == (9, 9, 1.0, None)
    assert share_of([True] * FEWEST_NIGHTS).ends is not None


def test_nights_that_resemble_their_neighbours_make_it_wider():
    apart, in_blocks = nights(20, 40), [night // 5 % 2 == 0 for night in range(40)]

    (low, high), (lower, higher) = share_of(apart).ends, share_of(in_blocks).ends

    assert lower < low < 0.5 < high < higher


def made_up(random, share, memory, count):
    """A diary in which a night is as the one before with the probability `memory`."""
    night, diary = random.random() < share, []
    for _ in range(count):
        night = night if random.random() < memory else random.random() < share
        diary.append(night)
    return diary


@pytest.mark.parametrize("share", [0.5, 0.8])
@pytest.mark.parametrize(("memory", "least"), [(0.0, 0.97), (0.3, 0.95), (0.6, 0.84)])
@pytest.mark.parametrize("count", [10, 30])
def test_it_holds_the_truth_as_often_as_is_published(share, memory, least, count):
    random = Random(20261130)  # noqa: S311 - made-up diaries
    all_ends = [share_of(made_up(random, share, memory, count)).ends for _ in range(400)]

    held = sum(low <= share <= high for low, high in all_ends)

    assert held / len(all_ends) >= least


@given(st.lists(st.sampled_from([True, False, None]), max_size=80))
def test_an_interval_holds_its_share_and_stays_on_the_scale(diary):
    share = share_of(diary)

    low, high = share.ends or (-inf, inf)
    assert share.nights == len(diary) - diary.count(None)
    assert share.ends is None or 0 <= low <= share.value <= high <= 1
