"""A planned dose on the night page: drawn once a process, its name, time and answer filled in."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import get_template

from accounts.fields import clock_times
from journal.forms.drawn import Drawn, drawn_once, gap
from journal.saving.answers import SKIPPED, TAKEN

register = template.Library()

PAGE = "journal/planned_dose.html"
ANYTIME = {"planned": "", "at": ""}  # of a dose without a clock time


@register.simple_tag
def planned_dose(form: Any, clock: str) -> str:
    """The question of one dose; `clock`: by which this person reads times."""
    state, at = form["state"].value(), form.dose.at
    told = {
        "prefix": form.prefix,
        "label": form.label,
        "name": form.dose.name,
        "taken": "checked" if state == TAKEN else "",
        "skipped": "checked" if state == SKIPPED else "",
        "input": form["taken_at"].as_widget(),
        "reason": form["reason"].value() or "",
    } | ANYTIME
    if at:
        told |= {"planned": f"{at:%H:%M}", "at": clock_times.in_words(at, clock)}
        if state == TAKEN and form["taken_at"].value() == at:
            told["as_planned"] = " data-as-planned"
    asked = {
        "is_due": form.is_due,
        "asks_skipped": not form.dose.as_needed or state == SKIPPED,
        "written_below": form.is_written_below,
    }
    if form.errors:
        errors = [problem for field in form for problem in field.errors]
        return get_template(PAGE).render({**told, **asked, "errors": errors})
    return drawn_once(_drawn, at is not None, **asked).filled(told)


@lru_cache(maxsize=16)
def _drawn(has_time: bool, **asked: bool) -> Drawn:
    names = ("prefix", "label", "name", "taken", "skipped", "input", "reason")
    timed = ("planned", "at", "as_planned") if has_time else ()
    return Drawn(get_template(PAGE).render({name: gap(name) for name in names + timed} | asked))
