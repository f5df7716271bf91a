"""What was taken out of the plan, kept for a while so that it can be put back."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import serializers
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from accounts.models import User
from journal.held import held

if TYPE_CHECKING:
    from journal.regimen.models import DoseStep, Regimen

KEPT = timedelta(days=30)  # for which a deletion can be undone


class RemovedRegimen(models.Model):
    """A deleted product with all on it, or a dose taken out of a product's history, as it was."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="removed_regimens"
    )
    of = models.ForeignKey("regimen.Regimen", models.CASCADE, null=True, related_name="+")
    rows = models.TextField()
    removed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-removed_at",)

    def __str__(self) -> str:
        return f"Removed from the regimen {self.pk}"

    @classmethod
    def take(cls, row: "Regimen | DoseStep") -> "RemovedRegimen":
        """Delete a product, or one dose of its history, and hand back what can restore it."""
        with transaction.atomic():
            row = held(row)
            person, of, rows = _with_all_on_it(row)
            person.removed_regimens.filter(removed_at__lt=timezone.now() - KEPT).delete()
            removed = cls.objects.create(
                user=person, of=of, rows=serializers.serialize("json", rows)
            )
            row.delete()
        return removed

    def restore(self) -> bool:
        """Put it back, unless its place was taken meanwhile; whether it was put back."""
        try:
            with transaction.atomic():
                for row in serializers.deserialize("json", self.rows):
                    row.save(force_insert=True)
                self.delete()
        except IntegrityError:
            return False
        return True


def _with_all_on_it(
    row: "Regimen | DoseStep",
) -> tuple[User, "Regimen | None", list[models.Model]]:
    """Whose it is, which product it belongs to if it is none itself, and its rows."""
    from journal.regimen.models import Regimen

    if isinstance(row, Regimen):
        person, of = row.user, None
        steps = list(row.steps.prefetch_related("times"))
        rows: list[models.Model] = [row, *row.nutrients.all(), *steps]
    else:
        person, of, steps, rows = row.regimen.user, row.regimen, [row], [row]
    return person, of, [*rows, *(at for step in steps for at in step.times.all())]
