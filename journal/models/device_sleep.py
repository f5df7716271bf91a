"""Sleep as a wearable recorded it: beside the diary, never instead of it."""

from datetime import date, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q, QuerySet, Sum, Value

from accounts.prepared import prepared
from journal.clock import Period
from journal.models.wake_tap import WakeTap

_sources: dict[str, str] = {}


def register_source(key: str, label: str) -> None:
    """Allow recordings of this source, at most 16 letters, and call it by its label."""
    _sources[key] = label


def source_choices() -> list[tuple[str, str]]:
    """The sources of recordings, each with its label."""
    return list(_sources.items())


class DeviceSleepQuerySet(models.QuerySet["DeviceSleep"]):
    """Reads after "device sleeps": `request.user.device_sleeps.during(period)`."""

    def during(self, period: Period) -> Self:
        """The recordings of a period's nights, in order of their start."""
        return self.filter(night__range=(period.first, period.last)).order_by("started_at")


_DeviceSleeps = models.Manager.from_queryset(DeviceSleepQuerySet)


class DeviceSleepManager(_DeviceSleeps["DeviceSleep"]):
    """`request.user.device_sleeps`: the queries, and what the busiest pages ask."""

    instance: Any

    @prepared
    def on(self, night: date) -> QuerySet["DeviceSleep", "DeviceSleep"]:
        """The recordings of a night, in order of their start."""
        return self.filter(night=night)

    @prepared
    def slept(self, first: date, last: date) -> QuerySet["DeviceSleep", Any]:
        """Source, night and minutes asleep of a period's recordings, in order of their start."""
        recordings = self.filter(night__range=(first, last)).order_by("started_at")
        return recordings.values_list("source", "night", "total_sleep_minutes")

    def counts(self) -> list[tuple[Any, ...]]:
        """How many recordings and taps a person has, and the sums of their keys, in one query.

        They are added and removed but never changed, so these are others once one of them is.
        """
        return self._counts(self.instance.pk)

    @prepared
    def _counts(self, user: int) -> QuerySet[Any, Any]:
        taps = _counted(WakeTap.objects.filter(user=user), "taps")
        return _counted(self, "recordings").union(taps, all=True)


def _counted(rows: Any, what: str) -> QuerySet[Any, Any]:
    counted = (
        rows.order_by().values("user").annotate(what=Value(what), count=Count("pk"), sum=Sum("pk"))
    )
    columns: QuerySet[Any, Any] = counted.values_list("what", "count", "sum")
    return columns


class DeviceSleep(models.Model):
    """One recording. Durations are minutes; what the device did not measure is NULL."""

    class Kind(models.TextChoices):
        MAIN = "main", "main sleep"
        SECONDARY = "secondary", "second recording"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="device_sleeps", db_index=False
    )
    night = models.DateField("night")
    source = models.CharField(max_length=16, choices=source_choices)
    external_id = models.CharField(max_length=64)
    kind = models.CharField(max_length=10, choices=Kind)
    time_zone = models.CharField(max_length=64)
    started_at = models.DateTimeField("in bed")
    sleep_onset_at = models.DateTimeField("fell asleep", null=True)
    final_awakening_at = models.DateTimeField("woke for the day", null=True)
    ended_at = models.DateTimeField("out of bed")
    total_sleep_minutes = models.FloatField("asleep", null=True)
    sleep_onset_latency_minutes = models.FloatField("to fall asleep", null=True)
    wake_after_sleep_onset_minutes = models.FloatField("awake in the night", null=True)

    objects = DeviceSleepManager()

    class Meta:
        ordering = ("started_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("user", "source", "external_id"), name="device_sleep_once_a_recording"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__gt=F("started_at")), name="device_sleep_ends_after_start"
            ),
        )
        indexes = (models.Index(fields=("user", "night"), name="device_sleep_user_night"),)

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.get_kind_display()} of {self.night}"

    @property
    def wall_clock(self) -> tuple[time, time]:
        """Start and end as the clocks showed them where the person slept."""
        zone = ZoneInfo(self.time_zone)
        return self.started_at.astimezone(zone).time(), self.ended_at.astimezone(zone).time()

    @property
    def time_in_bed(self) -> timedelta:
        """From the start to the end of the recording."""
        return self.ended_at - self.started_at
