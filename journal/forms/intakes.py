"""Rows of what was drunk, done and taken; suggestions are never stored by themselves."""

from collections.abc import Callable, Collection, Mapping
from copy import copy
from datetime import time, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.forms import BaseInlineFormSet, inlineformset_factory

from accounts.models import User
from config.language import gettext_lazy as _
from config.language import pgettext_lazy
from journal.clock import DAY
from journal.forms.fields import AnswerField, ClockField, ask_by_the_clock, typed
from journal.models import CaffeineIntake, Dose, Exercise, Night

MOST_ROWS = 30
REMEMBERED = timedelta(days=28)


class OwnIdField(forms.UUIDField):
    """The name a row got where it was written; it says nothing about the row."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Never: a row is filled in by its answers."""
        return False


class RowForm(forms.ModelForm):
    """One row; a row whose first field is empty was not filled in."""

    title: Any
    lines: tuple[tuple[str, ...], ...]  # how the page lays out its columns
    beside: tuple[str, ...] = ()  # of a stored row: those in its line, and those behind it
    behind: tuple[str, ...] = ()
    uid = OwnIdField(required=False)

    def __init__(self, *args: Any, clock: str = User.Clock.HOURS_24, **kwargs: Any) -> None:
        """`clock`: by which this person reads times."""
        super().__init__(*args, **kwargs)
        self.initial["uid"] = self.instance.uid
        ask_by_the_clock(self, clock)

    def save(self, commit: bool = True) -> Any:
        """Keep the name that a new row came with."""
        if self.instance.pk is None and self.cleaned_data.get("uid"):
            self.instance.uid = self.cleaned_data["uid"]
        return super().save(commit)

    @property
    def is_blank(self) -> bool:
        """Whether the row is there only to be filled in."""
        return self.instance.pk is None and not (self.is_bound and self.has_changed())

    @property
    def is_ready(self) -> bool:
        """Whether the row was on the page already and only waits for its tick."""
        return False


class CaffeineForm(RowForm):
    """A drink, how many, and when."""

    title = _("Drink")
    lines = (("drink",), ("servings", "caffeine_mg", "taken_at"))
    beside, behind = ("servings", "taken_at"), ("drink", "caffeine_mg")
    taken_at = ClockField(label=_("At"), around=time(15))

    class Meta:
        model = CaffeineIntake
        fields = ("drink", "servings", "taken_at", "caffeine_mg")
        labels: ClassVar = {"caffeine_mg": _("mg, if you know")}
        formfield_callback = typed

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["servings"].required = False

    def clean_servings(self) -> Decimal:
        """One serving unless told otherwise."""
        return self.cleaned_data["servings"] or Decimal(1)

    def clean(self) -> dict[str, Any]:
        """A changed drink or amount is worked out anew unless the mg were changed too."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.instance.pk and "caffeine_mg" not in self.changed_data and self.changed_data:
            cleaned["caffeine_mg"] = None
        return cleaned


class ExerciseForm(RowForm):
    """What, when, how long, how hard."""

    title = _("Exercise")
    lines = (("kind",), ("minutes", "intensity", "started_at"))
    beside, behind = ("minutes", "started_at"), ("kind", "intensity")
    started_at = ClockField(label=_("Start"), around=time(18))
    intensity = AnswerField(
        label=pgettext_lazy("exercise", "How hard"),
        choices=[("", "–"), *Exercise.Intensity.choices],
    )

    class Meta:
        model = Exercise
        fields = ("kind", "started_at", "minutes", "intensity")
        formfield_callback = typed


class DoseForm(RowForm):
    """Something taken; a suggestion counts only once it is ticked."""

    title = _("Supplement or medicine")
    lines = (("name", "kind"), ("amount", "unit", "taken_at"))
    taken = forms.BooleanField(required=False)
    ready = forms.BooleanField(required=False, widget=forms.HiddenInput)
    taken_at = ClockField(label=_("At"), around=time(21), quiet=True)
    unit = AnswerField(label=_("Unit"), choices=[("", "–"), *Dose.Unit.choices])

    class Meta:
        model = Dose
        fields = ("name", "kind", "amount", "unit", "taken_at")
        widgets: ClassVar = {
            "name": forms.TextInput(attrs={"list": "dose-names", "autocomplete": "off"})
        }
        formfield_callback = typed

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False
        if self.instance.pk:
            self.initial["taken"] = True
        self.initial["ready"] = bool(self.instance.pk or self.initial.get("name"))

    @property
    def is_ready(self) -> bool:
        """Whether the row was on the page already and only waits for its tick."""
        return bool(self["ready"].value() in {True, "True"})

    @property
    def label(self) -> str:
        """What a ready row is called: "Magnesium 200 mg"."""
        strength = {name: self.initial.get(name) for name in ("name", "amount", "unit")}
        return str(Dose(**strength)) if strength["name"] else str(self["name"].value() or "")

    def clean(self) -> dict[str, Any]:
        """An amount or a time without a name is not a dose."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("ready") and not cleaned.get("taken"):
            return cleaned
        blank = not (cleaned.get("name") or "").strip()
        if blank and any(cleaned.get(name) for name in ("amount", "taken_at")):
            self.add_error("name", _("Write what it was."))
        return cleaned

    @property
    def counts(self) -> bool:
        """Whether this row says that something was taken."""
        named = bool((self.cleaned_data.get("name") or "").strip())
        ticked = bool(self.cleaned_data.get("taken"))
        return named and (ticked or not self.cleaned_data.get("ready"))


class RowFormSet(BaseInlineFormSet):
    """Rows of a night: what is stored, what is suggested, and a blank one."""

    _rows: list[Any] | None = None

    def get_queryset(self) -> Any:
        """The rows that were read with the night, those apart that answer its plan."""
        if self._rows is None:
            relation = self.fk.remote_field.get_accessor_name()
            rows = getattr(self.instance, relation).all() if self.instance.pk else ()
            self._rows = [copy(row) for row in rows if getattr(row, "plan_key", None) is None]
        return self._rows

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Each row is asked by this person's clock."""
        kwargs: dict[str, Any] = super().get_form_kwargs(index)
        return {**kwargs, "clock": self.instance.user.clock}


class DoseFormSet(RowFormSet):
    """The doses of a night: those stored, the person's recent ones to tick, a blank row."""

    def save(self, commit: bool = True) -> list[Any]:
        """Store what counts and remove what was un-ticked."""
        for form in self.forms:
            if form.instance.pk and not form.counts:
                form.instance.delete()
            elif form.counts and form.has_changed():
                form.instance.night = self.instance
                form.instance.name = form.cleaned_data["name"].strip()
                form.save()
        return [form.instance for form in self.forms if form.counts]


CaffeineRows = inlineformset_factory(
    Night,
    CaffeineIntake,
    form=CaffeineForm,
    formset=RowFormSet,
    extra=1,
    max_num=MOST_ROWS,
    validate_max=True,
)
ExerciseRows = inlineformset_factory(
    Night,
    Exercise,
    form=ExerciseForm,
    formset=RowFormSet,
    extra=1,
    max_num=MOST_ROWS,
    validate_max=True,
)
DoseRows = inlineformset_factory(
    Night,
    Dose,
    form=DoseForm,
    formset=DoseFormSet,
    extra=1,
    can_delete=False,
    max_num=2 * MOST_ROWS,
)


def dose_rows(
    data: Mapping[str, Any] | None, night: Night, *, planned: Callable[[], Collection[str]]
) -> Any:
    """The dose rows of a night, the person's recent doses first among the suggestions.

    Doses of the plan have their own place; `planned` tells its names, without case. Neither is
    looked up for what was sent without a new row.
    """
    suggestions = recent_doses(night, planned()) if data is None or _has_new(data) else []
    rows: Any = DoseRows(data, instance=night, prefix="doses", initial=suggestions)
    rows.extra = len(suggestions) + 1
    return rows


def _has_new(data: Mapping[str, Any]) -> bool:
    return bool(data.get("doses-TOTAL_FORMS") != data.get("doses-INITIAL_FORMS"))


STRENGTH = ("name", "kind", "amount", "unit")


def recent_doses(night: Night, planned: Collection[str]) -> list[dict[str, Any]]:
    """What was taken in the four weeks before, newest strength of each name, without tonight's.

    Nor what the plan names or named: that is answered in its own place.
    """
    first, last = night.night - REMEMBERED, night.night - DAY
    doses = Dose.objects.taken_by(night.user_id, first, last, names=STRENGTH)
    rows = (dict(zip(STRENGTH, row, strict=True)) for row in doses)
    tonight = {d.name.casefold() for d in night.doses.all()} if night.pk else set()
    tonight.update(planned)
    newest: dict[str, Any] = {}
    for row in rows:
        if row["name"].casefold() not in tonight:
            newest.setdefault(row["name"].casefold(), row)
    ordered = sorted(newest.values(), key=lambda row: (row["kind"], row["name"].casefold()))
    return ordered[:MOST_ROWS]
