"""Writing a result down."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError

from accounts.fields import decimals
from config.language import gettext_lazy as _
from config.language import pgettext_lazy
from journal import quotas
from journal.clock import EARLIEST_YEAR
from journal.forms.fields import AnswerField, ClaimField, ClockField, ask_by_the_clock, helper
from journal.forms.layout import Answers
from journal.labs import catalogue
from journal.labs.figure_field import FigureField
from journal.labs.models import LabResult
from journal.labs.result import Result
from journal.labs.slips import question


def _signs() -> list[tuple[str, str]]:
    """The signs that a report prints, with what they mean."""
    return [(sign.value, f"{sign.value} {sign.label}") for sign in LabResult.Comparator]


class LabResultForm(forms.ModelForm):
    """One result of one test; `test` is fixed by the page."""

    measured = FigureField(
        compared=True,
        label=_("Figure"),
        help_text=_("As printed."),
        error_messages={"required": _("Please write the figure printed on the lab’s paper.")},
    )
    sign = AnswerField(label=_("Sign before it, if the paper has one"), choices=_signs)
    unit = AnswerField(label=_("Unit on the paper"))
    taken_on = forms.DateField(
        label=_("Date the blood was taken"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Please choose the date the blood was taken.")},
    )
    taken_at = ClockField(label=_("Time, if known"), around=time(8, 30), quiet=True)
    in_morning = ClaimField(label=_("Taken in the morning?"))
    fasting = ClaimField(label=_("On an empty stomach?"))
    iron_paused = ClaimField(label=_("No iron in the 24 hours before, in supplements and foods?"))
    range_low = FigureField(label=_("The lab’s range, from"), required=False)
    range_high = FigureField(label=pgettext_lazy("the end of a range", "to"), required=False)
    sure = forms.BooleanField(label=_("Yes, it is printed like this"), required=False)

    class Meta:
        model = LabResult
        fields = (
            "unit", "taken_on", "taken_at", "in_morning", "fasting", "iron_paused",
            "range_low", "range_high", "laboratory", "assay", "note",
        )  # fmt: skip
        labels = {"laboratory": _("Lab")}

    def __init__(self, data: Any = None, *, instance: LabResult, today: date) -> None:
        """`instance` belongs to somebody and has its test; it may not be stored yet."""
        super().__init__(data, instance=instance)
        self.today, self.doubt = today, ""
        ask_by_the_clock(self, instance.user.clock)
        self.lab_test = instance.lab_test
        self.fields["taken_on"].widget.attrs["max"] = today.isoformat()
        for name in ("range_low", "range_high"):
            if self.initial.get(name) is not None:
                self.initial[name] = decimals.written(self.initial[name])
        if instance.value is not None:
            self.initial["measured"] = decimals.written(instance.value)
            self.initial["sign"] = instance.comparator
        self._offer_units()
        if self.lab_test.key not in catalogue.IRON_TESTS:
            del self.fields["iron_paused"]
        self.helper = helper(self._layout())

    def _offer_units(self) -> None:
        """The units of the test; where there is only one, it is chosen."""
        units = self.lab_test.units
        self.fields["unit"].choices = [(unit.ucum, unit.label) for unit in units]  # type: ignore[attr-defined]
        if len(units) == 1 and not self.instance.unit:
            self.initial["unit"] = units[0].ucum

    def _figure_rows(self) -> list[Any]:
        return ["measured", Answers("sign"), Answers("unit")]

    def _layout(self) -> Layout:
        conditions = [Answers("in_morning"), Answers("fasting")]
        if "iron_paused" in self.fields:
            conditions.append(Answers("iron_paused"))
        return Layout(
            Div(*self._figure_rows(), css_class="stack"),
            Div("taken_on", "taken_at", css_class="fields"),
            Fieldset(_("How it was taken"), *conditions, css_class="stack lab-conditions"),
            Fieldset(
                _("From the same line of the paper"),
                Div("range_low", "range_high", css_class="fields"),
                Div("laboratory", "assay", css_class="fields"),
                "note",
                css_class="stack",
            ),
        )

    def clean_taken_on(self) -> date:
        """A day that has been."""
        day: date = self.cleaned_data["taken_on"]
        if day > self.today:
            raise ValidationError(_("That day is still to come. Please choose another date."))
        if day.year < EARLIEST_YEAR:
            words = _("Please choose a day in {year} or later.")
            raise ValidationError(words.format(year=EARLIEST_YEAR))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask about a figure that is hardly ever seen, once."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        quotas.check_form(self, "lab_results")
        if cleaned.get("measured"):
            before = self.instance.pk and (self.instance.value, self.instance.unit)
            self.instance.comparator, self.instance.value = self._as_printed(cleaned)
            now = self.instance.value, cleaned.get("unit")
            if cleaned.get("unit") and now != before and not cleaned.get("sure"):
                self._ask(cleaned)
        return cleaned

    def _as_printed(self, cleaned: dict[str, Any]) -> tuple[str, Decimal]:
        """The figure with its sign, which was typed before it or tapped below it."""
        typed, value = cleaned["measured"]
        tapped: str = cleaned.get("sign") or ""
        if typed and tapped and typed != tapped:
            words = _("You wrote {typed} and chose {tapped}. Please keep the one on the paper.")
            self.add_error("sign", words.format(typed=typed, tapped=tapped))
        return typed or tapped, value

    def _ask(self, cleaned: dict[str, Any]) -> None:
        """Ask whether another figure or unit was meant; the figure stays as it was typed."""
        sign, value = self.instance.comparator, self.instance.value
        low, high = cleaned.get("range_low"), cleaned.get("range_high")
        unit = self.lab_test.unit(cleaned["unit"])
        self.doubt = question(
            Result(0, self.lab_test, sign, value, unit, self.today, range_low=low, range_high=high)
        )
        if self.doubt:
            what_to_do = _("Please correct it, or say yes below.")
            self.add_error("measured", f"{self.doubt} {what_to_do}")
            self.helper.layout.fields[0].fields.append("sure")

    def _get_validation_exclusions(self) -> set[str]:
        """The owner and the test are on the row already: "only once" can be checked."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        read = {"comparator", "value"} if "measured" in self.cleaned_data else set()
        return excluded - {"user", "test"} - read


class OwnTestForm(LabResultForm):
    """A result of a test that is not in the catalogue: its name and unit are the report's."""

    name = forms.CharField(
        label=_("Name of the test"),
        max_length=60,
        help_text=_("As the lab prints it. Results with the same name and unit share a chart."),
        error_messages={"required": _("Please write its name, as the lab prints it.")},
    )
    unit = forms.CharField(  # type: ignore[assignment]  # free text in place of a choice
        label=_("Unit on the paper"),
        max_length=24,
        required=False,
        help_text=_("Leave it empty if the paper has none."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    class Meta(LabResultForm.Meta):
        fields = ("name", *LabResultForm.Meta.fields)  # type: ignore[assignment]

    def _offer_units(self) -> None:
        """Offer none: any unit can be written."""

    def _figure_rows(self) -> list[Any]:
        return ["name", Div("measured", "unit", css_class="fields"), Answers("sign")]

    def _ask(self, cleaned: dict[str, Any]) -> None:
        """Ask nothing: what is usual for this test is not known."""


def form_of(row: LabResult, data: Any, today: date) -> LabResultForm:
    """The form for a result of a test of the catalogue, or of one that is named."""
    kind = LabResultForm if row.lab_test.listed else OwnTestForm
    return kind(data, instance=row, today=today)
