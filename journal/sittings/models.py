"""Sittings, and deleted ones while they can come back."""

from datetime import date
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from config.language import gettext as _
from journal import clock, travel
from journal.figures.wording import short_date
from journal.models.fields import whole_number, within
from journal.models.lean import LeanModel
from journal.sittings.course import HIGHEST, LENGTH, MINUTES, Course
from journal.sittings.evening import Evening, evenings
from journal.trash import Trash

RATINGS = tuple(f"rating_{minute}" for minute in MINUTES)


def _rating(minute: int) -> models.PositiveSmallIntegerField:
    return whole_number(f"legs after {minute} min" if minute else "legs at the start", HIGHEST)


class SittingQuerySet(models.QuerySet["Sitting"]):
    """Reads after "sittings": `person.sittings.evenings()`."""

    def evenings(self, until: date | None = None) -> tuple[Evening, ...]:
        """The evenings of these sittings up to a night, the oldest first."""
        rows = self if until is None else self.filter(night__lte=until)
        return evenings((row.night, row.to_course()) for row in rows)


class Sitting(LeanModel):
    """One sitting of an evening. A rating left NULL was not given."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sittings", db_index=False
    )
    night = models.DateField("night")
    uid = models.UUIDField(default=uuid4, editable=False)
    planned_at = models.TimeField("which sitting")
    started_at = models.DateTimeField("started")
    time_zone = models.CharField("time zone", max_length=64)
    rating_0 = _rating(0)
    rating_10 = _rating(10)
    rating_20 = _rating(20)
    rating_30 = _rating(30)
    rating_40 = _rating(40)
    rating_50 = _rating(50)
    rating_60 = _rating(60)
    stopped_minute = whole_number("got up after so many minutes", LENGTH)

    objects = SittingQuerySet.as_manager()

    class Meta:
        ordering = ("night", "started_at", "pk")
        indexes = (models.Index(fields=("user", "night"), name="sitting_of_a_night"),)
        constraints = (
            models.UniqueConstraint(fields=("user", "uid"), name="sitting_uid_once_a_person"),
            *(within("sitting", name, 0, HIGHEST) for name in RATINGS),
            within("sitting", "stopped_minute", 0, LENGTH),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{name}__isnull": True})
                    | Q(stopped_minute__isnull=True)
                    | Q(stopped_minute__gte=minute),
                    name=f"sitting_{name}_before_getting_up",
                )
                for minute, name in zip(MINUTES[1:], RATINGS[1:], strict=True)
            ),
        )

    def __str__(self) -> str:
        return _("Sitting of {day}, {time}").format(
            day=short_date(self.night), time=f"{self.planned_at:%H:%M}"
        )

    def clean(self) -> None:
        """Refuse ratings from after getting up, and a start that is of another night."""
        super().clean()
        stopped = self.stopped_minute
        late = [
            name
            for minute, name in zip(MINUTES, RATINGS, strict=True)
            if stopped is not None and minute > stopped and getattr(self, name) is not None
        ]
        if late:
            words = _(
                "You got up after {minutes} min. Please clear this rating, or the minute."
            ).format(minutes=stopped)
            raise ValidationError(dict.fromkeys(late, words))
        if None in (self.night, self.started_at) or not travel.is_known(self.time_zone):
            return
        if clock.night_at(self.started_at, self.zone) != self.night:
            raise ValidationError({"started_at": _("This start belongs to another night.")})

    @property
    def zone(self) -> ZoneInfo:
        """The zone by whose clock it was sat."""
        return ZoneInfo(self.time_zone)

    def to_course(self) -> Course:
        """The row as plain data."""
        return Course(
            planned_at=self.planned_at,
            started_at=self.started_at,
            ratings=tuple(getattr(self, name) for name in RATINGS),
            stopped_minute=self.stopped_minute,
        )


class RemovedSitting(Trash):
    """A deleted sitting as it was."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="removed_sittings"
    )

    def __str__(self) -> str:
        return f"Removed sitting {self.pk}"
