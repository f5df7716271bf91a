"""A drink with caffeine on a night's day."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.text import format_lazy

from accounts.fields.decimals import plain
from accounts.prepared import prepared
from config.language import figure, pgettext
from config.language import gettext_lazy as _
from journal import caffeine
from journal.models.fields import wall_clock, whole_number, within
from journal.models.lean import LeanModel
from journal.models.night import Night
from journal.models.row_ids import once, own_id


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
        _("drink"),
        max_length=24,
        choices=[
            *((d.key, format_lazy("{}, {}", *d.later)) for d in caffeine.DRINKS),
            (caffeine.OTHER, _("Something else")),
        ],
    )
    servings = models.DecimalField(
        _("servings"),
        max_digits=4,
        decimal_places=2,
        default=Decimal(1),
        validators=[MinValueValidator(Decimal("0.25")), MaxValueValidator(20)],
    )
    caffeine_mg = whole_number(_("caffeine, mg"), 2000)
    taken_at = wall_clock(_("time"))

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
        return f"{figure(plain(Decimal(self.servings)))} × {self.what}"

    @property
    def what(self) -> str:
        """The drink, without how many."""
        if self.drink in caffeine.BY_KEY:
            return caffeine.BY_KEY[self.drink].label
        return pgettext("drink", "Other")

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
                    {
                        "caffeine_mg": _(
                            "This drink is not in the list. Write the mg from its label."
                        )
                    }
                )
