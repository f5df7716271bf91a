from datetime import time
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from journal.clock import Period
from journal.trends.weekdays import sentence, weekdays
from tests.journal.trends.made_up import MONDAY, trends_of


def rated(*severities):
    return trends_of(
        *(None if rating is None else {"evening_severity": rating} for rating in severities)
    )


def test_an_evening_of_the_week_has_its_median_and_its_nights():
    found = weekdays(rated(1, 9, 9, 9, 9, 9, 9, 2, None, 9, 9, 9, 9, 9, 6))

    assert (found[0].name, found[0].worst.value, found[0].worst.nights) == ("Monday", 2, 3)
    assert (found[1].name, found[1].worst.value, found[1].worst.nights) == ("Tuesday", 9, 1)


def test_the_week_starts_where_the_person_starts_it():
    found = weekdays(rated(1, 2), first=6)

    assert [day.name for day in found][:3] == ["Sunday", "Monday", "Tuesday"]
    assert [day.worst.value for day in found][:3] == [None, 1, 2]


def test_first_symptoms_and_sleep_stand_beside_it():
    found = weekdays(trends_of({"symptom_onset": time(21, 40)}))

    assert (found[0].onset.value, found[0].onset.nights) == (580, 1)
    assert found[0].sleep.value is None


def test_a_middle_half_needs_five_nights():
    four = weekdays(rated(*([1] * 7 + [3] * 7 + [5] * 7 + [7] * 7)))

    assert {day.middle_half for day in four} == {None}
    assert sentence(four).startswith("Not clear yet: each evening")


def five_weeks(monday, others):
    period = Period.ending(MONDAY.replace(month=4, day=5), 35)
    nights = ([{"evening_severity": monday}] + [{"evening_severity": others}] * 6) * 5
    return weekdays(trends_of(*nights, period=period))


def test_the_sentence_names_the_highest_and_lowest_evening_with_their_nights():
    assert sentence(five_weeks(8, 4)) == (
        "Usual worst rating: highest on Mondays, 8 (5 nights), lowest on Tuesdays, 4 "
        "(5 nights). Differences between weekdays often come and go by chance."
    )


def test_equal_evenings_are_called_equal():
    assert sentence(five_weeks(4, 4)) == (
        "The usual worst rating is 4 on every evening of the week."
    )


@given(st.lists(st.none() | st.integers(0, 10), min_size=28, max_size=28), st.integers(0, 6))
def test_weekdays_are_those_of_the_calendar(ratings, first):
    for day in weekdays(rated(*ratings), first):
        own = [
            rating
            for offset, rating in enumerate(ratings)
            if rating is not None and f"{MONDAY.replace(day=2 + offset):%A}" == day.name
        ]
        assert day.worst.nights == len(own)
        assert day.worst.value == (median(own) if own else None)
