"""Visits, what somebody chose for their summary, and deleted visits while they can come back."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from journal.figures import wording
from journal.models.fields import claim, one_of, wall_clock
from journal.report.data import Appointment, Decision
from journal.report.pdf import Paper
from journal.trash import Trash

MAX_QUESTIONS = 5  # that the summary has room for
MAX_QUESTION_LENGTH = 200
TWICE = "A visit with this name on that day is in your list already."


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
    day = models.DateField("date")
    at = wall_clock("time, if you know it")
    with_whom = models.CharField("with whom", max_length=80, blank=True)
    blood_test = claim("Will blood be taken?")
    questions = models.TextField("what you want to ask", max_length=1000, blank=True)
    decided = models.TextField("what was decided", max_length=4000, blank=True)
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
        return f"Visit on {day}, {self.with_whom}" if self.with_whom else f"Visit on {day}"

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


class Draft(models.Model):
    """What somebody chose for their summary the last time; one a person.

    `rewritten` keeps their wording by the generated sentence it stands for, so that it is
    used only as long as the figures in that sentence are the same.
    """

    class Range(models.TextChoices):
        VISIT = "visit", "Since the last visit"
        WEEKS_2 = "2w", "2 weeks"
        WEEKS_4 = "4w", "4 weeks"
        WEEKS_12 = "12w", "12 weeks"
        YEAR = "12m", "12 months"
        ALL = "all", "All"
        DATES = "dates", "Two dates"

    class Compare(models.TextChoices):
        BEFORE = "before", "as many nights before"
        YEAR = "year", "the same nights a year earlier"
        DATES = "dates", "two dates"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="report_draft"
    )
    range = models.CharField(max_length=5, choices=Range, blank=True)
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)
    compare = models.CharField(max_length=6, choices=Compare, default=Compare.BEFORE)
    compare_first = models.DateField(null=True, blank=True)
    compare_last = models.DateField(null=True, blank=True)
    paper = models.CharField(
        max_length=6, blank=True, choices=[(paper.value, paper.name) for paper in Paper]
    )
    left_out = models.JSONField(default=list)
    rewritten = models.JSONField(default=dict)
    questions = models.JSONField(default=list)
    notes = models.JSONField(default=list)

    class Meta:
        constraints = (
            one_of("report_draft", "range", ["visit", "2w", "4w", "12w", "12m", "all", "dates"]),
            models.CheckConstraint(
                condition=Q(compare__in=["before", "year", "dates"]),
                name="report_draft_compare_known",
            ),
        )

    def __str__(self) -> str:
        return f"Summary of {self.user}"
