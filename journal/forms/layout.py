"""Crispy layout objects of the diary: questions that are answered by a tap, and what holds them.

They render from lean templates instead of Django's widgets: half of a night page is choices.
The questions of a night look the same for everybody until they are answered, so each is drawn
once in a process, with gaps where an answer, chips or an input go, and then only filled in.
What is a person's (own questions, usual times) is drawn anew each time and kept nowhere.
"""

from collections.abc import Mapping, Sequence
from datetime import time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from crispy_forms import layout
from django import forms
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.template import Context
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.fields import decimals
from journal.forms.drawn import Drawn, drawn_once, gap

HIGH = 6  # from this rating on, the tone is dark enough to need light figures
MOST_KEPT = 500
VALUE, USUAL = gap("value"), gap("usual")

_kept: dict[tuple[Any, ...], Drawn] = {}


class Div(layout.Div):
    """A box around questions."""

    def render(self, form: BaseForm, context: Context, *args: Any, **kwargs: Any) -> SafeString:
        """The questions in their box."""
        fields = self.get_rendered_fields(form, context)
        box = drawn_once(_box, "div", self.css_class, self.flat_attrs)
        return box.filled({"fields": fields})


class Fieldset(layout.Fieldset):
    """Questions under a common legend."""

    def render(self, form: BaseForm, context: Context, *args: Any, **kwargs: Any) -> SafeString:
        """The questions under their legend."""
        fields = self.get_rendered_fields(form, context)
        box = drawn_once(_box, "fieldset", self.css_class, self.flat_attrs, self.legend)
        return box.filled({"fields": fields})


@lru_cache(maxsize=MOST_KEPT)
def _box(kind: str, css_class: str | None, attributes: str, legend: str = "") -> Drawn:
    box = {"css_class": css_class, "flat_attrs": attributes}
    told = {kind: box, "legend": legend, "fields": gap("fields")}
    return Drawn(get_template(f"stillnight/layout/{kind}.html").render(told))


class Question(layout.Field):
    """A question that is drawn from its template once, and filled in each time."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def look(self, field: BoundField) -> tuple[Any, ...]:
        """What a drawing depends on beside the field's class."""
        return ()

    def gaps(self, field: BoundField) -> dict[str, Any]:
        """What the template is told, with a gap for each of the fillings."""
        raise NotImplementedError

    def fillings(self, field: BoundField) -> Mapping[str, str]:
        """What goes into the gaps, by their names."""
        raise NotImplementedError

    def render(self, form: BaseForm, context: Context, *args: Any, **kwargs: Any) -> SafeString:
        """The question with this person's answer."""
        field = form[self.name]
        return self._question(form, field).filled(self.fillings(field))

    def _question(self, form: BaseForm, field: BoundField) -> Drawn:
        same = getattr(form, "looks_the_same_for_everybody", False)
        if field.errors or settings.DEBUG or not same:
            return self._drawn(field)
        key = (type(form), self.template, field.html_name, self.look(field))
        if key not in _kept:
            if len(_kept) >= MOST_KEPT:
                _kept.clear()
            _kept[key] = self._drawn(field)
        return _kept[key]

    def _drawn(self, field: BoundField) -> Drawn:
        told = {"field": field, **self.gaps(field)}
        return Drawn(get_template(self.template).render(told))


class NumberRow(Question):
    """The numbers 0 to 10 in a row, none of them chosen until somebody taps one."""

    template = "stillnight/number_row.html"

    def __init__(self, name: str, least: str, most: str) -> None:
        super().__init__(name)
        self.least, self.most = least, most

    def look(self, field: BoundField) -> tuple[Any, ...]:
        """The words at both ends."""
        return self.least, self.most

    def gaps(self, field: BoundField) -> dict[str, Any]:
        """Eleven numbers."""
        numbers = [{"value": n, "high": n >= HIGH, "chosen": gap(str(n))} for n in range(11)]
        return {"numbers": numbers, "least": self.least, "most": self.most}

    def fillings(self, field: BoundField) -> dict[str, str]:
        """Which of them is chosen."""
        return {_text(field.value()): "checked"}


class Typed(Question):
    """A field to write in, or to choose from a list."""

    template = "stillnight/field.html"

    def look(self, field: BoundField) -> tuple[Any, ...]:
        """The clock that it is asked by."""
        return (field.field.widget.attrs.get("data-clock"),)

    def gaps(self, field: BoundField) -> dict[str, Any]:
        """What it holds is filled in."""
        return {"input": _input(field)}

    def fillings(self, field: BoundField) -> dict[str, str]:
        """What it holds."""
        widget = field.field.widget
        if not isinstance(widget, forms.widgets.Input):
            return {"value": field.as_widget()}
        value = widget.format_value(field.value())
        return {} if value is None else {"value": format_html(' value="{}"', value)}


def _input(field: BoundField) -> str:
    """The input with a gap for its value; of other widgets nothing but the gap."""
    widget = field.field.widget
    if not isinstance(widget, forms.widgets.Input):
        return VALUE
    own = {"id": field.auto_id, "data-usual": USUAL}
    attributes = {**field.build_widget_attrs({}, widget), **own}
    html: str = widget.render(field.html_name, VALUE, attributes, field.form.renderer)
    for name, filling in (("value", VALUE), ("data-usual", USUAL)):
        html = html.replace(f' {name}="{filling}"', filling)
    return Drawn(html).filled({"value": VALUE, "usual": USUAL})


class Clock(Typed):
    """A clock time; the times offered are those around this person's usual one."""

    def __init__(self, name: str, usual: time | None) -> None:
        super().__init__(name)
        self.usual = usual

    def fillings(self, field: BoundField) -> dict[str, str]:
        """What it holds, and the usual time."""
        usual: str = format_html(' data-usual="{}"', f"{self.usual:%H:%M}") if self.usual else ""
        return {**super().fillings(field), "usual": usual}


class WithTaps(Typed):
    """A field with a few values to set by one tap, where a script runs."""

    template = "stillnight/field_with_taps.html"

    def __init__(self, name: str, *taps: int) -> None:
        super().__init__(name)
        self.taps = taps

    def look(self, field: BoundField) -> tuple[Any, ...]:
        """The values to tap."""
        return self.taps

    def gaps(self, field: BoundField) -> dict[str, Any]:
        """A button for each."""
        return {**super().gaps(field), "taps": self.taps}


class Answers(Question):
    """A few words to choose from: one of them, or, for a multiple choice, any."""

    template = "stillnight/answers.html"

    def __init__(self, name: str, chips: Sequence[Any] = (), button: str = "") -> None:
        """`chips`: whole rows to choose with one tap; `button`: the name of one for many."""
        super().__init__(name)
        self.chips, self.button = chips, button

    def look(self, field: BoundField) -> tuple[Any, ...]:
        """The words to choose from."""
        return _is_many(field), *_choices(field)

    def gaps(self, field: BoundField) -> dict[str, Any]:
        """Each word, and what comes after the first."""
        words = [
            {"value": value, "label": label, "chosen": gap(f"is-{_text(value)}")}
            for value, label in _choices(field)
        ]
        return {"answers": words, "many": _is_many(field), "beside": gap("beside")}

    def fillings(self, field: BoundField) -> dict[str, str]:
        """Which words are chosen; after the first the chips and the button."""
        value = field.value()
        chosen = value if _is_many(field) else [value]
        return {f"is-{_text(each)}": "checked" for each in chosen} | {"beside": self._beside()}

    def _beside(self) -> str:
        if not (self.chips or self.button):
            return ""
        told = {"chips": self.chips, "button": self.button}
        html: str = get_template("stillnight/chips.html").render(told)
        return html


def _choices(field: BoundField) -> list[tuple[Any, Any]]:
    choices = field.field.choices  # type: ignore[attr-defined]
    return [(key, label) for key, label in choices if key != ""]


def _is_many(field: BoundField) -> bool:
    return isinstance(field.value(), list | tuple)


def _text(value: Any) -> str:
    """A value as the page offers it: two drinks are stored as 2.0, ten of ten as 1E+1."""
    if isinstance(value, Decimal):
        return decimals.plain(value)
    return "" if value is None else str(value)
