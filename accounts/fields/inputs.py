"""Fields for what people type: numbers and clock times of every spelling.

A browser's own number field drops what it does not know, so that 0,088 becomes 88 without a
word. These are fields of text: what was typed stays, and what is not clear is asked beside it,
with an answer of the same name for each reading.
"""

import re
from collections.abc import Mapping
from datetime import time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from accounts.fields import clock_times, decimals
from accounts.fields.clock_times import EitherHalf, NoTime
from accounts.fields.decimals import NotANumber, TwoReadings
from config.language import figure, ngettext
from config.language import gettext as _

BY_PROGRAM = re.compile(r"([01]\d|2[0-3])(:[0-5]\d){2}", re.ASCII)  # no person writes seconds
FAR = 10**15  # from here on a number has no decimals that anybody counts
LIMITS = {MinValueValidator: "min_value", MaxValueValidator: "max_value"}


class TypedInput(forms.TextInput):
    """A line of text that can be asked about."""

    def readings(self, text: str) -> list[str]:
        """Each number or time that a text can mean, spelled so that it means only that."""
        raise NotImplementedError

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was typed; the reading that was chosen, if it is one of that text."""
        values = data.getlist(name) if hasattr(data, "getlist") else [data.get(name)]
        typed = values[0] if values else None
        return values[-1] if len(values) > 1 and values[-1] in self.readings(str(typed)) else typed


class NumberInput(TypedInput):
    """An input for a number, with the keys of a phone for it."""

    def readings(self, text: str) -> list[str]:
        """A number with thousands, or with digits after the point."""
        try:
            decimals.read(text)
        except TwoReadings as ambiguous:
            return [decimals.written(each) for each in ambiguous.readings]
        except NotANumber:
            pass
        return []

    def format_value(self, value: Any) -> str | None:
        """A number spelled so that it reads back as that one; text as it was typed."""
        if isinstance(value, Decimal | float):
            return _unmistakable(value)
        text: str | None = super().format_value(value)
        return text


class ClockInput(TypedInput):
    """A clock time by the person's clock: the times around the usual one to tap, or any to type.

    `data-clock` says whose: "12" or "24" hours. A script offers the times (static/js/lib/clock.js).
    """

    template_name = "stillnight/clock.html"

    @property
    def hours(self) -> str:
        """How many hours the clock of this person has."""
        return str(self.attrs.get("data-clock") or clock_times.HOURS_24)

    def readings(self, text: str) -> list[str]:
        """A time in the morning, or in the evening."""
        try:
            clock_times.read(text, self.hours)
        except EitherHalf as ambiguous:
            return [clock_times.in_words(each, clock_times.HOURS_12) for each in ambiguous.readings]
        except NoTime:
            pass
        return []

    def format_value(self, value: Any) -> str | None:
        """A time by the person's clock; text as it was typed."""
        if isinstance(value, str) and BY_PROGRAM.fullmatch(value):
            value = time.fromisoformat(value)
        if isinstance(value, time):
            return clock_times.in_words(value, self.hours)
        text: str | None = super().format_value(value)
        return text


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
        except TwoReadings as ambiguous:
            raise two_readings(ambiguous) from ambiguous
        except NotANumber as error:
            raise ValidationError(str(error), code="invalid") from error

    def _read(self, text: str) -> Any:
        return decimals.read(text)

    def validate(self, value: Any) -> None:
        """Refuse what is out of bounds or has more digits than are stored."""
        super().validate(value)
        if value is not None and (problem := self._problem_with(Decimal(value))):
            raise ValidationError(problem, code="invalid")

    def _problem_with(self, value: Decimal) -> str:
        least, most, places = self.min_value, self.max_value, self.decimal_places
        if least is not None and value <= 0 < least:
            return _("Please write a number above 0.")
        if (least is not None and value < least) or (most is not None and value > most):
            return _outside(least, most)
        if self.max_digits is not None and abs(value) >= 10 ** (self.max_digits - (places or 0)):
            return _("Please look at this number again: it has too many digits.")
        if places is not None and abs(value) < FAR and value != round(value, places):
            return ngettext(
                "Please write at most {count} digit after the point.",
                "Please write at most {count} digits after the point.",
                places,
            ).format(count=places)
        return ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether it is another number than before, however it is spelled."""
        try:
            return bool(self.to_python(data) != self.to_python(initial))
        except ValidationError:
            return str(data) != str(initial)

    def _clean_bound_field(self, field: forms.BoundField) -> Any:
        """Take the page's own spelling as it is; read anything else."""
        shown = field.field.widget.format_value(field.initial)
        own = shown is not None and field.data == shown
        return self.clean(Decimal(str(field.initial)) if own else field.data)


def _unmistakable(value: Any) -> str:
    return decimals.written(Decimal(str(value)))


def two_readings(error: TwoReadings) -> ValidationError:
    """An error that offers both numbers to choose from."""
    choices = [(decimals.written(each), figure(decimals.plain(each))) for each in error.readings]
    return ValidationError(str(error), "two_readings", {"choices": choices})


def _outside(least: Decimal | int | None, most: Decimal | int | None) -> str:
    low, high = (
        "" if each is None else figure(f"{Decimal(each).normalize():f}") for each in (least, most)
    )
    if low and high:
        return _("Please write a number from {least} to {most}.").format(least=low, most=high)
    if low:
        return _("Please write a number of {least} or more.").format(least=low)
    return _("Please write a number of {most} or less.").format(most=high)


class WholeField(DecimalField):
    """A whole number, or none given: `int` or `None`."""

    inputmode = "numeric"

    def _read(self, text: str) -> int:
        return int(text) if text.isascii() and text.isdigit() else decimals.whole(text)


class ClockField(forms.Field):
    """A wall-clock time, or none given: `time` or `None`. An hour alone is refused."""

    widget = ClockInput

    def __init__(
        self,
        *,
        around: time | None = None,
        after: str = "",
        quiet: bool = False,
        required: bool = False,
        **kwargs: Any,
    ) -> None:
        """Times `around` one are offered, or those `after` that of another field.

        A `quiet` one offers them only while it is used.
        """
        offers: dict[str, Any] = {"data-after": after, "data-quiet": quiet}
        self.offers = offers | {"data-around": around and f"{around:%H:%M}"}
        super().__init__(required=required, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Attributes by which the script offers times; digits are enough to type the rest."""
        offers = {name: value for name, value in self.offers.items() if value}
        return {
            "inputmode": "numeric",
            "autocomplete": "off",
            "placeholder": " ",
            "data-clock": "",
        } | offers

    def to_python(self, value: Any) -> time | None:
        """The time; `ValidationError` where there is none, or where there can be two."""
        if value is None or isinstance(value, time):
            return value
        if not str(value).strip():
            return None
        hours = getattr(self.widget, "hours", clock_times.HOURS_24)
        try:
            return clock_times.read(str(value), hours)
        except EitherHalf as either:
            labels = [clock_times.in_words(each, clock_times.HOURS_12) for each in either.readings]
            choices = [(each, each) for each in labels]
            raise ValidationError(str(either), "two_readings", {"choices": choices}) from either
        except NoTime as error:
            raise ValidationError(str(error), code="invalid") from error


def ask_by_the_clock(form: forms.BaseForm, clock: str) -> None:
    """Let a form's times be read and written by a clock of "24" hours or of "12"."""
    for field in form.fields.values():
        if isinstance(field, ClockField):
            field.widget.attrs["data-clock"] = clock


def typed(column: Any, **kwargs: Any) -> forms.Field | None:
    """The form field of a column: one of these for numbers and times, Django's for the rest.

    For `formfield_callback` in the Meta of a form.
    """
    kinds: Mapping[type, Any] = {
        models.DecimalField: DecimalField,
        models.FloatField: DecimalField,
        models.IntegerField: WholeField,
        models.TimeField: ClockField,
    }
    kind = next((kinds[each] for each in kinds if isinstance(column, each)), None)
    if kind is None or column.choices:
        default: forms.Field | None = column.formfield(**kwargs)
        return default
    limits = {
        LIMITS[type(each)]: each.limit_value for each in column.validators if type(each) in LIMITS
    }
    made: forms.Field | None = column.formfield(**{"form_class": kind, **limits, **kwargs})
    return made
