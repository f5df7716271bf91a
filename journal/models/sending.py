"""What a device sent and the server stored: the memory that makes a second try harmless."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models

from accounts.prepared import Param, Prepared, insert

SENDING_RETENTION = timedelta(days=90)  # longer than any phone stays without signal


class SendingManager(models.Manager["Sending"]):
    """`user.sendings`: which changes of a person are stored already."""

    instance: Any

    def hold(self, uid: UUID) -> bool:
        """Whether this change is stored."""
        return bool(STORED.rows(user=self.instance.pk, uid=uid))

    def add_one(self, uid: UUID, night: date, now: datetime, *, begun: bool) -> None:
        """Keep the id; once a night (`begun`), with its first answer, old ones are cleared away."""
        person = self.instance.pk
        if begun and (old := OLD.rows(user=person, before=now - SENDING_RETENTION)):
            self.filter(pk__in=[pk for (pk,) in old]).delete()
        insert(Sending, user_id=person, uid=uid, night=night, stored_at=now)


class Sending(models.Model):
    """One stored sending, by the id its device gave it; it holds no answer."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sendings")
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


def _of_somebody(**params: Param) -> models.QuerySet[Sending, Any]:
    return Sending.objects.filter(user=Param("user"), **params).values_list("pk")


STORED = Prepared(lambda: _of_somebody(uid=Param("uid")))
OLD = Prepared(lambda: _of_somebody(stored_at__lt=Param("before")))
