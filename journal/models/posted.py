"""Forms that were stored: the memory that makes a second tap on a slow line harmless."""

from datetime import timedelta

from django.conf import settings
from django.db import models

POSTED_RETENTION = timedelta(days=7)  # longer than a browser offers to send a form once more


class Posted(models.Model):
    """One form that was stored, by the id of its page and what it said; it holds none of it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="posted", db_index=False
    )
    uid = models.UUIDField()
    address = models.TextField(help_text="Where its sender was led on to.")
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "uid"), name="posted_uid_once_a_person"),
        )
        indexes = (models.Index(fields=("user", "stored_at"), name="posted_by_age"),)

    def __str__(self) -> str:
        return f"{self.uid}"
