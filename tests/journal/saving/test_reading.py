"""One answer, as it was typed or tapped, as its column holds it."""

from datetime import time
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from journal.questions import QUESTIONS
from journal.saving.reading import read


@pytest.mark.parametrize(
    ("name", "answer", "value"),
    [
        ("evening_severity", "6", 6),
        ("evening_severity", None, None),
        ("awakenings", "2.0", 2),
        ("alcohol_drinks", "1,5", Decimal("1.5")),
        ("sat_still", "True", True),
        ("sat_still", "False", False),
        ("sat_still", "", None),
        ("sleep_quality", "4", 4),
        ("legs_side", "both", "both"),
        ("legs_side", None, ""),
        ("bedtime", "23:10", time(23, 10)),
        ("sensations", ["pulling", "urge"], ["urge", "pulling"]),
        ("sensations", None, []),
        ("evening_note", "long drive", "long drive"),
        ("evening_note", None, ""),
    ],
)
def test_an_answer_becomes_what_its_column_holds(name, answer, value):
    assert read(QUESTIONS[name], answer) == value


@pytest.mark.parametrize(
    ("name", "answer", "sentence"),
    [
        ("evening_severity", "11", "Please write a number from 0 to 10."),
        ("awakenings", "1,5", "Please write a whole number here: 1 or 2."),
        ("alcohol_drinks", "51", "Please write a number from 0 to 50."),
        ("alcohol_drinks", "1.25", "Please write at most 1 digit after the point."),
        ("sat_still", "yes", "Choose one of the answers on the page."),
        ("sleep_quality", "6", "Choose one of the answers on the page."),
        ("legs_side", "none", "Choose one of the answers on the page."),
        ("bedtime", "25:00", "Please write the time as 23:10 or 11:10 pm."),
        ("evening_note", "x" * 4001, "Please shorten this to 4000 characters."),
    ],
)
def test_what_cannot_be_stored_is_refused_in_words(name, answer, sentence):
    with pytest.raises(ValidationError) as refused:
        read(QUESTIONS[name], answer)
    assert refused.value.messages[0].startswith(sentence)


def test_a_time_of_one_device_is_one_time_on_any_clock():
    assert read(QUESTIONS["bedtime"], "10:30", "12") == time(10, 30)


def test_a_time_that_can_be_two_is_asked_about():
    with pytest.raises(ValidationError) as asked:
        read(QUESTIONS["bedtime"], "10:30 am/pm", "12")
    assert asked.value.error_list[0].params["choices"] == [
        ("10:30 am", "10:30 am"),
        ("10:30 pm", "10:30 pm"),
    ]


def test_words_that_nobody_offered_come_last_for_the_night_to_refuse():
    assert read(QUESTIONS["reliefs"], ["brandy", "walking"]) == ["walking", "brandy"]
