"""Inputs of forms drawn in Python: the same HTML as Django's templates, for a tenth of the time.

A night's page holds some seventy of them, and Django renders each with two templates, a choice
in a list with two more.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

Widget = Mapping[str, Any]


class LeanRenderer(DjangoTemplates):
    """Draws what is in `DRAWN` itself and leaves everything else to Django's templates."""

    def render(self, template_name: str, context: Any, request: Any = None) -> SafeString:
        """The HTML of a widget, a form or a list of errors."""
        draw = DRAWN.get(template_name)
        if draw is None:
            html: SafeString = super().render(template_name, context, request)
            return html
        return mark_safe(draw(context["widget"]))  # noqa: S308 - each part was escaped


def _input(widget: Widget) -> str:
    value = widget["value"]
    told = "" if value is None else f' value="{conditional_escape(value)}"'
    kind, name = conditional_escape(widget["type"]), conditional_escape(widget["name"])
    return f'<input type="{kind}" name="{name}"{told}{_attributes(widget["attrs"])}>'


def _select(widget: Widget) -> str:
    groups = [_group(name, options) for name, options, _ in widget["optgroups"]]
    opened = f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget["attrs"])}>'
    return "".join([opened, *groups, "</select>"])


def _group(name: str | None, options: list[Widget]) -> str:
    listed = "".join(map(_option, options))
    return f'<optgroup label="{conditional_escape(name)}">{listed}</optgroup>' if name else listed


def _option(option: Widget) -> str:
    value, label = conditional_escape(option["value"]), conditional_escape(option["label"])
    return f'<option value="{value}"{_attributes(option["attrs"])}>{label}</option>'


def _textarea(widget: Widget) -> str:
    name, value = conditional_escape(widget["name"]), conditional_escape(widget["value"] or "")
    return f'<textarea name="{name}"{_attributes(widget["attrs"])}>\n{value}</textarea>'


def _attributes(attrs: Mapping[str, Any]) -> str:
    """Each in its order: nothing for `False`, the bare name for `True`."""
    return "".join(
        f" {conditional_escape(name)}"
        + ("" if value is True else f'="{conditional_escape(value)}"')
        for name, value in attrs.items()
        if value is not False
    )


INPUTS = ("checkbox", "date", "email", "hidden", "input", "number", "password", "text", "time")
DRAWN: dict[str, Callable[[Widget], str]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in INPUTS},
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/textarea.html": _textarea,
}
