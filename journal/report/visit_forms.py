"""Writing a visit down, before it and after it."""

from datetime import date, time, timedelta
from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms

from config.language import gettext_lazy as _
from config.language import ngettext
from journal import quotas
from journal.forms.fields import ClaimField, ClockField, ask_by_the_clock, helper
from journal.forms.layout import Answers
from journal.report.models import MAX_QUESTION_LENGTH, MAX_QUESTIONS, Visit

EARLIEST_VISIT_YEAR = 1950
AHEAD = timedelta(days=3 * 366)


class VisitForm(forms.ModelForm):
    """One visit of somebody; what was decided is asked once it has been."""

    day = forms.DateField(
        label=_("Date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Please choose the date of the visit.")},
    )
    at = ClockField(label=_("Time, if known"), around=time(9), quiet=True)
    blood_test = ClaimField(label=_("Will blood be taken?"))

    class Meta:
        model = Visit
        fields = ("day", "at", "with_whom", "blood_test", "questions", "decided")
        widgets = {
            "questions": forms.Textarea(attrs={"rows": 3}),
            "decided": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, data: Any = None, *, instance: Visit, today: date) -> None:
        """`instance` belongs to somebody; it may not be stored yet."""
        super().__init__(data, instance=instance)
        self.today = today
        ask_by_the_clock(self, instance.user.clock)
        self.fields["with_whom"].label = _("With whom")
        self.fields["questions"].label = _("What you want to ask")
        self.fields["questions"].help_text = _("A line for each question, up to {count}.").format(
            count=MAX_QUESTIONS
        )
        self.fields["decided"].label = _("What was decided")
        self.helper = helper(
            Layout(
                Div("day", "at", css_class="fields"),
                "with_whom",
                Answers("blood_test"),
                "questions",
                "decided",
            )
        )

    def clean(self) -> dict[str, Any]:
        """There is room for one more."""
        quotas.check_form(self, "visits")
        return super().clean() or self.cleaned_data

    def clean_day(self) -> date:
        """A day one can have an appointment on."""
        day: date = self.cleaned_data["day"]
        if day.year < EARLIEST_VISIT_YEAR:
            words = _("Please choose a day in {year} or later.")
            raise forms.ValidationError(words.format(year=EARLIEST_VISIT_YEAR))
        if day > self.today + AHEAD:
            raise forms.ValidationError(
                _("That is more than three years ahead. Please choose a nearer date.")
            )
        return day

    def clean_questions(self) -> str:
        """Questions, a line each, as many and as long as the summary has room for."""
        questions = Visit(questions=self.cleaned_data["questions"]).question_lines()
        if len(questions) > MAX_QUESTIONS:
            words = _(
                "The summary has room for {most} questions, a line each; these are {count}. "
                "Please put some together, or keep them for another visit."
            )
            raise forms.ValidationError(words.format(most=MAX_QUESTIONS, count=len(questions)))
        longest = max(questions, key=len, default="")
        if len(longest) > MAX_QUESTION_LENGTH:
            shorter = ngettext(
                "Please shorten the question “{question}…” to {count} letter.",
                "Please shorten the question “{question}…” to {count} letters.",
                MAX_QUESTION_LENGTH,
            )
            raise forms.ValidationError(
                shorter.format(question=longest[:40], count=MAX_QUESTION_LENGTH)
            )
        return "\n".join(questions)

    def _get_validation_exclusions(self) -> set[str]:
        """The owner is on the row already: "only once" can be checked."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"user", "with_whom"}
