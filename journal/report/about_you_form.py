"""What somebody may write of themselves for the head of their summary."""

from datetime import date
from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.text import capfirst

from config.language import gettext_lazy as _
from config.language import pgettext_lazy
from journal.forms.fields import DecimalField, WholeField, WordsField, helper
from journal.forms.layout import Answers
from journal.report.about_you import CONDITIONS, FIRST_YEAR, SCALES
from journal.report.models import AboutYou

NOT_WRITTEN = ("", _("Not written"))
SEXES = (
    ("female", pgettext_lazy("of somebody", "Woman")),
    ("male", pgettext_lazy("of somebody", "Man")),
    ("other", pgettext_lazy("sex", "Other")),
)


def _sexes() -> list[tuple[str, Any]]:
    return [NOT_WRITTEN, *SEXES]


def _totals() -> list[tuple[str, Any]]:
    """Each scale with its bounds: "IRLS, 0 to 40"."""
    words = _("{scale}, {least} to {most}")
    scales = SCALES.items()
    totals = ((k, words.format(scale=s.name, least=s.least, most=s.most)) for k, s in scales)
    return [NOT_WRITTEN, *totals]


def _rates() -> str:
    """What each scale rates."""
    return "; ".join(f"{each.name}: {each.rates}" for each in SCALES.values())


def _conditions() -> list[tuple[str, str]]:
    return [(key, capfirst(str(words))) for key, words in CONDITIONS.items()]


class AboutYouForm(forms.ModelForm):
    """Each answer can stay empty; where all of them are, no row is left."""

    birth_year = WholeField(label=_("Year of birth"), required=False, min_value=FIRST_YEAR)
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=_sexes)
    since_year = WholeField(
        label=_("Year your restless legs began"), required=False, min_value=FIRST_YEAR
    )
    scale = forms.ChoiceField(label=_("Scale"), required=False, choices=_totals)
    total = DecimalField(label=_("Total"), required=False, decimal_places=1)
    rated_on = forms.DateField(
        label=_("Rated on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Please choose the day it was rated.")},
    )
    conditions = WordsField(
        label=_("Which of these have you?"),
        choices=_conditions,
    )

    class Meta:
        model = AboutYou
        fields = (
            "birth_year", "sex", "since_year", "scale", "total", "rated_on", "rated_by",
            "conditions",
        )  # fmt: skip

    def __init__(self, data: Any = None, *, instance: AboutYou, today: date) -> None:
        """`instance` belongs to somebody; it may not be stored yet."""
        super().__init__(data, instance=instance)
        self.today = today
        for name in ("birth_year", "since_year"):
            self.fields[name].max_value = today.year  # type: ignore[attr-defined]
        self.fields["scale"].help_text = f"{_rates()}."
        self.fields["rated_by"].label = _("Rated by")
        self.fields["rated_by"].help_text = _("Such as “Dr Weiss”, or “me”.")
        self.helper = helper(
            Layout(
                Div("birth_year", "sex", css_class="fields"),
                "since_year",
                Answers("conditions"),
                "scale",
                Div("total", "rated_on", css_class="fields"),
                "rated_by",
            )
        )

    def clean_rated_on(self) -> date | None:
        """A day that has come."""
        day: date | None = self.cleaned_data["rated_on"]
        if day is not None and day > self.today:
            raise forms.ValidationError(
                _("This day has not come yet. Please choose an earlier one.")
            )
        if day is not None and day.year < FIRST_YEAR:
            words = _("Please choose a day in {year} or later.")
            raise forms.ValidationError(words.format(year=FIRST_YEAR))
        return day

    def _update_errors(self, errors: Any) -> None:
        """A field that could not be read has its sentence already."""
        for name in self.errors:
            errors.error_dict.pop(name, None)
        super()._update_errors(errors)  # type: ignore[misc]

    def store(self) -> None:
        """Store what was written; nothing written leaves no row."""
        row: AboutYou = self.instance
        if row.is_empty:
            AboutYou.objects.filter(user=row.user).delete()
        elif self.has_changed() or row.pk is None:
            row.written_on = self.today
            values = {name: getattr(row, name) for name in (*self.Meta.fields, "written_on")}
            AboutYou.objects.update_or_create(user=row.user, defaults=values)
