"""Which month of the calendar to show, from a query string."""

from calendar import monthrange
from datetime import date
from typing import Any

from django import forms

from config.language import gettext_lazy as _
from journal.clock import Period


class MonthForm(forms.Form):
    """`?month=2026-03`; nothing, or nonsense, means the month of tonight."""

    month = forms.DateField(
        required=False,
        input_formats=["%Y-%m"],
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
        error_messages={"invalid": _("Please choose a month, such as 2026-03.")},
    )

    def __init__(self, data: Any, *, tonight: date) -> None:
        super().__init__(data)
        self.tonight = tonight

    def clean_month(self) -> date | None:
        """A month that people can have lived in."""
        month: date | None = self.cleaned_data["month"]
        if month and not 1900 <= month.year <= self.tonight.year + 1:
            raise forms.ValidationError(_("Choose a month between 1900 and next year."))
        return month

    def period(self) -> Period:
        """All nights of the month."""
        chosen = self.cleaned_data.get("month") if self.is_valid() else None
        first = (chosen or self.tonight).replace(day=1)
        return Period(first, first.replace(day=monthrange(first.year, first.month)[1]))
