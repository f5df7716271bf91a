"""The next blood test: when it is, and the visit it is about."""

from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from config.language import gettext_lazy as _
from journal.forms.fields import ClockField, ask_by_the_clock
from journal.labs.appointment import Card

AHEAD = timedelta(days=2 * 366)


class VisitNamedForm(forms.Form):
    """`?visit=12`: the visit a card is about."""

    visit = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)

    @property
    def pk(self) -> int | None:
        """The key of the visit; `None` for anything else."""
        return self.cleaned_data["visit"] if self.is_valid() else None


class AppointmentForm(forms.Form):
    """`?on=2026-03-14&at=08:15`: when the next blood test is. Nothing of it is stored."""

    on = forms.DateField(
        label=_("Date of the blood test"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Please choose the date of the blood test.")},
    )
    at = ClockField(label=_("Time, if known"), around=time(8, 30), quiet=True)

    def __init__(self, data: Any, *, today: date, clock: str) -> None:
        """`clock` is the person's, "12" or "24"."""
        super().__init__(data)
        self.today = today
        ask_by_the_clock(self, clock)
        self.fields["on"].widget.attrs["min"] = today.isoformat()

    def clean_on(self) -> date:
        """A day to come, not too far away."""
        day: date = self.cleaned_data["on"]
        if day < self.today:
            raise ValidationError(_("That day is over. Please choose a date to come."))
        if day > self.today + AHEAD:
            raise ValidationError(
                _("That is more than two years ahead. Please choose a nearer date.")
            )
        return day

    def card(self) -> Card:
        """The card for this appointment."""
        return Card(self.cleaned_data["on"], self.cleaned_data["at"])
