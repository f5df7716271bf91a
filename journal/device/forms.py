"""The entry of a night without a signal: the questions of the first screen, nothing filled in.

The device stores and sends it; no server ever reads this form.
"""

from datetime import time

from crispy_forms.layout import Div, Field, Layout
from django import forms

from config.language import gettext_lazy as _
from config.language import pgettext
from journal.forms.fields import AnswerField, ClaimField, ClockField, helper
from journal.forms.layout import Answers, NumberRow
from journal.questions import EVENING, QUESTIONS, ROW_KINDS

RATED = [question for question in EVENING if question.slot]
LISTED = [QUESTIONS[kind.claim] for kind in ROW_KINDS.values()]


class EmptyEntryForm(forms.Form):
    """Two ratings, first symptom, three times none or yes, a note."""

    first_symptom = AnswerField(
        label=_("First symptom"),
        choices=[
            ("none", _("No symptoms")),
            ("0", _("Now")),
            ("15", _("15 min ago")),
            ("30", _("30 min ago")),
            ("60", _("1 hour ago")),
            ("at", _("At a time")),
        ],
    )
    symptom_onset = ClockField(around=time(21))
    evening_note = forms.CharField(
        label=_("Note"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self) -> None:
        super().__init__()
        self.fields["symptom_onset"].label = QUESTIONS["symptom_onset"].on_page
        for question in RATED:
            self.fields[question.name] = AnswerField(label=question.on_page)
        words = pgettext("of a list", "None"), pgettext("answer", "Yes")
        for question in LISTED:
            self.fields[question.name] = ClaimField(label=question.on_page, words=words)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"
        self.helper = helper(
            Layout(
                *(NumberRow(question.name, *question.ends) for question in RATED),
                Div(
                    Answers("first_symptom"),
                    Div("symptom_onset", data_shown_with="first_symptom", data_value="at"),
                    css_class="onset",
                ),
                *(Answers(question.name) for question in LISTED),
                Field("evening_note"),
            )
        )
