from datetime import date

import pytest

from journal.clock import Period
from journal.report.data import Decision, ReportData, ReportOptions, Section
from journal.report.report import as_of, report
from tests.journal.labs.made_up import result
from tests.journal.regimen.made_up import product
from tests.journal.report.made_up import LAST, MADE_ON, believable, data_of, made_report

WEEK = Period.ending(LAST, 7)


def test_the_comparison_is_the_period_before_unless_another_is_asked_for() -> None:
    assert made_report(28).previous == Period(date(2026, 2, 4), date(2026, 3, 3))
    other = Period(date(2025, 3, 1), date(2025, 3, 31))
    assert report(WEEK, ReportData(), made_on=MADE_ON, previous=other).previous == other


@pytest.mark.parametrize(
    ("last", "made_on", "day"),
    [
        (LAST, date(2026, 4, 1), date(2026, 4, 1)),  # the blood of this morning counts
        (LAST, date(2026, 4, 2), date(2026, 4, 2)),  # after midnight, the evening unwritten
        (LAST, date(2026, 4, 3), LAST),  # what came later does not
        (LAST, date(2026, 6, 1), LAST),
        (LAST, LAST, LAST),
        (LAST, date(2026, 1, 1), date(2026, 1, 1)),  # a period that has not been
    ],
)
def test_regimen_and_blood_are_those_of_the_end_of_the_period(
    last: date, made_on: date, day: date
) -> None:
    assert as_of(Period.ending(last, 7), made_on) == day


def test_what_was_taken_then_is_told_of_then() -> None:
    known = ReportData(
        products=[product("Zinc", last_day=date(2026, 4, 20))],
        results=[result("crp", 3, taken_on=date(2026, 5, 1))],
    )
    found = report(WEEK, known, made_on=date(2026, 6, 1))
    assert [line.name for line in found.taken] == ["Zinc"]
    assert found.stopped == ()
    assert found.bloods == ()


def test_the_decision_is_the_latest_that_was_written_down_by_then() -> None:
    known = ReportData(
        decisions=[
            Decision(date(2025, 3, 1), "", "Iron."),
            Decision(date(2026, 3, 1), "", "More iron."),
            Decision(date(2026, 3, 20), "", "  "),
            Decision(date(2026, 5, 1), "", "Less iron."),
        ]
    )
    assert report(WEEK, known, made_on=MADE_ON).decided == known.decisions[1]
    assert report(WEEK, known, made_on=date(2026, 6, 1)).decided == known.decisions[1]
    assert report(WEEK, ReportData(), made_on=MADE_ON).decided is None


def test_it_compares_only_where_something_is_known_of_before() -> None:
    assert made_report(28).compares
    nights = believable(WEEK)
    assert not report(WEEK, data_of(nights=nights), made_on=MADE_ON).compares


def test_a_sentence_is_replaced_by_the_persons_own_words_or_left_out() -> None:
    alone = data_of(nights=believable(WEEK))
    first, second = made_report(7, data=alone).generated
    changed = made_report(7, data=alone, rewritten={first: "It got better.", second: ""})
    assert changed.changes == ("It got better.",)
    assert changed.generated == (first, second)


def test_own_words_for_other_figures_are_not_used() -> None:
    assert "Old words" not in made_report(28, rewritten={"Another sentence.": "Old words"}).changes


def test_empty_questions_are_not_asked() -> None:
    assert made_report(questions=["", "Why?", ""]).questions == ("Why?",)


def test_each_section_is_there_unless_it_was_left_out() -> None:
    found = made_report(left_out=frozenset({Section.GRID}))
    assert not found.has(Section.GRID)
    assert all(found.has(section) for section in Section if section is not Section.GRID)
    assert ReportOptions().left_out == frozenset()
