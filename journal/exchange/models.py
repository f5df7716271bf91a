"""Imports: what waits for its owner's yes, and what was taken in and can be undone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from journal.exchange.problem import SHOWN
from journal.exchange.reading import Reading, State
from journal.exchange.restore import PREFERENCES, Former, set_preferences
from journal.exchange.tables import by_name, referring_to, tables
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
        nouns = {self.Format.NIGHTS_CSV: "night", self.Format.FITBIT: "recording"}
        return nouns.get(self.Format(self.format), "record")

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
            if not done.exists() or not self.rows.exists():
                return False
            nights = Night.objects.filter(user=self.user, imported__entry=self)
            by_hand = Q(evening_last_written_at__gt=self.confirmed_at) | Q(
                morning_last_written_at__gt=self.confirmed_at
            )
            self.kept = nights.filter(by_hand).count()
            nights.exclude(by_hand).delete()
            DeviceSleep.objects.filter(user=self.user, imported__entry=self).delete()
            self._undo_others()
            self.rows.all().delete()
            self.step, self.undone_at = self.Step.UNDONE, now
            self.save()
        return True

    def _undo_others(self) -> None:
        """Take out rows of other tables that nothing refers to, and set preferences back."""
        for table in by_name().values():
            rows = self.rows.filter(table=table.name)
            if table.name == PREFERENCES:
                for before in rows.values_list("before", flat=True):
                    set_preferences(self.user, before or {})
                continue
            pks = set(rows.values_list("row", flat=True))
            for other, column in referring_to(table):
                pks -= set(other.of(self.user).values_list(column.field.attname, flat=True))
            table.of(self.user).filter(pk__in=pks).delete()


class ImportedRow(models.Model):
    """Which row an import added: a night, a recording, or one of another table.

    `before` is how the preferences were that it changed.
    """

    entry = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    night = models.OneToOneField(Night, models.CASCADE, null=True, related_name="imported")
    device_sleep = models.OneToOneField(
        DeviceSleep, models.CASCADE, null=True, related_name="imported"
    )
    table = models.CharField(max_length=40, blank=True)
    row = models.PositiveBigIntegerField(null=True)
    before = models.JSONField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(night__isnull=False, device_sleep__isnull=True, table="")
                | Q(night__isnull=True, device_sleep__isnull=False, table="")
                | Q(night__isnull=True, device_sleep__isnull=True, row__isnull=False)
                & ~Q(table=""),
                name="imported_row_is_one_thing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.night or self.device_sleep or self.table}"

    @staticmethod
    def note(entry: Import, added: Sequence[models.Model | Former]) -> None:
        """Remember what an import added."""
        names = {table.model: table.name for table in tables()}
        ImportedRow.objects.bulk_create(_noted(entry, row, names) for row in added)


def _noted(entry: Import, added: models.Model | Former, names: dict[Any, str]) -> ImportedRow:
    match added:
        case Former():
            return ImportedRow(
                entry=entry, table=PREFERENCES, row=added.person.pk, before=added.row
            )
        case Night():
            return ImportedRow(entry=entry, night=added)
        case DeviceSleep():
            return ImportedRow(entry=entry, device_sleep=added)
        case _:
            return ImportedRow(entry=entry, table=names[type(added)], row=added.pk)
