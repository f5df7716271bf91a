"""Doses on a night's day: those that were taken, and those of the plan that were not."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from accounts.prepared import prepared
from config.language import figure, gettext, ngettext
from config.language import gettext_lazy as _
from journal.models.fields import wall_clock
from journal.models.lean import LeanModel
from journal.models.night import Night
from journal.models.row_ids import answered_once, once, own_id


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
        SUPPLEMENT = "supplement", _("supplement")
        MEDICINE = "medicine", _("medicine")

    class Unit(models.TextChoices):
        MG = "mg", "mg"
        MICROGRAM = "ug", "µg"
        IU = "iu", _("IU")
        ML = "ml", "ml"
        TABLET = "tablet", _("tablet")
        DROP = "drop", _("drops")

    night = models.ForeignKey(Night, models.CASCADE, related_name="doses", db_index=False)
    uid = own_id()
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SUPPLEMENT)
    amount = models.DecimalField(
        _("amount"),
        max_digits=9,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.001")), MaxValueValidator(100_000)],
    )
    unit = models.CharField(_("unit"), max_length=6, choices=Unit, blank=True)
    taken_at = wall_clock(_("time"))
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
        shown = figure(f"{amount.normalize():f}")
        count = int(amount) if amount == int(amount) else 2
        if self.unit == self.Unit.TABLET:
            return ngettext("{amount} tablet", "{amount} tablets", count).format(amount=shown)
        if self.unit == self.Unit.DROP:
            return ngettext("{amount} drops", "{amount} drops", count).format(amount=shown)
        return f"{shown} {self.get_unit_display()}".strip()

    def clean(self) -> None:
        """An amount without a unit says nothing."""
        if self.amount is not None and not self.unit:
            raise ValidationError({"unit": _("Choose the unit of this amount.")})


class SkippedDose(models.Model):
    """A dose that the plan named for the night and that was not taken, with the reason if told."""

    night = models.ForeignKey(Night, models.CASCADE, related_name="skipped_doses", db_index=False)
    uid = own_id()
    plan_key = models.PositiveBigIntegerField()
    name = models.CharField(_("name"), max_length=120)
    planned_at = models.TimeField(null=True)
    reason = models.CharField(_("why not"), max_length=120, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (once("skipped_dose"), *answered_once("skipped_dose"))

    def __str__(self) -> str:
        return gettext("{name}, not taken").format(name=self.name)
