"""A deleted night, kept for a while so that the deletion can be undone."""

from datetime import timedelta

from django.conf import settings
from django.core import serializers
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from journal import clock
from journal.held import held
from journal.models.night import Night

KEPT = timedelta(days=30)
CHILDREN = ("caffeine_intakes", "exercises", "doses", "skipped_doses", "factor_answers")


class RemovedNight(models.Model):
    """The whole night with everything on it, as it was."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="removed_nights"
    )
    night = models.DateField("night")
    rows = models.TextField()
    removed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-removed_at",)

    def __str__(self) -> str:
        return f"Removed night of {clock.name_of(self.night)}"

    @classmethod
    def take(cls, entry: Night) -> "RemovedNight":
        """Delete a night and hand back what can restore it."""
        entry.user.removed_nights.filter(removed_at__lt=timezone.now() - KEPT).delete()
        with transaction.atomic():
            entry = held(entry)
            rows = [entry, *(row for name in CHILDREN for row in getattr(entry, name).all())]
            removed = cls.objects.create(
                user=entry.user, night=entry.night, rows=serializers.serialize("json", rows)
            )
            entry.delete()
        return removed

    def restore(self) -> bool:
        """Put the night back, unless it was written anew meanwhile; whether it was put back."""
        try:
            with transaction.atomic():
                for row in serializers.deserialize("json", self.rows):
                    row.save(force_insert=True)
                self.delete()
        except IntegrityError:
            return False
        return True
