"""Sleep as a wearable recorded it: beside the diary, never instead of it."""

from datetime import date, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q, QuerySet, Sum, Value

from accounts.prepared import prepared
from config.language import Words
from config.language import gettext_lazy as _
from journal.clock import Period
from journal.models.wake_tap import WakeTap
from journal.recordings.nights import Kind, NightRecording

_sources: dict[str, Words] = {}


def register_source(key: str, label: Words) -> None:
    """Allow recordings of this source, at most 16 letters, and call it by its label."""
    _sources[key] = label


def source_choices() -> list[tuple[str, Words]]:
    """The sources of recordings, each with its label."""
    return list(_sources.items())


# What a recording is read of, in the order of `NightRecording`.
PLAIN = ("source", "tracker", "night", "kind", "time_zone")
AMOUNTS = (
    "started_at",
    "ended_at",
    "sleep_onset_at",
    "final_awakening_at",
    "total_sleep_minutes",
    "sleep_onset_latency_minutes",
    "wake_after_sleep_onset_minutes",
)
STAGES = ("light_minutes", "deep_minutes", "rem_minutes")


def tracker_name(source: str, tracker: str) -> str:
    """What a person calls it: "Health Connect (Samsung Health)"."""
    label = dict(source_choices()).get(source, source)
    return f"{label} ({tracker})" if tracker else str(label)


def _recording(row: tuple[Any, ...]) -> NightRecording:
    source, tracker, night, kind, zone, *rest = row
    return NightRecording(
        source=tracker_name(source, tracker),
        night=night,
        kind=Kind(kind),
        zone=ZoneInfo(zone),
        stages=sum(minutes is not None for minutes in rest[len(AMOUNTS) :]),
        **dict(zip(AMOUNTS, rest, strict=False)),
    )


class DeviceSleepQuerySet(models.QuerySet["DeviceSleep"]):
    """Reads after "device sleeps": `request.user.device_sleeps.during(period)`."""

    def during(self, period: Period) -> Self:
        """The recordings of a period's nights, in order of their start."""
        return self.filter(night__range=(period.first, period.last)).order_by("started_at")


_DeviceSleeps = models.Manager.from_queryset(DeviceSleepQuerySet)


class DeviceSleepManager(_DeviceSleeps["DeviceSleep"]):
    """`request.user.device_sleeps`: the queries, and what the busiest pages ask."""

    instance: Any

    def recorded(self, first: date, last: date) -> list[NightRecording]:
        """The recordings of a period's nights, in order of their start, by their sources' names."""
        return [_recording(row) for row in self._recorded(first, last)]

    @prepared
    def _recorded(self, first: date, last: date) -> QuerySet["DeviceSleep", Any]:
        recordings = self.filter(night__range=(first, last)).order_by("started_at")
        return recordings.values_list(*PLAIN, *AMOUNTS, *STAGES)

    def counts(self) -> list[tuple[Any, ...]]:
        """How many recordings and taps a person has, and sums of their keys and corrections.

        Any of these is another once one of them is added, removed or corrected. One query.
        """
        return self._counts(self.instance.pk)

    @prepared
    def _counts(self, user: int) -> QuerySet[Any, Any]:
        taps = _counted(WakeTap.objects.filter(user=user), "taps", Value(0))
        return _counted(self, "recordings", Sum("corrections")).union(taps, all=True)


def _counted(rows: Any, what: str, changed: Any) -> QuerySet[Any, Any]:
    sums = {"what": Value(what), "count": Count("pk"), "sum": Sum("pk"), "changed": changed}
    counted = rows.order_by().values("user").annotate(**sums)
    columns: QuerySet[Any, Any] = counted.values_list("what", "count", "sum", "changed")
    return columns


class DeviceSleep(models.Model):
    """One recording. Durations are minutes; what the device did not measure is NULL."""

    class Kind(models.TextChoices):
        MAIN = "main", _("main sleep")
        SECONDARY = "secondary", _("second recording")
        NAP = "nap", _("nap")

    class ZoneBasis(models.TextChoices):
        ZONE = "zone", _("named in the file")
        OFFSET = "offset", _("told by the file’s difference from UTC")
        CHOSEN = "chosen", _("yours, as the file names none")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="device_sleeps", db_index=False
    )
    night = models.DateField(_("night"))
    source = models.CharField(max_length=16, choices=source_choices)
    tracker = models.CharField(max_length=80, blank=True, default="")
    external_id = models.CharField(max_length=64)
    kind = models.CharField(max_length=10, choices=Kind)
    time_zone = models.CharField(max_length=64)
    zone_basis = models.CharField(max_length=8, choices=ZoneBasis, blank=True, default="")
    started_at = models.DateTimeField(_("in bed"))
    sleep_onset_at = models.DateTimeField(_("fell asleep"), null=True)
    final_awakening_at = models.DateTimeField(_("woke for the day"), null=True)
    ended_at = models.DateTimeField(_("out of bed"))
    total_sleep_minutes = models.FloatField(_("asleep"), null=True)
    sleep_onset_latency_minutes = models.FloatField(_("to fall asleep"), null=True)
    wake_after_sleep_onset_minutes = models.FloatField(_("awake in the night"), null=True)
    light_minutes = models.FloatField(_("light sleep"), null=True)
    deep_minutes = models.FloatField(_("deep sleep"), null=True)
    rem_minutes = models.FloatField(_("REM sleep"), null=True)
    out_of_bed_minutes = models.FloatField(_("out of bed"), null=True)
    corrections = models.PositiveIntegerField(default=0)  # counts changes, for cached results

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
    def time_in_bed(self) -> timedelta:
        """From the start to the end of the recording."""
        return self.ended_at - self.started_at
