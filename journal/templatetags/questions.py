"""The questions of a form in a template."""

import json
from typing import Any

from crispy_forms.helper import FormHelper
from django import template
from django.template import Context
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from journal.questions import QUESTIONS

register = template.Library()
LABELS = {name: each.on_page for name, each in QUESTIONS.items()}
LABELS["first_symptom"] = QUESTIONS["symptom_onset"].label


@register.simple_tag
def question_labels() -> str:
    """What each question is called, by its column, as JSON for a script."""
    return json.dumps(LABELS)


@register.simple_tag
def questions(form: Any, helper: FormHelper | None = None) -> SafeString:
    """What crispy's tag draws of a layout, without a copy of the page's context for each."""
    chosen = helper or form.helper
    html: SafeString = chosen.render_layout(form, Context())
    if chosen.form_show_errors and form.non_field_errors():
        errors = get_template("stillnight/errors.html").render({"form": form})
        return format_html("{}{}", errors, html)
    return html
