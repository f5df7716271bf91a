from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from journal.clock import Period
from journal.diary import DiaryNight, TakenDose
from journal.labs.iron.courses import IronCourse
from journal.regimen.plan import Content, Counted, Schedule
from journal.report import phrases
from journal.report.data import (
    Appointment,
    Decision,
    Experiment,
    Factor,
    Note,
    ReportData,
    ReportOptions,
    Section,
)
from journal.report.figures import KeyFigure
from journal.report.lines import DecidedLine
from journal.report.report import report
from journal.report.sheet import Sheet
from tests.journal.labs.made_up import result
from tests.journal.regimen.made_up import at, holds, product, step
from tests.journal.report.histories import drifting
from tests.journal.report.made_up import LAST, MADE_ON, believable, data_of, made_report
from tests.journal.sittings.made_up import evenings_of


def said(data: ReportData, **options: Any) -> Sheet:
    period = Period.ending(LAST, 28)
    return Sheet(report(period, data, made_on=MADE_ON, options=ReportOptions(**options)))


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
    assert phrases.span(Period(first, last)) == words


def test_the_page_says_who_when_and_how_complete() -> None:
    words = Sheet(made_report(28, name="A. P."))
    assert (words.name, words.made_on, words.period) == ("A. P.", "1 Apr 2026", "4 – 31 Mar 2026")
    assert (words.logged, words.logged_before) == ("25 of 28", "24 of 28")


@pytest.mark.parametrize(
    ("at_", "twelve_hours", "when"),
    [
        (time(9, 30), False, "14 Apr 2026, 09:30"),
        (time(14, 5), True, "14 Apr 2026, 2:05 pm"),
        (None, False, "14 Apr 2026"),
    ],
)
def test_the_visit_it_is_for_stands_at_its_head(
    at_: time | None, twelve_hours: bool, when: str
) -> None:
    visit = Appointment(date(2026, 4, 14), at_, "Dr Okafor")
    words = Sheet(made_report(appointment=visit, twelve_hours=twelve_hours))
    assert (words.appointment, words.appointment_with) == (when, "Dr Okafor")


def printed(figure: KeyFigure) -> float | None:
    return figure.quantity.number(figure.this.value, figure.this.nights)


def test_every_row_prints_both_sides_with_their_nights_and_keeps_the_numbers() -> None:
    made = made_report()
    assert [
        (f.this, f.this_nights, f.previous, f.change, f.this_value) for f in Sheet(made).figures
    ] == [
        (f.this_text, f.this.nights, f.previous_text, f.change_text, printed(f))
        for f in made.key_figures
    ]


def test_long_periods_say_how_many_nights_a_dot_stands_for() -> None:
    assert Sheet(made_report(28)).timeline.startswith("dot: a night; line")
    assert "median of 7 nights" in Sheet(made_report(365)).timeline
    assert "median of 28 nights" in Sheet(made_report(3650)).timeline


def test_the_timeline_in_words_gives_span_nights_lanes_and_marks() -> None:
    words = Sheet(made_report(28)).timeline_in_words
    assert words.startswith(
        "25 of 28 nights have a worst rating: from 2 to 9. Its course, by medians: 5 from 4 Mar"
    )
    assert (
        "First symptom on 25 nights: from 20:00 to 23:28. Its course, by medians: 20:39 from 4"
        in (words)
    )
    left_out = frozenset({Section.ONSET})
    assert "First symptom" not in Sheet(made_report(28, left_out=left_out)).timeline_in_words
    assert "as medians of 7 nights." in Sheet(made_report(365)).timeline_in_words
    words = Sheet(drifting()).timeline_in_words
    assert "Pramipexole: 0.125 mg at the start, 0.25 mg from 20 Oct 2025" in words
    assert "Ferritin, µg/L: 24 on 27 Nov 2025." in words


def test_a_stop_and_an_event_of_several_nights_are_told_too() -> None:
    nights = [DiaryNight(night=date(2026, 3, d), events=("travel",)) for d in (9, 10)]
    gabapentin = product(
        "Gabapentin", step(date(2026, 1, 1), None, ""), kind="medicine", category="alpha2delta",
        last_day=date(2026, 3, 12),
    )  # fmt: skip
    words = said(data_of(nights=nights, products=[gabapentin])).timeline_in_words
    assert "Gabapentin: taken at the start, stopped after 12 Mar 2026." in words
    assert "Events: travel on 9 Mar 2026 for 2 nights." in words


def test_a_period_that_reaches_the_present_says_now_a_past_one_says_when() -> None:
    known = ReportData(results=[result("crp", 3)])
    now = said(known)
    assert (now.taken_title, now.bloods_of) == (
        "Taken now",
        "newest of each test, with the lab’s own range",
    )
    past = Sheet(report(Period.ending(LAST, 28), known, made_on=date(2026, 11, 29)))
    assert past.taken_title == "Taken on 31 Mar 2026"
    assert past.taken_of.endswith("in the 28 nights up to 31 Mar 2026")
    assert past.bloods_of == "newest of each test up to 31 Mar 2026, with the lab’s own range"


def test_where_nothing_is_known_before_nothing_is_said_of_before() -> None:
    period = Period.ending(LAST, 28)
    words = said(data_of(nights=believable(period)))
    assert (words.compares, words.previous, words.logged_before) == (False, "", "")
    assert (words.onset_previous, words.changes_title) == ("", "In short")
    told = " ".join((words.onset_in_words, words.areas, *words.changes, words.timeline_in_words))
    assert "before" not in told
    assert "Comparison" not in told
    assert Sheet(made_report(28)).changes_title == "What changed"


def test_travel_through_time_zones_leaves_a_trace() -> None:
    zones = ("Europe/Berlin", "Asia/Tokyo", "Asia/Tokyo", "America/New_York")
    nights = [DiaryNight(night=date(2026, 3, d + 1), time_zone=z) for d, z in enumerate(zones)]
    assert said(data_of(nights=nights)).zones == (
        "nights in 3 time zones (Berlin, Tokyo, New York); clock times are those of the place"
    )
    assert said(data_of(nights=nights[:1])).zones == ""


def test_what_was_decided_last_time_is_told_line_by_line() -> None:
    last = Decision(date(2026, 3, 2), "Dr Okafor", "300 mg.\n\n Iron again in May. ")
    decided = said(ReportData(decisions=[last])).decided
    assert decided == DecidedLine(
        "Decided on 2 Mar 2026, Dr Okafor", ("300 mg.", "Iron again in May.")
    )
    assert said(ReportData()).decided is None


def test_an_empty_period_is_told_in_words() -> None:
    words = said(ReportData())
    assert words.timeline_in_words == "No night of this period has a rating."
    assert words.onset_this == "no time known"
    assert words.same_night == "–"
    assert words.areas == "no night names an area"
    assert words.changes == ()


def test_two_rated_nights_in_a_long_period_are_counted_though_no_dot_is_drawn() -> None:
    few = [DiaryNight(night=date(2026, month, 1), evening_severity=4) for month in (1, 2)]
    assert Sheet(made_report(365, data=data_of(nights=few))).timeline_in_words == (
        "2 of 365 nights have a worst rating."
    )


def test_areas_name_only_the_parts_that_took_part() -> None:
    nights = [DiaryNight(night=LAST, legs_side="both", arms_side="left")]
    assert said(data_of(nights=nights)).areas == ("1 night of 1 answered; arms 1")
    legs = [DiaryNight(night=LAST, legs_side="both")]
    assert said(data_of(nights=legs)).areas == "0 nights of 1 answered"


def test_doses_without_amount_or_time_print_a_dash() -> None:
    dose = TakenDose("Patch", "medicine")
    (line,) = said(ReportData(doses={LAST: [dose]}, doses_answered=[LAST])).taken
    assert (line.group, line.dose, line.times, line.since, line.nights) == (
        "Other medicines", "–", "–", "not in the plan", "1 of 1",
    )  # fmt: skip


def test_a_planned_dose_is_told_with_its_clock_times_and_its_start() -> None:
    twice = product("Zinc", step(date(2026, 3, 9), "25", "mg", times=at(8) + at(20)))
    (line,) = said(ReportData(products=[twice]), twelve_hours=True).taken
    assert (line.dose, line.times, line.since, line.nights) == (
        "25 mg every day, 2 times a day", "8:00 am, 8:00 pm", "9 Mar 2026", "–",
    )  # fmt: skip


def test_what_was_stopped_says_what_was_not_written_down() -> None:
    bare = product("Patch", step(date(2025, 1, 1), None, ""), last_day=date(2025, 2, 1))
    stepless = bare.__class__(2, "Old", "medicine", "other", None, (), (), date(2020, 1, 1))
    patch, old = sorted(said(ReportData(products=[bare, stepless])).stopped, key=lambda s: s.name)[
        ::-1
    ]
    assert (patch.highest, patch.dates, patch.reason) == (
        "dose not written down", "1 Jan 2025 – 1 Feb 2025", "no reason written down",
    )  # fmt: skip
    assert old.dates == "until 1 Jan 2020"


def test_blood_is_printed_as_entered_with_the_other_unit_beside_it() -> None:
    results = [
        result("ferritin", "<15", "ng/mL", date(2026, 3, 9), in_morning=True, iron_paused=False,
               range_low="12"),
        result("ferritin", 9, "ng/mL", date(2025, 3, 9)),
    ]  # fmt: skip
    (line,) = said(ReportData(results=results)).bloods
    assert (line.value, line.converted, line.date) == ("<15 ng/mL", "<15 µg/L", "9 Mar 2026")
    assert (line.own_range, line.morning, line.iron_paused) == ("12 ng/mL or more", "yes", "no")
    assert line.before == "9 ng/mL, 9 Mar 2025"
    (american,) = said(ReportData(results=results), us_units=True).bloods
    assert american.converted == ""


def test_two_units_of_one_test_become_one_and_what_was_printed_stands_in_small() -> None:
    results = [
        result("ferritin", 45, "pmol/L", date(2026, 3, 9), range_low="30", range_high="674"),
        result("ferritin", 45, "ug/L", date(2025, 3, 9)),
    ]
    words = said(ReportData(results=results))
    (line,) = words.bloods
    assert (line.value, line.converted) == ("20 µg/L", "printed: 45 pmol/L")
    assert (line.before, line.own_range) == ("45 µg/L, 9 Mar 2025", "13.4–300 µg/L")
    assert words.changes == ("Ferritin 20 µg/L on 9 Mar 2026, 45 µg/L on 9 Mar 2025.",)
    (american,) = said(ReportData(results=results), us_units=True).bloods
    assert (american.value, american.before, american.before_printed) == (
        "20 ng/mL",
        "45 ng/mL, 9 Mar 2025",
        "printed: 45 µg/L",
    )


def test_a_calculated_saturation_says_that_it_was_calculated() -> None:
    pair = [
        result("iron", 60, in_morning=True, iron_paused=True),
        result("tibc", 299, in_morning=True, iron_paused=False),
    ]
    line = next(
        b for b in said(ReportData(results=pair)).bloods if b.test.startswith("Transferrin")
    )
    assert (line.value, line.converted) == ("20.1 %", "calculated: iron ÷ TIBC")
    assert (line.morning, line.iron_paused) == ("yes", "–")


def test_a_saturation_from_transferrin_says_how() -> None:
    pair = [result("iron", 10, "umol/L"), result("transferrin", "2.5", "g/L")]
    line = next(b for b in said(ReportData(results=pair)).bloods if b.test.endswith("saturation"))
    assert (line.value, line.converted) == ("15.9 %", "calculated: iron ÷ transferrin × 3.98")


def test_a_course_of_iron_is_a_line_with_the_values_up_to_that_day() -> None:
    day = date(2025, 10, 1)
    infusion = IronCourse("Ferinject", True, day, day, "1,000 mg")
    oral = IronCourse("Iron", False, date(2026, 1, 5), None, "65 mg of iron a day")
    known = ReportData(
        results=[
            result("ferritin", 41, "ug/L", date(2025, 9, 20)),
            result("ferritin", 160, "ug/L", date(2025, 12, 1)),
            result("ferritin", 999, "ug/L", date(2026, 12, 1)),
            result("tsat", 24, "%", date(2026, 3, 1)),
        ],
        iron=[infusion, oral],
    )

    last, first = said(known).iron

    assert (last.course, last.dates, last.ago) == (
        "Iron, 65 mg of iron a day", "since 5 Jan 2026", "",
    )  # fmt: skip
    assert last.saturation == "none before; in the course 24 %, 1 Mar 2026"
    assert (first.course, first.ago) == ("Ferinject, 1,000 mg", "6 months ago")
    assert first.ferritin == "41 µg/L, 20 Sep 2025; then 160 µg/L, 1 Dec 2025: 119 more"
    assert said(known, us_units=True).iron[1].ferritin.startswith("41 ng/mL")


def test_iron_goes_with_the_blood_results_and_at_most_twelve_courses_are_printed() -> None:
    days = [date(2024, month, 1) for month in range(1, 13)] + [date(2025, 1, 1)]
    many = ReportData(iron=[IronCourse(f"Iron {n}", True, d, d, "") for n, d in enumerate(days)])

    assert [line.course for line in said(many).iron][::11] == [
        "Iron 12, amount not known",
        "Iron 1, amount not known",
    ]
    assert said(many, left_out=frozenset({Section.LABS})).iron == ()


def test_a_drift_is_told_with_its_interval() -> None:
    latest = Sheet(drifting()).drifts[0]
    assert latest.change == "Pramipexole changed from 0.5 mg to 0.75 mg, 10 Feb 2026"
    assert latest.shift.endswith("earlier")
    assert "(n = " in latest.before
    assert latest.nights == "13 Jan – 9 Feb 2026, then 10 Feb – 9 Mar 2026"


FACTOR = Factor("Late caffeine", "no clear link", "+0.2", "−0.4 to 0.8", "31 and 40")
EXPERIMENT = Experiment("Magnesium", "Evening severity", "inconclusive", "−0.3", "−1 to 0.4", "42")


def test_factors_and_experiments_are_on_the_page_once_there_are_any() -> None:
    words = said(ReportData(factors=[FACTOR], experiments=[EXPERIMENT]))
    assert (words.factors, words.experiments) == ((FACTOR,), (EXPERIMENT,))
    assert said(ReportData()).factors == ()


def test_a_section_that_was_left_out_is_not_on_the_sheet_at_all() -> None:
    everything = drifting()
    bare = Sheet(
        report(
            everything.period,
            ReportData(factors=[FACTOR], experiments=[EXPERIMENT], results=[result("crp", 3)],
                     evenings=evenings_of(3, 4),
                     products=[product("Zinc"), product("Old", last_day=date(2025, 1, 1))]),
            made_on=MADE_ON,
            options=ReportOptions(left_out=frozenset(Section), questions=["Why?"]),
        )
    )  # fmt: skip
    kept = {name for name, line in bare.lines().items() if line not in ("", (), None)}
    assert kept == {
        "title", "made_on", "period", "compares", "logged", "same_night", "same_night_of",
        "footnote",
    }  # fmt: skip


def test_only_chosen_notes_are_printed() -> None:
    assert Sheet(made_report()).notes == ()
    (note,) = Sheet(made_report(notes=[Note(LAST, "evening", "A bad day")])).notes
    assert (note.night, note.text) == ("31 Mar 2026, evening", "A bad day")


def test_strengths_of_doses_written_down_are_told_in_their_units() -> None:
    dose = TakenDose("Drops", "supplement", Decimal(2), "tablet")
    (line,) = said(ReportData(doses={LAST: [dose]})).taken
    assert line.dose == "2 tablets"


def bought_on_top() -> ReportData:
    """Iron from a doctor every other day, and iron from a shop every day."""
    alternate = step(schedule=Schedule.ALTERNATE)
    given = product("Iron", alternate, prescribed=True, contents=(holds("iron", "65"),))
    own = product("Iron 40", key=2, contents=(holds("iron", "40"),))
    return ReportData(products=[given, own])


def test_the_doctor_reads_what_comes_on_top_of_what_was_prescribed() -> None:
    (told,) = said(bought_on_top()).taken_sums
    (in_the_us,) = said(bought_on_top(), us_units=True).taken_sums

    assert told == (
        "Iron: 72.5 mg a day planned, above the EU reference level of 40 mg. "
        "Marked as prescribed: 32.5 mg a day of it."
    )
    assert "above the US upper limit of 45 mg." in in_the_us
    assert said(bought_on_top(), left_out=frozenset({Section.TAKEN})).taken_sums == ()


def test_a_sum_above_its_limit_that_nobody_prescribed_is_told_in_one_sentence() -> None:
    own = product("B6", contents=(holds("vitamin_b6", "50"),))

    assert said(ReportData(products=[own])).taken_sums == (
        "Vitamin B6: 50 mg a day planned, above the EU upper limit of 12 mg.",
    )


def test_a_sum_says_what_it_does_not_know_and_what_is_not_sure() -> None:
    guess = Content("iron", Decimal(65), Decimal(325), "mg", "ferrous_sulfate", Counted.GUESSED)
    dose = step(amount="325", unit="mg")
    guessed = product("Ferrous sulfate", dose, contents=(guess,))

    (told,) = said(ReportData(products=[guessed, product("Floradix", key=2)])).taken_sums

    assert told.endswith(
        "above the EU reference level of 40 mg. Not every amount in it is sure. "
        "More comes on top, of an amount not known."
    )


def test_what_is_prescribed_alone_is_not_compared_with_a_limit() -> None:
    given = product("Iron", prescribed=True, contents=(holds("iron", "130"),))

    assert said(ReportData(products=[given])).taken_sums == ()
