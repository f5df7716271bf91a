"""Three questions: where you are, what you take, when your evening is."""

from datetime import time
from typing import Any

from crispy_forms.layout import Field, Layout
from django import forms
from django.db import transaction

from accounts.forms import time_zone_field
from accounts.models import DIM_FROM, User
from config.language import gettext as _
from config.language import gettext_lazy
from journal import quotas
from journal.forms.fields import ClockField, DecimalField, ask_by_the_clock, helper
from journal.regimen import holding, naming, plan
from journal.regimen.category import Category
from journal.regimen.medicines import is_known, is_medicine
from journal.regimen.models import MAX_AMOUNT, MIN_AMOUNT, DoseStep, Regimen, RegimenNutrient

SCHEDULES = [
    ("", "–"),
    *((s.value, s.label) for s in DoseStep.Schedule if s is not DoseStep.Schedule.WEEKDAYS),
]
MAX_PRODUCTS, PRODUCTS_IN_SIGHT = 6, 2  # how many products fit, and how many are in sight


class PersonForm(forms.ModelForm):
    """The zone, the evening, and whether the colours follow it."""

    time_zone = time_zone_field()
    evening_from = ClockField(label=gettext_lazy("My evening begins at"), around=time(20))
    dim = forms.BooleanField(
        required=False, label=gettext_lazy("Dim colours from then (empty: 21:00) until 7:00")
    )

    class Meta:
        model = User
        fields = ("time_zone", "evening_from")

    def __init__(self, data: Any, *, person: User) -> None:
        super().__init__(data, instance=person, initial={"dim": person.dim_from is not None})
        ask_by_the_clock(self, person.clock)
        zone = self.fields["time_zone"]
        zone.widget.attrs["data-chosen"] = "yes"
        if person.time_zone not in dict(zone.choices):  # type: ignore[attr-defined]
            zone.choices = [(person.time_zone, person.time_zone), *zone.choices]  # type: ignore[attr-defined]
        self.zone_helper = helper(Layout(Field("time_zone")))
        self.evening_helper = helper(Layout(Field("evening_from"), Field("dim")), errors=False)

    def save(self, commit: bool = True) -> User:
        """Store the answers."""
        person: User = self.instance
        hour = self.cleaned_data["evening_from"] or DIM_FROM
        person.dim_from = hour if self.cleaned_data["dim"] else None
        person.save(update_fields=["time_zone", "evening_from", "dim_from"])
        return person


class ProductRow(forms.Form):
    """One thing that is taken: its name, one dose, when; a row without a name says nothing."""

    name = forms.CharField(required=False, max_length=120)
    amount = DecimalField(
        required=False,
        min_value=MIN_AMOUNT,
        max_value=MAX_AMOUNT,
        decimal_places=3,
        label=gettext_lazy("One dose"),
    )
    unit = forms.ChoiceField(required=False, choices=[("", "–"), *plan.UNIT_WORDS.items()])
    schedule = forms.ChoiceField(required=False, choices=SCHEDULES, label=gettext_lazy("When"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    @property
    def number(self) -> str:
        """The number of this row for a screen reader."""
        return _("Number {number}").format(number=int(str(self.prefix).rpartition("-")[2]) + 1)

    def clean_name(self) -> str:
        """The name without needless spaces."""
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        """Require a time beside a name, a unit beside an amount, and a name beside either."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("name"):
            if "amount" not in self.errors and cleaned.get("amount") is not None:
                self.add_error("name", _("Please write its name, as on the label."))
            return cleaned
        if not cleaned.get("schedule"):
            self.add_error("schedule", _("Please choose when you take it."))
        if cleaned.get("amount") is not None and not cleaned.get("unit"):
            self.add_error("unit", _("Please choose the unit of this amount."))
        return cleaned

    def save(self, person: User) -> None:
        """Create a regimen of the kind its name suggests; its start is not known.

        A name that nobody knows counts as a medicine until the person says otherwise.
        """
        answers = self.cleaned_data
        if not answers.get("name"):  # a row left as it was has no answers at all
            return
        may_be = is_medicine(answers["name"]) or not is_known(answers["name"])
        kind = Regimen.Kind.MEDICINE if may_be else Regimen.Kind.SUPPLEMENT
        regimen = person.regimens.create(name=answers["name"], kind=kind, category=Category.OTHER)
        amount = answers["amount"]
        unit = answers["unit"] if amount is not None else ""
        regimen.steps.create(
            first_day=person.waking_day(),
            is_since_known=False,
            amount=amount,
            unit=unit,
            schedule=answers["schedule"],
        )
        if amount is not None and (what := naming.named(answers["name"])):
            row = RegimenNutrient.holding(holding.held_or_not_yet(what, amount, unit))
            row.regimen = regimen
            row.save()


ProductRows = forms.formset_factory(
    ProductRow, extra=MAX_PRODUCTS, max_num=MAX_PRODUCTS, absolute_max=MAX_PRODUCTS
)


class WelcomePage:
    """The three questions as one page, stored together."""

    def __init__(self, data: Any, *, person: User) -> None:
        self.person = PersonForm(data, person=person)
        self.products = ProductRows(data, prefix="product")

    @property
    def first_products(self) -> list[ProductRow]:
        """The rows in sight."""
        return list(self.products)[:PRODUCTS_IN_SIGHT]

    @property
    def more_products(self) -> list[ProductRow]:
        """The rows under "more"."""
        return list(self.products)[PRODUCTS_IN_SIGHT:]

    @property
    def has_more(self) -> bool:
        """Whether something is written there, so that it stays in sight."""
        return any(row.has_changed() for row in self.more_products)

    def is_valid(self) -> bool:
        """Whether everything can be stored; all questions say what they miss."""
        if not all([self.person.is_valid(), self.products.is_valid()]):
            return False
        named = [row for row in self.products if row.cleaned_data.get("name")]
        owner = self.person.instance
        if named and (refused := quotas.full(owner, "regimens", len(named))):
            named[0].add_error("name", refused)
        return not any(row.errors for row in named)

    def save(self) -> None:
        """Store the answers in one go."""
        with transaction.atomic():
            person = self.person.save()
            for row in self.products:
                row.save(person)
