"""The rows in which the nutrients of a product are written down."""

from decimal import Decimal
from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.forms import BaseFormSet, formset_factory

from journal import rounding
from journal.forms.fields import AnswerField, helper
from journal.guide.nutrients import NUTRIENTS
from journal.regimen import nutrients, plan
from journal.regimen.models import DoseStep, Regimen, RegimenNutrient

NUTRIENT_ROWS = 8
SHOWN_ROWS = 2


def _choices() -> list[tuple[str, Any]]:
    """The nutrients, and under each the compounds whose weight is not the nutrient's."""
    groups: list[tuple[str, Any]] = [("", "–")]
    for nutrient in NUTRIENTS.values():
        plain_choice = (nutrient.key, f"{nutrient.name}: as the label counts it")
        salts = [
            (key, f"{salt.name}: weight of the compound")
            for key, salt in nutrients.SALTS.items()
            if salt.nutrient is nutrient
        ]
        groups.append((nutrient.name, [plain_choice, *salts]))
    return groups


class NutrientForm(forms.Form):
    """One nutrient in one dose."""

    what = forms.ChoiceField(
        required=False,
        label="It holds",
        choices=_choices,
        error_messages={"invalid_choice": "Choose a nutrient from the list."},
    )
    amount = forms.DecimalField(
        required=False,
        min_value=Decimal("0.001"),
        max_value=100_000,
        label="in one dose",
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    )
    unit = AnswerField(
        label="Unit",
        choices=[("", "–"), ("mg", "mg"), ("ug", "µg"), ("iu", "IU"), ("dfe", "µg DFE")],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper(Layout(Div(Field("what"), "amount", "unit", css_class="fields")))

    def clean(self) -> dict[str, Any]:
        """An amount needs its nutrient and its unit."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("amount") and not cleaned.get("what"):
            self.add_error("what", "Choose the nutrient of this amount.")
        if cleaned.get("amount") and not cleaned.get("unit"):
            self.add_error("unit", "Choose the unit of this amount.")
        return cleaned

    def content(self, dose: Decimal, unit: str) -> RegimenNutrient | None:
        """The nutrient in one dose, or `None` with an error when it cannot be told.

        Without an amount the whole dose is the nutrient or its compound.
        """
        what = self.cleaned_data["what"]
        salt = nutrients.SALTS.get(what)
        nutrient = salt.nutrient if salt else NUTRIENTS[what]
        amount = self.cleaned_data.get("amount") or dose
        given = self.cleaned_data["unit"] if self.cleaned_data.get("amount") else unit
        held = nutrients.of_nutrient(nutrient, amount, given)
        if held is None:
            self.add_error("amount", _why_not(nutrient.name, self.cleaned_data.get("amount")))
            return None
        held = nutrients.elemental(what, held) if salt else held
        return RegimenNutrient(
            nutrient=nutrient.key, amount=rounding.amount(held, 4), per_amount=dose, per_unit=unit
        )


def _why_not(name: str, amount: Decimal | None) -> str:
    if amount is None:
        return f"Write how much {name} is in one dose, with mg, µg or IU, as on the label."
    return f"{name} is not measured in this unit. IU fit vitamin D, µg DFE fit folate."


class NutrientRows(BaseFormSet):
    """The nutrients of a product, a few rows to fill in."""

    def contents(self, dose: Decimal | None, unit: str) -> list[RegimenNutrient] | None:
        """The nutrients in one dose, or `None` with errors beside what cannot be told."""
        filled = [form for form in self.forms if form.cleaned_data.get("what")]
        if filled and (dose is None or not unit):
            filled[0].add_error("amount", "Write above how much one dose is, such as 1 tablet.")
            return None
        rows = [form.content(dose, unit) for form in filled]
        seen: set[str] = set()
        for form, row in zip(filled, rows, strict=True):
            if row and row.nutrient in seen:
                form.add_error("what", "This nutrient is there twice. Write the sum in one row.")
                return None
            seen |= {row.nutrient} if row else set()
        return None if None in rows else rows

    def first_rows(self) -> list[forms.Form]:
        """Those always in sight."""
        return list(self.forms[: self._in_sight()])

    def more_rows(self) -> list[forms.Form]:
        """Those to unfold."""
        return list(self.forms[self._in_sight() :])

    def _in_sight(self) -> int:
        used = [n for n, form in enumerate(self.forms, 1) if form["what"].value() or form.errors]
        return max([SHOWN_ROWS, *used])


NutrientFormSet = formset_factory(
    NutrientForm,
    formset=NutrientRows,
    extra=NUTRIENT_ROWS,
    max_num=NUTRIENT_ROWS,
    absolute_max=NUTRIENT_ROWS,
)


def nutrient_rows(data: Any, regimen: Regimen, step: DoseStep | None) -> NutrientRows:
    """The rows of a product, amounts as they are in one dose of a step."""
    initial = [_shown(row, step) for row in regimen.nutrients.all()] if regimen.pk else []
    made: NutrientRows = NutrientFormSet(data, prefix="holds", initial=initial)  # type: ignore[assignment]
    made.extra = NUTRIENT_ROWS - len(initial)
    return made


def _shown(row: RegimenNutrient, step: DoseStep | None) -> dict[str, Any]:
    held = row.content().within(step.amount, step.unit) if step else None
    unit = nutrients.UNIT_KEYS[NUTRIENTS[row.nutrient].unit]
    return {"what": row.nutrient, "amount": held and plan.bare(held), "unit": unit}
