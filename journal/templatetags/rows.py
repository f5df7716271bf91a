"""The row of a night page that waits to be filled in."""

from typing import Any

from django import template
from django.template.loader import get_template

register = template.Library()


@register.simple_tag
def blank_row(rows: Any) -> str:
    """The HTML of `rows.blank`: it stands on the page, and a script copies it."""
    html: str = get_template("journal/row.html").render({"rows": rows, "row": rows.blank})
    return html
