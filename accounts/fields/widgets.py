"""Inputs of forms drawn in Python: the same HTML as Django's templates, for a tenth of the time.

A night's page holds some fifty of them and two hundred answers to tap, and Django renders each
with two templates.
"""

import html
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]


class LeanRenderer(DjangoTemplates):
    """Draws what is in `DRAW_BY_TEMPLATE` itself and leaves all else to Django's templates."""

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        """The HTML of a widget, a form or a list of errors."""
        if draw := DRAW_BY_TEMPLATE.get(template_name):
            return SafeString(draw(context["widget"]))
        html: str = super().render(template_name, context, request)
        return html


def draw_answers(
    kind: str, name: str, answers: Iterable[tuple[str, Any, str]], chosen: Collection[str]
) -> SafeString:
    """Answers to tap: inputs of `kind` ("radio" or "checkbox"), each inside its label.

    Of each answer its value, its words and the class of its label.
    """
    start = f'><input type="{_escaped(kind)}" name="{_escaped(name)}" value="'
    return SafeString(
        "".join(
            f'<label class="{tone}"{start}{_escaped(value)}"'
            f"{' checked' if value in chosen else ''}>{_escaped(words)}</label>"
            for value, words, tone in answers
        )
    )


def _escaped(value: Any) -> str:
    """Its text for HTML; what is HTML already stays as it is."""
    return str(value.__html__() if hasattr(value, "__html__") else html.escape(str(value)))


def _input(widget: Widget) -> str:
    own: dict[str, Any] = {"type": widget["type"], "name": widget["name"]}
    if widget["value"] is not None:
        own["value"] = widget["value"]
    return f"<input{draw_attributes(own | widget['attrs'])}>"


def _clock(widget: Widget) -> str:
    """A line of text in the place where a script offers times."""
    return f'<span class="clock"><span class="clock-times">{_input(widget)}</span></span>'


def _select(widget: Widget) -> str:
    listed = "".join(_group(name, options) for name, options, _ in widget["optgroups"])
    name, attributes = _escaped(widget["name"]), draw_attributes(widget["attrs"])
    return f'<select name="{name}"{attributes}>{listed}</select>'


def _group(name: str | None, options: list[Widget]) -> str:
    listed = "".join(
        f'<option value="{_escaped(each["value"])}"{draw_attributes(each["attrs"])}>'
        f"{_escaped(each['label'])}</option>"
        for each in options
    )
    return f'<optgroup label="{_escaped(name)}">{listed}</optgroup>' if name else listed


def _textarea(widget: Widget) -> str:
    name, attributes = _escaped(widget["name"]), draw_attributes(widget["attrs"])
    return f'<textarea name="{name}"{attributes}>\n{_escaped(widget["value"] or "")}</textarea>'


def draw_attributes(attrs: Mapping[str, Any]) -> SafeString:
    """Each in its order: nothing for `False`, the bare name for `True`."""
    return SafeString(
        "".join(
            f" {name}" if value is True else f' {name}="{_escaped(value)}"'
            for name, value in attrs.items()
            if value is not False
        )
    )


INPUTS = ("checkbox", "date", "email", "hidden", "input", "number", "password", "text", "time")
DRAW_BY_TEMPLATE: dict[str, Callable[[Widget], str]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in INPUTS},
    "django/forms/widgets/select.html": _select,
    "stillnight/clock.html": _clock,
    "django/forms/widgets/textarea.html": _textarea,
}
