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
from django.forms.utils import ErrorDict

from accounts.fields import clock_times
from config.language import gettext as _
from config.language import gettext_lazy
from journal.forms.fields import AnswerField, ClockField, ask_by_the_clock
from journal.forms.layout import draw_input, input_of
from journal.models import Dose, Night, SkippedDose
from journal.models.night import StaleVersion
from journal.saving.answers import ALL_AS_PLANNED, SKIPPED, TAKEN
from journal.saving.night_doses import NightDose, NightDoses, Row, as_row, slots_of
from journal.saving.wording import STATES

GONE = gettext_lazy(
    "The plan was changed after this page was opened, and one dose you answered is no longer "
    "in it. Write that one under “Something else”."
)


class DoseFields(forms.Form):
    """What is typed about one planned dose."""

    state = AnswerField(label=gettext_lazy("Taken?"), choices=[*STATES.items()])
    taken_at = ClockField(label=gettext_lazy("at"), quiet=True)
    reason = forms.CharField(
        required=False,
        max_length=SkippedDose._meta.get_field("reason").max_length,
        label=gettext_lazy("Why not, if you like"),
    )


class DoseAnswer:
    """One planned dose and its answer. What was not sent stays as it is."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        night_dose: NightDose,
        by_button: bool,
        clock: str,
    ) -> None:
        """`by_button`: all unanswered ones are taken as planned."""
        self.dose, self.row, self.named = night_dose.dose, night_dose.row, night_dose.named
        self.prefix = night_dose.named.prefix
        self.is_written_below = night_dose.is_written_below
        self.label = night_dose.label
        self._clock = clock
        self._by_button = by_button and self.is_due
        self._stored = _stored_answer(night_dose.row)
        self._form: DoseFields | None = None
        names = [f"{self.prefix}-{name}" for name in DoseFields.base_fields]
        if data is not None and any(name in data for name in names):
            self._form = DoseFields(data, prefix=self.prefix, initial=self._stored)
            ask_by_the_clock(self._form, clock)

    @property
    def is_due(self) -> bool:
        """Whether "all as planned" means this dose, too."""
        return not self.dose.as_needed and not self.is_written_below

    @property
    def errors(self) -> ErrorDict:
        """What is wrong with it, by the name of the field."""
        return self._form.errors if self._form else ErrorDict()

    def add_prefix(self, name: str) -> str:
        """The name of a field on the page."""
        return f"{self.prefix}-{name}"

    @property
    def shown(self) -> dict[str, Any]:
        """What the page shows of this dose."""
        state, taken_at, at = self._value("state"), self._value("taken_at"), self.dose.at
        planned = clock_times.in_words(at, self._clock) if at else ""
        return {
            "prefix": self.prefix,
            "label": self.label,
            "title": _("{dose}, planned for {time}").format(dose=self.label, time=planned)
            if at
            else self.label,
            "name": self.dose.name,
            "is_due": self.is_due,
            "is_written_below": self.is_written_below,
            "at": planned,
            "planned": f"{at:%H:%M}" if at else "",
            "taken_at": self._in_words(taken_at) if state == TAKEN else "",
            "is_taken": state == TAKEN,
            "is_skipped": state == SKIPPED,
            "asks_skipped": not self.dose.as_needed or state == SKIPPED,
            "input": self._input(taken_at),
            "reason": self._value("reason") or "",
            "errors": [problem for listed in self.errors.values() for problem in listed],
        }

    def _in_words(self, taken_at: Any) -> str:
        """When it was taken, where that is stored; what is being typed is still in its field."""
        stored = isinstance(taken_at, time) and not self.errors
        return clock_times.in_words(taken_at, self._clock) if stored else ""

    def _value(self, name: str) -> Any:
        """What was typed, or else what is stored."""
        return self._form[name].value() if self._form else self._stored[name]

    def _input(self, taken_at: Any) -> str:
        """What the time is typed into."""
        if self._form:
            typed: str = self._form["taken_at"].as_widget()
            return typed
        widget = input_of(DoseFields.base_fields["taken_at"], self._clock)
        return draw_input(widget, self.add_prefix("taken_at"), taken_at)

    @property
    def is_open(self) -> bool:
        """Whether it is due and still unanswered."""
        return self.is_due and not self._value("state")

    @property
    def own_answer(self) -> str:
        """The answer given to this dose; a new time says taken, a new reason not taken."""
        if not self._form:
            return str(self._stored["state"])
        cleaned, changed = self._form.cleaned_data, self._form.changed_data
        if cleaned["state"]:
            return str(cleaned["state"])
        if cleaned["taken_at"] and "taken_at" in changed:
            return TAKEN
        return SKIPPED if cleaned["reason"] and "reason" in changed else ""

    @property
    def is_by_button(self) -> bool:
        """Whether only the button answers this dose."""
        return self._by_button and not self.own_answer

    @property
    def counts(self) -> bool:
        """Whether this dose was taken."""
        return self.is_by_button or self.own_answer == TAKEN

    def is_valid(self) -> bool:
        """Whether its answer can be read."""
        return self._form is None or self._form.is_valid()

    def has_changed(self) -> bool:
        """Whether the answer is another one than the stored."""
        if self._by_button and not self._value("state"):
            return True
        return self._form is not None and self._form.has_changed()

    def save(self, night: Night) -> None:
        """Store the answer in place of the one before; "took none" answers what is left open."""
        none = night.took_doses is False and self.is_due
        if self.counts:
            at = self.dose.at if self.is_by_button else self._values().get("taken_at")
            self._store(night, Dose, taken_at=at)
        elif self.own_answer == SKIPPED or none:
            self._store(night, SkippedDose, reason=self._values().get("reason", ""))
        elif self.row:
            self.row.delete()

    def _values(self) -> Mapping[str, Any]:
        return self._form.cleaned_data if self._form else self._stored

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
        self.errors = [str(GONE)] if night_doses.gone else []
        self.forms = [
            DoseAnswer(data, night_dose=one, by_button=by_button, clock=night.user.clock)
            for one in night_doses.doses
        ]

    @property
    def due(self) -> list[DoseAnswer]:
        """Those the plan names for this night."""
        return [form for form in self.forms if not form.dose.as_needed]

    @property
    def as_needed(self) -> list[DoseAnswer]:
        """Those it offers for when they are needed."""
        return [form for form in self.forms if form.dose.as_needed]

    @property
    def has_open(self) -> bool:
        """Whether one that is due is still unanswered."""
        return any(form.is_open for form in self.due)

    @property
    def names(self) -> frozenset[str]:
        """The names of tonight's products, without case."""
        return frozenset(form.dose.name.casefold() for form in self.forms)

    def is_valid(self) -> bool:
        """Whether every answer can be read and still has its place."""
        return all([not self.errors, *(form.is_valid() for form in self.forms)])

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
            gone, _rows = night.doses.filter(pk__in=keys, plan_key__isnull=False).delete()
            if gone and night.took_doses and not night.doses.exists():
                night.took_doses = None
            if gone:
                night.store_next_version(read)
    except StaleVersion:
        return 0
    return gone


def _stored_answer(row: Row | None) -> dict[str, Any]:
    match row:
        case Dose():
            return {"state": TAKEN, "taken_at": row.taken_at, "reason": ""}
        case SkippedDose():
            return {"state": SKIPPED, "taken_at": None, "reason": row.reason}
        case _:
            return {"state": "", "taken_at": None, "reason": ""}
