"""A product that somebody plans to take."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from accounts.prepared import prepared
from config.language import gettext as _
from config.language import gettext_lazy
from journal.figures.wording import short_date
from journal.models.fields import one_of
from journal.regimen import plan
from journal.regimen.category import LABELS, PURPOSES, Category
from journal.regimen.models.dose_step import planned_steps, steps_of
from journal.regimen.models.regimen_nutrient import contents_of

SHOWN = (
    "pk",
    "name",
    "kind",
    "ended_on",
    *(f"steps__{name}" for name in ("first_day", "amount", "unit", "schedule", "weekdays")),
    "steps__times__at",
)


class RegimenQuerySet(models.QuerySet["Regimen"]):
    """Somebody's regimens."""

    def products(self) -> list[plan.Product]:
        """The products as plain data, in three queries however many."""
        rows = list(self)
        keys = [row.pk for row in rows]
        steps, contents = steps_of(keys), contents_of(keys)
        return [row.as_product(steps.get(row.pk, ()), contents.get(row.pk, ())) for row in rows]


_Regimens = models.Manager.from_queryset(RegimenQuerySet)


class RegimenManager(_Regimens["Regimen"]):
    """`person.regimens`: the queries, and what the busiest pages ask of the plan."""

    instance: Any

    def planned(self) -> list[plan.Product]:
        """All products as plain data, without what is in them, in two queries."""
        rows = self._every()
        steps = planned_steps(self.instance) if rows else {}
        return [row.as_product(steps.get(row.pk, ()), ()) for row in rows]

    @prepared
    def as_shown(self) -> models.QuerySet["Regimen", Any]:
        """Columns of all that is shown of the plan beside the nights."""
        return self.order_by("pk", "steps__pk", "steps__times__pk").values_list(*SHOWN)

    @prepared
    def _every(self) -> models.QuerySet["Regimen", "Regimen"]:
        return self.all()


class Regimen(models.Model):
    """A supplement or medicine that is or was taken."""

    class Kind(models.TextChoices):
        SUPPLEMENT = "supplement", gettext_lazy("supplement")
        MEDICINE = "medicine", gettext_lazy("medicine")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="regimens")
    name = models.CharField(gettext_lazy("name"), max_length=120)
    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=Kind)
    category = models.CharField(
        gettext_lazy("group"),
        max_length=16,
        choices=[(key.value, label) for key, label in LABELS.items()],
        default=Category.OTHER.value,
    )
    purpose = models.CharField(
        gettext_lazy("what it is for"),
        max_length=8,
        blank=True,
        choices=[(key.value, label) for key, label in PURPOSES.items()],
    )
    prescribed = models.BooleanField(gettext_lazy("prescribed"), null=True, blank=True)
    form = models.CharField(gettext_lazy("form or route"), max_length=60, blank=True)
    ended_on = models.DateField(gettext_lazy("last day taken"), null=True, blank=True)
    ended_reason = models.CharField(gettext_lazy("why it ended"), max_length=200, blank=True)
    note = models.TextField(gettext_lazy("note"), max_length=2000, blank=True)

    objects = RegimenManager()

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
                {"ended_reason": _("This says why it ended. Please write its last day, too.")}
            )
        latest = self.steps.last() if self.pk else None
        if self.ended_on and latest and self.ended_on < latest.first_day:
            raise ValidationError(
                {
                    "ended_on": _(
                        "The latest dose began on {day}. Please choose that day or a later one."
                    ).format(day=short_date(latest.first_day))
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
