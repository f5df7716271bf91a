"""The evening part as one thing: the form and its rows are valid, or saved, together."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.http import QueryDict
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


class EveningPart:
    """Evening answers with the drinks, bouts and doses listed under them.

    `asked` names the questions that were answered anew; only the forms of those are checked and
    stored, and any is made only when it is looked at. `None`: all of them.
    """

    name = "evening"

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        night: Night,
        now: datetime,
        usual: Callable[[], Mapping[str, time]],
        asked: Collection[str] | None = None,
    ) -> None:
        self.night, self.now = night, now
        self._data, self._usual, self._asked = data, usual, asked

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
        asked = {
            "had_caffeine": Answers("had_caffeine", drinks),
            "exercised": Answers("exercised", usual_exercise(self.night, listed)),
            "took_doses": Answers("took_doses", button=button),
        }
        return {name: helper(Layout(item), errors=False) for name, item in asked.items()}

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

    def _asks(self, *starts: str) -> bool:
        """Whether one of the answers whose names begin so was given anew."""
        return self._asked is None or any(name.startswith(starts) for name in self._asked)

    @cached_property
    def rows(self) -> list[tuple[str, Any, str]]:
        """What is listed and was answered anew: its question, the rows, a word for them."""
        found: list[tuple[str, Any, str]] = []
        if self._asks("had_caffeine", "caffeine:"):
            found.append(("had_caffeine", self.caffeine, "drinks"))
        if self._asks("exercised", "exercise:"):
            found.append(("exercised", self.exercise, "exercise"))
        if self._asks("took_doses", "doses:", "plan-"):
            found.append(("took_doses", self.doses, "doses"))
            found.append(("took_doses", self.planned, "doses"))
        return found

    @cached_property
    def answers(self) -> list[EveningForm | OwnQuestionsForm]:
        """The forms of single answers, of which one was given anew."""
        found: list[EveningForm | OwnQuestionsForm] = []
        if self.rows or self._asks(*EveningForm.base_fields):
            found.append(self.form)
        if self._asks("factor-"):
            found.append(self.own)
        return found

    @property
    def forms(self) -> list[Any]:
        """The forms that were answered, those of the rows among them."""
        return [*self.answers, *(form for _, rows, _ in self.rows for form in rows.forms)]

    @property
    def lists_were_asked(self) -> bool:
        """Whether an answer was given anew that is stored as a row under the night."""
        return bool(self.rows) or self._asks("factor-")

    @property
    def taken_by_button(self) -> list[int]:
        """After saving: the keys of the doses that only "all as planned" answered."""
        sent = self._data is not None and self._asks("took_doses", "plan-")
        return self.planned.taken_by_button if sent else []

    def is_valid(self) -> bool:
        """Whether everything can be stored; “none” and a listed row exclude each other."""
        each = [form.is_valid() for form in self.answers]
        if not all([*each, *(rows.is_valid() for _, rows, _ in self.rows)]):
            return False
        for name, rows, words in self.rows:
            if self.form.cleaned_data.get(name) is False and any(map(_counts, rows.forms)):
                self.form.add_error(
                    name, f"“None” is chosen, but {words} are listed. Which is right?"
                )
        return not (self.rows and self.form.errors)

    def has_changed(self) -> bool:
        """Whether anything was written or corrected."""
        return any(form.has_changed() for form in (*self.answers, *(r for _, r, _ in self.rows)))

    def settle(self) -> None:
        """Bring the night's own columns in line with the rows, and note when it was written."""
        for name, rows, _ in self.rows:
            if any(map(_counts, rows.forms)):
                setattr(self.night, name, True)
        self.night.write(self.name, self.now)

    def save_rows(self) -> None:
        """Store what hangs on the night, which is stored already."""
        for form in self.answers:
            if isinstance(form, OwnQuestionsForm):
                form.save()
        for _, rows, _ in self.rows:
            rows.save()


def _counts(row: Any) -> bool:
    """Whether a row says that something was drunk, done or taken."""
    if hasattr(row, "counts"):
        return bool(row.counts)
    filled = bool(row.instance.pk) or row.has_changed()
    return filled and not row.cleaned_data.get("DELETE")


class MorningPart:
    """Morning answers; `asked` as for the evening."""

    name = "morning"

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        night: Night,
        now: datetime,
        usual: Callable[[], Mapping[str, time]],
        asked: Collection[str] | None = None,
    ) -> None:
        self.night, self.now = night, now
        self._data, self._usual, self._asked = data, usual, asked

    @cached_property
    def form(self) -> MorningForm:
        """The answers."""
        return MorningForm(self._data, instance=self.night, usual=self._usual)

    @cached_property
    def forms(self) -> list[MorningForm]:
        """The form, if one of its answers was given anew."""
        asked = self._asked is None or not MorningForm.base_fields.keys().isdisjoint(self._asked)
        return [self.form] if asked else []

    def is_valid(self) -> bool:
        """Whether everything can be stored."""
        return all(form.is_valid() for form in self.forms)

    def has_changed(self) -> bool:
        """Whether anything was written or corrected."""
        return any(form.has_changed() for form in self.forms)

    def settle(self) -> None:
        """Note when it was written."""
        self.night.write(self.name, self.now)


class NightPage:
    """Both parts on one page, sent together, so that saving one never loses the other.

    `asked` names the questions that were answered anew, where not all have to be looked at.
    """

    def __init__(
        self,
        data: QueryDict | None,
        *,
        night: Night,
        now: datetime,
        asked: Collection[str] | None = None,
    ) -> None:
        self.night = night
        self._read = night.own_answers()
        usual = cache(lambda: usual_times(night))  # both parts ask, and only to be shown
        self.evening = EveningPart(data, night=night, now=now, usual=usual, asked=asked)
        self.morning = MorningPart(data, night=night, now=now, usual=usual, asked=asked)

    @property
    def written(self) -> list[EveningPart | MorningPart]:
        """The parts in which anything was written or corrected."""
        return [part for part in (self.evening, self.morning) if part.has_changed()]

    def is_valid(self) -> bool:
        """Whether both parts can be stored."""
        return all([self.evening.is_valid(), self.morning.is_valid()])

    def errors(self) -> dict[str, list[str]]:
        """Every problem by the name of the field it belongs to."""
        planned = [problem for _, rows, _ in self.evening.rows for problem in _own_errors(rows)]
        told = {"plan": planned} if planned else {}
        return told | {
            form.add_prefix(name) if name != NON_FIELD_ERRORS else form.prefix or "": [*problems]
            for form in (*self.evening.forms, *self.morning.forms)
            for name, problems in form.errors.items()
        }

    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """What a field can mean that was not clear: each reading's value and its label."""
        return dict(self._told_with_errors("choices"))

    def other_nights(self) -> dict[str, date]:
        """The night that an answer belongs to instead of this one, by the field it was given in."""
        return dict(self._told_with_errors("night"))

    def _told_with_errors(self, what: str) -> Iterator[tuple[str, Any]]:
        for form in (*self.evening.forms, *self.morning.forms):
            for name, problems in form.errors.as_data().items():
                for problem in problems:
                    if problem.params and what in problem.params:
                        yield form.add_prefix(name), problem.params[what]

    def save(self) -> None:
        """Store the parts that were written, and only those, as a new version of the night.

        Raises `StaleVersion` when another version was stored since this one was read.
        """
        with transaction.atomic(savepoint=False):
            if not (written := self.written):
                return
            for part in written:
                part.settle()
            self.night.store_next_version(self._read)
            if self.evening in written:
                self.evening.save_rows()


def _own_errors(rows: Any) -> list[str]:
    """What is wrong with the plan itself rather than with one of its doses."""
    return list(rows.errors) if isinstance(rows, PlannedDoses) else []
