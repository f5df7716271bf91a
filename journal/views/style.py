"""The style page: every component in each theme, for whoever works on the pages (DEBUG only)."""

from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import User
from journal.forms.fields import AnswerField, ClaimField, ClockField, WordsField, helper
from journal.forms.layout import Answers, NumberRow

GROUNDS = ("paper", "surface", "surface-2", "accent-wash", "glow")
INKS = ("ink", "ink-soft", "accent", "danger", "focus", "line", "line-strong")
SERIES = tuple(f"series-{number}" for number in range(1, 7))
RATINGS = range(11)


class SampleForm(forms.Form):
    """One of each kind of question, some answered, one wrong."""

    rating = AnswerField(label="A rating", choices=[(str(n), str(n)) for n in RATINGS])
    claim = ClaimField(label="A claim")
    words = WordsField(label="Several words", choices=[("a", "walking"), ("b", "a warm bath")])
    text = forms.CharField(label="A line of text", help_text="With a hint below it.")
    clock = ClockField(label="A clock time")
    choice = forms.ChoiceField(
        label="One of a list", choices=[("1", "the first"), ("2", "another")]
    )
    note = forms.CharField(label="A note", widget=forms.Textarea(attrs={"rows": 2}))
    check = forms.BooleanField(label="A box to tick, with words long enough to need two lines")

    def __init__(self, prefix: str) -> None:
        answered = {"rating": "4", "claim": "True", "words": ["a"], "clock": "22:07"}
        data = {f"{prefix}-{name}": value for name, value in answered.items()}
        super().__init__(data, prefix=prefix)
        self.helper = helper(
            Layout(
                NumberRow("rating", "none", "the strongest I can imagine"),
                Answers("claim"),
                Answers("words"),
                Div("text", "clock", "choice", css_class="fields"),
                Field("note"),
                Field("check"),
            )
        )


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """All three themes below one another, whatever the theme of the page."""
    themes = [value for value, _ in User.Theme.choices if value != User.Theme.AUTO]
    context = {
        "themes": [(theme, SampleForm(theme)) for theme in themes],
        "grounds": GROUNDS,
        "inks": INKS,
        "series": SERIES,
        "ratings": RATINGS,
    }
    return render(request, "style.html", context)
