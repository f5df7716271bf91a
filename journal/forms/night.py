"""The page of a night: both parts with what is listed under them, to be shown and typed in."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time
from functools import cache
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.functional import cached_property

from journal.forms.evening import MORE, EveningForm
from journal.forms.fields import helper
from journal.forms.intakes import CaffeineRows, ExerciseRows, dose_rows
from journal.forms.layout import Answers
from journal.forms.meals import Meal, usual_meals
from journal.forms.morning import MorningForm
from journal.forms.own_questions import OwnQuestionsForm
from journal.forms.planned import PlannedDoses
from journal.forms.usual import brought_forward, usual_drinks, usual_exercise, usual_times
from journal.models import Night
from journal.questions import named
from journal.saving.answers import ALL_AS_PLANNED
from journal.saving.check import Problems


class EveningPart:
    """Evening answers with the drinks, bouts and doses listed under them."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        night: Night,
        now: datetime,
        usual: Callable[[], Mapping[str, time]],
    ) -> None:
        self.night, self.now = night, now
        self._data, self._usual = data, usual

    @cached_property
    def form(self) -> EveningForm:
        """The answers."""
        return EveningForm(self._data, instance=self.night, now=self.now, usual=self._usual)

    @cached_property
    def caffeine(self) -> Any:
        """The drinks."""
        return CaffeineRows(self._data, instance=self.night, prefix="caffeine")

    @cached_property
    def exercise(self) -> Any:
        """The bouts of exercise."""
        return ExerciseRows(self._data, instance=self.night, prefix="exercise")

    @cached_property
    def own(self) -> OwnQuestionsForm:
        """The person's own questions."""
        return OwnQuestionsForm(self._data, night=self.night)

    @cached_property
    def planned(self) -> PlannedDoses:
        """The doses of the plan."""
        return PlannedDoses(self._data, self.night)

    @cached_property
    def doses(self) -> Any:
        """Other doses, the recent ones as suggestions."""
        return dose_rows(self._data, self.night, planned=lambda: self.planned.names)

    @cached_property
    def questions(self) -> dict[str, FormHelper]:
        """Caffeine, exercise, doses: each with what this person usually answers, as one tap."""
        listed = {f"{prefix}:{row.uid}" for prefix, row in self._listed()}
        button = ALL_AS_PLANNED if self.planned.has_open else ""
        drinks = usual_drinks(self.night, self.now, listed)
        lists = {
            "had_caffeine": Answers("had_caffeine", drinks),
            "exercised": Answers("exercised", usual_exercise(self.night, listed)),
            "took_doses": Answers("took_doses", button=button),
        }
        return {name: helper(Layout(item), errors=False) for name, item in lists.items()}

    @cached_property
    def rest(self) -> tuple[FormHelper | None, FormHelper]:
        """The other questions: those this person answers most, if any, and those under "more"."""
        return self.form.rest(brought_forward(self.night, named(sum(MORE, ()))))

    @cached_property
    def usual_meals(self) -> list[Meal]:
        """Meals with iron in them, as one tap."""
        return usual_meals(self.night)

    def _listed(self) -> Iterator[tuple[str, Any]]:
        for prefix, rows in (("caffeine", self.caffeine), ("exercise", self.exercise)):
            yield from ((prefix, form.instance) for form in rows.initial_forms)


class MorningPart:
    """Morning answers."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        night: Night,
        usual: Callable[[], Mapping[str, time]],
    ) -> None:
        self.form = MorningForm(data, instance=night, usual=usual)


class NightPage:
    """Both parts on one page; `data` is what was typed in it, where that is shown again."""

    def __init__(self, data: Mapping[str, Any] | None, *, night: Night, now: datetime) -> None:
        usual = cache(lambda: usual_times(night))  # both parts ask, and only to be shown
        self.evening = EveningPart(data, night=night, now=now, usual=usual)
        self.morning = MorningPart(data, night=night, usual=usual)

    def show(self, problems: Problems) -> None:
        """Bring each problem to its field; those of rows their own forms find again."""
        general = {NON_FIELD_ERRORS: problems[""]} if "" in problems else {}
        self.evening.form.show(problems | general)
        self.morning.form.show(problems)
