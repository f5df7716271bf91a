"""What is in a product."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q

from config.language import gettext_lazy
from journal.guide.nutrients import NUTRIENTS
from journal.models.fields import one_of
from journal.regimen import plan
from journal.regimen.models.amounts import AMOUNT_LIMITS

CONTENT = ("nutrient", "amount", "per_amount", "per_unit", "source", "counted")


class RegimenNutrient(models.Model):
    """So much of a nutrient, in its own unit, in so much of the product."""

    regimen = models.ForeignKey(
        "regimen.Regimen", models.CASCADE, related_name="nutrients", db_index=False
    )
    nutrient = models.CharField(
        max_length=16, choices=[(n.key, n.name) for n in NUTRIENTS.values()]
    )
    amount = models.DecimalField(
        max_digits=12, decimal_places=4, null=True, blank=True, validators=AMOUNT_LIMITS
    )  # NULL: it holds some, how much is not known yet
    per_amount = models.DecimalField(max_digits=9, decimal_places=3, validators=AMOUNT_LIMITS)
    per_unit = models.CharField(max_length=6, choices=plan.UNIT_WORDS)
    source = models.CharField(gettext_lazy("tablet or compound"), max_length=40, blank=True)
    counted = models.CharField(
        gettext_lazy("what the label counts"),
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
        """A copy of this row, unsaved."""
        return self.holding(self.content())

    def content(self) -> plan.Content:
        """The row as plain data."""
        return _content(getattr(self, name) for name in CONTENT)


def contents_of(keys: list[int]) -> dict[int, tuple[plan.Content, ...]]:
    """The contents of these products, by the product's key, in one query."""
    rows = RegimenNutrient.objects.filter(regimen__in=keys).values_list("regimen_id", *CONTENT)
    contents: dict[int, tuple[plan.Content, ...]] = {}
    for key, *columns in rows:
        contents[key] = (*contents.get(key, ()), _content(columns))
    return contents


def _content(columns: Iterable[Any]) -> plan.Content:
    nutrient, amount, per_amount, per_unit, source, counted = columns
    return plan.Content(nutrient, amount, per_amount, per_unit, source, plan.Counted(counted))
