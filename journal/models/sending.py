"""What a device sent and the server stored: the memory that makes a second try harmless."""

from datetime import timedelta

from django.conf import settings
from django.db import models

KEPT = timedelta(days=90)  # longer than any phone stays without signal


class Sending(models.Model):
    """One stored sending, by the id its device gave it; it holds no answer."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sendings")
    uid = models.UUIDField()
    night = models.DateField()
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "uid"), name="sending_uid_once_a_person"),
        )
        indexes = (models.Index(fields=("user", "stored_at"), name="sending_by_age"),)

    def __str__(self) -> str:
        return f"{self.uid}"
