"""Each thing that was tried, with its nights and what they say."""

from datetime import date, timedelta

from journal.reliefs import NEEDED
from journal.trends.helped import tried

FIRST = date(2026, 3, 1)


def things(*nights):
    """What some nights in a row say; each is its answers."""
    blank = dict.fromkeys(NEEDED) | {"reliefs": []}
    rows = [
        blank | {"night": FIRST + timedelta(days=at)} | night for at, night in enumerate(nights)
    ]
    return {each.word: each for each in tried(rows)}


def test_each_thing_has_its_nights_and_answers():
    walking = things(
        {"reliefs": ["walking"], "walking_helped": 2},
        {"reliefs": ["walking", "bath"], "walking_helped": 0},
        {},
        {"reliefs": ["walking"]},
    )["walking"]

    assert walking.nights == ((FIRST, 2), (date(2026, 3, 2), 0), (date(2026, 3, 4), None))
    assert [walking.of(answer) for answer in (0, 1, 2, None)] == [1, 0, 1, 1]
    assert (walking.known, walking.missing) == (2, 8)
    assert (walking.share.times, walking.share.nights, walking.share.ends) == (1, 2, None)


def test_a_thing_without_an_answer_has_no_share():
    assert things({"reliefs": ["heat"]})["heat"].share.nights == 0


def test_what_helped_most_often_comes_first_and_what_is_not_clear_yet_last():
    nights = [{"cold_helped": 0, "bath_helped": 1}] * 10 + [{"walking_helped": 2}] * 3

    assert [*things(*nights)] == ["bath", "cold", "walking"]


def test_empty_months_around_the_nights_change_nothing():
    nights = [{"bath_helped": at % 3} for at in range(30)]

    alone, among = things(*nights)["bath"], things(*[{}] * 90, *nights, *[{}] * 90)["bath"]

    assert alone.share == among.share
