"""Rows of a night page that nobody has filled in yet: the same for everybody, so drawn once."""

from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

NUMBER, OWN_ID = "__prefix__", "\0"  # what tells one blank row from another

_kept: dict[str, str] = {}


@register.simple_tag
def new_row(rows: Any, page: str) -> SafeString:
    """The row that a script adds, which gives it its number and an id of its own."""
    return mark_safe(_drawn(rows, page).replace(OWN_ID, ""))  # noqa: S308 - drawn by a template


@register.simple_tag
def blank_row(rows: Any, form: Any, page: str) -> SafeString:
    """A row to be filled in where no script runs."""
    number = form.prefix.rpartition("-")[2]
    html = _drawn(rows, page).replace(NUMBER, number).replace(OWN_ID, str(form.instance.uid))
    return mark_safe(html)  # noqa: S308 - drawn by a template


def _drawn(rows: Any, page: str) -> str:
    if rows.prefix not in _kept:
        form = rows.empty_form
        html = get_template(page).render({"rows": rows, "form": form})
        _kept[rows.prefix] = html.replace(str(form.instance.uid), OWN_ID)
    return _kept[rows.prefix]
