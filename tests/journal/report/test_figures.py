from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.figures.comparison import difference
from journal.figures.differences import sides_between
from journal.figures.measures import COMPARED
from journal.report.data import ReportOptions
from journal.report.figures import KEY_FIGURES, KeyFigure
from journal.report.report import Report, report
from journal.symptoms import Figure
from tests.journal.made_up import figures_of
from tests.journal.report.made_up import LAST, MADE_ON, believable, data_of, made_report

WEEK = Period.ending(LAST, 7)


def week(*answers: dict[str, Any]) -> list[DiaryNight]:
    """A night for each dict of answers, from the first of the period on."""
    return [
        DiaryNight(night=night, **given)
        for night, given in zip(WEEK.nights(), answers, strict=False)
    ]


def report_of(
    nights: Iterable[DiaryNight], previous: Iterable[DiaryNight] = (), **given: Any
) -> Report:
    before = [replace(night, night=night.night - 7 * DAY) for night in previous]
    known = data_of(nights=list(nights), previous=before)
    return report(WEEK, known, made_on=MADE_ON, options=ReportOptions(**given))


def figure(
    label: str,
    nights: Iterable[DiaryNight],
    previous: Iterable[DiaryNight] = (),
    **given: Any,
) -> KeyFigure:
    rows = {row.label: row for row in report_of(nights, previous, **given).key_figures}
    return rows[label]


def test_the_rows_are_those_a_clinician_asks_for_in_this_order() -> None:
    assert [row.label for row in made_report().key_figures] == [
        "Symptom nights",
        "Severe nights",
        "Legs at rest by day",
        "Legs in the evening",
        "Legs while falling asleep",
        "Legs during the night",
        "First symptom",
        "Nights up walking",
        "Time to fall asleep",
        "Times you woke",
        "Minutes awake",
        "Time asleep",
        "Asleep while in bed",
        "Tired in the morning",
    ]


def test_the_previous_period_is_as_long_and_ends_the_night_before() -> None:
    assert made_report(28).previous == Period(date(2026, 2, 4), date(2026, 3, 3))


def test_symptom_nights_are_told_per_week_of_the_nights_answered() -> None:
    row = figure(
        "Symptom nights",
        week({"evening_severity": 4}, {"no_symptoms": True}, {"tiredness": 3}),
    )
    assert row.this == Figure(3.5, 2)


def test_a_severe_night_has_a_worst_rating_of_seven_or_more() -> None:
    row = figure(
        "Severe nights",
        week({"during_night_severity": 7}, {"evening_severity": 6}, {"symptom_onset": time(22)}),
    )
    assert row.this == Figure(3.5, 2)


def test_each_slot_has_its_own_median_and_its_own_nights() -> None:
    nights = week(
        {"evening_severity": 8, "during_night_severity": 2},
        {"evening_severity": 3},
        {"evening_severity": 4},
    )
    assert figure("Legs in the evening", nights).this == Figure(4, 3)
    assert figure("Legs during the night", nights).this == Figure(2, 1)
    assert figure("Legs at rest by day", nights).this == Figure(None, 0)


def test_the_first_symptom_time_is_a_median_across_midnight() -> None:
    row = figure(
        "First symptom",
        week(*({"symptom_onset": clock} for clock in (time(23, 50), time(0, 10), time(0, 40)))),
        week(*({"symptom_onset": clock} for clock in (time(22), time(23)))),
    )
    assert (row.this_text, row.previous_text, row.change) == ("00:10", "22:30", None)


def test_clock_times_follow_the_persons_clock() -> None:
    row = figure("First symptom", week({"symptom_onset": time(21, 5)}), twelve_hours=True)
    assert row.this_text == "9:05 pm"


def test_walking_nights_leave_out_the_nights_without_an_answer() -> None:
    nights = week({"out_of_bed_walks": 0}, {"out_of_bed_walks": 3}, {"tiredness": 1})
    assert figure("Nights up walking", nights).this == Figure(3.5, 2)


def test_sleep_figures_are_those_of_the_published_example() -> None:
    nights = week(
        {
            "bedtime": time(22, 30),
            "lights_out": time(23),
            "sleep_onset_latency_minutes": 45,
            "wake_after_sleep_onset_minutes": 40,
            "final_awakening": time(6, 30),
            "rise_time": time(7),
        }
    )
    printed = {row.label: row.this_text for row in report_of(nights).key_figures}
    assert printed["Time to fall asleep"] == "45 min"
    assert printed["Minutes awake"] == "40 min"
    assert printed["Time asleep"] == "6 h 05"
    assert printed["Asleep while in bed"] == "72 %"


def test_a_night_without_sleep_counts_as_no_sleep_but_has_no_time_to_fall_asleep() -> None:
    nights = week({"slept": False, "bedtime": time(23), "rise_time": time(6)})
    assert figure("Time asleep", nights).this == Figure(0, 1)
    assert figure("Asleep while in bed", nights).this == Figure(0, 1)
    assert figure("Time to fall asleep", nights).this == Figure(None, 0)


@pytest.mark.parametrize(("here", "before"), [(4, None), (None, 4), (None, None)])
def test_a_change_needs_both_sides(here: int | None, before: int | None) -> None:
    row = figure("Tired in the morning", week({"tiredness": here}), week({"tiredness": before}))
    assert row.change is None
    assert row.change_text == "–"


def test_below_ten_nights_on_a_side_there_is_no_interval() -> None:
    row = figure("Tired in the morning", week({"tiredness": 4}), week({"tiredness": 6}))
    assert (row.change_text, row.interval_text) == ("–", "not enough nights")


def test_paper_and_trends_page_tell_the_same_difference() -> None:
    made = made_report()
    nights = [*believable(made.period), *believable(made.previous, missing=7)]
    on_screen = {
        measure.key: difference(sides)
        for measure, sides in zip(
            COMPARED,
            sides_between(COMPARED, made.previous, made.period, figures_of(nights)),
            strict=True,
        )
    }
    on_paper = {
        measure.key: row.between
        for (_, _, measure), row in zip(KEY_FIGURES, made.key_figures, strict=True)
    }
    assert on_paper == {key: on_screen[key] for key in on_paper}
    assert all(each.low is not None for each in on_paper.values())


def test_a_report_without_a_single_night_says_so_in_every_row() -> None:
    empty = report_of([])
    for row in empty.key_figures:
        assert (row.this_text, row.this.nights, row.change_text) == ("–", 0, "–")
    assert empty.completeness.logged == 0
    assert empty.completeness.same_night_percent is None
    assert empty.onsets[0].highest_share == 0


def test_completeness_counts_nights_logged_and_evenings_written_the_same_night() -> None:
    noon_after = datetime(2026, 3, 26, 12, tzinfo=UTC)  # the first night's closing noon
    nights = week(
        {"evening_first_written_at": noon_after - timedelta(minutes=1)},
        {"evening_first_written_at": noon_after + timedelta(days=3)},
        {"tiredness": 2},
    )
    found = report_of(nights).completeness
    assert (found.logged, found.nights) == (3, 7)
    assert (found.same_night, found.evenings, found.same_night_percent) == (1, 2, 50)


def test_the_onset_strip_counts_half_hours_from_noon_to_noon() -> None:
    clocks = (time(14), time(23, 59), time(0), time(0, 29), time(1))
    strip = report_of(week(*({"symptom_onset": clock} for clock in clocks))).onsets[0]
    assert {at: count for at, count in enumerate(strip.counts) if count} == {
        4: 1,
        23: 1,
        24: 2,
        26: 1,
    }
    assert (strip.highest_share, strip.first_hour) == (2 / 5, 0)


def test_symptoms_around_noon_are_drawn_side_by_side_and_differ_by_what_lies_between() -> None:
    at_half_past_eleven, at_one = ([{"symptom_onset": time(*at)}] * 7 for at in ((11, 30), (13,)))
    found = report_of(week(*at_half_past_eleven), week(*at_one))
    this, before = found.onsets
    assert this.first_hour == before.first_hour == -12
    assert (this.counts.index(7), before.counts.index(7)) == (23, 26)
    row = next(row for row in found.key_figures if row.label == "First symptom")
    assert (row.previous_text, row.this_text) == ("13:00", "11:30")


def test_areas_beyond_the_legs_are_counted_of_the_nights_that_name_an_area() -> None:
    nights = week(
        {"legs_side": "both", "arms_side": "left"},
        {"legs_side": "left"},
        {"no_symptoms": True},
        {"evening_severity": 5},
    )
    beyond, arms, trunk, other = report_of(nights, week({"trunk_side": "both"})).areas
    assert (beyond.this, beyond.this_answered) == (1, 3)
    assert (beyond.previous, beyond.previous_answered) == (1, 1)
    assert (arms.this, trunk.this, other.this) == (1, 0, 0)
    assert (arms.previous, trunk.previous) == (0, 1)
