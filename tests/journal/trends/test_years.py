from datetime import date, timedelta

import pytest

from journal.clock import Period
from journal.diary import DiaryNight
from journal.night_figures import by_night
from journal.symptoms import Figure
from journal.trends.rest import Rest
from journal.trends.years import is_long, sentence, table, years_of

WRITTEN = Period(date(2024, 11, 10), date(2026, 2, 20))


def of(diary, rest=Rest.ALL):
    return years_of(WRITTEN, by_night(sorted(diary, key=lambda night: night.night)), rest)


def nights(first, count, **answers):
    return [DiaryNight(night=first + timedelta(days=day), **answers) for day in range(count)]


def month(years, year, name):
    (found,) = (
        each for row in years for each in row.months if (row.year, each.name) == (year, name)
    )
    return found


@pytest.mark.parametrize(
    ("first", "last", "long"),
    [
        (date(2026, 3, 1), date(2026, 3, 1), False),
        (date(2025, 4, 1), date(2026, 3, 29), False),
        (date(2025, 3, 31), date(2026, 3, 29), True),
        (date(2016, 3, 31), date(2026, 1, 1), True),
    ],
)
def test_a_diary_is_long_once_twelve_months_do_not_hold_it(first, last, long):
    assert is_long(Period(first, last)) is long


def test_the_years_run_from_the_first_night_to_tonight_the_latest_first():
    years = of([])

    assert [row.year for row in years] == [2026, 2025, 2024]
    assert [each.name for each in years[0].months] == ["Jan", "Feb"]
    assert len(years[1].months) == 12
    assert years[2].months[0].period == Period(date(2024, 11, 10), date(2024, 11, 30))
    assert years[0].months[1].period == Period(date(2026, 2, 1), date(2026, 2, 20))
    assert (len(years[2].before), len(years[1].before)) == (10, 0)


def test_a_month_tells_its_median_and_the_nights_behind_it():
    march = nights(date(2025, 3, 1), 6, evening_severity=3) + nights(
        date(2025, 3, 10), 5, evening_severity=7
    )
    found = month(of([*march, DiaryNight(night=date(2025, 3, 20))]), 2025, "Mar")

    assert found.worst == Figure(3, 11)
    assert (found.shown, found.tone) == ("3", "sev-3")


def test_a_month_without_a_rating_is_a_gap_and_one_with_few_has_no_tone():
    years = of(nights(date(2025, 5, 1), 4, evening_severity=9))

    assert (month(years, 2025, "Apr").shown, month(years, 2025, "Apr").tone) == ("", "gap")
    assert (month(years, 2025, "May").shown, month(years, 2025, "May").tone) == ("9", "few")


def test_a_high_tone_asks_for_the_other_ink():
    years = of(nights(date(2025, 5, 1), 8, evening_severity=9))
    assert month(years, 2025, "May").tone == "sev-9 high"


def test_only_the_evenings_asked_for_count():
    diary = nights(date(2025, 5, 1), 8, evening_severity=9, sat_still=False)
    assert month(of(diary, Rest.STILL), 2025, "May").worst == Figure(None, 0)


def test_nights_ahead_of_tonight_are_left_out():
    assert of(nights(date(2026, 2, 21), 5, evening_severity=4))[0].worst.nights == 0


def test_the_sentence_names_the_highest_and_the_lowest_year():
    diary = nights(date(2024, 11, 10), 20, evening_severity=3) + nights(
        date(2025, 6, 1), 30, evening_severity=6
    )
    assert sentence(of(diary)) == (
        "50 nights of 3 calendar years have a rating. Usual worst rating: "
        "highest in 2025, 6 (30 nights), lowest in 2024, 3 (20 nights)."
    )


def test_years_alike_and_years_without_a_rating_are_told_as_such():
    alike = nights(date(2024, 12, 1), 20, evening_severity=4) + nights(
        date(2025, 6, 1), 30, evening_severity=4
    )
    assert sentence(of(alike)).endswith("The usual worst rating is 4 in each of them.")
    assert sentence(of([])) == "No night of 3 calendar years has a rating."


def test_the_table_holds_the_same_with_empty_cells_outside_the_diary():
    found = table(of(nights(date(2024, 11, 10), 20, evening_severity=3)))

    assert found.headings[1:3] == ("Jan", "Feb")
    assert found.rows[2].cells[9:] == ("", "3 (20)", "–", "3 (20)")
    assert found.rows[0].cells[1:4] == ("–", "", "")
