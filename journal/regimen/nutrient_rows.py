"""The rows in which the nutrients of a product are written down."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.forms import BaseFormSet, formset_factory

from config.language import gettext as _
from config.language import gettext_lazy, labelled
from journal import rounding
from journal.forms.fields import AnswerField, DecimalField, helper
from journal.guide.nutrient import Nutrient
from journal.guide.nutrients import NUTRIENTS
from journal.guide.translation import in_a_sentence, translated
from journal.regimen import holding, nutrients, plan
from journal.regimen.models import DoseStep, Regimen, RegimenNutrient
from journal.regimen.plan import Counted

NUTRIENT_ROWS = 8
SHOWN_ROWS = 2


class _What(forms.Select):
    """The choices, of which compounds say that their amount has to be asked about."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The option, marked for the stylesheet where the question is shown."""
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        if option["value"] in nutrients.SALTS:
            option["attrs"]["data-asks"] = True
        return option


def _choices() -> list[tuple[str, Any]]:
    """The nutrients, and under each what it is sold as and the compounds."""
    groups: list[tuple[str, Any]] = [("", "–")]
    for nutrient in NUTRIENTS.values():
        as_counted = (nutrient.key, holding.as_counted(nutrient))
        choices = [as_counted, *_products(nutrient), *_compounds(nutrient)]
        groups.append((translated(nutrient.name), choices))
    return groups


def _products(nutrient: Nutrient) -> Iterator[tuple[str, str]]:
    for sold in nutrient.products:
        holds = f"{plan.plain(sold.holds)} {nutrient.unit} {in_a_sentence(nutrient.name)}"
        yield sold.key, labelled(f"{sold.title} ({translated(sold.where)})", holds)


def _compounds(nutrient: Nutrient) -> Iterator[tuple[str, str]]:
    """One choice for a compound, however many kinds of it there are."""
    kinds: dict[str, str] = {}
    for key, salt in nutrients.SALTS.items():
        if salt.nutrient is nutrient:
            kinds.setdefault(translated(salt.name).partition(",")[0], key)
    for name, key in kinds.items():
        listed = any(sold.form == key for sold in nutrient.products)
        yield key, _("{name}, another strength").format(name=name) if listed else name


class NutrientForm(forms.Form):
    """One nutrient in one dose."""

    what = forms.ChoiceField(
        required=False,
        label=gettext_lazy("It holds"),
        choices=_choices,
        widget=_What,
        error_messages={"invalid_choice": gettext_lazy("Please choose a nutrient from the list.")},
    )
    amount = DecimalField(
        required=False,
        min_value=Decimal("0.001"),
        max_value=100_000,
        label=gettext_lazy("in one dose"),
    )
    unit = AnswerField(
        label=gettext_lazy("Unit"),
        choices=[("", "–"), ("mg", "mg"), ("ug", "µg"), ("iu", _("IU")), ("dfe", _("µg DFE"))],
    )
    counts = AnswerField(
        label=gettext_lazy("This amount is"),
        choices=[
            ("", gettext_lazy("I am not sure")),
            ("nutrient", gettext_lazy("the mineral itself")),
            ("compound", gettext_lazy("the whole compound")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper(
            Layout(
                Div(
                    Field("what"),
                    "amount",
                    "unit",
                    Div("counts", css_class="regimen-counts"),
                    css_class="fields",
                )
            )
        )

    def clean(self) -> dict[str, Any]:
        """An amount needs its nutrient and its unit."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("amount") and not cleaned.get("what"):
            self.add_error("what", _("Please choose the nutrient of this amount."))
        if cleaned.get("amount") and not cleaned.get("unit"):
            self.add_error("unit", _("Please choose the unit of this amount."))
        return cleaned

    def content(self, dose: Decimal, unit: str) -> RegimenNutrient | None:
        """The nutrient in one dose, or `None` with an error where the amount is not known.

        A row that was left as it was shown stays as it is stored.
        """
        stored: RegimenNutrient | None = self.initial.get("row")
        if stored and not self.has_changed():
            return stored.again()
        cleaned = self.cleaned_data
        amount, counts = cleaned.get("amount"), Counted(cleaned.get("counts") or "")
        label = holding.Label(cleaned["what"], amount, cleaned["unit"], counts)
        try:
            return RegimenNutrient.holding(holding.held(label, dose, unit))
        except holding.NotYetError:  # the bottle is in the kitchen
            return RegimenNutrient.holding(holding.not_yet(cleaned["what"], dose, unit))
        except holding.MissingAmountError as missing:
            self.add_error("amount", str(missing))
            return None


class NutrientRows(BaseFormSet):
    """The nutrients of a product, a few rows to fill in."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """A row that shows something stored is read even where it was left as it is."""
        shown = index is not None and index < len(self.initial or ())
        return super().get_form_kwargs(index) | ({"empty_permitted": False} if shown else {})

    def contents(self, dose: Decimal | None, unit: str) -> list[RegimenNutrient] | None:
        """The nutrients in one dose, or `None` with errors where an amount is not known."""
        filled = [form for form in self.forms if form.cleaned_data.get("what")]
        if self._has_twice(filled):
            return None
        if filled and (dose is None or not unit):
            filled[0].add_error("amount", _("Please write one dose above, such as 1 tablet."))
            return None
        rows = [form.content(dose, unit) for form in filled]
        return None if None in rows else rows

    @staticmethod
    def _has_twice(filled: list[Any]) -> bool:
        """Whether a nutrient is in two rows; the second says so."""
        seen: set[str] = set()
        for form in filled:
            key = nutrients.nutrient_of(form.cleaned_data["what"]).key
            if key in seen:
                form.add_error("what", _("This nutrient is there twice. Please write one sum."))
                return True
            seen.add(key)
        return False

    def first_rows(self) -> list[forms.Form]:
        """The rows always in sight."""
        return list(self.forms[: self._in_sight()])

    def more_rows(self) -> list[forms.Form]:
        """The rows to unfold."""
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
    """What the row shows: a tablet without an amount, else the amount as it was written."""
    content = row.content()
    if holding.product_of(content):
        return {"row": row, "what": content.source}
    held = content.within(step.amount, step.unit) if step else None
    typed = None if held is None else holding.typed_amount(replace(content, amount=held))
    return {
        "row": row,
        "what": content.source if holding.salt_of(content) else row.nutrient,
        "amount": None if typed is None else rounding.amount(typed, 3),
        "unit": nutrients.UNIT_KEYS[NUTRIENTS[row.nutrient].unit],
        "counts": "" if content.counted is Counted.GUESSED else content.counted.value,
    }
