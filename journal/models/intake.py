"""What was taken or done on a night's day: drinks with caffeine, exercise, doses."""

from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from accounts.prepared import prepared
from journal import caffeine
from journal.models.fields import wall_clock, whole_number, within
from journal.models.lean import LeanModel
from journal.models.night import Night


def own_id() -> models.UUIDField:
    """The name a row was given where it was written, so that sending it twice stores it once."""
    return models.UUIDField(default=uuid4, editable=False)


def once(table: str) -> models.UniqueConstraint:
    """One row of that name a night."""
    return models.UniqueConstraint(fields=("night", "uid"), name=f"{table}_uid_once_a_night")


def answered_once(table: str) -> tuple[models.UniqueConstraint, models.UniqueConstraint]:
    """One answer a night to each dose of the plan, with a clock time (the first) or without."""
    return (
        models.UniqueConstraint(
            fields=("night", "plan_key", "planned_at"), name=f"{table}_planned_once_a_night"
        ),
        models.UniqueConstraint(
            fields=("night", "plan_key"),
            condition=Q(planned_at__isnull=True),
            name=f"{table}_planned_untimed_once_a_night",
        ),
    )


class CaffeineIntakeManager(models.Manager["CaffeineIntake"]):
    """Reads after the table: `CaffeineIntake.objects.had_by(person, first, last)`."""

    @prepared
    def had_by(self, user: int, first: date, last: date) -> models.QuerySet["CaffeineIntake", Any]:
        """What, how many, when and on which night of a period somebody had the listed drinks."""
        drinks = self.filter(night__among=Night.objects.of(user, first, last))
        return drinks.exclude(drink=caffeine.OTHER).values_list(
            "drink", "servings", "taken_at", "night_id"
        )


class CaffeineIntake(LeanModel):
    """A drink with caffeine, or chocolate, or a tablet."""

    night = models.ForeignKey(
        Night, models.CASCADE, related_name="caffeine_intakes", db_index=False
    )
    uid = own_id()
    drink = models.CharField(
        "drink",
        max_length=24,
        choices=[
            *((d.key, f"{d.label}, {d.serving}") for d in caffeine.DRINKS),
            (caffeine.OTHER, "Something else"),
        ],
    )
    servings = models.DecimalField(
        "servings",
        max_digits=4,
        decimal_places=2,
        default=Decimal(1),
        validators=[MinValueValidator(Decimal("0.25")), MaxValueValidator(20)],
    )
    caffeine_mg = whole_number("caffeine, mg", 2000)
    taken_at = wall_clock("time")

    objects = CaffeineIntakeManager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            once("caffeine"),
            within("caffeine", "caffeine_mg", 0, 2000),
            models.CheckConstraint(
                condition=Q(servings__gt=0, servings__lte=20), name="caffeine_servings_positive"
            ),
        )

    def __str__(self) -> str:
        return f"{Decimal(self.servings).normalize():f} × {self.what}"

    @property
    def what(self) -> str:
        """The drink, without how many."""
        return caffeine.BY_KEY[self.drink].label if self.drink in caffeine.BY_KEY else "Other"

    @property
    def when(self) -> time | None:
        """The clock time it was had."""
        at: time | None = self.taken_at
        return at

    def clean(self) -> None:
        """A listed drink knows its caffeine; another one has to be told."""
        if self.drink and self.servings and self.caffeine_mg is None:
            self.caffeine_mg = caffeine.milligrams(self.drink, float(self.servings))
            if self.caffeine_mg is None:
                raise ValidationError(
                    {"caffeine_mg": "This drink is not in the list. Write the mg from its label."}
                )


class ExerciseManager(models.Manager["Exercise"]):
    """Reads after the table: `Exercise.objects.done_by(person, first, last)`."""

    @prepared
    def done_by(self, user: int, first: date, last: date) -> models.QuerySet["Exercise", Any]:
        """Kind, minutes, start and night of somebody's bouts of a period."""
        bouts = self.filter(night__among=Night.objects.of(user, first, last))
        return bouts.filter(minutes__isnull=False).values_list(
            "kind", "minutes", "started_at", "night_id"
        )


class Exercise(LeanModel):
    """A bout of exercise."""

    class Kind(models.TextChoices):
        WALK = "walk", "Walk"
        RUN = "run", "Run"
        CYCLE = "cycle", "Cycling"
        SWIM = "swim", "Swimming"
        STRENGTH = "strength", "Strength"
        STRETCH = "stretch", "Stretching or yoga"
        OTHER = "other", "Something else"

    class Intensity(models.TextChoices):
        LIGHT = "light", "light"
        MODERATE = "moderate", "moderate"
        HARD = "hard", "hard"

    night = models.ForeignKey(Night, models.CASCADE, related_name="exercises", db_index=False)
    uid = own_id()
    kind = models.CharField("kind", max_length=12, choices=Kind)
    started_at = wall_clock("start")
    minutes = whole_number("minutes", 960, least=1)
    intensity = models.CharField("intensity", max_length=8, choices=Intensity, blank=True)

    objects = ExerciseManager()

    class Meta:
        ordering = ("pk",)
        constraints = (once("exercise"), within("exercise", "minutes", 1, 960))

    def __str__(self) -> str:
        return f"{self.what} {self.minutes or '?'} min"

    @property
    def what(self) -> str:
        """The kind, without how long."""
        return str(self.get_kind_display())

    @property
    def when(self) -> time | None:
        """The clock time it began."""
        at: time | None = self.started_at
        return at


class DoseManager(models.Manager["Dose"]):
    """Reads after the table: `Dose.objects.taken_by(person, first, last)`."""

    @prepared
    def taken_by(
        self, user: int, first: date, last: date, *, names: tuple[str, ...]
    ) -> models.QuerySet["Dose", Any]:
        """Columns of somebody's doses of no plan on a period's nights, the latest nights first."""
        doses = self.filter(night__among=Night.objects.of(user, first, last), plan_key=None)
        return doses.order_by("-night__night", "pk").values_list(*names)


class Dose(LeanModel):
    """One dose of a supplement or medicine, as taken.

    `plan_key` and `planned_at` say which dose of the plan this is, where it is one.
    """

    class Kind(models.TextChoices):
        SUPPLEMENT = "supplement", "supplement"
        MEDICINE = "medicine", "medicine"

    class Unit(models.TextChoices):
        MG = "mg", "mg"
        MICROGRAM = "ug", "µg"
        IU = "iu", "IU"
        ML = "ml", "ml"
        TABLET = "tablet", "tablet"
        DROP = "drop", "drops"

    night = models.ForeignKey(Night, models.CASCADE, related_name="doses", db_index=False)
    uid = own_id()
    name = models.CharField("name", max_length=120)
    kind = models.CharField("kind", max_length=10, choices=Kind, default=Kind.SUPPLEMENT)
    amount = models.DecimalField(
        "amount",
        max_digits=9,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.001")), MaxValueValidator(100_000)],
    )
    unit = models.CharField("unit", max_length=6, choices=Unit, blank=True)
    taken_at = wall_clock("time")
    plan_key = models.PositiveBigIntegerField(null=True, editable=False)
    planned_at = models.TimeField(null=True, editable=False)

    objects = DoseManager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            once("dose"),
            *answered_once("dose"),
            models.CheckConstraint(
                condition=Q(planned_at__isnull=True) | Q(plan_key__isnull=False),
                name="dose_planned_time_needs_a_plan",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0, amount__lte=100_000),
                name="dose_amount_positive",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.strength}".strip()

    @property
    def strength(self) -> str:
        """Amount and unit, "200 mg"; empty when the amount is unknown."""
        if self.amount is None:
            return ""
        amount = Decimal(self.amount)
        word = "tablets" if self.unit == "tablet" and amount != 1 else self.get_unit_display()
        return f"{amount.normalize():f} {word}".strip()

    def clean(self) -> None:
        """An amount without a unit says nothing."""
        if self.amount is not None and not self.unit:
            raise ValidationError({"unit": "Choose the unit of this amount."})


class SkippedDose(models.Model):
    """A dose that the plan named for the night and that was not taken, with the reason if told."""

    night = models.ForeignKey(Night, models.CASCADE, related_name="skipped_doses", db_index=False)
    uid = own_id()
    plan_key = models.PositiveBigIntegerField()
    name = models.CharField("name", max_length=120)
    planned_at = models.TimeField(null=True)
    reason = models.CharField("why not", max_length=120, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (once("skipped_dose"), *answered_once("skipped_dose"))

    def __str__(self) -> str:
        return f"{self.name}, not taken"
