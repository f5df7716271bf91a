"""The evening part as one thing: the form and its rows are valid, or saved, together."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.http import QueryDict
from django.utils.crypto import salted_hmac

from journal.forms.evening import EveningForm
from journal.forms.intakes import CaffeineRows, ExerciseRows, dose_rows, usual_drinks
from journal.forms.meals import usual_meals
from journal.forms.morning import MorningForm
from journal.forms.planned import PlannedDoses
from journal.models import Night

CSRF = "csrfmiddlewaretoken"  # new with each page, whatever the answers
REMEMBERED = 24 * 3600  # seconds for which a page sent again is recognised


class EveningPart:
    """Evening answers with the drinks, bouts and doses listed under them."""

    name = "evening"

    def __init__(self, data: Mapping[str, Any] | None, *, night: Night, now: datetime) -> None:
        self.night, self.now = night, now
        self.form = EveningForm(data, instance=night, now=now)
        self.caffeine = CaffeineRows(data, instance=night, prefix="caffeine")
        self.exercise = ExerciseRows(data, instance=night, prefix="exercise")
        self.planned = PlannedDoses(data, night)
        self.doses = dose_rows(data, night, planned=self.planned.names)
        self.usual_drinks = usual_drinks(night)
        self.usual_meals = usual_meals(night)

    @property
    def _rows(self) -> list[tuple[str, Any, str]]:
        return [
            ("had_caffeine", self.caffeine, "drinks"),
            ("exercised", self.exercise, "exercise"),
            ("took_doses", self.doses, "doses"),
            ("took_doses", self.planned, "doses"),
        ]

    def is_valid(self) -> bool:
        """Whether everything can be stored; “none” and a listed row exclude each other."""
        valid = all([self.form.is_valid(), *(rows.is_valid() for _, rows, _ in self._rows)])
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
        return self.form.has_changed() or any(rows.has_changed() for _, rows, _ in self._rows)

    def save(self) -> None:
        """Store the answers and rows in one go."""
        for name, rows, _ in self._rows:
            if any(map(_counts, rows.forms)):
                setattr(self.night, name, True)
        with transaction.atomic():
            self.night.write(self.name, self.now)
            self.form.save()
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
        self.sent = data
        self.token = data.get("page", "") if data else secrets.token_urlsafe(16)
        self.person = night.user
        self.evening = EveningPart(data, night=night, now=now)
        self.morning = MorningPart(data, night=night, now=now)

    @property
    def written(self) -> list[EveningPart | MorningPart]:
        """The parts in which anything was written or corrected."""
        return [part for part in (self.evening, self.morning) if part.has_changed()]

    def is_valid(self) -> bool:
        """Whether both parts can be stored."""
        return all([self.evening.is_valid(), self.morning.is_valid()])

    def save(self) -> None:
        """Store the parts that were written, and only those; the same page sent twice, once."""
        with transaction.atomic():
            if self._was_stored_before():
                return
            for part in self.written:
                part.save()

    def _was_stored_before(self) -> bool:
        """Whether this very page was stored already: a double tap, or a second try by the phone.

        The same page with other answers is another one. The note is part of the transaction,
        so it is there exactly when the answers are, and holds no answer itself.
        """
        if not self.token or self.sent is None:
            return False
        answers = sorted(pair for pair in self.sent.lists() if pair[0] != CSRF)
        key = salted_hmac("page sent", f"{self.person.pk} {answers}").hexdigest()
        return not cache.add(f"page-{key}", True, timeout=REMEMBERED)
