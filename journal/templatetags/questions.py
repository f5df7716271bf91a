"""The questions of a form in a template."""

import json
from typing import Any

from django import template

from journal.forms.layout import shown
from journal.questions import QUESTIONS

register = template.Library()


@register.simple_tag
def question_labels() -> str:
    """What each question is called, by its column, as JSON for a script."""
    labels = {name: each.on_page for name, each in QUESTIONS.items()}
    return json.dumps(labels | {"first_symptom": QUESTIONS["symptom_onset"].label})


@register.inclusion_tag("stillnight/form_questions.html")
def questions(form: Any) -> dict[str, Any]:
    """The questions of a form, and above them what is wrong with it as a whole."""
    return {"form": form, "boxes": shown(form.helper.layout.fields, form)}
