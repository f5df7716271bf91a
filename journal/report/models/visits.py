"""Visits, and deleted ones while they can come back."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone

from config.language import gettext as _
from config.language import gettext_lazy
from journal.figures import wording
from journal.models.fields import claim, wall_clock
from journal.report.data import Appointment, Decision
from journal.trash import Trash

MAX_QUESTIONS = 5  # that the summary has room for
MAX_QUESTION_LENGTH = 200
TWICE = gettext_lazy("A visit with this name on that day is in your list already.")


class VisitQuerySet(models.QuerySet["Visit"]):
    """Reads after "visits": `request.user.visits.until(today)`."""

    def until(self, day: date) -> "VisitQuerySet":
        """The visits before a day, the latest first."""
        return self.filter(day__lt=day).order_by("-day", "-pk")

    def ahead(self, day: date) -> "VisitQuerySet":
        """The visits of a day and later, the nearest first."""
        return self.filter(day__gte=day).order_by("day", "at", "pk")


class Visit(models.Model):
    """One appointment: before it the questions, after it what was decided."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="visits", db_index=False
    )
    day = models.DateField(gettext_lazy("date"))
    at = wall_clock(gettext_lazy("time, if you know it"))
    with_whom = models.CharField(gettext_lazy("with whom"), max_length=80, blank=True)
    blood_test = claim(gettext_lazy("Will blood be taken?"))
    questions = models.TextField(gettext_lazy("what you want to ask"), max_length=1000, blank=True)
    decided = models.TextField(gettext_lazy("what was decided"), max_length=4000, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ("-day", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "day", "with_whom"),
                name="visit_once_a_day_and_person",
                violation_error_message=TWICE,
            ),
        )

    def __str__(self) -> str:
        day = wording.short_date(self.day)
        words = _("Visit on {day}, {whom}") if self.with_whom else _("Visit on {day}")
        return words.format(day=day, whom=self.with_whom)

    def question_lines(self) -> list[str]:
        """The questions, one a line."""
        return [line.strip() for line in self.questions.splitlines() if line.strip()]

    def appointment(self) -> Appointment:
        """The visit as plain data."""
        return Appointment(self.day, self.at, self.with_whom)

    def decision(self) -> Decision:
        """What was decided, as plain data."""
        return Decision(self.day, self.with_whom, self.decided)


class RemovedVisit(Trash):
    """A deleted visit as it was."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="removed_visits"
    )

    def __str__(self) -> str:
        return f"Removed visit {self.pk}"
