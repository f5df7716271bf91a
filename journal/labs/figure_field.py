"""A field for a figure as a blood result prints it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.fields.decimals import TwoReadings
from accounts.fields.inputs import NumberInput, two_readings
from config.language import gettext as _
from journal.labs import printed_figure


def _decimal() -> NumberInput:
    return NumberInput(attrs={"inputmode": "decimal", "autocomplete": "off"})


class FigureField(forms.CharField):
    """A figure as printed; `(comparator, value)`, or `None` when left empty."""

    def __init__(self, *, compared: bool = False, **kwargs: Any) -> None:
        super().__init__(max_length=24, widget=_decimal(), **kwargs)
        self.compared = compared

    def clean(self, value: Any) -> Any:
        """The figure with its comparator; a range's ends carry no < or >."""
        text = super().clean(value)
        if not text:
            return None
        try:
            comparator, figure = printed_figure.read(text)
        except TwoReadings as either:
            raise two_readings(either) from either
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if self.compared:
            return comparator, figure
        if comparator:
            raise ValidationError(
                _("Please leave out the sign. Fill only the end that is printed.")
            )
        return figure
