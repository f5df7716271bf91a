"""Which foods to show and in which order, from a query string."""

from typing import Any

from django import forms

from journal.guide.facts import Nutrient
from journal.guide.food_table import ORDERS
from journal.guide.nutrients import NUTRIENTS


class FoodsForm(forms.Form):
    """`?nutrient=iron&order=amount`; what is left out, or nonsense, means these two."""

    nutrient = forms.ChoiceField(
        required=False,
        choices=[(key, entry.name) for key, entry in NUTRIENTS.items()],
        error_messages={"invalid_choice": "“%(value)s” is not in this guide; here is iron."},
    )
    order = forms.ChoiceField(
        required=False,
        choices=[(key, key) for key in ORDERS],
        error_messages={
            "invalid_choice": "Foods can be sorted by amount, name or kind, not by “%(value)s”."
        },
    )

    def chosen_nutrient(self) -> Nutrient:
        """The nutrient asked for, iron without a valid one."""
        return NUTRIENTS[self._valid("nutrient") or "iron"]

    def chosen_order(self) -> str:
        """One of ORDERS, by amount without a valid one."""
        return self._valid("order") or "amount"

    def _valid(self, name: str) -> str:
        self.is_valid()
        value: Any = self.cleaned_data.get(name, "")
        return str(value)
