"""The form of a dose from a day on, and the days a plan can hold."""

from datetime import date, time
from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms
from django.db import transaction

from config.language import Words, gettext_lazy, pgettext, pgettext_lazy
from config.language import gettext as _
from journal import quotas
from journal.clock import DAY
from journal.forms.fields import (
    AnswerField,
    ClockField,
    WordsField,
    ask_by_the_clock,
    helper,
    typed,
)
from journal.forms.layout import Answers
from journal.regimen import plan
from journal.regimen.models import DoseStep
from journal.regimen.plan_page import weekday

TIMES = ("at_1", "at_2", "at_3", "at_4")


EARLIEST_DAY = date(1900, 1, 1)


def _weekdays() -> list[tuple[str, str]]:
    return [(str(number), weekday(number)) for number in range(7)]


def day_field(label: Words, help_text: Words = "") -> forms.DateField:
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
        raise forms.ValidationError(_("Please choose a date from 1900 to a year from now."))
    return day


class DoseForm(forms.ModelForm):
    """The dose: how much and when, from a day on."""

    first_day = day_field(
        pgettext_lazy("a day", "From"),
        gettext_lazy("The date of the evening, also for a dose after midnight."),
    )
    unit = AnswerField(label=gettext_lazy("Unit"), choices=[("", "–"), *plan.UNIT_WORDS.items()])
    schedule = AnswerField(label=gettext_lazy("When"), choices=DoseStep.Schedule.choices)
    weekdays = WordsField(label=gettext_lazy("Which weekdays?"), choices=_weekdays)
    at_1 = ClockField(label=pgettext_lazy("a clock time", "At"), around=time(20))
    at_2 = ClockField(label=pgettext_lazy("a clock time", "and at"), around=time(8), quiet=True)
    at_3 = ClockField(label=pgettext_lazy("a clock time", "and at"), around=time(13), quiet=True)
    at_4 = ClockField(label=pgettext_lazy("a clock time", "and at"), around=time(17), quiet=True)

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
        self.fields["amount"].label = _("One dose")
        shown = self.instance if self.instance.pk else like
        self.fields["first_day"].required = False
        self.initial["first_day"] = self._day_offered()
        if self.is_first:
            self.fields["first_day"].label = pgettext("a day", "Since")
            self.fields["first_day"].help_text = _("Leave it empty if you do not know.")
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
            raise forms.ValidationError(_("Please choose when you take it."))
        return str(self.cleaned_data["schedule"])

    def clean(self) -> dict[str, Any]:
        """Weekdays count only where weekdays were chosen; since when is a day or not known."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.instance.pk and self.instance.regimen_id:
            quotas.check_below("dose_steps", self.instance.regimen.steps.count())
        if cleaned.get("first_day") is None and "first_day" not in self.errors:
            if not self.is_first:
                self.add_error("first_day", _("Please choose a day."))
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
