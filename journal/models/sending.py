"""What a device sent and the server stored: the memory that makes a second try harmless."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models

from accounts.prepared import insert, prepared

SENDING_RETENTION = timedelta(days=90)  # longer than any phone stays without signal


class SendingManager(models.Manager["Sending"]):
    """`user.sendings`: which changes of a person are stored already."""

    instance: Any

    def hold(self, uid: UUID) -> bool:
        """Whether this change is stored."""
        return bool(self._with_id(uid))

    def add_one(self, uid: UUID, night: date, now: datetime, *, begun: bool) -> None:
        """Keep the id; once a night (`begun`), with its first answer, old ones are cleared away."""
        if begun:
            self.filter(stored_at__lt=now - SENDING_RETENTION).delete()
        insert(Sending, user_id=self.instance.pk, uid=uid, night=night, stored_at=now)

    @prepared
    def _with_id(self, uid: UUID) -> "models.QuerySet[Sending, Any]":
        return self.filter(uid=uid).values_list("pk")


class Sending(models.Model):
    """One stored sending, by the id its device gave it; it holds no answer."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sendings", db_index=False
    )
    uid = models.UUIDField()
    night = models.DateField()
    stored_at = models.DateTimeField(auto_now_add=True)

    objects = SendingManager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "uid"), name="sending_uid_once_a_person"),
        )
        indexes = (models.Index(fields=("user", "stored_at"), name="sending_by_age"),)

    def __str__(self) -> str:
        return f"{self.uid}"
