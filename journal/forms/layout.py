"""Crispy layout objects of the diary: questions that are answered by a tap.

They render from lean templates instead of Django's widgets: half of a night page is choices.
"""

from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import Field
from django.forms import BaseForm, BoundField
from django.template import Context
from django.utils.safestring import SafeString

HIGH = 6  # from this rating on, the tone is dark enough to need light figures


class NumberRow(Field):
    """The numbers 0 to 10 in a row, none of them chosen until somebody taps one."""

    template = "stillnight/number_row.html"

    def __init__(self, name: str, least: str, most: str) -> None:
        super().__init__(name)
        self.name, self.least, self.most = name, least, most

    def render(self, form: BaseForm, context: Context, *args: Any, **kwargs: Any) -> SafeString:
        """The row with the person's answer in it."""
        chosen = _text(form[self.name].value())
        numbers = [{"value": n, "high": n >= HIGH, "chosen": str(n) == chosen} for n in range(11)]
        extra = {"numbers": numbers, "least": self.least, "most": self.most}
        html: SafeString = super().render(form, context, *args, extra_context=extra, **kwargs)
        return html


class WithTaps(Field):
    """A field with a few values to set by one tap, where a script runs."""

    template = "stillnight/field_with_taps.html"

    def __init__(self, name: str, *taps: dict[str, str]) -> None:
        """Each tap has a `label` and a `value`, or `after` (a field) and `minutes` from it."""
        super().__init__(name)
        self.taps = taps

    def render(self, form: BaseForm, context: Context, *args: Any, **kwargs: Any) -> SafeString:
        """The field with its taps below."""
        extra = {"taps": self.taps}
        html: SafeString = super().render(form, context, *args, extra_context=extra, **kwargs)
        return html


class Answers(Field):
    """A few words to choose from: one of them, or, for a multiple choice, any."""

    template = "stillnight/answers.html"

    def __init__(self, name: str, chips: Iterable[Any] = (), button: str = "") -> None:
        """`chips`: whole rows to choose with one tap; `button`: the name of one for many."""
        super().__init__(name)
        self.name, self.chips, self.button = name, chips, button

    def render(self, form: BaseForm, context: Context, *args: Any, **kwargs: Any) -> SafeString:
        """The words with the person's answer marked."""
        field = form[self.name]
        many = isinstance(field.value(), list | tuple)
        extra = {
            "answers": _answers(field),
            "kind": "checkbox" if many else "radio",
            "chips": self.chips,
            "button": self.button,
        }
        html: SafeString = super().render(form, context, *args, extra_context=extra, **kwargs)
        return html


def _answers(field: BoundField) -> list[dict[str, Any]]:
    """Value, label and whether it is chosen; the unanswered choice comes last."""
    value = field.value()
    chosen = {_text(v) for v in value} if isinstance(value, list | tuple) else {_text(value)}
    answers = [
        {"value": key, "label": label, "chosen": _text(key) in chosen}
        for key, label in field.field.choices  # type: ignore[attr-defined]
        if key != ""
    ]
    if not isinstance(value, list | tuple):
        answers.append({"value": "", "label": "clear", "chosen": False})
    return answers


def _text(value: Any) -> str:
    return "" if value is None else str(value)
