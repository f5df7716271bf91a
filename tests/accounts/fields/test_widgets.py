"""Inputs drawn in Python are those that Django's templates draw."""

import re
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.html import escape
from django.utils.safestring import mark_safe

from accounts.fields.widgets import LeanRenderer, draw_answers

NASTY = """<b>"it's" & so</b>"""
GROUPS = [("", "–"), (1, NASTY), ("Hot", [("tea", "Tea"), (NASTY, "Coffee")])]
WIDGETS = [
    (forms.TextInput(attrs={"class": NASTY, "list": "names"}), NASTY),
    (forms.TextInput(), mark_safe("&eacute;")),
    (forms.TextInput(), None),
    (forms.TextInput(), ""),
    (forms.NumberInput(attrs={"min": 0, "max": Decimal("0.5"), "step": "any"}), 1234),
    (forms.EmailInput(), "a@example.org"),
    (forms.PasswordInput(render_value=True), "correct horse"),
    (forms.HiddenInput(), "x"),
    (forms.DateInput(attrs={"type": "date"}), date(2026, 3, 3)),
    (forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), time(22, 40)),
    (forms.CheckboxInput(attrs={"disabled": True, "required": False}), True),
    (forms.CheckboxInput(), None),
    (forms.Textarea(attrs={"rows": 3}), f"\n{NASTY}\n"),
    (forms.Textarea(), None),
    (forms.Select(choices=GROUPS), NASTY),
    (forms.SelectMultiple(choices=GROUPS), ["1", "tea"]),
    (forms.NullBooleanSelect(), True),
    (forms.RadioSelect(choices=GROUPS), "tea"),
]


@pytest.mark.parametrize(("widget", "value"), WIDGETS)
def test_it_is_what_django_draws(widget: forms.Widget, value: Any) -> None:
    def drawn(renderer: Any) -> str:
        html = widget.render("name-0", value, {"id": "id_x"}, renderer)
        return re.sub(r">\s+<", "><", html)

    assert drawn(LeanRenderer()) == drawn(DjangoTemplates())


def test_answers_to_tap_are_inputs_inside_their_labels() -> None:
    drawn = draw_answers("radio", NASTY, [("a", NASTY, "answer"), (NASTY, 2, "b")], {NASTY})

    nasty = escape(NASTY)
    assert drawn == (
        f'<label class="answer"><input type="radio" name="{nasty}" value="a">{nasty}</label>'
        f'<label class="b"><input type="radio" name="{nasty}" value="{nasty}" checked>2</label>'
    )
