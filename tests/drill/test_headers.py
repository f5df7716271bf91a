"""The grade of each kind of page: what merges run of it, and that it can miss."""

import os

import pytest

from tests.drill import headers
from tests.drill.result import Size

PAGE = {"name": "home", "grade": "A+", "score": 135, "status": 200, "failed": []}


def pages(**changed):
    """What the grader says of every kind, with one answered otherwise."""
    told = [
        {**PAGE, "name": name, "status": 404 if name == "an error" else 200}
        for name in headers.PAGES
    ]
    told[0] |= changed
    return told


def test_every_kind_of_page_is_graded_a_plus():
    told = list(headers.run(Size.SHORT))

    if told[0].met is None and not os.environ.get("CI"):
        pytest.skip(told[0].figure)
    assert [result.met for result in told] == [True], told


def test_all_at_the_best_grade_is_met():
    assert headers.judged(pages()).met is True


@pytest.mark.parametrize(
    "changed",
    [
        {"grade": "A", "score": 95, "failed": ["csp-implemented-with-unsafe-inline"]},
        {"status": 302},
    ],
)
def test_a_worse_grade_or_another_page_than_asked_for_is_a_miss(changed):
    result = headers.judged(pages(**changed))

    assert result.met is False
    assert "home" in result.figure


def test_a_page_that_was_not_graded_is_a_miss():
    assert headers.judged(pages()[1:]).met is False
