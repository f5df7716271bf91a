"""The questions of a form in a template."""

import json
from typing import Any

from crispy_forms.helper import FormHelper
from django import template

from journal.forms.layout import shown
from journal.questions import QUESTIONS

register = template.Library()
LABELS = {name: each.on_page for name, each in QUESTIONS.items()}
LABELS["first_symptom"] = QUESTIONS["symptom_onset"].label


@register.simple_tag
def question_labels() -> str:
    """What each question is called, by its column, as JSON for a script."""
    return json.dumps(LABELS)


@register.inclusion_tag("stillnight/questions.html")
def questions(form: Any, helper: FormHelper | None = None) -> dict[str, Any]:
    """The questions of a layout, and above them what is wrong with the form as a whole."""
    chosen = helper or form.helper
    errors = chosen.form_show_errors and form.non_field_errors()
    return {"form": form, "errors": errors, "questions": shown(chosen.layout.fields, form)}
