"""The sittings of an evening together."""

from datetime import time, timedelta

import pytest

from journal.clock import DAY
from journal.sittings.course import USUAL
from journal.sittings.evening import Evening, evenings, times_to_offer
from tests.journal.sittings.made_up import NIGHT, course, evening


def test_the_mean_of_an_evening_is_that_of_its_complete_sittings() -> None:
    assert evening(1, 2, None, 6).mean == 3


def test_an_evening_without_a_complete_sitting_has_no_mean() -> None:
    assert evening(None, None).mean is None


def test_midnight_comes_after_ten_in_the_evening() -> None:
    assert tuple(evening(1, 2, 3, 4).by_time) == USUAL


def test_a_sitting_that_was_begun_again_counts_by_its_first_complete_one() -> None:
    begun = course(5, at=time(20))
    later = [
        course(rating, at=time(20), started_at=begun.started_at + timedelta(minutes=minutes))
        for rating, minutes in ((9, 75), (1, 150))
    ]
    broken = course(0, at=time(20), stopped_minute=3)

    (made,) = evenings([(NIGHT, later[1]), (NIGHT, later[0]), (NIGHT, broken)])

    assert made.by_time == {time(20): later[0]}


def test_one_that_was_never_complete_is_shown_as_it_began_first() -> None:
    first = course(0, at=time(20), stopped_minute=3)
    again = course(
        0, at=time(20), stopped_minute=30, started_at=first.started_at + timedelta(hours=1)
    )
    assert Evening(NIGHT, (first, again)).by_time[time(20)] == first


def test_sittings_are_put_together_by_their_nights() -> None:
    later, earlier = course(4), course(2, at=time(0))
    made = evenings([(NIGHT + DAY, later), (NIGHT, earlier)])
    assert [(each.night, each.courses) for each in made] == [
        (NIGHT, (earlier,)),
        (NIGHT + DAY, (later,)),
    ]


def test_a_mean_at_a_time_that_is_not_complete_cannot_be_asked() -> None:
    with pytest.raises(KeyError):
        evening(1, None).mean_at([USUAL[1]])


def test_the_times_of_the_latest_evening_are_offered_when_it_had_four() -> None:
    own = [time(17), time(19), time(21), time(23)]
    four = Evening(NIGHT, tuple(course(1, at=at) for at in own))

    assert times_to_offer(None) == USUAL
    assert times_to_offer(evening(1, 1, 1)) == USUAL
    assert times_to_offer(four) == tuple(own)
