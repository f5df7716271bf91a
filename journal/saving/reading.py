"""One answer, as it was typed or tapped, as its column holds it."""

from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.fields.clock_times import HOURS_24
from accounts.fields.inputs import ClockField, DecimalField, WholeField
from journal.questions import QUESTIONS, WHOLE, Kind, Question
from journal.saving.answers import by_program
from journal.saving.merge import Value


def read(question: Question, value: Value, hours: str = HOURS_24) -> Any:
    """What a column holds for an answer; times are typed by a clock of so many `hours`.

    Raises `ValidationError` with a sentence for the person.
    """
    if question.kind is Kind.WORDS:
        return _in_order(question, value or [])
    text = str(value or "")
    if question.kind is Kind.TEXT:
        return _reader(question.name, hours).clean(text)
    if not text:
        return "" if question.kind is Kind.WORD else None
    if question.kind in {Kind.WORD, Kind.CLAIM, Kind.SCALE}:
        return _chosen(question, text)
    return _reader(question.name, hours).clean(by_program(question.name, text))


def _in_order(question: Question, words: Any) -> list[str]:
    """Words in the order of the page; unknown ones last, for the night to refuse."""
    known = [word for word, _ in question.choices]
    return sorted(words, key=lambda word: known.index(word) if word in known else len(known))


CLAIMS = {"True": True, "False": False}


def _chosen(question: Question, text: str) -> Any:
    known = [*CLAIMS] if question.kind is Kind.CLAIM else [value for value, _ in question.choices]
    if text not in known:
        raise ValidationError("Choose one of the answers on the page.", "invalid_choice")
    if question.kind is Kind.CLAIM:
        return CLAIMS[text]
    return int(text) if question.kind is Kind.SCALE else text


@cache
def _reader(name: str, hours: str) -> forms.Field:
    """What reads an answer that is typed."""
    question = QUESTIONS[name]
    if question.kind is Kind.CLOCK:
        clock = ClockField()
        clock.widget.attrs["data-clock"] = hours
        return clock
    if question.kind is Kind.TEXT:
        return forms.CharField(required=False, max_length=question.most)
    bounds = {"min_value": question.least, "max_value": question.most, "required": False}
    if question.kind in WHOLE:
        return WholeField(**bounds)
    return DecimalField(**bounds, decimal_places=question.places)
