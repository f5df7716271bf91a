"""Symptom figures, each with the nights it rests on."""

from datetime import date, time
from typing import Any

import pytest

from journal import symptoms
from journal.diary import DiaryNight
from journal.symptoms import Figure


def written(**answers: Any) -> DiaryNight:
    return DiaryNight(night=date(2026, 3, 3), **answers)


@pytest.mark.parametrize(
    ("answers", "worst", "had_any"),
    [
        ({}, None, None),
        ({"evening_severity": 0}, 0, False),
        ({"evening_severity": 3, "during_night_severity": 6}, 6, True),
        ({"daytime_rest_severity": 1, "falling_asleep_severity": 7}, 7, True),
        ({"no_symptoms": True}, 0, False),
        ({"no_symptoms": True, "during_night_severity": 4}, 4, True),
        ({"symptom_onset": time(21)}, None, True),
        ({"symptom_onset": time(21), "evening_severity": 0}, 0, True),
        ({"no_symptoms": False}, None, True),
    ],
)
def test_what_a_night_says_of_its_symptoms(
    answers: dict[str, Any], worst: int | None, had_any: bool | None
) -> None:
    night = written(**answers)
    assert symptoms.worst_severity(night) == worst
    assert symptoms.had_symptoms(night) is had_any


def test_no_answers_make_no_figure() -> None:
    assert symptoms.median_of([None]) == Figure(None, 0)


def test_a_median_leaves_out_what_is_unknown() -> None:
    assert symptoms.median_of([5, None, 0, 10]) == Figure(5, 3)
