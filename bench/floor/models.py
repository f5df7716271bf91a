"""One row an evening."""

from django.conf import settings
from django.db import models

RATINGS = ("daytime", "evening", "falling_asleep", "during_night", "sleep", "caffeine")


class Entry(models.Model):
    """Six numbers and a note of one night."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    night = models.DateField()
    daytime = models.PositiveSmallIntegerField(null=True)
    evening = models.PositiveSmallIntegerField(null=True)
    falling_asleep = models.PositiveSmallIntegerField(null=True)
    during_night = models.PositiveSmallIntegerField(null=True)
    sleep = models.PositiveSmallIntegerField(null=True)
    caffeine = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        app_label = "floor"
        indexes = (models.Index(fields=("user", "night"), name="floor_by_night"),)

    def __str__(self) -> str:
        return f"{self.night}"


# As many more as our CSV has columns; the series takes the first of them
FURTHER = tuple(f"figure_{number}" for number in range(46))
for _name in FURTHER:
    models.PositiveSmallIntegerField(null=True).contribute_to_class(Entry, _name)
