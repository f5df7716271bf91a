"""The page of a night: both parts with what is listed under them, to be shown and typed in."""

from datetime import datetime
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import cached_property

from journal.forms.intakes import CaffeineRows, DoseRows, ExerciseRows, dose_rows, recent_doses
from journal.forms.last_evening import Suggestion, as_last_evening
from journal.forms.layout import Shown
from journal.forms.meals import Meal, usual_meals
from journal.forms.own_questions import OwnQuestionsForm
from journal.forms.plan_card import Group as PlanGroup
from journal.forms.plan_card import plan_card
from journal.forms.planned import PlannedDoses
from journal.forms.shown_questions import (
    EVENING_MORE,
    LEGS,
    MORNING_FIRST,
    MORNING_MORE,
    NOTES,
    Group,
    ShownQuestions,
)
from journal.forms.shown_rows import ShownRows, stored_rows
from journal.forms.usual import (
    Lately,
    brought_forward,
    in_diary,
    lately,
    usual_drinks,
    usual_exercise,
    usual_times,
)
from journal.models import Night
from journal.questions import BOUT, DOSE, DRINK, QUESTIONS, Question, RowKind, named
from journal.saving.answers import ALL_AS_PLANNED
from journal.saving.check import Problems
from journal.saving.reading import ONSET
from journal.sleep import contradicted_column


class EveningPart:
    """Evening answers with the drinks, bouts and doses listed under them."""

    def __init__(self, data: QueryDict | None, questions: ShownQuestions, late: Lately) -> None:
        """`late` are the nights that say what this person answers most."""
        self.night, self._questions, self._data, self._late = questions.night, questions, data, late

    @property
    def non_field_errors(self) -> list[str]:
        """What is wrong with the night as a whole."""
        return ValidationError(self._questions.problems.get("", [])).messages

    @property
    def legs(self) -> list[Shown]:
        """How the legs were."""
        return self._questions.shown(LEGS)

    @property
    def first_symptom(self) -> list[Shown]:
        """Whether and when it began."""
        return self._questions.first_symptom

    @property
    def onset(self) -> list[Shown]:
        """At what time it began."""
        return self._questions.shown([QUESTIONS[ONSET]])

    @property
    def caffeine(self) -> ShownRows:
        """The drinks."""
        return self._rows(DRINK, CaffeineRows)

    @property
    def exercise(self) -> ShownRows:
        """The bouts of exercise."""
        return self._rows(BOUT, ExerciseRows)

    @cached_property
    def own(self) -> OwnQuestionsForm:
        """The person's own questions."""
        return OwnQuestionsForm(self._data, night=self.night)

    @cached_property
    def planned(self) -> PlannedDoses:
        """The doses of the plan."""
        return PlannedDoses(self._data, self.night)

    @property
    def plan(self) -> list[PlanGroup]:
        """The doses that are due, by the half of the day."""
        return plan_card(self.planned.due, self.night, self._questions.now)

    @property
    def doses(self) -> ShownRows:
        """Other doses, the recent ones as suggestions."""
        if self._data is None:
            recent = recent_doses(self.night, self.planned.names)
            return ShownRows(DOSE, DoseRows, self.night, suggested=recent)
        typed = dose_rows(self._data, self.night, planned=lambda: self.planned.names)
        return ShownRows(DOSE, DoseRows, self.night, typed)

    @property
    def had_caffeine(self) -> list[Shown]:
        """Whether there was any, with the usual drinks, each as one tap."""
        chips = usual_drinks(self.night, self._questions.now, self._listed(DRINK))
        return self._questions.claim(DRINK.claim, chips)

    @property
    def as_last_evening(self) -> list[Suggestion]:
        """What was answered the evening before, to be stored with one tap."""
        stored = self._listed(DRINK) | self._listed(BOUT)
        has_open = self.planned.has_open
        return as_last_evening(self.night, self._late, has_open=has_open, stored=stored)

    @property
    def exercised(self) -> list[Shown]:
        """Whether there was any, with the usual bout as one tap."""
        return self._questions.claim(BOUT.claim, usual_exercise(self.night, self._listed(BOUT)))

    @property
    def took_doses(self) -> list[Shown]:
        """Whether anything was taken; one tap answers all that is planned and open."""
        button = ALL_AS_PLANNED if self.planned.has_open else ""
        return self._questions.claim(DOSE.claim, button=button)

    @cached_property
    def forward(self) -> list[Shown]:
        """The other questions that this person answers most."""
        return self._questions.shown(chain.from_iterable(self._forward))

    @property
    def more(self) -> list[Shown]:
        """Those that are left."""
        later = (group for group in self._later if group not in self._forward)
        return self._questions.shown(chain.from_iterable(later))

    @property
    def note(self) -> list[Shown]:
        """The note, in a place of its own."""
        return self._questions.shown(NOTES["evening"])

    @cached_property
    def usual_meals(self) -> list[Meal]:
        """Meals with iron in them, as one tap."""
        return usual_meals(self.night)

    @cached_property
    def _forward(self) -> list[Group]:
        apart = tuple(each for each in chain(*self._later) if not any(each.beside_word))
        names = brought_forward(self._late, named(apart))
        return [group for group in self._later if names & {*named(group)}]

    @cached_property
    def _later(self) -> list[Group]:
        """The questions beyond the first screen that this person is asked on this night."""
        kinds = {"", *chain.from_iterable(form.dose.kinds for form in self.planned.forms)}
        shown = (tuple(q for q in group if self._is_shown(q, kinds)) for group in EVENING_MORE)
        return [group for group in shown if group]

    def _is_shown(self, question: Question, kinds: set[str]) -> bool:
        """Whether it is still asked and a dose of its kind is planned, or it has an answer."""
        is_shown = question.beside_dose in kinds and not question.is_past
        return is_shown or self._questions.has_answer(question)

    def _rows(self, kind: RowKind, rows: Any) -> ShownRows:
        data = self._data
        typed = None if data is None else rows(data, instance=self.night, prefix=kind.prefix)
        return ShownRows(kind, rows, self.night, typed)

    def _listed(self, kind: RowKind) -> dict[str, Any]:
        return {f"{kind.prefix}:{row.uid}": row for row in stored_rows(kind, self.night)}


class MorningPart:
    """Morning answers."""

    def __init__(self, questions: ShownQuestions) -> None:
        self._questions = questions

    @property
    def first(self) -> list[Shown]:
        """The first questions that are still to be answered."""
        return self._questions.shown(each for each in MORNING_FIRST if not self._is_answered(each))

    @property
    def answered(self) -> list[Shown]:
        """Those that were answered before the page was opened."""
        return self._questions.shown(each for each in MORNING_FIRST if self._is_answered(each))

    def _is_answered(self, question: Question) -> bool:
        return self._questions.is_stored(question) and question.name != self._beside

    @cached_property
    def _beside(self) -> str:
        """Beside which question something is asked, which has to be seen."""
        night = self._questions.night
        return contradicted_column(night.to_diary()) if night.pk else ""

    @property
    def note(self) -> list[Shown]:
        """The note, in a place of its own."""
        return self._questions.shown(NOTES["morning"])

    @property
    def more(self) -> list[Shown]:
        """Those under "more"."""
        return self._questions.shown(MORNING_MORE)


class NightPage:
    """Both parts on one page; `data` is what was typed in it, where that is shown again.

    `before` are the last fourteen nights before it.
    """

    def __init__(self, data: QueryDict | None, *, night: Night, now: datetime) -> None:
        late = lately(night)
        self.before = in_diary(late)
        self._questions = ShownQuestions(data, night=night, now=now, usual=usual_times(late))
        self.nights_before = len(late)  # written down in the fortnight before
        self.evening = EveningPart(data, self._questions, late)
        self.morning = MorningPart(self._questions)

    def show(self, problems: Problems) -> None:
        """Have these problems beside their questions; those of rows their own forms find again."""
        self._questions.problems = problems
