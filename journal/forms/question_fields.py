"""The form field of a question, and how the page lays it out."""

from collections.abc import Iterable, Mapping
from datetime import time
from decimal import Decimal
from itertools import groupby
from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms

from journal.forms.fields import AnswerField, ClaimField, ClockField, WordsField, typed
from journal.forms.layout import Answers, Clock, NumberRow, Typed, WithTaps
from journal.questions import QUESTIONS, Kind, Question

Group = tuple[Question, ...]


def field_of(column: Any, **kwargs: Any) -> forms.Field | None:
    """The form field of a column, as its question is asked; for `formfield_callback`."""
    question = QUESTIONS[column.name]
    label = question.on_page
    match question.kind:
        case Kind.CLAIM:
            return ClaimField(label=label, words=question.no_and_yes)
        case Kind.CLOCK:
            return ClockField(label=label, around=question.around, after=question.after)
        case Kind.WORD:
            return AnswerField(label=label, choices=question.choices)
        case Kind.WORDS:
            return WordsField(label=label, choices=question.choices)
        case Kind.SCALE:
            return AnswerField(label=label, choices=question.choices, coerce=int, empty_value=None)
        case Kind.AMOUNT:
            choices = question.offered
            return AnswerField(label=label, choices=choices, coerce=Decimal, empty_value=None)
        case Kind.TEXT:
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3})
    return typed(column, **kwargs)


def groups(questions: Iterable[Question]) -> list[Group]:
    """The questions that stand together: those of one box, every other one by itself."""
    return [tuple(group) for _, group in groupby(questions, key=lambda each: each.box or each.name)]


def layout_of(groups: Iterable[Group], usual: Mapping[str, time] | None = None) -> list[Any]:
    """What a layout holds for these groups; `usual` are this person's usual times, by column."""
    return [_boxed(group, [_item(each, usual or {}) for each in group]) for group in groups]


def _boxed(group: Group, items: list[Any]) -> Any:
    box = group[0].box
    if box is None:
        return items[0]
    inside = Div(*items, css_class=box.css_class)
    return Fieldset(box.legend, inside) if box.legend else inside


def _item(question: Question, usual: Mapping[str, time]) -> Any:
    name = question.name
    match question.kind:
        case Kind.RATING:
            return NumberRow(name, *question.ends)
        case Kind.CLAIM | Kind.WORD | Kind.WORDS | Kind.SCALE | Kind.AMOUNT:
            return Answers(name)
        case Kind.CLOCK if question.usual:
            return Clock(name, usual.get(question.usual))
        case Kind.COUNT | Kind.MINUTES if question.taps:
            return WithTaps(name, *question.taps)
    return Typed(name)
