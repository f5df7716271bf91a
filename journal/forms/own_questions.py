"""The person's own questions on the night page: `factor-<key>`, each left open until answered."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from config.language import gettext as _
from config.language import ngettext
from journal import quotas
from journal.forms.fields import ClaimField, DecimalField, WholeField, helper
from journal.forms.layout import Answers, NumberRow, Question, Typed
from journal.models import Factor, FactorAnswer, Night
from journal.models.factor import BOUND, MOST_FACTORS


class OwnQuestionsForm(forms.Form):
    """One field a question; those no longer asked are shown where they were answered.

    An answer that was given while its question was still asked is stored, too, when it arrives
    later. One to a question that is not the person's is refused, never dropped.
    """

    def __init__(self, data: Mapping[str, Any] | None, *, night: Night) -> None:
        self.night = night
        self.stored: dict[int, FactorAnswer] = {}
        if night.pk:
            self.stored = {row.factor_id: row for row in night.factor_answers.all()}
        names = {
            name for name, value in (data or {}).items() if name.startswith("factor-") and value
        }
        self.factors = {
            name_of(row): row
            for row in night.user.factors.every()
            if row.retired_at is None or row.pk in self.stored or name_of(row) in names
        }
        self.unknown = names - self.factors.keys()
        initial = {name: self._initial(row) for name, row in self.factors.items()}
        super().__init__(data, initial=initial)
        for name, factor in self.factors.items():
            self.fields[name] = _field(factor)
        self.helper = helper(Layout(*(_item(name, row) for name, row in self.factors.items())))

    def _initial(self, factor: Factor) -> Any:
        row = self.stored.get(factor.pk)
        if row is None:
            return None
        return bool(row.value) if factor.kind == Factor.Kind.CLAIM else row.value.normalize()

    def clean(self) -> dict[str, Any]:
        """Refuse an answer whose question is gone."""
        if self.unknown:
            raise ValidationError(
                _(
                    "A question you answered is not on your list any more. Please write the "
                    "answer down in the note, or ask it again under “Things you track”."
                )
            )
        return super().clean() or self.cleaned_data

    def save(self) -> None:
        """Store what was answered, and take back what no longer is."""
        for name in self.changed_data:
            factor = self.factors[name]
            value, row = self.cleaned_data[name], self.stored.get(factor.pk)
            if value is None and row:
                row.delete()
            elif value is not None:
                row = row or FactorAnswer(night=self.night, factor=factor)
                row.value = Decimal(value)
                row.save()


def name_of(factor: Factor) -> str:
    """The field in which a question is answered."""
    return f"factor-{factor.pk}"


def _field(factor: Factor) -> forms.Field:
    label = f"{factor.name}, {factor.unit}" if factor.unit else factor.name
    if factor.kind == Factor.Kind.CLAIM:
        return ClaimField(label=label)
    if factor.kind == Factor.Kind.RATING:
        return WholeField(label=label, required=False, min_value=0, max_value=10)
    return DecimalField(
        label=label, required=False, min_value=-BOUND, max_value=BOUND, decimal_places=3
    )


def _item(name: str, factor: Factor) -> Question:
    if factor.kind == Factor.Kind.CLAIM:
        return Answers(name)
    return NumberRow(name, "", "") if factor.kind == Factor.Kind.RATING else Typed(name)


class FactorForm(forms.ModelForm):
    """A new question in the person's own words."""

    class Meta:
        model = Factor
        fields = ("name", "kind", "unit")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].help_text = _("Only for numbers: glasses, steps, °C.")
        self.helper = helper(Layout("name", "kind", "unit"))

    def clean(self) -> dict[str, Any]:
        """Not too many are asked an evening."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        quotas.check_form(self, "factors")
        others = self.instance.user.factors.exclude(pk=self.instance.pk)
        if others.filter(retired_at__isnull=True).count() >= MOST_FACTORS:
            refused = ngettext(
                "{count} question an evening is the most. Stop asking another first.",
                "{count} questions an evening is the most. Stop asking another first.",
                MOST_FACTORS,
            ).format(count=MOST_FACTORS)
            self.add_error(None, refused)
        return cleaned


def stop_or_ask(factor: Factor) -> bool:
    """Stop asking a question, or ask it again; whether it is asked now. Answers stay."""
    factor.retired_at = None if factor.retired_at else timezone.now()
    factor.save(update_fields=["retired_at"])
    return factor.retired_at is None
