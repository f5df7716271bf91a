"""Column types of the diary: an answer that was not given is NULL, never a default."""

from collections.abc import Iterable
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q


def whole_number(
    label: Any, most: int, least: int = 0, help_text: str = ""
) -> models.PositiveSmallIntegerField:
    """A count or rating from `least` to `most`, or unknown."""
    return models.PositiveSmallIntegerField(
        label,
        null=True,
        blank=True,
        validators=[MinValueValidator(least), MaxValueValidator(most)],
        help_text=help_text,
    )


def claim(label: Any) -> models.BooleanField:
    """Yes, no, or not answered."""
    return models.BooleanField(label, null=True, blank=True)


def wall_clock(label: Any, help_text: str = "") -> models.TimeField:
    """A clock time as the person wrote it, in the zone of the night."""
    return models.TimeField(label, null=True, blank=True, help_text=help_text)


def within(table: str, name: str, least: int, most: int) -> models.CheckConstraint:
    """A check in SQL of the bounds of the field, so that no path around a form breaks them."""
    return models.CheckConstraint(
        condition=Q(**{f"{name}__isnull": True})
        | Q(**{f"{name}__gte": least, f"{name}__lte": most}),
        name=f"{table}_{name}_{least}_{most}",
    )


def one_of(table: str, name: str, values: Iterable[str]) -> models.CheckConstraint:
    """A text column that holds one of a few words, or nothing."""
    return models.CheckConstraint(
        condition=Q(**{f"{name}__in": ["", *values]}), name=f"{table}_{name}_known"
    )
