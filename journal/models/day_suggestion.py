"""What a phone or watch noted of a day, as suggestions for the answers of its evening."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.prepared import prepared
from config.language import gettext_lazy as _
from config.language import pgettext_lazy
from journal.models.device_sleep import source_choices
from journal.models.exercise import Exercise
from journal.models.fields import one_of, whole_number


class DaySuggestionManager(models.Manager["DaySuggestion"]):
    """Reads after "day suggestions": `person.day_suggestions.open_on(night)`."""

    @prepared
    def open_on(self, night: date) -> models.QuerySet["DaySuggestion", "DaySuggestion"]:
        """Those of a night that nobody has answered, in order of time."""
        return self.filter(night=night, answered_at__isnull=True)


class DaySuggestion(models.Model):
    """One drink, bout or other thing of a day; no answer until its person takes it over.

    `amount` is mg of caffeine or minutes; `what` the kind of exercise. `answered_at` is when the
    person said yes or no to it.
    """

    class Kind(models.TextChoices):
        CAFFEINE = "caffeine", _("Caffeine")
        EXERCISE = "exercise", _("Exercise")
        MINDFUL = "mindful", _("Mindful minutes")
        PERIOD = "period", pgettext_lazy("menstrual", "Period")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="day_suggestions", db_index=False
    )
    night = models.DateField(_("night"))
    source = models.CharField(max_length=16, choices=source_choices)
    external_id = models.CharField(max_length=64)
    app = models.CharField(_("app or device"), max_length=80, blank=True)
    kind = models.CharField(max_length=8, choices=Kind)
    what = models.CharField(_("kind of exercise"), max_length=12, blank=True)
    at = models.DateTimeField(_("when"))
    time_zone = models.CharField(max_length=64)
    amount = whole_number(_("mg or minutes"), 2000)
    answered_at = models.DateTimeField(null=True, editable=False)

    objects = DaySuggestionManager()

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "source", "external_id"), name="day_suggestion_once"
            ),
            one_of("day_suggestion", "kind", ["caffeine", "exercise", "mindful", "period"]),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0, amount__lte=2000),
                name="day_suggestion_amount_in_bounds",
            ),
        )
        indexes = (models.Index(fields=("user", "night"), name="day_suggestion_of_a_night"),)

    def __str__(self) -> str:
        return f"{self.in_words} of {self.night}"

    @property
    def in_words(self) -> str:
        """ "Caffeine, 95 mg", "Cycling, 40 min", "Period"."""
        name = str(self.get_kind_display())
        if self.kind == self.Kind.EXERCISE:
            name = str(dict(Exercise.Kind.choices).get(self.what, name))
        unit = "mg" if self.kind == self.Kind.CAFFEINE else "min"
        return name if self.amount is None else f"{name}, {self.amount} {unit}"
