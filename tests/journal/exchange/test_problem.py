import pytest

from journal.exchange.problem import SHOWN, ImportProblem, Problem, Problems, quoted


def test_a_problem_says_where_it_is() -> None:
    assert str(Problem("Too much.", 4, "awakenings")) == "Line 4, awakenings: Too much."
    assert str(Problem("Too much.", 4)) == "Line 4: Too much."
    assert str(Problem("Too much.")) == "Too much."


def test_a_thousand_problems_are_counted_and_the_first_fifty_kept() -> None:
    problems = Problems()
    for line in range(1000):
        problems.add("Wrong.", line + 1)
    with pytest.raises(ImportProblem) as stopped:
        problems.stop_if_any()
    found = stopped.value
    assert (found.count, len(found.problems), found.unseen) == (1000, SHOWN, 950)
    assert str(found.problems[0]) == "Line 1: Wrong."


def test_no_problem_stops_nothing() -> None:
    Problems().stop_if_any()


def test_foreign_text_is_quoted_on_one_line_and_short() -> None:
    assert quoted(" 23 Uhr ") == "“23 Uhr”"
    assert quoted("a\nb\u202e\ud800") == "“a�b��”"
    assert quoted("x" * 1000) == f"“{'x' * 40}…”"
