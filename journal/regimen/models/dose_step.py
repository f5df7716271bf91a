"""What is taken of a product from a day on, and at what times."""

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from accounts.models import User
from accounts.prepared import prepared
from config.language import gettext as _
from config.language import gettext_lazy, pgettext_lazy
from journal.figures.wording import short_date
from journal.models.fields import one_of
from journal.regimen import plan
from journal.regimen.models.amounts import AMOUNT_LIMITS, MAX_AMOUNT

STEP = (
    "regimen_id",
    "first_day",
    "amount",
    "unit",
    "schedule",
    "weekdays",
    "is_since_known",
    "times__at",
)


class DoseStep(models.Model):
    """What is taken from a day on, until the next step or the end."""

    class Schedule(models.TextChoices):
        EVENING = plan.Schedule.EVENING.value, gettext_lazy("Every evening")
        MORNING = plan.Schedule.MORNING.value, gettext_lazy("Every morning")
        DAILY = plan.Schedule.DAILY.value, gettext_lazy("Every day")
        ALTERNATE = plan.Schedule.ALTERNATE.value, gettext_lazy("Every other day")
        WEEKDAYS = plan.Schedule.WEEKDAYS.value, gettext_lazy("On some weekdays")
        AS_NEEDED = plan.Schedule.AS_NEEDED.value, gettext_lazy("As needed")

    regimen = models.ForeignKey(
        "regimen.Regimen", models.CASCADE, related_name="steps", db_index=False
    )
    first_day = models.DateField(pgettext_lazy("a day", "from"))
    is_since_known = models.BooleanField(
        gettext_lazy("whether it was begun on that day"), default=True
    )
    amount = models.DecimalField(
        gettext_lazy("amount"),
        max_digits=9,
        decimal_places=3,
        null=True,
        blank=True,
        validators=AMOUNT_LIMITS,
    )
    unit = models.CharField(gettext_lazy("unit"), max_length=6, choices=plan.UNIT_WORDS, blank=True)
    schedule = models.CharField(gettext_lazy("when"), max_length=10, choices=Schedule)
    weekdays = models.CharField(max_length=7, blank=True, validators=[RegexValidator(r"^[0-6]*$")])

    class Meta:
        ordering = ("first_day",)
        constraints = (
            models.UniqueConstraint(fields=("regimen", "first_day"), name="dose_step_once_a_day"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0, amount__lte=MAX_AMOUNT),
                name="dose_step_amount_positive",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | ~Q(unit=""), name="dose_step_amount_has_unit"
            ),
            models.CheckConstraint(
                condition=Q(schedule="weekdays") & ~Q(weekdays="")
                | ~Q(schedule="weekdays") & Q(weekdays=""),
                name="dose_step_weekdays_when_chosen",
            ),
            one_of("dose_step", "schedule", [key.value for key in plan.Schedule]),
        )

    def __str__(self) -> str:
        return f"{plan.strength(self.amount, self.unit)} {self.get_schedule_display()}".strip()

    def clean(self) -> None:
        """An amount has a unit, chosen weekdays are named, and a dose starts before the end."""
        problems: dict[str, str] = {}
        if self.amount is not None and not self.unit:
            problems["unit"] = _("Please choose the unit of this amount.")
        if self.schedule == self.Schedule.WEEKDAYS and not self.weekdays:
            problems["weekdays"] = _("Please choose at least one weekday.")
        if self.schedule != self.Schedule.WEEKDAYS and self.weekdays:
            some = self.Schedule.WEEKDAYS.label
            problems["weekdays"] = _(
                "These go with “{choice}”. Please choose that, or no weekdays."
            ).format(choice=some)
        end = self.regimen.ended_on
        if end and self.first_day and self.first_day > end:
            problems["first_day"] = _(
                "The last day was {day}. Please choose that day or an earlier one."
            ).format(day=short_date(end))
        if problems:
            raise ValidationError(problems)

    def set_times(self, times: list[time]) -> None:
        """Replace the clock times of this step."""
        self.times.all().delete()
        DoseTime.objects.bulk_create(DoseTime(step=self, at=at) for at in sorted(set(times)))

    def step(self) -> plan.Step:
        """The row as plain data."""
        times = tuple(row.at for row in self.times.all())
        columns = (self.first_day, self.amount, self.unit, self.schedule, self.weekdays, times)
        return _step(*columns, is_since_known=self.is_since_known)


class DoseTime(models.Model):
    """A clock time at which a dose is planned."""

    step = models.ForeignKey(DoseStep, models.CASCADE, related_name="times", db_index=False)
    at = models.TimeField(gettext_lazy("time"))

    class Meta:
        ordering = ("at",)
        constraints = (
            models.UniqueConstraint(fields=("step", "at"), name="dose_time_once_a_step"),
        )

    def __str__(self) -> str:
        return f"{self.at:%H:%M}"


def planned_steps(person: User) -> dict[int, tuple[plan.Step, ...]]:
    """The steps of all products of a person, by the product's key, in one query."""
    return _by_regimen(_columns_of_somebody(DoseStep.objects, person.pk))


def steps_of(keys: list[int]) -> dict[int, tuple[plan.Step, ...]]:
    """The steps of these products, by the product's key, in one query."""
    return _by_regimen(_columns(DoseStep.objects.filter(regimen__in=keys)))


@prepared
def _columns_of_somebody(steps: Any, user: int) -> models.QuerySet[DoseStep, Any]:
    return _columns(steps.filter(regimen__user=user))


def _columns(steps: models.QuerySet[DoseStep]) -> models.QuerySet[DoseStep, Any]:
    return steps.order_by(*STEP[:2], STEP[-1]).values_list(*STEP)


def _by_regimen(rows: Iterable[tuple[Any, ...]]) -> dict[int, tuple[plan.Step, ...]]:
    steps: dict[int, tuple[plan.Step, ...]] = {}
    for columns, listed in groupby(rows, lambda row: row[:-1]):
        key, first_day, amount, unit, schedule, weekdays, since = columns
        times = tuple(at for *_, at in listed if at)
        step = _step(first_day, amount, unit, schedule, weekdays, times, is_since_known=since)
        steps[key] = (*steps.get(key, ()), step)
    return steps


def _step(
    first_day: date,
    amount: Decimal | None,
    unit: str,
    schedule: str,
    weekdays: str,
    times: tuple[time, ...],
    *,
    is_since_known: bool,
) -> plan.Step:
    days = tuple(int(digit) for digit in weekdays)
    kind = plan.Schedule(schedule)
    return plan.Step(first_day, amount, unit, kind, days, times, is_since_known)
