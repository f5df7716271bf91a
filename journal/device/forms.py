"""The entry of a night without a signal: the questions of the first screen, nothing filled in.

The device stores and sends it; no server ever reads this form.
"""

from datetime import time

from crispy_forms.layout import Div, Field, Layout
from django import forms

from journal.forms.fields import AnswerField, ClaimField, ClockField, helper
from journal.forms.layout import Answers, NumberRow


class EmptyEntryForm(forms.Form):
    """Two ratings, first symptom, three times none or yes, a note."""

    evening_severity = AnswerField(
        label="Legs this evening", choices=[(str(n), str(n)) for n in range(11)]
    )
    daytime_rest_severity = AnswerField(
        label="Legs at rest today", choices=[(str(n), str(n)) for n in range(11)]
    )
    first_symptom = AnswerField(
        label="First symptom",
        choices=[
            ("none", "No symptoms"),
            ("0", "Now"),
            ("15", "15 min ago"),
            ("30", "30 min ago"),
            ("60", "1 hour ago"),
            ("at", "At a time"),
        ],
    )
    symptom_onset = ClockField(label="First symptom at", around=time(21))
    had_caffeine = ClaimField(label="Caffeine today", words=("None", "Yes"))
    exercised = ClaimField(label="Exercise today", words=("None", "Yes"))
    took_doses = ClaimField(label="Supplements and medicines", words=("None", "Yes"))
    evening_note = forms.CharField(
        label="Note", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self) -> None:
        super().__init__()
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"
        self.helper = helper(
            Layout(
                NumberRow("evening_severity", "none", "the strongest I can imagine"),
                NumberRow("daytime_rest_severity", "none", "the strongest I can imagine"),
                Div(
                    Answers("first_symptom"),
                    Div("symptom_onset", data_shown_with="first_symptom", data_value="at"),
                    css_class="onset",
                ),
                Answers("had_caffeine"),
                Answers("exercised"),
                Answers("took_doses"),
                Field("evening_note"),
            )
        )
