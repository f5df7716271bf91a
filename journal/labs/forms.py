"""Writing a result down, and the date of the next test."""

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError

from accounts.fields import decimals
from accounts.fields.decimals import TwoReadings
from accounts.fields.inputs import NumberInput, two_readings
from journal import quotas
from journal.clock import EARLIEST_YEAR
from journal.forms.fields import AnswerField, ClaimField, ClockField, ask_by_the_clock, helper
from journal.forms.layout import Answers
from journal.labs import catalogue, printed_figure
from journal.labs.appointment import Card
from journal.labs.models import LabResult
from journal.labs.result import Result
from journal.labs.slips import question

AHEAD = timedelta(days=2 * 366)
CARRIED = (
    "taken_on", "taken_at", "in_morning", "fasting", "iron_paused", "laboratory",
)  # fmt: skip
SIGNS = [(sign.value, f"{sign.value} {sign.label}") for sign in LabResult.Comparator]


def _decimal() -> NumberInput:
    return NumberInput(attrs={"inputmode": "decimal", "autocomplete": "off"})


class FigureField(forms.CharField):
    """A figure as printed; `(comparator, value)`, or `None` when left empty."""

    def __init__(self, *, compared: bool = False, **kwargs: Any) -> None:
        super().__init__(max_length=24, widget=_decimal(), **kwargs)
        self.compared = compared

    def clean(self, value: Any) -> Any:
        """The figure with its comparator; a range's ends carry no < or >."""
        text = super().clean(value)
        if not text:
            return None
        try:
            comparator, figure = printed_figure.read(text)
        except TwoReadings as either:
            raise two_readings(either) from either
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if self.compared:
            return comparator, figure
        if comparator:
            raise ValidationError("Please leave out the sign. Fill only the end that is printed.")
        return figure


class LabResultForm(forms.ModelForm):
    """One result of one test; `test` is fixed by the page."""

    measured = FigureField(
        compared=True,
        label="Figure",
        help_text="As printed.",
        error_messages={"required": "Please write the figure printed on the lab’s paper."},
    )
    sign = AnswerField(label="Sign before it, if the paper has one", choices=SIGNS)
    unit = AnswerField(label="Unit on the paper")
    taken_on = forms.DateField(
        label="Date the blood was taken",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Please choose the date the blood was taken."},
    )
    taken_at = ClockField(label="Time, if known", around=time(8, 30), quiet=True)
    in_morning = ClaimField(label="Taken in the morning?")
    fasting = ClaimField(label="On an empty stomach?")
    iron_paused = ClaimField(label="No iron in the 24 hours before, in supplements and foods?")
    range_low = FigureField(label="The lab’s range, from", required=False)
    range_high = FigureField(label="to", required=False)
    sure = forms.BooleanField(label="Yes, it is printed like this", required=False)

    class Meta:
        model = LabResult
        fields = (
            "unit", "taken_on", "taken_at", "in_morning", "fasting", "iron_paused",
            "range_low", "range_high", "laboratory", "assay", "note",
        )  # fmt: skip
        labels = {"laboratory": "Lab"}

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
            Fieldset("How it was taken", *conditions, css_class="stack lab-conditions"),
            Fieldset(
                "From the same line of the paper",
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
            raise ValidationError("That day is still to come. Please choose another date.")
        if day.year < EARLIEST_YEAR:
            raise ValidationError(f"Please choose a day in {EARLIEST_YEAR} or later.")
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
            self.add_error(
                "sign", f"You wrote {typed} and chose {tapped}. Please keep the one on the paper."
            )
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
            self.add_error("measured", f"{self.doubt} Please correct it, or say yes below.")
            self.helper.layout.fields[0].fields.append("sure")

    def _get_validation_exclusions(self) -> set[str]:
        """The owner and the test are on the row already: "only once" can be checked."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        read = {"comparator", "value"} if "measured" in self.cleaned_data else set()
        return excluded - {"user", "test"} - read


class OwnTestForm(LabResultForm):
    """A result of a test that is not in the catalogue: its name and unit are the report's."""

    name = forms.CharField(
        label="Name of the test",
        max_length=60,
        help_text="As the lab prints it. Results with the same name and unit share a chart.",
        error_messages={"required": "Please write its name, as the lab prints it."},
    )
    unit = forms.CharField(  # type: ignore[assignment]  # free text in place of a choice
        label="Unit on the paper",
        max_length=24,
        required=False,
        help_text="Leave it empty if the paper has none.",
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


class BloodDrawForm(forms.Form):
    """`?drawn=12&like=7`: the result whose blood draw the next one shares, and whose test."""

    drawn = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    like = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)

    @property
    def pk(self) -> int | None:
        """The key of the result whose blood draw is shared; `None` for anything else."""
        return self.cleaned_data["drawn"] if self.is_valid() else None

    @property
    def like_pk(self) -> int | None:
        """The key of the result whose name and unit are wanted again."""
        return self.cleaned_data["like"] if self.is_valid() else None


class VisitNamedForm(forms.Form):
    """`?visit=12`: the visit a card is about."""

    visit = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)

    @property
    def pk(self) -> int | None:
        """The key of the visit; `None` for anything else."""
        return self.cleaned_data["visit"] if self.is_valid() else None


def same_draw(result: LabResult | None) -> dict[str, Any]:
    """What one blood draw has in common, as a start for the next result."""
    return {name: getattr(result, name) for name in CARRIED} if result else {}


def same_test(result: LabResult | None) -> dict[str, str]:
    """Name and unit of a test of one's own, as a start for its next result."""
    return {"name": result.name, "unit": result.unit} if result and result.name else {}


class AppointmentForm(forms.Form):
    """`?on=2026-03-14&at=08:15`: when the next blood test is. Nothing of it is stored."""

    on = forms.DateField(
        label="Date of the blood test",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Please choose the date of the blood test."},
    )
    at = ClockField(label="Time, if known", around=time(8, 30), quiet=True)

    def __init__(self, data: Any, *, today: date, clock: str) -> None:
        """`clock` is the person's, "12" or "24"."""
        super().__init__(data)
        self.today = today
        ask_by_the_clock(self, clock)
        self.fields["on"].widget.attrs["min"] = today.isoformat()

    def clean_on(self) -> date:
        """A day to come, not too far away."""
        day: date = self.cleaned_data["on"]
        if day < self.today:
            raise ValidationError("That day is over. Please choose a date to come.")
        if day > self.today + AHEAD:
            raise ValidationError("That is more than two years ahead. Please choose a nearer date.")
        return day

    def card(self) -> Card:
        """The card for this appointment."""
        return Card(self.cleaned_data["on"], self.cleaned_data["at"])
