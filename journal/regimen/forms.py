"""Forms of the regimen: the product with its nutrients and first dose, its end, the limits."""

from datetime import date
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.db import transaction

from accounts.models import User
from config.language import gettext as _
from config.language import gettext_lazy
from journal import quotas
from journal.forms.fields import (
    AnswerField,
    ClaimField,
    helper,
)
from journal.forms.layout import Answers
from journal.regimen.category import LABELS, PURPOSES, Category
from journal.regimen.dose_form import DoseForm, checked_day, day_field
from journal.regimen.doubts import doubts
from journal.regimen.medicines import is_known, is_medicine
from journal.regimen.models import DoseStep, Regimen, RegimenNutrient
from journal.regimen.nutrient_rows import NutrientRows, nutrient_rows

UNKNOWN_KIND = gettext_lazy(
    "Stillnight does not know this name. Please choose: a supplement or a medicine?"
)


KINDS = [
    (Regimen.Kind.SUPPLEMENT.value, gettext_lazy("Supplement")),
    (Regimen.Kind.MEDICINE.value, gettext_lazy("Medicine")),
]


class ProductForm(forms.ModelForm):
    """The product: its name, its kind, its purpose."""

    kind = AnswerField(
        label=gettext_lazy("Kind"),
        choices=[("", "–"), *KINDS],
    )
    purpose = AnswerField(
        label=gettext_lazy("What is it for?"), choices=[(k.value, v) for k, v in PURPOSES.items()]
    )
    category = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Group"),
        choices=[(k.value, v) for k, v in LABELS.items()],
        help_text=gettext_lazy("Groups that matter for restless legs."),
        error_messages={
            "invalid_choice": gettext_lazy("Please choose one of the groups on the page.")
        },
    )
    prescribed = ClaimField(label=gettext_lazy("Prescribed?"))

    class Meta:
        model = Regimen
        fields = ("name", "kind", "purpose", "category", "prescribed", "form", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = _(
            "Please write its name, as on the label."
        )
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        if not self.instance.pk:
            self.fields["name"].widget.attrs["list"] = "regimen-names"
            self.fields["name"].help_text = _("Such as “Gabapentin 300 mg”.")
        self.fields["form"].help_text = _("Tablet, drops, patch, infusion …")
        self.fields["note"].widget.attrs["rows"] = "2"
        self.name_helper = helper(
            Layout("name", Answers("kind"), Answers("prescribed"), Answers("purpose"))
        )
        self.more_helper = helper(Layout("category", "form", "note"), errors=False)

    def clean_name(self) -> str:
        """The name without needless spaces."""
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        """What was left open is what the name suggests; the person can change it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        quotas.check_form(self, "regimens")
        name = cleaned.get("name") or ""
        suggested = Regimen.Kind.MEDICINE if is_medicine(name) else Regimen.Kind.SUPPLEMENT
        if name and not cleaned.get("kind") and not is_known(name):
            self.add_error("kind", UNKNOWN_KIND)
        cleaned["kind"] = cleaned.get("kind") or suggested
        cleaned["category"] = cleaned.get("category") or Category.OTHER.value
        return cleaned


class StopForm(forms.ModelForm):
    """The end: the last day it was taken, and why."""

    ended_on = day_field(gettext_lazy("Last day taken"))

    class Meta:
        model = Regimen
        fields = ("ended_on", "ended_reason")

    def __init__(self, data: Any = None, *, today: date, instance: Regimen) -> None:
        super().__init__(data, instance=instance, prefix="stop")
        self.today = today
        self.initial["ended_on"] = instance.ended_on or today
        self.fields["ended_reason"].label = _("Why? (optional)")
        self.helper = helper(Layout("ended_on", "ended_reason"))

    def clean_ended_on(self) -> date:
        """A day that a plan can hold."""
        return checked_day(self.cleaned_data["ended_on"], self.today)


class LimitsForm(forms.Form):
    """`?limits=us|eu`; nothing means what goes with the person's units."""

    limits = forms.ChoiceField(
        required=False,
        choices=[("us", gettext_lazy("US")), ("eu", gettext_lazy("EU"))],
        error_messages={
            "invalid_choice": gettext_lazy("Please choose the limits of the US or the EU.")
        },
    )

    def authority(self, person: User) -> str:
        """ "us" or "eu"."""
        usual = "us" if person.units == User.Units.US else "eu"
        return (self.cleaned_data["limits"] if self.is_valid() else "") or usual


class RegimenPage:
    """A product with its nutrients, and for a new one its first dose: one page, one save."""

    def __init__(self, data: Any, regimen: Regimen, today: date) -> None:
        self.regimen = regimen
        latest = regimen.steps.last() if regimen.pk else None
        self.latest = latest
        self.product = ProductForm(data, instance=regimen)
        self.rows: NutrientRows = nutrient_rows(data, regimen, latest)
        self.dose: DoseForm | None = None
        if latest is None:
            step = DoseStep(regimen=regimen)
            self.dose = DoseForm(data, today=today, like=None, instance=step)
        self._contents: list[RegimenNutrient] | None = None

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is not sure about the stored amounts, a sentence each."""
        latest = self.regimen.steps.last() if self.regimen.pk else None
        return tuple(doubts(self.regimen.product(), latest.step()).values()) if latest else ()

    def is_valid(self) -> bool:
        """Whether every part can be read; all parts show what they miss."""
        read = [self.product.is_valid(), self.rows.is_valid()]
        read += [self.dose.is_valid()] if self.dose else []
        if not all(read):
            return False
        dose = self.dose.cleaned_data if self.dose else vars(self.latest)
        self._contents = self.rows.contents(dose["amount"], dose["unit"])
        return self._contents is not None

    def save(self) -> Regimen:
        """Store the product, its nutrients in place of those before, and its first dose."""
        with transaction.atomic():
            regimen: Regimen = self.product.save()
            regimen.nutrients.all().delete()
            for row in self._contents or []:
                row.regimen = regimen
                row.save()
            if self.dose:
                self.dose.save()
        return regimen
