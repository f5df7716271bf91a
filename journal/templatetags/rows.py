"""Rows of a night page that nobody has filled in yet: the same for everybody, so drawn once."""

import re
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString

from journal.forms.drawn import GAP, Drawn

register = template.Library()

NUMBER = "__prefix__"  # what Django calls a row that has no number yet

# By prefix: the row, and whether each of its gaps is for its number or for its own id
_kept: dict[str, tuple[Drawn, list[bool]]] = {}


@register.simple_tag
def new_row(rows: Any, page: str) -> SafeString:
    """The row that a script adds, which gives it its number and an id of its own."""
    return _filled(rows, page, NUMBER, "")


@register.simple_tag
def blank_row(rows: Any, form: Any, page: str) -> SafeString:
    """A row to be filled in where no script runs."""
    return _filled(rows, page, form.prefix.rpartition("-")[2], str(form.instance.uid))


def _filled(rows: Any, page: str, number: str, own_id: str) -> SafeString:
    if rows.prefix not in _kept:
        form = rows.empty_form
        html = get_template(page).render({"rows": rows, "form": form})
        uid = form.instance.uid
        gaps = [found == NUMBER for found in re.findall(f"{NUMBER}|{uid}", html)]
        _kept[rows.prefix] = Drawn(re.sub(f"{NUMBER}|{uid}", GAP, html)), gaps
    drawn, gaps = _kept[rows.prefix]
    return drawn.filled(number if is_number else own_id for is_number in gaps)
