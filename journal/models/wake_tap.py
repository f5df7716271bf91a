"""The two taps of the 3 a.m. screen."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from journal import wake
from journal.models.fields import one_of


class WakeTap(models.Model):
    """ "Legs started" or "back in bed", at an instant of a night; a suggestion, not an answer."""

    class Kind(models.TextChoices):
        STARTED = "started", "legs started"
        BACK = "back", "back in bed"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="wake_taps")
    night = models.DateField("night")
    uid = models.UUIDField(default=uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=Kind)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=("user", "night"), name="wake_tap_of_a_night"),)
        constraints = (
            models.UniqueConstraint(fields=("user", "uid"), name="wake_tap_uid_once_a_person"),
            one_of("wake_tap", "kind", ["started", "back"]),
        )

    def __str__(self) -> str:
        return self.get_kind_display()

    def to_tap(self) -> wake.Tap:
        """The row as plain data."""
        return wake.Tap(self.kind == self.Kind.STARTED, self.at)
