from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.figures.differences import Compared, Difference
from journal.figures.measures import ASLEEP, EVENING, ONSET, WORST
from journal.trends import four_weeks
from journal.trends.four_weeks import AT_HEART, changed, missing_nights, nights_until, unknown
from tests.journal.made_up import figures_of
from tests.journal.trends.made_up import MONDAY, trends_of

NOTHING = dict.fromkeys(AT_HEART, 0)


def between(measure, difference, p, low=-1.0, high=1.0):
    return Compared(
        measure,
        Difference(
            first_nights=28, second_nights=28, first_value=5, second_value=5,
            difference=difference, low=low, high=high, p=p,
        ),
    )  # fmt: skip


def test_the_usual_night_is_told_with_the_nights_behind_it():
    night = {"evening_severity": 5, "symptom_onset": time(21, 40)}

    assert four_weeks.usual(trends_of(*[night] * 6), "24") == (
        "Your usual worst rating was 5 (6 of 28 nights), with the first symptom at 21:40."
    )
    assert four_weeks.usual(trends_of(*[{"evening_severity": 5}] * 6), "24") == (
        "Your usual worst rating was 5 (6 of 28 nights)."
    )
    assert four_weeks.usual(trends_of(night), "24") == (
        "1 night of the last four weeks has a rating so far."
    )


def test_what_changed_is_named_the_surest_first_and_no_more_than_three():
    lower = between(WORST, -1.5, 0.0001, -2.5, -0.5)
    earlier = between(ONSET, -40, 0.00001, -60, -20)

    assert changed([lower, earlier, between(ASLEEP, 10, 0.6)]) == (
        "Changed beyond chance against the four weeks before: first symptom 40 min earlier, "
        "worst rating 1.5 points lower."
    )
    assert changed([lower, earlier, lower, lower]).endswith(", and 1 more.")


def test_nothing_beyond_chance_and_too_early_are_told_apart():
    early = Compared(
        WORST, Difference(first_nights=3, second_nights=9, first_value=5, second_value=5)
    )

    assert changed([between(WORST, 0.5, 0.4)]) == (
        "Nothing changed beyond chance against the four weeks before."
    )
    assert (
        changed([early])
        == changed([])
        == ("It is too early to compare with the four weeks before.")
    )


def test_what_is_not_known_yet_says_how_many_nights_it_needs():
    assert unknown([], {WORST: 12, ONSET: 1, ASLEEP: 0}) == (
        "Not known yet: worst rating (needs 12 more nights), first symptom (needs 1 more night)."
    )


def test_what_could_be_either_way_is_not_clear_yet():
    found = [between(EVENING, 0, 0.9), between(WORST, 0.5, 0.4, -1.5, 2.5)]

    assert unknown(found, NOTHING) == (
        "Not clear yet: worst rating, which could be from 1.5 points lower to 2.5 points higher."
    )


def test_where_all_is_clear_the_reason_is_not():
    found = [between(each, -9, 0.0001, -12, -6) for each in AT_HEART]

    assert unknown(found, NOTHING) == "The nights show that this changed. They do not show why."


@pytest.mark.parametrize(
    ("before", "now", "more"),
    [
        ((), 28, 10),  # ten of the nights that are now have to become those before
        ((), 0, 38),
        (range(10), 28, 0),
        (range(18, 27), 28, 1),
    ],
)
def test_the_nights_still_needed_are_those_until_both_windows_hold_ten(before, now, more):
    earlier = [5.0 if place in before else None for place in range(28)]
    latest = [5.0 if place >= 28 - now else None for place in range(28)]

    assert nights_until(earlier, latest) == more


SIDES = st.lists(st.none() | st.integers(0, 10), min_size=28, max_size=28)


@given(SIDES, SIDES)
def test_after_the_nights_needed_there_are_enough_and_not_one_night_sooner(before, now):
    def is_enough(more):
        line = [*before, *now, *[0] * more][-56:]
        return all(28 - side.count(None) >= 10 for side in (line[:28], line[28:]))

    more = nights_until(before, now)
    assert 0 <= more <= 38
    assert is_enough(more)
    assert not any(map(is_enough, range(more)))


def test_each_figure_at_heart_has_its_own_nights():
    nights = [
        DiaryNight(night=MONDAY + day * DAY, evening_severity=5, symptom_onset=time(22))
        for day in range(56)
    ]
    before = Period(MONDAY, MONDAY + 27 * DAY)
    now = Period(before.last + DAY, before.last + 28 * DAY)

    assert missing_nights(before, now, figures_of(nights)) == {WORST: 0, ONSET: 0, ASLEEP: 38}
