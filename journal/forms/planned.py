"""The doses that the plan names for the night: taken, not taken, or unanswered: unknown.

Fields are `plan-<key>-<HHMM or none>-state`, `-taken_at` and `-reason`, with the time of the plan
when it was answered; `all_as_planned` answers what is still unanswered as taken at its planned
time. A plan that is corrected keeps its answers: see `journal.plan.belonging`.
"""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

from django import forms
from django.db import transaction

from accounts.fields import clock_times
from journal.forms.fields import AnswerField, ClockField, ask_by_the_clock
from journal.models import Dose, Night, SkippedDose
from journal.models.night import StaleVersion
from journal.saving.answers import ALL_AS_PLANNED, SKIPPED, TAKEN
from journal.saving.night_doses import NightDose, NightDoses, Row, as_row, slots_of

GONE = (
    "The plan was changed after this page was opened, and one dose you answered is no longer "
    "in it. Write that one under “Something else”."
)


class PlannedDoseForm(forms.Form):
    """The answer to one planned dose. What was not sent stays as it is."""

    state = AnswerField(label="Taken?", choices=[(TAKEN, "taken"), (SKIPPED, "not taken")])
    taken_at = ClockField(label="at", quiet=True)
    reason = forms.CharField(
        required=False,
        max_length=SkippedDose._meta.get_field("reason").max_length,
        label="Why not, if you like",
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        night_dose: NightDose,
        by_button: bool,
        clock: str,
    ) -> None:
        """`by_button`: all unanswered ones are taken as planned."""
        dose, row = night_dose.dose, night_dose.row
        prefix = night_dose.named.prefix
        is_sent = data is not None and any(f"{prefix}-{name}" in data for name in self.base_fields)
        super().__init__(data if is_sent else None, prefix=prefix, initial=_told_by(row))
        ask_by_the_clock(self, clock)
        self.dose, self.row, self.named = dose, row, night_dose.named
        self.is_written_below = night_dose.is_written_below
        self._clock = clock
        self._by_button = by_button and self.is_due
        self.label = night_dose.label

    @property
    def is_due(self) -> bool:
        """Whether "all as planned" means this dose, too."""
        return not self.dose.as_needed and not self.is_written_below

    @property
    def shown(self) -> dict[str, Any]:
        """What the page shows of this dose."""
        state, taken_at, at = self["state"].value(), self["taken_at"], self.dose.at
        return {
            "prefix": self.prefix,
            "label": self.label,
            "name": self.dose.name,
            "is_due": self.is_due,
            "is_written_below": self.is_written_below,
            "at": clock_times.in_words(at, self._clock) if at else "",
            "planned": f"{at:%H:%M}" if at else "",
            "as_planned": state == TAKEN and taken_at.value() == at,
            "is_taken": state == TAKEN,
            "is_skipped": state == SKIPPED,
            "asks_skipped": not self.dose.as_needed or state == SKIPPED,
            "input": taken_at.as_widget(),
            "reason": self["reason"].value() or "",
            "errors": [problem for found in self.errors.values() for problem in found],
        }

    @property
    def own_answer(self) -> str:
        """The answer given to this dose; a new time says taken, a new reason not taken."""
        if not self.is_bound:
            return str(self.initial["state"])
        cleaned: dict[str, Any] = self.cleaned_data
        if cleaned["state"]:
            return str(cleaned["state"])
        if cleaned["taken_at"] and "taken_at" in self.changed_data:
            return TAKEN
        return SKIPPED if cleaned["reason"] and "reason" in self.changed_data else ""

    @property
    def is_by_button(self) -> bool:
        """Whether only the button answers this dose."""
        return self._by_button and not self.own_answer

    @property
    def counts(self) -> bool:
        """Whether this dose was taken."""
        return self.is_by_button or self.own_answer == TAKEN

    def has_changed(self) -> bool:
        """Whether the answer is another one than the stored."""
        if self._by_button and not self["state"].value():
            return True
        return self.is_bound and super().has_changed()

    def save(self, night: Night) -> None:
        """Store the answer in place of the one before; "took none" answers what is left open."""
        none = night.took_doses is False and self.is_due
        if self.counts:
            self._store(night, Dose, taken_at=self._taken_at())
        elif self.own_answer == SKIPPED or none:
            self._store(night, SkippedDose, reason=self._told().get("reason", ""))
        elif self.row:
            self.row.delete()

    def _told(self) -> Mapping[str, Any]:
        return self.cleaned_data if self.is_bound else self.initial

    def _taken_at(self) -> time | None:
        at: time | None = self.dose.at if self.is_by_button else self._told().get("taken_at")
        return at

    def _store(self, night: Night, kind: type[Row], **columns: Any) -> None:
        if self.row is not None and not isinstance(self.row, kind):
            self.row.delete()
            self.row = None
        row = self.row or as_row(kind, self.dose, self.named)
        row.night = night
        before = [getattr(row, name) for name in columns]
        for name, value in columns.items():
            setattr(row, name, value)
        if row.pk is None or before != [*columns.values()]:
            row.save()
        self.row = row


class PlannedDoses:
    """All planned doses of a night, those no longer planned but answered among them."""

    def __init__(self, data: Mapping[str, Any] | None, night: Night) -> None:
        self.night = night
        by_button = bool(data and data.get(ALL_AS_PLANNED))
        names = [name for name, value in (data or {}).items() if value]
        night_doses = NightDoses.of(night, slots_of(names))
        self.errors = [GONE] if night_doses.gone else []
        self.forms = [
            PlannedDoseForm(data, night_dose=one, by_button=by_button, clock=night.user.clock)
            for one in night_doses.doses
        ]

    @property
    def due(self) -> list[PlannedDoseForm]:
        """Those the plan names for this night."""
        return [form for form in self.forms if not form.dose.as_needed]

    @property
    def as_needed(self) -> list[PlannedDoseForm]:
        """Those it offers for when they are needed."""
        return [form for form in self.forms if form.dose.as_needed]

    @property
    def has_open(self) -> bool:
        """Whether one that is due is still unanswered."""
        return any(form.is_due and not form["state"].value() for form in self.due)

    @property
    def names(self) -> frozenset[str]:
        """The names of tonight's products, without case."""
        return frozenset(form.dose.name.casefold() for form in self.forms)

    def is_valid(self) -> bool:
        """Whether every answer can be read and still has its place."""
        return all([not self.errors, *(f.is_valid() for f in self.forms if f.is_bound)])

    def has_changed(self) -> bool:
        """Whether an answer is another one than the stored."""
        return any(form.has_changed() for form in self.forms)

    def save(self) -> None:
        """Store the answers under the night, which is saved already."""
        for form in self.forms:
            form.save(self.night)

    @property
    def taken_by_button(self) -> list[int]:
        """After saving: the keys of the doses that only the button answered."""
        return [form.row.pk for form in self.forms if form.is_by_button and form.row]


def take_back(night: Night, keys: Iterable[int]) -> int:
    """Make these planned doses unanswered again; how many: none if the night was changed since.

    When nothing is left that was taken, "took something" is unknown again, too.
    """
    read = night.own_answers()
    try:
        with transaction.atomic():
            gone, _ = night.doses.filter(pk__in=keys, plan_key__isnull=False).delete()
            if gone and night.took_doses and not night.doses.exists():
                night.took_doses = None
            if gone:
                night.store_next_version(read)
    except StaleVersion:
        return 0
    return gone


def _told_by(row: Row | None) -> dict[str, Any]:
    match row:
        case Dose():
            return {"state": TAKEN, "taken_at": row.taken_at, "reason": ""}
        case SkippedDose():
            return {"state": SKIPPED, "taken_at": None, "reason": row.reason}
        case _:
            return {"state": "", "taken_at": None, "reason": ""}
