"""The questions of a night as its page shows them: plain values, with what was answered."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, time
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import capfirst

from accounts.fields import decimals
from accounts.fields.inputs import ClockField, WholeField
from config.language import figure, pgettext
from journal import clock
from journal.forms.layout import (
    BLANK,
    Shown,
    answers,
    box,
    draw_input,
    grouped,
    input_of,
    number_row,
)
from journal.models import Night
from journal.questions import EVENING, MORNING, QUESTIONS, WHOLE, Kind, Question
from journal.saving.answers import AT, FIRST_SYMPTOM, NONE
from journal.saving.check import Problems
from journal.saving.reading import AGO, ONSET

Group = tuple[Question, ...]


def groups(questions: Iterable[Question]) -> list[Group]:
    """The questions that stand together: those of one box, every other one by itself."""
    return [tuple(group) for _, group in groupby(questions, key=lambda each: each.box or each.name)]


LEGS = [each for each in EVENING if each.slot]
NOTES = {"evening": [QUESTIONS["evening_note"]], "morning": [QUESTIONS["morning_note"]]}
EVENING_MORE = groups(each for each in EVENING if each.more and each.kind is not Kind.TEXT)
MORNING_FIRST = [each for each in MORNING if not each.more]
MORNING_MORE = [each for each in MORNING if each.more and each.kind is not Kind.TEXT]


class ShownQuestions:
    """What the page of a night asks, with the stored answers or those that were typed."""

    def __init__(
        self,
        data: QueryDict | None,
        *,
        night: Night,
        now: datetime,
        usual: Mapping[str, time],
    ) -> None:
        """`now` is when the page is answered: "15 min ago" counts from it.

        `usual` are this person's usual times, by column.
        """
        self.night, self.now = night, now
        self.problems: Problems = {}
        self._data, self._usual = data, usual

    def shown(self, questions: Iterable[Question]) -> list[Shown]:
        """Questions, in the boxes that they stand in."""
        boxes = []
        for around, inside in groupby(questions, key=lambda each: each.box):
            lines = [self._question(each) for each in inside]
            boxes.append(box(lines, around.css_class, around.legend) if around else box(lines))
        return boxes

    def claim(self, name: str, chips: Collection[Any] = (), button: str = "") -> list[Shown]:
        """None or other; `chips` and `button` are one tap for what is listed under it."""
        question = QUESTIONS[name]
        choices = self._choices(question)
        shown = answers(name, self._answer(question), choices, chips, button)
        return [box([grouped(self._named(name, question.on_page) | shown)])]

    @property
    def first_symptom(self) -> list[Shown]:
        """None, so long ago, or at a time."""
        value = NONE if self.night.no_symptoms else AT if self.night.symptom_onset else ""
        if self._data is not None:
            value = self._data.get(FIRST_SYMPTOM, "")
        none, at = pgettext("first symptom", "None"), pgettext("first symptom", "At…")
        choices = [(NONE, none), *self._ago(), (AT, at)]
        shown = answers(FIRST_SYMPTOM, value, choices)
        return [box([grouped(self._named(FIRST_SYMPTOM, QUESTIONS[ONSET].label) | shown)])]

    def _ago(self) -> list[tuple[str, str]]:
        """Times ago; once the night is over, those that reach back into it, just after noon."""
        zone, night = self.night.zone, self.night.night
        if clock.night_at(self.now, zone) == night:
            return [(key, str(words)) for key, words in AGO.items()]
        begun = {key: clock.ago(int(key), self.now, zone)[0] for key in AGO}
        return [(key, str(words)) for key, words in AGO.items() if begun[key] == night]

    def _named(self, name: str, label: str) -> Shown:
        """What is shown of every question, with what is wrong with its answer."""
        shown = BLANK | {"name": name, "id": f"id_{name}", "label": label}
        if problems := self.problems.get(name):
            errors = {"as_data": ValidationError(problems).error_list}
            shown["is_wrong"] = True
            shown["below"] = {"auto_id": f"id_{name}", "html_name": name, "errors": errors}
        return shown

    def _question(self, question: Question) -> Shown:
        name = question.name
        shown = self._named(name, question.on_page)
        if question.kind in TYPED:
            return shown | {"input": self._input(question), "taps": question.taps}
        value = self._answer(question)
        if question.kind is Kind.RATING:
            shown |= number_row(name, value, *question.ends)
        else:
            shown |= answers(name, value, self._choices(question))
        return grouped(shown, **self._beside(question) if all(question.beside_word) else {})

    def _beside(self, question: Question) -> dict[str, str]:
        """Beside which word of another question it is asked, for the script that unfolds it."""
        other, word = question.beside_word
        css_class = "field" if self._is_open(question) else "field folded"
        return {"class": css_class, "data-beside": other, "data-word": word}

    def _is_open(self, question: Question) -> bool:
        """Whether the word is chosen that it is asked beside, or it has an answer all the same."""
        other, word = question.beside_word
        return word in self._answer(QUESTIONS[other]) or self.has_answer(question)

    def _answer(self, question: Question) -> Any:
        if self._data is None:
            return getattr(self.night, question.name)
        if question.kind is Kind.WORDS:
            return self._data.getlist(question.name)
        return self._data.get(question.name)

    def is_stored(self, question: Question) -> bool:
        """Whether an answer is stored and nothing is being typed, nor wrong with it."""
        typing = self._data is not None or question.name in self.problems
        return not typing and getattr(self.night, question.name) not in {None, ""}

    def has_answer(self, question: Question) -> bool:
        """Whether an answer is stored or typed."""
        stored = getattr(self.night, question.name)
        return stored not in {None, ""} or bool(self._data and self._data.get(question.name))

    def _choices(self, question: Question) -> Iterable[tuple[str, str]]:
        """What there is to tap; an amount from an import that is not offered becomes one more."""
        if question.kind is Kind.CLAIM:
            return zip(("False", "True"), question.no_and_yes, strict=True)
        if question.kind is not Kind.AMOUNT:
            return [(value, capfirst(words)) for value, words in question.choices]
        offered = dict(question.offered)
        stored = getattr(self.night, question.name)
        if stored is not None:
            text = decimals.plain(stored)
            offered.setdefault(text, figure(text))
        return offered.items()

    def _input(self, question: Question) -> str:
        """What the answer is typed into."""
        name = question.name
        widget = input_of(FIELDS[name], self.night.user.clock)
        value = getattr(self.night, name)
        if self._data is not None:
            value = widget.value_from_datadict(self._data, {}, name)
        usual = self._usual.get(question.usual)
        attributes = {"data-usual": f"{usual:%H:%M}"} if usual else {}
        return draw_input(widget, name, value, name in self.problems, **attributes)


def _field(question: Question) -> forms.Field:
    """What reads and shows a typed answer."""
    if question.kind is Kind.TEXT:
        return forms.CharField(max_length=question.most, widget=forms.Textarea(attrs={"rows": 3}))
    if question.kind is Kind.CLOCK:
        return ClockField(around=question.around, after=question.after)
    return WholeField()


TYPED = (WHOLE | {Kind.TEXT, Kind.CLOCK}) - {Kind.RATING, Kind.SCALE}
FIELDS = {name: _field(each) for name, each in QUESTIONS.items() if each.kind in TYPED}
