"""Rows of a night page that nobody has filled in yet: the same for everybody, so drawn once."""

from typing import Any

from django import template
from django.conf import settings
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.template.loader import get_template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from journal.forms.drawn import Drawn, gap

register = template.Library()

NUMBER = "__prefix__"  # what Django calls a row that has no number yet

_kept: dict[tuple[str, str], Drawn] = {}  # by prefix and clock
_kept_counts: dict[str, Drawn] = {}  # by prefix


@register.simple_tag
def row_counts(rows: Any) -> SafeString:
    """The hidden inputs in which Django counts the rows; as they were sent, if they were."""
    if rows.is_bound:
        return _inputs(rows.management_form)
    if rows.prefix not in _kept_counts:
        form = rows.management_form
        form.initial |= {TOTAL_FORM_COUNT: gap("total"), INITIAL_FORM_COUNT: gap("initial")}
        _kept_counts[rows.prefix] = Drawn(_inputs(form))
    total, initial = rows.total_form_count(), rows.initial_form_count()
    return _kept_counts[rows.prefix].filled({"total": str(total), "initial": str(initial)})


def _inputs(form: Any) -> SafeString:
    return format_html_join("", "{}", ((field,) for field in form))


@register.simple_tag
def new_row(rows: Any, page: str) -> SafeString:
    """The row that a script adds, which gives it its number and an id of its own."""
    return _filled(rows, page, NUMBER, "")


@register.simple_tag
def blank_row(rows: Any, form: Any, page: str) -> SafeString:
    """A row to be filled in where no script runs."""
    return _filled(rows, page, form.prefix.rpartition("-")[2], str(form.uid))


def _filled(rows: Any, page: str, number: str, own_id: str) -> SafeString:
    key = rows.prefix, rows.instance.user.clock
    if key not in _kept or settings.DEBUG:
        form = rows.empty_form
        html = get_template(page).render({"rows": rows, "form": form})
        html = html.replace(NUMBER, gap("number")).replace(str(form.instance.uid), gap("id"))
        _kept[key] = Drawn(html)
    return _kept[key].filled({"number": number, "id": own_id})
