"""The evening part as one thing: the form and its rows are valid, or saved, together."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.http import QueryDict
from django.utils.functional import cached_property

from journal.forms.evening import REST, EveningForm
from journal.forms.fields import helper
from journal.forms.intakes import CaffeineRows, ExerciseRows, dose_rows
from journal.forms.layout import Answers
from journal.forms.meals import Meal, usual_meals
from journal.forms.morning import MorningForm
from journal.forms.own_questions import OwnQuestionsForm
from journal.forms.planned import ALL_AS_PLANNED, PlannedDoses
from journal.forms.usual import brought_forward, usual_drinks, usual_exercise
from journal.models import Night


class EveningPart:
    """Evening answers with the drinks, bouts and doses listed under them."""

    name = "evening"

    def __init__(self, data: Mapping[str, Any] | None, *, night: Night, now: datetime) -> None:
        self.night, self.now = night, now
        self.form = EveningForm(data, instance=night, now=now)
        self.caffeine = CaffeineRows(data, instance=night, prefix="caffeine")
        self.exercise = ExerciseRows(data, instance=night, prefix="exercise")
        self.own = OwnQuestionsForm(data, night=night)
        self.planned = PlannedDoses(data, night)
        self.doses = dose_rows(data, night, planned=self.planned.names)

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
        return self.form.rest(brought_forward(self.night, REST))

    @cached_property
    def usual_meals(self) -> list[Meal]:
        """Meals with iron in them, as one tap."""
        return usual_meals(self.night)

    def _listed(self) -> Iterator[tuple[str, Any]]:
        for prefix, rows in (("caffeine", self.caffeine), ("exercise", self.exercise)):
            yield from ((prefix, form.instance) for form in rows.initial_forms)

    @property
    def _rows(self) -> list[tuple[str, Any, str]]:
        return [
            ("had_caffeine", self.caffeine, "drinks"),
            ("exercised", self.exercise, "exercise"),
            ("took_doses", self.doses, "doses"),
            ("took_doses", self.planned, "doses"),
        ]

    @property
    def forms(self) -> list[Any]:
        """The answers' form and those of the rows."""
        return [self.form, self.own, *(form for _, rows, _ in self._rows for form in rows.forms)]

    def is_valid(self) -> bool:
        """Whether everything can be stored; “none” and a listed row exclude each other."""
        own = self.form.is_valid(), self.own.is_valid()
        valid = all([*own, *(rows.is_valid() for _, rows, _ in self._rows)])
        if not valid:
            return False
        for name, rows, words in self._rows:
            if self.form.cleaned_data.get(name) is False and any(map(_counts, rows.forms)):
                self.form.add_error(
                    name, f"You said none, yet {words} are listed. Remove them, or choose yes."
                )
        return not self.form.errors

    def has_changed(self) -> bool:
        """Whether anything was written or corrected."""
        own = self.form.has_changed() or self.own.has_changed()
        return own or any(rows.has_changed() for _, rows, _ in self._rows)

    def save(self) -> None:
        """Store the answers and rows in one go."""
        for name, rows, _ in self._rows:
            if any(map(_counts, rows.forms)):
                setattr(self.night, name, True)
        with transaction.atomic():
            self.night.write(self.name, self.now)
            self.form.save()
            self.own.save()
            for _, rows, _ in self._rows:
                rows.save()


def _counts(row: Any) -> bool:
    """Whether a row says that something was drunk, done or taken."""
    if hasattr(row, "counts"):
        return bool(row.counts)
    filled = bool(row.instance.pk) or row.has_changed()
    return filled and not row.cleaned_data.get("DELETE")


class MorningPart:
    """Morning answers."""

    name = "morning"

    def __init__(self, data: Mapping[str, Any] | None, *, night: Night, now: datetime) -> None:
        self.night, self.now = night, now
        self.form = MorningForm(data, instance=night)

    def is_valid(self) -> bool:
        """Whether everything can be stored."""
        return self.form.is_valid()

    def has_changed(self) -> bool:
        """Whether anything was written or corrected."""
        return self.form.has_changed()

    def save(self) -> None:
        """Store the answers."""
        self.night.write(self.name, self.now)
        self.form.save()


class NightPage:
    """Both parts on one page, sent together, so that saving one never loses the other."""

    def __init__(self, data: QueryDict | None, *, night: Night, now: datetime) -> None:
        self.night = night
        self.evening = EveningPart(data, night=night, now=now)
        self.morning = MorningPart(data, night=night, now=now)

    @property
    def written(self) -> list[EveningPart | MorningPart]:
        """The parts in which anything was written or corrected."""
        return [part for part in (self.evening, self.morning) if part.has_changed()]

    def is_valid(self) -> bool:
        """Whether both parts can be stored."""
        return all([self.evening.is_valid(), self.morning.is_valid()])

    def errors(self) -> dict[str, list[str]]:
        """Every problem by the name of the field it belongs to."""
        forms = [*self.evening.forms, self.morning.form]
        planned = self.evening.planned.errors
        told = {"plan": list(planned)} if planned else {}
        return told | {
            form.add_prefix(name) if name != NON_FIELD_ERRORS else form.prefix or "": [*problems]
            for form in forms
            for name, problems in form.errors.items()
        }

    def save(self) -> None:
        """Store the parts that were written, and only those, as a new version of the night."""
        with transaction.atomic():
            written = self.written
            self.night.version += bool(written)
            for part in written:
                part.save()
