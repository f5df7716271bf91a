"""A bout of exercise on a night's day."""

from datetime import date, time
from typing import Any

from django.db import models

from accounts.prepared import prepared
from config.language import gettext_lazy as _
from config.language import pgettext_lazy
from journal.models.fields import wall_clock, whole_number, within
from journal.models.lean import LeanModel
from journal.models.night import Night
from journal.models.row_ids import once, own_id


class ExerciseManager(models.Manager["Exercise"]):
    """Reads after the table: `Exercise.objects.done_by(person, first, last)`."""

    @prepared
    def done_by(self, user: int, first: date, last: date) -> models.QuerySet["Exercise", Any]:
        """Kind, minutes, start and night of somebody's bouts of a period."""
        bouts = self.filter(night__among=Night.objects.of(user, first, last))
        return bouts.filter(minutes__isnull=False).values_list(
            "kind", "minutes", "started_at", "night_id"
        )


class Exercise(LeanModel):
    """A bout of exercise."""

    class Kind(models.TextChoices):
        WALK = "walk", pgettext_lazy("exercise", "Walk")
        RUN = "run", pgettext_lazy("exercise", "Run")
        CYCLE = "cycle", pgettext_lazy("exercise", "Cycling")
        SWIM = "swim", pgettext_lazy("exercise", "Swimming")
        STRENGTH = "strength", pgettext_lazy("exercise", "Strength")
        STRETCH = "stretch", pgettext_lazy("exercise", "Stretching or yoga")
        OTHER = "other", pgettext_lazy("exercise", "Something else")

    class Intensity(models.TextChoices):
        LIGHT = "light", pgettext_lazy("exercise", "light")
        MODERATE = "moderate", pgettext_lazy("exercise", "moderate")
        HARD = "hard", pgettext_lazy("exercise", "hard")

    night = models.ForeignKey(Night, models.CASCADE, related_name="exercises", db_index=False)
    uid = own_id()
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    started_at = wall_clock(_("start"))
    minutes = whole_number(_("minutes"), 960, least=1)
    intensity = models.CharField(_("intensity"), max_length=8, choices=Intensity, blank=True)

    objects = ExerciseManager()

    class Meta:
        ordering = ("pk",)
        constraints = (once("exercise"), within("exercise", "minutes", 1, 960))

    def __str__(self) -> str:
        return f"{self.what} {self.minutes or '?'} min"

    @property
    def what(self) -> str:
        """The kind, without how long."""
        return str(self.get_kind_display())

    @property
    def when(self) -> time | None:
        """The clock time it began."""
        at: time | None = self.started_at
        return at
