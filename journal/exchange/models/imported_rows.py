"""Which rows an import added, and how they were: what an undo goes by."""

from collections.abc import Sequence

from django.db import models
from django.db.models import Q

from accounts import bulk
from journal.exchange import filled
from journal.exchange.corrections import Corrected
from journal.exchange.models.imports import Import
from journal.exchange.restore import PREFERENCES, Former
from journal.exchange.tables import tables
from journal.exchange.undo import RECORDINGS, fingerprints_of
from journal.models import DeviceSleep, FactorAnswer, Night


class ImportedRow(models.Model):
    """Which row an import added: a night, a recording, or one of another table.

    `before` is how the preferences or a recording were that it changed; `fingerprint` tells
    whether a row of another table than nights was changed since. Without one, from an older
    version, it stays. `night_version` is the version up to which nobody changed a night by hand.
    """

    entry = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    night = models.OneToOneField(Night, models.CASCADE, null=True, related_name="imported")
    night_version = models.PositiveIntegerField(default=0)
    device_sleep = models.OneToOneField(
        DeviceSleep, models.CASCADE, null=True, related_name="imported"
    )
    table = models.CharField(max_length=40, blank=True)
    row = models.PositiveBigIntegerField(null=True)
    before = models.JSONField(null=True)
    fingerprint = models.CharField(max_length=32, blank=True)

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
    def note(entry: Import, added: Sequence[models.Model | Former | Corrected]) -> None:
        """Remember what an import added or corrected, and how it was."""
        rows = [_imported_row(entry, row) for row in added]
        unmarked = {
            (row.table, row.row): row
            for row in rows
            if row.table and row.row is not None and not row.fingerprint
        }
        for key, mark in fingerprints_of(entry.user, unmarked).items():
            unmarked[key].fingerprint = mark
        bulk.insert_many(rows)
        filled.move_on({each.night_id for each in added if isinstance(each, FactorAnswer)})


def _imported_row(entry: Import, added: models.Model | Former | Corrected) -> ImportedRow:
    match added:
        case Corrected():
            return ImportedRow(
                entry=entry,
                table=RECORDINGS,
                row=added.recording,
                before=added.before,
                fingerprint=added.fingerprint,
            )
        case Former():
            return ImportedRow(
                entry=entry, table=PREFERENCES, row=added.person.pk, before=added.row
            )
        case Night():
            return ImportedRow(entry_id=entry.pk, night_id=added.pk)
        case FactorAnswer():
            return ImportedRow(
                entry=entry,
                table=filled.ANSWERS,
                row=added.pk,
                fingerprint=filled.fingerprint(added),
            )
        case DeviceSleep():
            return ImportedRow(entry=entry, device_sleep=added)
        case _:
            names = {table.model: table.name for table in tables()}
            return ImportedRow(entry=entry, table=names[type(added)], row=added.pk)
