from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.clock import Period
from journal.diary import DiaryNight
from journal.night_figures import by_night
from journal.trends.rest import Rest
from journal.trends.year import sentence, weekday_names, year_of, year_to


def night(month, day, **answers):
    return DiaryNight(night=date(2026, month, day), **answers)


def spring(*nights, **kept):
    return year_of(Period(date(2026, 3, 1), date(2026, 4, 12)), by_night(nights), **kept)


def days(year):
    return {day.night: day for month in year.months for week in month.weeks for day in week if day}


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (date(2026, 3, 29), date(2025, 4, 1)),
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2026, 1, 1), date(2025, 2, 1)),
    ],
)
def test_a_year_is_the_twelve_months_up_to_a_night(last, first):
    assert year_to(last) == Period(first, last)


def test_a_rating_a_gap_and_a_night_without_rating_look_and_sound_different():
    found = days(
        spring(night(3, 2, evening_severity=8), night(3, 3), night(3, 4, no_symptoms=True))
    )

    shown = [
        (found[date(2026, 3, day)].shown, found[date(2026, 3, day)].tone) for day in range(1, 5)
    ]
    assert shown == [("", "gap"), ("8", "sev-8 high"), ("·", "logged"), ("0", "sev-0")]
    assert found[date(2026, 3, 1)].words == "not written down"
    assert found[date(2026, 3, 3)].words == "written down, no rating"


def test_evenings_of_another_kind_are_left_out_and_say_so():
    year = spring(night(3, 2, evening_severity=8, sat_still=False), rest=Rest.STILL)

    assert days(year)[date(2026, 3, 2)].words == "not one of these evenings"
    assert year.rated == 0


def test_weeks_have_seven_places_and_start_where_the_person_starts_them():
    monday, sunday = spring().months[0], spring(first_weekday=6).months[0]

    assert {len(week) for week in monday.weeks} == {7}
    assert [place is None for place in monday.weeks[0]] == [True] * 6 + [False]
    assert sunday.weeks[0][0].night == date(2026, 3, 1)
    assert weekday_names(6)[:2] == ("Sunday", "Monday")
    assert (sunday.name, sunday.key) == ("March 2026", "2026-03")


def test_the_sentence_counts_the_nights_and_names_two_months():
    march = [night(3, day, evening_severity=6) for day in range(1, 7)]
    april = [night(4, day, evening_severity=3) for day in range(1, 6)]

    assert sentence(spring(*march, *april)) == (
        "11 of 43 nights have a rating. Usual worst rating: highest in March, 6 (6 nights), "
        "lowest in April, 3 (5 nights)."
    )


def test_nights_from_before_the_diary_are_not_counted():
    march = [night(3, day, evening_severity=6) for day in range(8, 14)]

    assert sentence(spring(*march), date(2026, 3, 8)) == "6 of 36 nights have a rating."


def test_one_month_alone_is_not_compared_and_equal_ones_are_called_equal():
    march = [night(3, day, evening_severity=6) for day in range(1, 7)]
    april = [night(4, day, evening_severity=6) for day in range(1, 7)]

    assert sentence(spring(*march)) == "6 of 43 nights have a rating."
    assert "is 6 in every month" in sentence(spring(*march, *april))


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 6))
def test_every_night_of_the_year_has_one_place(last, first_weekday):
    period = year_to(last)
    year = year_of(period, by_night([]), first_weekday=first_weekday)

    assert len(year.months) == 12
    assert list(days(year)) == list(period.nights())
