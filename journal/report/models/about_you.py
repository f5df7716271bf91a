"""What somebody wrote of themselves for the head of their summary: one row, all of it optional."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from config.language import Words
from config.language import gettext_lazy as _
from journal.models.fields import one_of, within
from journal.report import about_you as plain
from journal.report.about_you import CONDITIONS, FIRST_YEAR, SCALES, SEXES

LAST_YEAR = 2100
NO_RATING = Q(scale="", total__isnull=True, rated_on__isnull=True, rated_by="")
MISSING = {  # of a rating, where other parts of it are written
    "scale": _("Please choose the scale of this total, or clear the rest of it."),
    "total": _("Please write the total, or clear the rest of it."),
    "rated_on": _("Please choose the day it was rated, or clear the rest of it."),
    "rated_by": _(
        "Please write who rated it, such as “Dr Weiss” or “me”, or clear the rest of it."
    ),
}


def _year(label: Words) -> models.PositiveSmallIntegerField:
    bounds = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=bounds)


def _rating_that_can_be() -> Q:
    """All of a rating, its total within the bounds of its scale; or nothing of one."""
    can_be = NO_RATING
    for key, scale in SCALES.items():
        bounds = Q(scale=key, total__gte=scale.least, total__lte=scale.most)
        can_be |= bounds & Q(rated_on__isnull=False) & ~Q(rated_by="")
    return can_be


class AboutYou(models.Model):
    """Year of birth, sex, since when, a scale rated elsewhere, conditions: for the summary alone.

    What is not written is unknown. `written_on` is the day of the latest change.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="about_you")
    birth_year = _year(_("year of birth"))
    sex = models.CharField("sex", max_length=6, blank=True, choices=list(SEXES.items()))
    since_year = _year(_("year in which restless legs began"))
    scale = models.CharField(
        _("scale that was rated elsewhere"),
        max_length=8,
        blank=True,
        choices=[(key, scale.name) for key, scale in SCALES.items()],
    )
    total = models.DecimalField(
        _("its total"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    rated_on = models.DateField(_("day it was rated"), null=True, blank=True)
    rated_by = models.CharField(_("who rated it"), max_length=60, blank=True)
    conditions = models.JSONField(_("conditions"), default=list, blank=True)
    written_on = models.DateField(_("day it was written"), null=True, editable=False)

    class Meta:
        constraints = (
            within("about_you", "birth_year", FIRST_YEAR, LAST_YEAR),
            within("about_you", "since_year", FIRST_YEAR, LAST_YEAR),
            one_of("about_you", "sex", SEXES),
            models.CheckConstraint(condition=_rating_that_can_be(), name="about_you_whole_rating"),
        )

    def __str__(self) -> str:
        return f"About {self.user}"

    def clean(self) -> None:
        """Years in their order, a whole rating within its scale, conditions of the page."""
        wrong: dict[str, Any] = {**self._problem_of_years(), **self._problems_of_rating()}
        chosen = self.conditions
        if not isinstance(chosen, list) or sorted(chosen) != sorted(CONDITIONS.keys() & chosen):
            wrong["conditions"] = _("Please choose from the conditions on the page.")
        if wrong:
            raise ValidationError(wrong)

    def _problem_of_years(self) -> dict[str, Any]:
        if not self.birth_year or not self.since_year or self.birth_year <= self.since_year:
            return {}
        return {"since_year": _("That is before you were born. Please look at both years again.")}

    def _problems_of_rating(self) -> dict[str, Any]:
        parts: dict[str, Any] = {name: getattr(self, name) for name in MISSING}
        there = [name for name, value in parts.items() if value not in (None, "")]
        if there and len(there) < len(parts):
            return {name: MISSING[name] for name in parts if name not in there}
        if not there or self.scale not in SCALES or self.total is None:
            return {}
        scale = SCALES[self.scale]
        if scale.fits(self.total):
            return {}
        words = _("Please write a whole number from {least} to {most} ({scale}).")
        if scale.places:
            words = _("Please write a number from {least} to {most} ({scale}).")
        return {"total": words.format(least=scale.least, most=scale.most, scale=scale.name)}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written any more."""
        answers = (self.birth_year, self.sex, self.since_year, self.scale, self.conditions)
        return not any(answers)

    def to_plain(self) -> plain.AboutYou:
        """It as plain data."""
        rating = None
        if self.total is not None and self.rated_on is not None:
            rating = plain.Rating(
                scale=self.scale, total=self.total, rated_on=self.rated_on, rated_by=self.rated_by
            )
        return plain.AboutYou(
            birth_year=self.birth_year,
            sex=self.sex,
            since_year=self.since_year,
            rating=rating,
            conditions=tuple(self.conditions),
            written_on=self.written_on,
        )
