"""Imports: what waits for its owner's yes, and what was taken in and can be undone."""

from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from journal.exchange.problem import SHOWN
from journal.exchange.reading import Reading, State
from journal.models import DeviceSleep, Night


class Import(models.Model):
    """One file. The file itself is not stored; its mapped fields only until the yes or no."""

    class Format(models.TextChoices):
        NIGHTS_CSV = "nights_csv", "Stillnight CSV"
        FITBIT = "fitbit", "Fitbit sleep"
        COMPLETE = "complete", "Stillnight complete file"

    class Step(models.TextChoices):
        PREVIEW = "preview", "waiting for your yes"
        DONE = "done", "taken in"
        UNDONE = "undone", "undone"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="imports")
    format = models.CharField(max_length=16, choices=Format)
    step = models.CharField(max_length=8, choices=Step, default=Step.PREVIEW)
    filename = models.CharField(max_length=120)
    time_zone = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    first_night = models.DateField(null=True)
    last_night = models.DateField(null=True)
    added = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    different = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    payload = models.JSONField(default=dict)

    class Meta:
        ordering = ("-created_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("user",), condition=Q(step="preview"), name="import_one_preview_a_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_format_display()}: {self.filename}"

    @classmethod
    def propose(
        cls, person: User, kind: str, filename: str, zone: str, reading: Reading
    ) -> "Import":
        """Keep a reading until its owner has looked at it; an earlier one makes way."""
        with transaction.atomic():
            person.imports.filter(step=cls.Step.PREVIEW).delete()
            proposed: Import = person.imports.create(
                format=kind,
                filename=filename,
                time_zone=zone,
                first_night=reading.first_night,
                last_night=reading.last_night,
                refused=len(reading.refused),
                payload={
                    "rows": reading.rows,
                    "assumptions": reading.assumptions,
                    "remarks": reading.remarks[:SHOWN],
                    "remark_count": len(reading.remarks),
                    "refused": reading.refused[:SHOWN],
                },
            )
        return proposed

    @property
    def noun(self) -> str:
        """What one row of it is called."""
        return "night" if self.format == self.Format.NIGHTS_CSV else "recording"

    def finish(self, counts: dict[State, int], now: datetime) -> None:
        """Note what became of the rows, and let go of them."""
        self.step, self.confirmed_at, self.payload = self.Step.DONE, now, {}
        self.added, self.same = counts[State.NEW], counts[State.SAME]
        self.different = counts[State.DIFFERENT]
        self.save()

    def undo(self, now: datetime) -> bool:
        """Take out what this import added, but for nights written in by hand since.

        Whether there was anything to undo any more.
        """
        with transaction.atomic():
            done = self.user.imports.select_for_update().filter(pk=self.pk, step=self.Step.DONE)
            if not done.exists():
                return False
            nights = Night.objects.filter(user=self.user, imported__entry=self)
            by_hand = Q(evening_last_written_at__gt=self.confirmed_at) | Q(
                morning_last_written_at__gt=self.confirmed_at
            )
            self.kept = nights.filter(by_hand).count()
            nights.exclude(by_hand).delete()
            DeviceSleep.objects.filter(user=self.user, imported__entry=self).delete()
            self.rows.all().delete()
            self.step, self.undone_at = self.Step.UNDONE, now
            self.save()
        return True


class ImportedRow(models.Model):
    """Which night or recording an import added."""

    entry = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    night = models.OneToOneField(Night, models.CASCADE, null=True, related_name="imported")
    device_sleep = models.OneToOneField(
        DeviceSleep, models.CASCADE, null=True, related_name="imported"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(night__isnull=True) ^ Q(device_sleep__isnull=True),
                name="imported_row_is_one_thing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.night or self.device_sleep}"

    @staticmethod
    def note(entry: Import, added: list[Night] | list[DeviceSleep]) -> None:
        """Remember what an import added."""
        rows = [
            ImportedRow(entry=entry, night=row)
            if isinstance(row, Night)
            else ImportedRow(entry=entry, device_sleep=row)
            for row in added
        ]
        ImportedRow.objects.bulk_create(rows)
