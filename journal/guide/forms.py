"""Which foods to show and in which order, from a query string."""

from typing import Any

from django import forms

from config.language import gettext_lazy
from journal.guide.food_table import ORDERS, orders
from journal.guide.nutrient import Nutrient
from journal.guide.nutrients import NUTRIENTS


class FoodsForm(forms.Form):
    """`?nutrient=iron&order=uptake`; what is left out, or nonsense, means these two."""

    nutrient = forms.ChoiceField(
        required=False,
        choices=[(key, key) for key in NUTRIENTS],
        error_messages={
            "invalid_choice": gettext_lazy("“%(value)s” is not in this guide; here is iron.")
        },
    )
    order = forms.ChoiceField(
        required=False,
        choices=[(key, key) for key in ORDERS],
        error_messages={
            "invalid_choice": gettext_lazy(
                "Foods can be sorted by uptake, amount, name or kind, not by “%(value)s”."
            )
        },
    )

    def chosen_nutrient(self) -> Nutrient:
        """The nutrient asked for, iron without a valid one."""
        return NUTRIENTS[self._valid("nutrient") or "iron"]

    def chosen_order(self) -> str:
        """One of the orders of the nutrient asked for, its usual one without a valid one."""
        allowed = orders(self.chosen_nutrient())
        order = self._valid("order")
        return order if order in allowed else allowed[0]

    def _valid(self, name: str) -> str:
        self.is_valid()
        value: Any = self.cleaned_data.get(name, "")
        return str(value)
