"""What somebody chose for their summary the last time."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from config.language import gettext_lazy as _
from config.language import pgettext_lazy
from journal.models.fields import one_of
from journal.report.data import Section
from journal.report.pdf import Paper


def usually_left_out() -> list[str]:
    """What is printed only where it was wished for."""
    return [Section.HABITS.value]


class Draft(models.Model):
    """What somebody chose for their summary the last time; one a person.

    `rewritten` keeps their wording by the generated sentence it stands for, so that it is
    used only as long as the figures in that sentence are the same. `language` is empty for that
    of the pages.
    """

    class Range(models.TextChoices):
        VISIT = "visit", _("Since the last visit")
        WEEKS_2 = "2w", _("2 weeks")
        WEEKS_4 = "4w", _("4 weeks")
        WEEKS_12 = "12w", _("12 weeks")
        YEAR = "12m", _("12 months")
        ALL = "all", pgettext_lazy("nights", "All")
        DATES = "dates", _("Two dates")

    class Compare(models.TextChoices):
        BEFORE = "before", _("as many nights before")
        YEAR = "year", _("the same nights a year earlier")
        DATES = "dates", _("two dates")

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
    language = models.CharField(max_length=16, blank=True)
    left_out = models.JSONField(default=usually_left_out)
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
