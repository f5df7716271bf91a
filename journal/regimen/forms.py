"""Forms of the regimen: the product, its dose from a day on, its nutrients, its end."""

from datetime import date, time
from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms
from django.db import transaction
from django.utils.text import capfirst

from accounts.models import User
from journal import quotas
from journal.clock import DAY
from journal.forms.fields import (
    AnswerField,
    ClaimField,
    ClockField,
    WordsField,
    ask_by_the_clock,
    helper,
    typed,
)
from journal.forms.layout import Answers
from journal.regimen import plan
from journal.regimen.category import LABELS, PURPOSES, Category
from journal.regimen.doubts import doubts
from journal.regimen.medicines import is_known, is_medicine
from journal.regimen.models import DoseStep, Regimen, RegimenNutrient
from journal.regimen.nutrient_rows import NutrientRows, nutrient_rows

TIMES = ("at_1", "at_2", "at_3", "at_4")
WEEKDAYS = list(zip("0123456", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))
EARLIEST_DAY = date(1900, 1, 1)
UNKNOWN_KIND = "Stillnight does not know this name. Please choose: a supplement or a medicine?"


def day_field(label: str, help_text: str = "") -> forms.DateField:
    """A calendar date."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={},
    )


def checked_day(day: date, today: date) -> date:
    """A day that a plan can hold: not before 1900, at most a year ahead."""
    if day < EARLIEST_DAY or (day - today).days > 366:
        raise forms.ValidationError("Please choose a date from 1900 to a year from now.")
    return day


class ProductForm(forms.ModelForm):
    """The product: its name, its kind, its purpose."""

    kind = AnswerField(
        label="Kind",
        choices=[("", "–"), *((kind, capfirst(words)) for kind, words in Regimen.Kind.choices)],
    )
    purpose = AnswerField(
        label="What is it for?", choices=[(k.value, v) for k, v in PURPOSES.items()]
    )
    category = forms.ChoiceField(
        required=False,
        label="Group",
        choices=[(k.value, v) for k, v in LABELS.items()],
        help_text="Groups that matter for restless legs.",
        error_messages={"invalid_choice": "Please choose one of the groups on the page."},
    )
    prescribed = ClaimField(label="Prescribed?")

    class Meta:
        model = Regimen
        fields = ("name", "kind", "purpose", "category", "prescribed", "form", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = "Please write its name, as on the label."
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        if not self.instance.pk:
            self.fields["name"].widget.attrs["list"] = "regimen-names"
            self.fields["name"].help_text = "Such as “Gabapentin 300 mg”."
        self.fields["form"].help_text = "Tablet, drops, patch, infusion …"
        self.fields["note"].widget.attrs["rows"] = "2"
        self.name_helper = helper(
            Layout("name", Answers("kind"), Answers("prescribed"), Answers("purpose"))
        )
        self.more_helper = helper(Layout("category", "form", "note"), errors=False)

    def clean_name(self) -> str:
        """The name without needless spaces."""
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        """What was left open is what the name suggests; the person can change it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        quotas.check_form(self, "regimens")
        name = cleaned.get("name") or ""
        suggested = Regimen.Kind.MEDICINE if is_medicine(name) else Regimen.Kind.SUPPLEMENT
        if name and not cleaned.get("kind") and not is_known(name):
            self.add_error("kind", UNKNOWN_KIND)
        cleaned["kind"] = cleaned.get("kind") or suggested
        cleaned["category"] = cleaned.get("category") or Category.OTHER.value
        return cleaned


class DoseForm(forms.ModelForm):
    """The dose: how much and when, from a day on."""

    first_day = day_field("From", "The date of the evening, also for a dose after midnight.")
    unit = AnswerField(label="Unit", choices=[("", "–"), *plan.UNIT_WORDS.items()])
    schedule = AnswerField(label="When", choices=DoseStep.Schedule.choices)
    weekdays = WordsField(label="Which weekdays?", choices=WEEKDAYS)
    at_1 = ClockField(label="At", around=time(20))
    at_2 = ClockField(label="and at", around=time(8), quiet=True)
    at_3 = ClockField(label="and at", around=time(13), quiet=True)
    at_4 = ClockField(label="and at", around=time(17), quiet=True)

    class Meta:
        model = DoseStep
        fields = ("first_day", "amount", "unit", "schedule", "weekdays")
        formfield_callback = typed

    def __init__(
        self, data: Any = None, *, today: date, like: DoseStep | None, **kwargs: Any
    ) -> None:
        """`like` is the step whose answers are offered."""
        super().__init__(data, prefix="dose", **kwargs)
        self.today = today
        ask_by_the_clock(self, self.instance.regimen.user.clock)
        self.fields["amount"].label = "One dose"
        shown = self.instance if self.instance.pk else like
        self.fields["first_day"].required = False
        self.initial["first_day"] = self._day_offered()
        if self.is_first:
            self.fields["first_day"].label = "Since"
            self.fields["first_day"].help_text = "Leave it empty if you do not know."
        if shown:
            offered = {"amount": shown.amount, "unit": shown.unit, "schedule": shown.schedule}
            times = [row.at for row in shown.times.all()]
            self.initial.update(offered)
            self.initial.update(zip(TIMES, times, strict=False))
        self.initial["weekdays"] = list(shown.weekdays) if shown else []
        self.helper = helper(
            Layout(
                Div("amount", "unit", css_class="fields"),
                Answers("schedule"),
                Answers("weekdays"),
                Div(*TIMES, css_class="fields clocks"),
                "first_day",
            )
        )

    @property
    def is_first(self) -> bool:
        """Whether this is the dose with which the product begins, as far as is known."""
        regimen, step = self.instance.regimen, self.instance
        earlier = regimen.steps.exclude(pk=step.pk) if regimen.pk else DoseStep.objects.none()
        if step.pk:
            earlier = earlier.filter(first_day__lt=step.first_day)
        return not earlier.exists()

    def _day_offered(self) -> date | None:
        """The stored day; for a change today; for something new nothing, since nobody asked yet."""
        if self.instance.pk:
            return self.instance.first_day if self.instance.is_since_known else None
        return None if self.is_first else self.today

    def clean_first_day(self) -> date | None:
        """A day that a plan can hold; nothing where it is not known."""
        day: date | None = self.cleaned_data["first_day"]
        return None if day is None else checked_day(day, self.today)

    def clean_schedule(self) -> str:
        """The days of a dose, which are required."""
        if not self.cleaned_data["schedule"]:
            raise forms.ValidationError("Please choose when you take it.")
        return str(self.cleaned_data["schedule"])

    def clean(self) -> dict[str, Any]:
        """Weekdays count only where weekdays were chosen; since when is a day or not known."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.instance.pk and self.instance.regimen_id:
            quotas.check_below("dose_steps", self.instance.regimen.steps.count())
        if cleaned.get("first_day") is None and "first_day" not in self.errors:
            if not self.is_first:
                self.add_error("first_day", "Please choose a day.")
            self.instance.is_since_known = False
            cleaned["first_day"] = (self.instance.pk and self.instance.first_day) or self.today
        else:
            self.instance.is_since_known = True
        chosen = cleaned.get("schedule") == DoseStep.Schedule.WEEKDAYS
        cleaned["weekdays"] = "".join(sorted(cleaned.get("weekdays") or [])) if chosen else ""
        return cleaned

    def times(self) -> list[time]:
        """The clock times that were written."""
        return [self.cleaned_data[name] for name in TIMES if self.cleaned_data.get(name)]

    def save(self, commit: bool = True) -> DoseStep:
        """Store the step; one that began on the same day makes way.

        One that was begun nobody knows when did not begin on that day: it was taken before.
        """
        step: DoseStep = self.instance
        with transaction.atomic():
            same_day = step.regimen.steps.filter(first_day=step.first_day).exclude(pk=step.pk)
            if not step.regimen.steps.filter(first_day__lt=step.first_day).exists():
                same_day.filter(is_since_known=False).update(first_day=step.first_day - DAY)
            same_day.delete()
            step.save()
            step.set_times(self.times())
        return step


class StopForm(forms.ModelForm):
    """The end: the last day it was taken, and why."""

    ended_on = day_field("Last day taken")

    class Meta:
        model = Regimen
        fields = ("ended_on", "ended_reason")

    def __init__(self, data: Any = None, *, today: date, instance: Regimen) -> None:
        super().__init__(data, instance=instance, prefix="stop")
        self.today = today
        self.initial["ended_on"] = instance.ended_on or today
        self.fields["ended_reason"].label = "Why? (optional)"
        self.helper = helper(Layout("ended_on", "ended_reason"))

    def clean_ended_on(self) -> date:
        """A day that a plan can hold."""
        return checked_day(self.cleaned_data["ended_on"], self.today)


class LimitsForm(forms.Form):
    """`?limits=us|eu`; nothing means what goes with the person's units."""

    limits = forms.ChoiceField(
        required=False,
        choices=[("us", "US"), ("eu", "EU")],
        error_messages={"invalid_choice": "Please choose the limits of the US or the EU."},
    )

    def authority(self, person: User) -> str:
        """ "us" or "eu"."""
        usual = "us" if person.units == User.Units.US else "eu"
        return (self.cleaned_data["limits"] if self.is_valid() else "") or usual


class RegimenPage:
    """A product with its nutrients, and for a new one its first dose: one page, one save."""

    def __init__(self, data: Any, regimen: Regimen, today: date) -> None:
        self.regimen = regimen
        latest = regimen.steps.last() if regimen.pk else None
        self.latest = latest
        self.product = ProductForm(data, instance=regimen)
        self.rows: NutrientRows = nutrient_rows(data, regimen, latest)
        self.dose: DoseForm | None = None
        if latest is None:
            step = DoseStep(regimen=regimen)
            self.dose = DoseForm(data, today=today, like=None, instance=step)
        self._contents: list[RegimenNutrient] | None = None

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is not sure about the stored amounts, a sentence each."""
        latest = self.regimen.steps.last() if self.regimen.pk else None
        return tuple(doubts(self.regimen.product(), latest.step()).values()) if latest else ()

    def is_valid(self) -> bool:
        """Whether every part can be read; all parts show what they miss."""
        read = [self.product.is_valid(), self.rows.is_valid()]
        read += [self.dose.is_valid()] if self.dose else []
        if not all(read):
            return False
        dose = self.dose.cleaned_data if self.dose else vars(self.latest)
        self._contents = self.rows.contents(dose["amount"], dose["unit"])
        return self._contents is not None

    def save(self) -> Regimen:
        """Store the product, its nutrients in place of those before, and its first dose."""
        with transaction.atomic():
            regimen: Regimen = self.product.save()
            regimen.nutrients.all().delete()
            for row in self._contents or []:
                row.regimen = regimen
                row.save()
            if self.dose:
                self.dose.save()
        return regimen
