"""The two taps of the 3 a.m. screen."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models

from accounts.prepared import prepared
from config.language import gettext_lazy as _
from journal import wake
from journal.models.fields import one_of


class WakeTapManager(models.Manager["WakeTap"]):
    """Reads after "wake taps": `person.wake_taps.on(night)`."""

    @prepared
    def on(self, night: date) -> models.QuerySet["WakeTap", "WakeTap"]:
        """The taps of a night, in order."""
        return self.filter(night=night)

    @prepared
    def started(self, first: date, last: date) -> models.QuerySet["WakeTap", Any]:
        """The night and the instant of each "legs started" of a period."""
        taps = self.filter(night__range=(first, last), kind=WakeTap.Kind.STARTED)
        return taps.values_list("night", "at")


class WakeTap(models.Model):
    """ "Legs started" or "back in bed", at an instant of a night; a suggestion, not an answer."""

    class Kind(models.TextChoices):
        STARTED = "started", _("legs started")
        BACK = "back", _("back in bed")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="wake_taps", db_index=False
    )
    night = models.DateField(_("night"))
    uid = models.UUIDField(default=uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=Kind)
    at = models.DateTimeField()

    objects = WakeTapManager()

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
