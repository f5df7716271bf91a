"""A question of the person's own, asked each evening, and its answers."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.fields.decimals import plain
from accounts.prepared import prepared
from config.language import figure, gettext
from config.language import gettext_lazy as _
from journal.models.fields import one_of
from journal.models.night import Night

MOST_FACTORS = 12  # asked at a time; more would not be answered
BOUND = 1_000_000


class FactorManager(models.Manager["Factor"]):
    """Reads after "factors": `person.factors.every()`."""

    @prepared
    def every(self) -> models.QuerySet["Factor", "Factor"]:
        """All questions, asked or not any more, oldest first."""
        return self.all()


class Factor(models.Model):
    """Something one person wants to keep an eye on, in their own words."""

    class Kind(models.TextChoices):
        CLAIM = "claim", _("yes or no")
        RATING = "rating", _("0 to 10")
        NUMBER = "number", _("a number")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="factors", db_index=False
    )
    name = models.CharField(_("what you want to note"), max_length=60)
    kind = models.CharField(_("answered with"), max_length=8, choices=Kind, default=Kind.CLAIM)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    retired_at = models.DateTimeField(null=True, editable=False)

    objects = FactorManager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            one_of("factor", "kind", ["claim", "rating", "number"]),
            models.UniqueConstraint("user", Lower("name"), name="factor_name_once_a_person"),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A question is asked once, however it is written."""
        others = Factor.objects.filter(user_id=self.user_id).exclude(pk=self.pk)
        if others.filter(name__iexact=self.name.strip()).exists():
            raise ValidationError(
                {"name": _("You have this question already. Ask it again below instead.")}
            )

    def problem_with(self, value: Decimal) -> str:
        """What is wrong with an answer; empty when nothing is."""
        if self.kind == self.Kind.CLAIM and value not in {0, 1}:
            return gettext("Answer yes or no.")
        if self.kind == self.Kind.RATING and (value % 1 or not 0 <= value <= 10):
            return gettext("Choose a whole number from 0 to 10.")
        return ""


class FactorAnswer(models.Model):
    """The answer of one night: 1 or 0 for yes or no, else the number."""

    night = models.ForeignKey(Night, models.CASCADE, related_name="factor_answers", db_index=False)
    factor = models.ForeignKey(Factor, models.CASCADE, related_name="answers")
    value = models.DecimalField(
        max_digits=10,
        decimal_places=3,
        validators=[MinValueValidator(-BOUND), MaxValueValidator(BOUND)],
    )

    class Meta:
        ordering = ("factor_id",)
        constraints = (
            models.UniqueConstraint(fields=("night", "factor"), name="factor_answer_once_a_night"),
            models.CheckConstraint(
                condition=Q(value__gte=-BOUND, value__lte=BOUND), name="factor_answer_in_bounds"
            ),
        )

    def __str__(self) -> str:
        return f"{self.factor}: {figure(plain(self.value))}"

    def clean_fields(self, exclude: Any = None) -> None:
        """The answer fits the question."""
        super().clean_fields(exclude=exclude)
        problem = self.factor.problem_with(self.value)
        if problem:
            raise ValidationError({"value": problem})
