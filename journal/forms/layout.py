"""Crispy layout objects of the diary: questions that are answered by a tap, and what holds them.

They render from lean templates instead of Django's widgets: half of a night page is choices.
Each hands its template plain values, so that the template only loops over them.
"""

from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from typing import Any

from crispy_forms import layout
from django.forms import BaseForm, BoundField
from django.template import Context
from django.template.loader import get_template
from django.utils.html import escape

from accounts.fields import decimals

HIGH = 6  # from this rating on, the tone is dark enough to need light figures
NUMBERS = [
    {"value": escape(n), "tone": escape(f"sev-{n} high" if n >= HIGH else f"sev-{n}")}
    for n in range(11)
]


class Question(layout.Field):
    """A question of a form, shown by its own template."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def values(self, field: BoundField) -> dict[str, Any]:
        """What the template shows beside the field itself."""
        raise NotImplementedError

    def shown(self, form: BaseForm) -> dict[str, Any]:
        """All that the template shows, with this person's answer."""
        field = form[self.name]
        return {
            "template": self.template,
            "field": field,
            "name": escape(field.html_name),  # once for all the inputs of a row
            "id": field.auto_id,
            "label": field.label,
            "help": field.help_text,
            "errors": field.errors,
        } | self.values(field)

    def render(self, form: BaseForm, context: Context, *args: Any, **kwargs: Any) -> str:
        """The question by itself, as crispy asks for it."""
        return get_template(self.template).render({"question": self.shown(form)})


class NumberRow(Question):
    """The numbers 0 to 10 in a row, none of them chosen until somebody taps one."""

    template = "stillnight/number_row.html"

    def __init__(self, name: str, least: str, most: str) -> None:
        super().__init__(name)
        self.least, self.most = least, most

    def values(self, field: BoundField) -> dict[str, Any]:
        """Eleven numbers and the words at both ends."""
        chosen = _text(field.value())
        numbers = [number | {"chosen": number["value"] == chosen} for number in NUMBERS]
        return {"numbers": numbers, "least": self.least, "most": self.most}


class Typed(Question):
    """A field to write in, or to choose from a list."""

    template = "stillnight/typed.html"

    def values(self, field: BoundField) -> dict[str, Any]:
        """Its input."""
        shown = field.as_widget(attrs=self.attributes())
        return {"input": shown, "id_for_label": field.id_for_label, "taps": ()}

    def attributes(self) -> dict[str, str | bool]:
        """Attributes of the input beside its own."""
        return {}


class Clock(Typed):
    """A clock time; the times offered are those around this person's usual one."""

    def __init__(self, name: str, usual: time | None) -> None:
        super().__init__(name)
        self.usual = usual

    def attributes(self) -> dict[str, str | bool]:
        """The usual time."""
        return {"data-usual": f"{self.usual:%H:%M}"} if self.usual else {}


class WithTaps(Typed):
    """A field with a few values to set by one tap, where a script runs."""

    def __init__(self, name: str, *taps: int) -> None:
        super().__init__(name)
        self.taps = taps

    def values(self, field: BoundField) -> dict[str, Any]:
        """Its input and the values to tap."""
        return {**super().values(field), "taps": [str(number) for number in self.taps]}


class Answers(Question):
    """A few words to choose from: one of them, or, for a multiple choice, any."""

    template = "stillnight/answers.html"

    def __init__(self, name: str, chips: Sequence[Any] = (), button: str = "") -> None:
        """`chips`: whole rows to choose with one tap; `button`: the name of one for many."""
        super().__init__(name)
        self.chips, self.button = chips, button

    def values(self, field: BoundField) -> dict[str, Any]:
        """Each word, and what comes after the first."""
        value = field.value()
        many = isinstance(value, list | tuple)
        chosen = {_text(each) for each in (value if many else [value])}
        choices: Any = field.field.choices  # type: ignore[attr-defined]
        words = [
            {"value": key, "label": label, "chosen": _text(key) in chosen, "leads": False}
            for key, label in choices
            if key != ""
        ]
        words[0]["leads"] = bool(self.chips or self.button)
        kind = escape("checkbox" if many else "radio")
        beside = {"chips": self.chips, "button": self.button}
        return {"answers": words, "many": many, "kind": kind} | beside


def shown(layout: Sequence[Any], form: BaseForm) -> list[dict[str, Any]]:
    """What the templates show of a layout: its questions, and the boxes around some of them."""
    return [each.shown(form) if isinstance(each, Question) else _box(each, form) for each in layout]


def _box(box: Any, form: BaseForm) -> dict[str, Any]:
    return {
        "template": "stillnight/box.html",
        "legend": getattr(box, "legend", ""),
        "css_class": box.css_class,
        "attributes": box.flat_attrs,
        "inside": shown(box.fields, form),
    }


def _text(value: Any) -> str:
    """A value as the page offers it: two drinks are stored as 2.0, ten of ten as 1E+1."""
    if isinstance(value, Decimal):
        return decimals.plain(value)
    return "" if value is None else str(value)
