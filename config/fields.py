"""Fields for what people type: numbers of every spelling, read by `config.decimals`.

A browser's own number field drops what it does not know, so that 0,088 becomes 88 without a
word. These are fields of text: what was typed stays, and what is not clear is asked beside it.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from config import decimals
from config.decimals import NotANumber, TwoReadings

FAR = 10**15  # from here on a number has no decimals that anybody counts
LIMITS = {MinValueValidator: "min_value", MaxValueValidator: "max_value"}


class NumberInput(forms.TextInput):
    """A line of text with the keys for numbers.

    Where what was typed can be two numbers, the page asks with two answers of the same name.
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was typed; the reading that was chosen, if it is one of that text."""
        sent = data.getlist(name) if hasattr(data, "getlist") else [data.get(name)]
        typed = sent[0] if sent else None
        return sent[-1] if len(sent) > 1 and sent[-1] in _readings(typed) else typed

    def format_value(self, value: Any) -> str | None:
        """A number so that it is read back without a question; what was typed as it is."""
        if isinstance(value, Decimal | float):
            return _unmistakable(value)
        text: str | None = super().format_value(value)
        return text


def _readings(text: Any) -> list[str]:
    try:
        decimals.read(str(text))
    except TwoReadings as asked:
        return [decimals.written(each) for each in asked.readings]
    except NotANumber:
        pass
    return []


class DecimalField(forms.Field):
    """A number with decimals, or none given: `Decimal` or `None`."""

    widget = NumberInput
    inputmode = "decimal"

    def __init__(
        self,
        *,
        min_value: Decimal | int | None = None,
        max_value: Decimal | int | None = None,
        max_digits: int | None = None,
        decimal_places: int | None = None,
        **kwargs: Any,
    ) -> None:
        self.min_value, self.max_value = min_value, max_value
        self.max_digits, self.decimal_places = max_digits, decimal_places
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Which keys a phone offers; an echo of what was understood, where a script runs."""
        return {"inputmode": self.inputmode, "autocomplete": "off", "data-number": self.inputmode}

    def to_python(self, value: Any) -> Any:
        """The number; a sentence where there is none, or where there can be two."""
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        try:
            return self._read(value if isinstance(value, str) else _unmistakable(value))
        except TwoReadings as asked:
            choices = [(decimals.written(each), decimals.plain(each)) for each in asked.readings]
            raise ValidationError(str(asked), "two_readings", {"choices": choices}) from asked
        except NotANumber as error:
            raise ValidationError(str(error), code="invalid") from error

    def _read(self, text: str) -> Any:
        return decimals.read(text)

    def validate(self, value: Any) -> None:
        """Within its bounds, with no more digits than are kept."""
        super().validate(value)
        if value is not None and (problem := self._problem_with(Decimal(value))):
            raise ValidationError(problem, code="invalid")

    def _problem_with(self, value: Decimal) -> str:
        least, most, places = self.min_value, self.max_value, self.decimal_places
        if least is not None and value <= 0 < least:
            return "Please write a number above 0."
        if (least is not None and value < least) or (most is not None and value > most):
            return f"Please write a number {_between(least, most)}."
        if self.max_digits is not None and abs(value) >= 10 ** (self.max_digits - (places or 0)):
            return "Please look at this number again: it has too many digits."
        if places is not None and abs(value) < FAR and value != round(value, places):
            return f"Please write at most {_digits(places)} after the point."
        return ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether it is another number than before, however it is spelled."""
        try:
            return bool(self.to_python(data) != self.to_python(initial))
        except ValidationError:
            return str(data) != str(initial)

    def _clean_bound_field(self, field: forms.BoundField) -> Any:
        """Nothing is asked about what the page itself had written there."""
        shown = field.field.widget.format_value(field.initial)
        own = shown is not None and field.data == shown
        return self.clean(Decimal(str(field.initial)) if own else field.data)


def _unmistakable(value: Any) -> str:
    return decimals.written(Decimal(str(value)))


def _between(least: Decimal | int | None, most: Decimal | int | None) -> str:
    ends = [f"{Decimal(each).normalize():f}" for each in (least, most) if each is not None]
    if len(ends) == 2:
        return f"from {ends[0]} to {ends[1]}"
    return f"of {ends[0]} or {'less' if least is None else 'more'}"


def _digits(places: int) -> str:
    return "1 digit" if places == 1 else f"{places} digits"


class WholeField(DecimalField):
    """A whole number, or none given: `int` or `None`."""

    inputmode = "numeric"

    def _read(self, text: str) -> int:
        return int(text) if text.isascii() and text.isdigit() else decimals.whole(text)


def typed(column: Any, **kwargs: Any) -> forms.Field | None:
    """The form field of a column: one of these for numbers, Django's for everything else.

    For `formfield_callback` in the Meta of a form.
    """
    kinds: Mapping[type, type[DecimalField]] = {
        models.DecimalField: DecimalField,
        models.FloatField: DecimalField,
        models.IntegerField: WholeField,
    }
    kind = next((kinds[each] for each in kinds if isinstance(column, each)), None)
    if kind is None or column.choices:
        found: forms.Field | None = column.formfield(**kwargs)
        return found
    limits = {
        LIMITS[type(each)]: each.limit_value for each in column.validators if type(each) in LIMITS
    }
    made: forms.Field | None = column.formfield(**{"form_class": kind, **limits, **kwargs})
    return made
