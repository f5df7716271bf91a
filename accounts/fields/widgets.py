"""Inputs of forms drawn in Python: the same HTML as Django's templates, for a tenth of the time.

A night's page holds some seventy of them, and Django renders each with two templates, a choice
in a list with two more.
"""

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import format_html
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]


class LeanRenderer(DjangoTemplates):
    """Draws what is in `DRAW_BY_TEMPLATE` itself and leaves all else to Django's templates."""

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        """The HTML of a widget, a form or a list of errors."""
        if draw := DRAW_BY_TEMPLATE.get(template_name):
            return draw(context["widget"])
        html: str = super().render(template_name, context, request)
        return html


def _input(widget: Widget) -> SafeString:
    own: dict[str, Any] = {"type": widget["type"], "name": widget["name"]}
    if widget["value"] is not None:
        own["value"] = widget["value"]
    return format_html("<input{}>", _attributes(own | widget["attrs"]))


def _clock(widget: Widget) -> SafeString:
    """A line of text in the place where a script offers times."""
    html = '<span class="clock"><span class="clock-times">{}</span></span>'
    return format_html(html, _input(widget))


def _select(widget: Widget) -> SafeString:
    groups = [_group(name, options) for name, options, _ in widget["optgroups"]]
    listed = format_html("{}" * len(groups), *groups)
    html = '<select name="{}"{}>{}</select>'
    return format_html(html, widget["name"], _attributes(widget["attrs"]), listed)


def _group(name: str | None, options: list[Widget]) -> SafeString:
    values = [(each["value"], _attributes(each["attrs"]), each["label"]) for each in options]
    html = '<option value="{}"{}>{}</option>' * len(values)
    listed = format_html(html, *chain.from_iterable(values))
    return format_html('<optgroup label="{}">{}</optgroup>', name, listed) if name else listed


def _textarea(widget: Widget) -> SafeString:
    attributes = _attributes(widget["attrs"])
    html = '<textarea name="{}"{}>\n{}</textarea>'
    return format_html(html, widget["name"], attributes, widget["value"] or "")


def _attributes(attrs: Mapping[str, Any]) -> SafeString:
    """Each in its order: nothing for `False`, the bare name for `True`."""
    if not attrs:
        return SafeString("")
    html = ""
    for name, value in attrs.items():
        if value is not False:
            html += f" {name}" if value is True else f' {name}="{{}}"'  # names are the program's
    values = [value for value in attrs.values() if value is not True and value is not False]
    return format_html(html, *values) if values else SafeString(html)


INPUTS = ("checkbox", "date", "email", "hidden", "input", "number", "password", "text", "time")
DRAW_BY_TEMPLATE: dict[str, Callable[[Widget], SafeString]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in INPUTS},
    "django/forms/widgets/select.html": _select,
    "stillnight/clock.html": _clock,
    "django/forms/widgets/textarea.html": _textarea,
}
