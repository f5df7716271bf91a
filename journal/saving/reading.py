"""Answers as they are typed or tapped: as a text that can be compared, and as a column holds them.

The first symptom is one answer ("none", a clock time, or so long ago) in two columns.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.fields import clock_times, decimals
from accounts.fields.clock_times import HOURS_12, HOURS_24, EitherHalf, NoTime
from accounts.fields.decimals import NotANumber
from accounts.fields.inputs import ClockField, DecimalField, WholeField
from config.language import gettext as _
from config.language import gettext_lazy
from journal import clock
from journal.diary import DAY_RATINGS
from journal.models import Night
from journal.questions import KIND_OF, NUMBERS, QUESTIONS, WHOLE, Kind, Question
from journal.saving.answers import AT, FIRST_SYMPTOM, NONE
from journal.saving.check import Problems
from journal.saving.merge import Answers, Value

CLOCKS = {name for name, kind in KIND_OF.items() if kind is Kind.CLOCK}
CLOCK_TIME = re.compile(r"\d\d:\d\d", re.ASCII)
NUMERIC = {name for name, kind in KIND_OF.items() if kind in NUMBERS}
CLAIMS = {"True": True, "False": False}
AGO = {
    "0": gettext_lazy("Now"),
    "15": gettext_lazy("15 min ago"),
    "30": gettext_lazy("30 min ago"),
    "60": gettext_lazy("1 h ago"),
}
ONSET = "symptom_onset"
SAY_WHETHER = {FIRST_SYMPTOM, ONSET, *DAY_RATINGS}  # answers that say whether any came


def is_clock(name: str) -> bool:
    """Whether a question or a column is answered with a time of day."""
    return name in CLOCKS or (name.startswith("plan-") and name.endswith("-taken_at"))


def is_number(name: str) -> bool:
    """Whether a question or a column is answered with a number."""
    return name in NUMERIC or name.startswith("factor-")


def canonical(name: str, text: str, hours: str = HOURS_24) -> str:
    """A typed text as it would be shown again: 325.000 is 325, 11:10 pm 23:10.

    `hours` are those of the clock it was typed by. What cannot be read, or can be two numbers or
    times, stays for the form to ask about.
    """
    text = text.replace("\r\n", "\n").strip()
    if text and is_number(name):
        with suppress(NotANumber):
            return decimals.written(decimals.read(text))
    if text and is_clock(name):
        try:
            return f"{clock_times.read(text, hours):%H:%M}"
        except EitherHalf:
            return clock_times.undecided(text)
        except NoTime:
            pass
    return text


def by_program(name: str, text: str) -> str:
    """A text as programs type it: times with seconds, so that no clock of 12 hours finds two."""
    return f"{text}:00" if is_clock(name) and CLOCK_TIME.fullmatch(text) else text


def read_into(night: Night, changes: Answers, at: datetime) -> Problems:
    """Put changed answers, written `at` a time, into the columns of a night.

    What cannot be read is returned by the name of its field.
    """
    problems: Problems = {}
    for name in [each for each in changes if each in QUESTIONS]:
        try:
            setattr(night, name, read(QUESTIONS[name], changes[name], night.user.clock))
        except ValidationError as error:
            problems[name] = error.error_list
    if changes.keys() & SAY_WHETHER:
        try:
            _read_first_symptom(night, changes, at)
        except ValidationError as error:
            problems |= error.error_dict
    return problems


def read(question: Question, value: Value, hours: str = HOURS_24) -> Any:
    """What a column holds for an answer; times are typed by a clock of so many `hours`.

    Raises `ValidationError` with a sentence for the person.
    """
    if question.kind is Kind.WORDS:
        return _in_order(question, value or [])
    text = str(value or "")
    if not text and question.kind is not Kind.TEXT:
        return "" if question.kind is Kind.WORD else None
    if question.kind is Kind.CLOCK:
        return CLOCK_READERS[hours](by_program(question.name, text))
    if question.name in READERS:
        return READERS[question.name](text)
    return _chosen(question, text)


def _in_order(question: Question, words: Any) -> list[str]:
    """Words in the order of the page; unknown ones last, for the night to refuse."""
    order = [word for word, _label in question.choices]
    return sorted(words, key=lambda word: order.index(word) if word in order else len(order))


def _chosen(question: Question, text: str) -> Any:
    allowed = (
        [*CLAIMS] if question.kind is Kind.CLAIM else [value for value, _label in question.choices]
    )
    if text not in allowed:
        raise ValidationError(_("Choose one of the answers on the page."), "invalid_choice")
    if question.kind is Kind.CLAIM:
        return CLAIMS[text]
    return int(text) if question.kind is Kind.SCALE else text


Reader = Callable[[str], Any]


def _reader(question: Question) -> Reader:
    """A function that reads a typed answer to a question; it raises `ValidationError`."""
    if question.kind is Kind.TEXT:
        return forms.CharField(required=False, max_length=question.most).clean
    bounds = {"min_value": question.least, "max_value": question.most, "required": False}
    if question.kind in WHOLE:
        return WholeField(**bounds).clean
    return DecimalField(**bounds, decimal_places=question.places).clean


def _clock_reader(hours: str) -> Reader:
    field = ClockField()
    field.widget.attrs["data-clock"] = hours
    return field.clean


TYPED = (NUMBERS | {Kind.TEXT}) - {Kind.SCALE}
READERS = {name: _reader(each) for name, each in QUESTIONS.items() if each.kind in TYPED}
CLOCK_READERS = {hours: _clock_reader(hours) for hours in (HOURS_12, HOURS_24)}


def _read_first_symptom(night: Night, changes: Answers, at: datetime) -> None:
    """Put the first symptom into its columns, and what the day's ratings say of it.

    "No symptoms" stays until it is answered otherwise. Raises `ValidationError` by field: a time
    that cannot be read, or one before noon, which belongs to the night in the error's params.
    """
    if FIRST_SYMPTOM in changes:
        text = str(changes[FIRST_SYMPTOM] or "")
        night.no_symptoms = text == NONE or None
        if ONSET not in changes:
            night.symptom_onset = None if text in {"", NONE} else _onset(night, text, at)
    if not night.no_symptoms:
        say_whether(night)


def say_whether(night: Night) -> None:
    """Answer whether any symptom came, where its time or a rating of the day says it."""
    rated = any(getattr(night, name) for name in DAY_RATINGS)
    night.no_symptoms = False if night.symptom_onset or rated else None


def _onset(night: Night, text: str, at: datetime) -> time:
    if text == AT:
        raise ValidationError({ONSET: _("Write the time, or choose another answer above.")})
    if not text.isdigit():
        try:
            onset: time = read(QUESTIONS[ONSET], text, night.user.clock)
        except ValidationError as error:
            raise ValidationError({ONSET: error}) from error
        return onset
    if text not in AGO:
        raise ValidationError({FIRST_SYMPTOM: _("Choose one of the answers on the page.")})
    return _counted_back(night, text, at)


def _counted_back(night: Night, text: str, at: datetime) -> time:
    there, onset = clock.ago(int(text), at, night.zone)
    if there != night.night:
        words = clock_times.in_words(onset, night.user.clock)
        question = _(
            "{so_long_ago} was {time}, before noon. That belongs to the night of {night}. "
            "Is it for that night? If not, choose another time here."
        ).format(so_long_ago=AGO[text], time=words, night=clock.name_of(there))
        raise ValidationError({FIRST_SYMPTOM: ValidationError(question, "which", {"night": there})})
    return onset
