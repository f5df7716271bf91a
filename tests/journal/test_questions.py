"""Each question fits the column behind it, and each row the table."""

from dataclasses import fields
from decimal import Decimal
from typing import Any

import pytest
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from journal.diary import DiaryNight
from journal.models import CaffeineIntake, Dose, Exercise, Night
from journal.questions import (
    BOUT,
    DOSE,
    DRINK,
    EVENING,
    MORNING,
    NUMBERS,
    QUESTIONS,
    SEVERITIES,
    WHOLE,
    Kind,
    Part,
    named,
)

ABOUT_IT = {"id", "user", "night", "time_zone", "version"}
STAMPS = {f"{p}_{n}_written_at" for p in ("evening", "morning") for n in ("first", "last")}
COLUMNS = {field.name: field for field in Night._meta.concrete_fields}
TYPES: dict[Kind, type["models.Field[Any, Any]"]] = {
    **dict.fromkeys(WHOLE, models.PositiveSmallIntegerField),
    Kind.AMOUNT: models.DecimalField,
    Kind.CLAIM: models.BooleanField,
    Kind.CLOCK: models.TimeField,
    Kind.WORD: models.CharField,
    Kind.WORDS: models.JSONField,
    Kind.TEXT: models.TextField,
}
ROWS = ((DRINK, CaffeineIntake), (BOUT, Exercise), (DOSE, Dose))


def bounds(column: Any) -> tuple[Any, Any]:
    limits = [
        each for each in column.validators if type(each) in {MinValueValidator, MaxValueValidator}
    ]
    found = {type(each): each.limit_value for each in limits}
    return found.get(MinValueValidator), found.get(MaxValueValidator)


def test_each_column_of_answers_is_one_question() -> None:
    assert set(QUESTIONS) == set(COLUMNS) - ABOUT_IT - STAMPS
    assert len(QUESTIONS) == len(EVENING) + len(MORNING)
    assert {question.part for question in EVENING} == {Part.EVENING}
    assert {question.part for question in MORNING} == {Part.MORNING}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda it: it.name)
def test_a_question_is_what_its_column_says(question: Any) -> None:
    column = COLUMNS[question.name]

    assert isinstance(column, TYPES[question.kind])
    assert column.verbose_name == question.label
    assert column.help_text == ""
    assert column.blank
    assert column.null is (question.kind not in {Kind.WORD, Kind.WORDS, Kind.TEXT})
    offered = [(str(value), word) for value, word in column.flatchoices or ()]
    assert question.kind is Kind.WORDS or offered == list(question.choices)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda it: it.name)
def test_an_answer_has_the_bounds_of_its_column(question: Any) -> None:
    column = COLUMNS[question.name]

    if question.kind is Kind.SCALE:
        values = [int(value) for value, _ in question.choices]
        assert (min(values), max(values)) == (question.least, question.most)
    elif question.kind in NUMBERS:
        assert bounds(column) == (question.least, question.most)
        assert getattr(column, "decimal_places", 0) == question.places
    elif question.kind is Kind.TEXT:
        assert column.max_length == question.most


@pytest.mark.parametrize(("kind", "table"), ROWS, ids=lambda it: getattr(it, "prefix", ""))
def test_a_row_is_what_its_table_says(kind: Any, table: Any) -> None:
    relation = Night._meta.get_field(kind.relation)
    assert relation.related_model is table
    assert QUESTIONS[kind.claim].kind is Kind.CLAIM
    for column in kind.columns:
        behind = table._meta.get_field(column.name)
        assert isinstance(behind, TYPES[column.kind]) or column.kind is Kind.TEXT
        least, most = bounds(behind)
        if column.kind in NUMBERS:
            assert (Decimal(least), Decimal(most)) == (column.least, column.most)
        elif column.kind is Kind.TEXT:
            assert behind.max_length == column.most


def test_the_ratings_of_the_legs_follow_the_day() -> None:
    night = DiaryNight(night=None, **{name: at for at, name in enumerate(SEVERITIES)})  # type: ignore[arg-type]

    assert night.severities == (0, 1, 2, 3)


def test_a_question_names_only_other_questions() -> None:
    for question in QUESTIONS.values():
        others = {*question.paper.also, question.after, question.usual} - {""}
        assert others <= set(QUESTIONS)


def test_what_figures_and_charts_show_a_night_as_plain_data_has() -> None:
    shown = {q.name for q in QUESTIONS.values() if q.slot or q.measure or q.in_grid or q.code}

    assert shown <= {field.name for field in fields(DiaryNight)}


def test_names_are_those_of_the_questions() -> None:
    assert named(MORNING)[0] == "falling_asleep_severity"
