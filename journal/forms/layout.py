"""Questions that are answered by a tap, as plain values that `stillnight/questions.html` shows.

The layout objects are crispy's, for the questions of a form.
"""

from collections.abc import Collection, Iterable, Sequence
from copy import deepcopy
from decimal import Decimal
from functools import cache
from typing import Any

from crispy_forms import layout
from django import forms
from django.forms import BaseForm, BoundField
from django.template import Context
from django.template.loader import get_template

from accounts.fields import decimals
from accounts.fields.inputs import ClockField
from accounts.fields.widgets import draw_answers, draw_attributes
from config.language import gettext as _

HIGH = 6  # from this rating on, the tone is dark enough to need light figures
NUMBERS = [
    (str(n), n, f"answer sev-{n} high" if n >= HIGH else f"answer sev-{n}") for n in range(11)
]

Shown = dict[str, Any]
# What the template asks of each, so that it finds all of it
BLANK: Shown = {
    "input": "",
    "taps": (),
    "numbers": "",
    "many": False,
    "first": "",
    "is_wrong": False,
    "below": None,
}


def grouped(shown: Shown, **attributes: str) -> Shown:
    """A question to tap with the attributes of the group that its answers stand in."""
    pk = shown["id"]
    about = f"{pk}_least {pk}_most" if shown["numbers"] else ""
    if shown["is_wrong"]:
        about = f"{about} {pk}_error".lstrip()
    described = {"aria-describedby": about} if about else {}
    return shown | {"attributes": draw_attributes({"class": "field", **attributes, **described})}


def number_row(name: str, value: Any, least: str, most: str) -> Shown:
    """The numbers 0 to 10 in a row, none of them chosen until somebody taps one.

    `least` and `most` are the words at both ends.
    """
    numbers = draw_answers("radio", name, NUMBERS, {_text(value)})
    clear = draw_answers("radio", name, [_clear()], ())
    return {"numbers": numbers, "clear": clear, "least": least, "most": most}


def answers(
    name: str,
    value: Any,
    choices: Iterable[tuple[Any, Any]],
    chips: Collection[Any] = (),
    button: str = "",
) -> Shown:
    """A few words to choose from: one of them, or any where the value is a list.

    `chips`: whole rows to choose with one tap; `button`: the name of one for many. They come
    after the first word.
    """
    many = isinstance(value, list | tuple)
    chosen = {_text(each) for each in (value if many else [value])} - {""}
    words = [(str(key), label, "answer") for key, label in choices if key != ""]
    leading = 1 if chips or button else 0
    kind = "checkbox" if many else "radio"
    words += [] if many else [_clear()]
    return {
        "many": many,
        "first": draw_answers(kind, name, words[:leading], chosen),
        "answers": draw_answers(kind, name, words[leading:], chosen),
        "chips": chips,
        "button": button,
    }


def _clear() -> tuple[str, str, str]:
    return "", _("Clear answer"), "answer answer-clear"


def box(questions: list[Shown], css_class: str = "", legend: str = "") -> Shown:
    """Questions that stand together; without a class nothing is around them."""
    return {"questions": questions, "css_class": css_class, "legend": legend}


@cache
def input_of(field: forms.Field, hours: str) -> Any:
    """The input of a field that stands in the program, by a clock of so many `hours`."""
    widget = deepcopy(field.widget)
    if isinstance(field, ClockField):
        widget.attrs["data-clock"] = hours
    return widget


def draw_input(
    widget: Any, name: str, value: Any, is_wrong: bool = False, **attributes: str
) -> str:
    """An input as a form would draw it."""
    wrong = {"aria-invalid": "true", "aria-describedby": f"id_{name}_error"} if is_wrong else {}
    html: str = widget.render(name, value, {**attributes, **wrong, "id": f"id_{name}"})
    return html


def _text(value: Any) -> str:
    """A value as the page offers it: two drinks are stored as 2.0, ten of ten as 1E+1."""
    if isinstance(value, Decimal):
        return decimals.plain(value)
    return "" if value is None else str(value)


class Question(layout.Field):
    """A question of a form."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def values(self, field: BoundField) -> Shown:
        """What the template shows of this kind of question."""
        raise NotImplementedError

    def shown(self, form: BaseForm) -> Shown:
        """All that the template shows, with this person's answer."""
        field = form[self.name]
        shown = {
            **BLANK,
            "name": field.html_name,
            "id": field.auto_id,
            "label": field.label,
            "is_wrong": bool(field.errors),
            "below": field if field.help_text or field.errors else None,
            **self.values(field),
        }
        return shown if shown["input"] else grouped(shown)

    def render(self, form: BaseForm, context: Context, *args: Any, **kwargs: Any) -> str:
        """The question by itself, as crispy asks for it."""
        return get_template("stillnight/questions.html").render(
            {"boxes": [box([self.shown(form)])]}
        )


class NumberRow(Question):
    """The numbers 0 to 10."""

    def __init__(self, name: str, least: str, most: str) -> None:
        super().__init__(name)
        self.least, self.most = least, most

    def values(self, field: BoundField) -> Shown:
        """Eleven numbers and the words at both ends."""
        return number_row(field.html_name, field.value(), self.least, self.most)


class Typed(Question):
    """A field to write in, or to choose from a list."""

    def values(self, field: BoundField) -> Shown:
        """Its input."""
        return {"input": field.as_widget()}


class Answers(Question):
    """A few words to choose from: one of them, or, for a multiple choice, any."""

    def values(self, field: BoundField) -> Shown:
        """Each word."""
        choices: Any = field.field.choices  # type: ignore[attr-defined]
        return answers(field.html_name, field.value(), choices)


def shown(layout: Sequence[Question], form: BaseForm) -> list[Shown]:
    """What the template shows of a layout of questions."""
    return [box([each.shown(form) for each in layout])]
