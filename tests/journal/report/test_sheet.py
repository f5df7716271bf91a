from datetime import date

import pytest

from journal.clock import Period
from journal.diary import DiaryNight
from journal.report.figures import report
from journal.report.sheet import sheet, span
from journal.report.taken import LoggedDose
from tests.journal.report.made_up import made_report


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 1), date(2026, 3, 1), "1 Mar 2026"),
        (date(2026, 3, 1), date(2026, 3, 28), "1 – 28 Mar 2026"),
        (date(2026, 2, 4), date(2026, 3, 3), "4 Feb – 3 Mar 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 Dec 2025 – 2 Jan 2026"),
    ],
)
def test_a_period_is_told_without_repeating_itself(first: date, last: date, words: str) -> None:
    assert span(Period(first, last)) == words


def test_the_page_says_who_when_and_how_complete() -> None:
    words = sheet(made_report(28, name="A. P."))
    assert (words.name, words.made_on, words.period) == ("A. P.", "1 Apr 2026", "4 – 31 Mar 2026")
    assert (words.logged, words.logged_before) == ("25 of 28", "24 of 28")


def test_every_row_prints_both_sides_with_their_nights() -> None:
    made = made_report()
    assert [(f.this, f.this_nights, f.previous, f.change) for f in sheet(made).figures] == [
        (f.this_text, f.this.nights, f.previous_text, f.change_text) for f in made.key_figures
    ]


def test_long_periods_say_how_many_nights_a_dot_stands_for() -> None:
    assert sheet(made_report(28)).timeline.startswith("Each dot is a night’s worst rating")
    assert "worst rating of 7 nights" in sheet(made_report(365)).timeline
    assert "worst rating of 28 nights" in sheet(made_report(3650)).timeline


def test_the_timeline_in_words_gives_its_span_and_its_nights() -> None:
    assert sheet(made_report(28)).timeline_in_words == (
        "25 of 28 nights have a worst rating: from 2 to 9."
    )
    assert sheet(made_report(365)).timeline_in_words.endswith("as medians of 7 nights.")


def test_an_empty_period_is_told_in_words() -> None:
    words = sheet(made_report(28, diary=[], previous=[]))
    assert words.timeline_in_words == "No night of this period has a rating."
    assert words.onset_this == "no time known"
    assert words.same_night == "–"
    assert words.areas.startswith("0 nights of 0 answered")


def test_two_rated_nights_in_a_long_period_are_counted_though_no_dot_is_drawn() -> None:
    few = [DiaryNight(night=date(2026, month, 1), evening_severity=4) for month in (1, 2)]
    assert sheet(made_report(365, diary=few)).timeline_in_words == (
        "2 of 365 nights have a worst rating."
    )


def test_doses_without_amount_or_time_print_a_dash() -> None:
    night = date(2026, 3, 31)
    dose = LoggedDose(night, "Patch", "medicine", "", None)
    words = sheet(report(Period(night, night), [], [], [dose], [], [], made_on=night))
    (line,) = words.taken
    assert (line.kind, line.strength, line.times, line.since, line.nights) == (
        "Medicine", "–", "–", "31 Mar 2026", "1 of 1",
    )  # fmt: skip
    assert words.taken_of == "Doses logged in the period’s last 1 night"
