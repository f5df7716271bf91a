"""The sitting test on the summary."""

from datetime import timedelta

from journal.report.sitting_test import WHAT_IT_IS, sitting_test
from journal.sittings.side_by_side import Row
from tests.journal.sittings.made_up import NIGHT, evening, evenings_of


def test_without_a_complete_sitting_there_is_none() -> None:
    assert sitting_test([], "24") is None
    assert sitting_test([evening(None)], "24") is None


def test_a_first_evening_stands_by_itself() -> None:
    made = sitting_test([evening(1, 2, None)], "12")
    assert made is not None
    assert made.evenings == ("3 Mar 2026",)
    assert made.rows == (
        Row("6:00 pm", ("1",), is_compared=True),
        Row("8:00 pm", ("2",), is_compared=True),
        Row("10:00 pm", ("got up after 9 min",), is_compared=False),
    )
    assert made.means == ("1.5",)
    assert made.words[-1] == str(WHAT_IT_IS)


def test_the_last_two_evenings_are_compared_where_both_are_complete() -> None:
    before, after = evening(9), evening(3, 4, night=NIGHT + timedelta(days=20))
    made = sitting_test([evening(None, night=NIGHT - timedelta(days=9)), before, after], "24")
    assert made is not None
    assert made.evenings == ("3 Mar 2026", "23 Mar 2026")
    assert [(row.time, row.cells, row.is_compared) for row in made.rows] == [
        ("18:00", ("9", "3"), True),
        ("20:00", ("–", "4"), False),
    ]
    assert made.means == ("9", "3")
    assert made.words[0].startswith("6 points lower on 23 Mar 2026")


def test_evenings_that_share_no_sitting_have_no_means() -> None:
    made = sitting_test([evening(1, None), evening(None, 2, night=NIGHT + timedelta(1))], "24")
    assert made is not None
    assert made.means == ("–", "–")
    assert len(made.words) == 2


def test_the_interval_is_that_of_the_other_evenings() -> None:
    made = sitting_test(evenings_of(3, 4, 5, 2, 6, 7), "24")
    assert made is not None
    assert made.words[1].startswith("Your 4 other evenings")
