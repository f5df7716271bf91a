"""What somebody plans to take: the product, its dose from a day on, what it holds."""

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from accounts.models import User
from accounts.prepared import Param, Prepared
from journal.guide.nutrients import NUTRIENTS
from journal.models.fields import one_of
from journal.regimen import plan
from journal.regimen.category import LABELS, PURPOSES, Category
from journal.regimen.removed import RemovedRegimen as RemovedRegimen  # a table of this app

LEAST, MOST = Decimal("0.001"), 100_000
AMOUNT_LIMITS = [MinValueValidator(LEAST), MaxValueValidator(MOST)]


class RegimenQuerySet(models.QuerySet["Regimen"]):
    """Somebody's regimens."""

    def products(self) -> list[plan.Product]:
        """The products as plain data, in three queries however many."""
        rows = list(self)
        keys = [row.pk for row in rows]
        steps, contents = _steps_of(keys), _contents_of(keys)
        return [row.as_product(steps.get(row.pk, ()), contents.get(row.pk, ())) for row in rows]


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
CONTENT = ("nutrient", "amount", "per_amount", "per_unit", "source", "counted")


def planned_of(person: User) -> list[plan.Product]:
    """All products of a person as plain data, without what is in them, in two queries."""
    rows: list[Regimen] = REGIMENS.objects(user=person.pk)
    steps = _by_regimen(STEPS.rows(user=person.pk)) if rows else {}
    return [row.as_product(steps.get(row.pk, ()), ()) for row in rows]


def _steps_in_order() -> models.QuerySet["DoseStep"]:
    return DoseStep.objects.order_by(*STEP[:2], STEP[-1])


REGIMENS = Prepared(lambda: Regimen.objects.filter(user=Param("user")))
STEPS = Prepared(lambda: _steps_in_order().filter(regimen__user=Param("user")).values_list(*STEP))


def _steps_of(keys: list[int]) -> dict[int, tuple[plan.Step, ...]]:
    return _by_regimen(_steps_in_order().filter(regimen__in=keys).values_list(*STEP))


def _by_regimen(rows: Iterable[tuple[Any, ...]]) -> dict[int, tuple[plan.Step, ...]]:
    steps: dict[int, tuple[plan.Step, ...]] = {}
    for columns, listed in groupby(rows, lambda row: row[:-1]):
        key, first_day, amount, unit, schedule, weekdays, since = columns
        times = tuple(at for *_, at in listed if at)
        step = _step(first_day, amount, unit, schedule, weekdays, times, is_since_known=since)
        steps[key] = (*steps.get(key, ()), step)
    return steps


def _contents_of(keys: list[int]) -> dict[int, tuple[plan.Content, ...]]:
    rows = RegimenNutrient.objects.filter(regimen__in=keys).values_list("regimen_id", *CONTENT)
    contents: dict[int, tuple[plan.Content, ...]] = {}
    for key, *columns in rows:
        contents[key] = (*contents.get(key, ()), _content(columns))
    return contents


def _content(columns: Iterable[Any]) -> plan.Content:
    nutrient, amount, per_amount, per_unit, source, counted = columns
    return plan.Content(nutrient, amount, per_amount, per_unit, source, plan.Counted(counted))


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


class Regimen(models.Model):
    """A supplement or medicine that is or was taken."""

    class Kind(models.TextChoices):
        SUPPLEMENT = "supplement", "supplement"
        MEDICINE = "medicine", "medicine"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="regimens")
    name = models.CharField("name", max_length=120)
    kind = models.CharField("kind", max_length=10, choices=Kind)
    category = models.CharField(
        "group",
        max_length=16,
        choices=[(key.value, label) for key, label in LABELS.items()],
        default=Category.OTHER.value,
    )
    purpose = models.CharField(
        "what it is for",
        max_length=8,
        blank=True,
        choices=[(key.value, label) for key, label in PURPOSES.items()],
    )
    prescribed = models.BooleanField("prescribed", null=True, blank=True)
    form = models.CharField("form or route", max_length=60, blank=True)
    ended_on = models.DateField("last day taken", null=True, blank=True)
    ended_reason = models.CharField("why it ended", max_length=200, blank=True)
    note = models.TextField("note", max_length=2000, blank=True)

    objects = RegimenQuerySet.as_manager()

    class Meta:
        ordering = ("-kind", "name", "pk")
        constraints = (
            one_of("regimen", "kind", ["supplement", "medicine"]),
            one_of("regimen", "category", [key.value for key in Category]),
            one_of("regimen", "purpose", [key.value for key in PURPOSES]),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=False) | Q(ended_reason=""),
                name="regimen_reason_needs_an_end",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The end does not come before the dose it ends, and a reason has an end."""
        if self.ended_reason and not self.ended_on:
            raise ValidationError(
                {"ended_reason": "This says why it ended. Please write its last day, too."}
            )
        latest = self.steps.last() if self.pk else None
        if self.ended_on and latest and self.ended_on < latest.first_day:
            raise ValidationError(
                {
                    "ended_on": "The last day is before the latest dose began "
                    f"({latest.first_day:%Y-%m-%d}). Choose that day or a later one."
                }
            )

    def product(self) -> plan.Product:
        """The row with its steps and nutrients as plain data."""
        return Regimen.objects.filter(pk=self.pk).products()[0]

    def as_product(
        self, steps: tuple[plan.Step, ...], contents: tuple[plan.Content, ...]
    ) -> plan.Product:
        """The row as plain data with the steps and nutrients that were read for it."""
        return plan.Product(
            key=self.pk,
            name=self.name,
            kind=self.kind,
            category=self.category,
            prescribed=self.prescribed,
            steps=steps,
            contents=contents,
            last_day=self.ended_on,
            reason=self.ended_reason,
            purpose=self.purpose,
        )


class RegimenNutrient(models.Model):
    """So much of a nutrient, in its own unit, in so much of the product."""

    regimen = models.ForeignKey(Regimen, models.CASCADE, related_name="nutrients")
    nutrient = models.CharField(
        max_length=16, choices=[(n.key, n.name) for n in NUTRIENTS.values()]
    )
    amount = models.DecimalField(
        max_digits=12, decimal_places=4, null=True, blank=True, validators=AMOUNT_LIMITS
    )  # NULL: it holds some, how much is not known yet
    per_amount = models.DecimalField(max_digits=9, decimal_places=3, validators=AMOUNT_LIMITS)
    per_unit = models.CharField(max_length=6, choices=plan.UNIT_WORDS)
    source = models.CharField("tablet or compound", max_length=40, blank=True)
    counted = models.CharField(
        "what the label counts",
        max_length=8,
        blank=True,
        choices=[(kind.value, kind.value) for kind in plan.Counted if kind.value],
    )

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("regimen", "nutrient"), name="regimen_nutrient_once_a_product"
            ),
            models.CheckConstraint(
                condition=Q(per_amount__gt=0) & (Q(amount__isnull=True) | Q(amount__gt=0)),
                name="regimen_nutrient_positive",
            ),
            one_of("regimen_nutrient", "counted", [k.value for k in plan.Counted if k.value]),
        )

    def __str__(self) -> str:
        amount = "" if self.amount is None else plan.plain(self.amount)
        return f"{self.get_nutrient_display()} {amount}".strip()

    @classmethod
    def holding(cls, content: plan.Content) -> "RegimenNutrient":
        """An unsaved row of this content."""
        return cls(**{name: getattr(content, name) for name in CONTENT})

    def again(self) -> "RegimenNutrient":
        """The same as a new row, unsaved."""
        return self.holding(self.content())

    def content(self) -> plan.Content:
        """The row as plain data."""
        return _content(getattr(self, name) for name in CONTENT)


class DoseStep(models.Model):
    """What is taken from a day on, until the next step or the end."""

    class Schedule(models.TextChoices):
        EVENING = plan.Schedule.EVENING.value, "Every evening"
        MORNING = plan.Schedule.MORNING.value, "Every morning"
        DAILY = plan.Schedule.DAILY.value, "Every day"
        ALTERNATE = plan.Schedule.ALTERNATE.value, "Every other day"
        WEEKDAYS = plan.Schedule.WEEKDAYS.value, "On some weekdays"
        AS_NEEDED = plan.Schedule.AS_NEEDED.value, "As needed"

    regimen = models.ForeignKey(Regimen, models.CASCADE, related_name="steps")
    first_day = models.DateField("from")
    is_since_known = models.BooleanField("whether it was begun on that day", default=True)
    amount = models.DecimalField(
        "amount", max_digits=9, decimal_places=3, null=True, blank=True, validators=AMOUNT_LIMITS
    )
    unit = models.CharField("unit", max_length=6, choices=plan.UNIT_WORDS, blank=True)
    schedule = models.CharField("when", max_length=10, choices=Schedule)
    weekdays = models.CharField(max_length=7, blank=True, validators=[RegexValidator(r"^[0-6]*$")])

    class Meta:
        ordering = ("first_day",)
        constraints = (
            models.UniqueConstraint(fields=("regimen", "first_day"), name="dose_step_once_a_day"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0, amount__lte=MOST),
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
            problems["unit"] = "Choose the unit of this amount."
        if self.schedule == self.Schedule.WEEKDAYS and not self.weekdays:
            problems["weekdays"] = "Choose at least one weekday."
        if self.schedule != self.Schedule.WEEKDAYS and self.weekdays:
            some = self.Schedule.WEEKDAYS.label
            problems["weekdays"] = f"These go with “{some}”. Choose that, or no weekdays."
        end = self.regimen.ended_on
        if end and self.first_day and self.first_day > end:
            problems["first_day"] = (
                f"It ended on {end:%Y-%m-%d}. Choose that day or an earlier one."
            )
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

    step = models.ForeignKey(DoseStep, models.CASCADE, related_name="times")
    at = models.TimeField("time")

    class Meta:
        ordering = ("at",)
        constraints = (
            models.UniqueConstraint(fields=("step", "at"), name="dose_time_once_a_step"),
        )

    def __str__(self) -> str:
        return f"{self.at:%H:%M}"
