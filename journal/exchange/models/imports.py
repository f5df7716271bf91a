"""Imports: what waits for its owner's yes, and what was taken in and can be undone."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from accounts.models import User
from config.language import gettext as _
from journal.exchange import filled, pieces
from journal.exchange.as_stored import as_stored, is_a_mapping, table_in
from journal.exchange.corrections import Corrected, set_back
from journal.exchange.formats.complete import CompleteFile
from journal.exchange.formats.format import Format
from journal.exchange.formats.registry import BY_KEY, choices
from journal.exchange.models.under_way import UnderWay
from journal.exchange.packed import packed, unpacked
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading, Row, State, Table
from journal.exchange.restore import PREFERENCES, set_preferences
from journal.exchange.rows import Rows
from journal.exchange.sheets.mapping import MAX_BYTES
from journal.exchange.tables import by_name
from journal.exchange.undo import MANY, NIGHTS, RECORDINGS, RETENTION, Undoing, fingerprints
from journal.exchange.units import display_name, some_of
from journal.exchange.uploaded import name_of

JUDGED_BY = ("table", "row", "fingerprint", "device_sleep", "night_version", "night__version")
LARGE = 10  # texts of rows, of which each holds `packed.BATCH` at most
HEAVY = 3  # times what it takes to add a row
MAX_UNDONE = 5  # imports whose rows can be brought back: each may be as large as a file


class Import(UnderWay):
    """One file. It is stored until it was read; its mapped fields only until the yes or no."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="imports")
    format = models.CharField(max_length=16, choices=choices)
    step = models.CharField(max_length=8, choices=UnderWay.Step, default=UnderWay.Step.PREVIEW)
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
    gained = models.PositiveIntegerField(default=0)  # answers, by nights that were there
    mapping = models.TextField(blank=True, max_length=MAX_BYTES, validators=[is_a_mapping])
    forgotten_at = models.DateTimeField(null=True)  # when its description was deleted
    payload = models.JSONField(default=dict)
    stayed: Sequence[str] = ()  # after an undo: what stays, by name

    class Meta:
        ordering = ("-created_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("user",), condition=Q(step="preview"), name="import_one_preview_a_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_format_display()}: {self.filename}"

    def waiting_rows(self) -> list[Row]:
        """The rows that wait for a yes, or that an undo removed."""
        return list(unpacked(self.payload["rows"]))

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
                **as_stored(reading),
            )
        return proposed

    @classmethod
    def receive(
        cls, person: User, names: Sequence[str], zone: str, sizes: Sequence[int] | None = None
    ) -> "Import":
        """Note files that arrive for a worker; what has no answer makes way.

        `sizes`, in bytes, are those of files that come in pieces.
        """
        arriving = Q(step=cls.Step.READING, queued_at=None)
        with transaction.atomic():
            person.imports.filter(
                arriving | Q(step__in=[cls.Step.PREVIEW, cls.Step.REFUSED])
            ).delete()
            received: Import = person.imports.create(
                step=cls.Step.READING,
                filename=name_of(names),
                time_zone=zone,
                payload={"files": list(names), "sizes": sizes},
            )
        return received

    def propose_read(self, kind: str, reading: Reading) -> None:
        """Keep what was read of it for its owner's yes, as `propose`; raises `TakenOver`."""
        with transaction.atomic():
            self.user.imports.filter(step=self.Step.PREVIEW).delete()
            self.release(step=self.Step.PREVIEW, format=kind, **as_stored(reading))

    def refuse(self, problem: ImportProblem) -> None:
        """Keep why it cannot be read, for its owner to see; raises `TakenOver`."""
        payload = {"refused": [str(each) for each in problem.problems]}
        self.release(step=self.Step.REFUSED, refused=problem.count, payload=payload)

    def understand(self, kind: str, reading: Reading) -> bool:
        """Read the waiting table in another way; whether it still waits for that."""
        mine = self.user.imports.filter(pk=self.pk, step=self.Step.PREVIEW)
        return bool(mine.update(format=kind, **as_stored(reading)))

    @property
    def table(self) -> Table | None:
        """The table that can be read in another way; `None` where there is none."""
        return table_in(self.payload)

    @property
    def asks(self) -> bool:
        """Whether its owner has to say first what the columns of its table mean."""
        return "table" in self.payload and not self.payload["rows"]

    @property
    def is_large(self) -> bool:
        """Whether a yes to it takes longer than a page should."""
        return len(self.payload.get("rows", ())) > LARGE

    @property
    def file_format(self) -> Format:
        """What knows how its rows are compared, added and shown."""
        return BY_KEY[self.format]

    def finish(self, counts: Counter[State], now: datetime) -> None:
        """Note what became of the rows, and let go of them; raises `TakenOver`.

        Rows that stopped half way and were changed by hand since count as added.
        """
        answers = Q(table=filled.ANSWERS)
        rows = self.rows.aggregate(added=Count("pk", self.adds), gained=Count("pk", answers))
        added = min(rows["added"], counts.total())
        others = counts.total() - added
        different = min(counts[State.DIFFERENT], others)
        counted = {"added": added, "same": others - different, "different": different}
        counted["gained"] = rows["gained"]
        self.release(step=self.Step.DONE, confirmed_at=now, payload={}, **counted)

    @property
    def added_rows(self) -> "models.QuerySet[Any]":
        """The rows that it added by themselves."""
        return self.rows.filter(self.adds)

    @property
    def adds(self) -> Q:
        """Which rows it added, without those it corrected, and what came with nights."""
        kind = BY_KEY.get(self.format)  # none while the file is read
        nights_alone = kind is not None and kind.table == NIGHTS
        return Q(night__isnull=False) if nights_alone else ~Q(table=RECORDINGS)

    def undo(self, now: datetime) -> bool:
        """Take out what this import added, but for what was changed since.

        `stayed` names what stays; the rest can be brought back a while. Whether there was any.
        """
        self.forget_undone(self.user, now)
        rows = Rows(self.user)
        self._undo_the_many(rows)
        with transaction.atomic():
            taken_in = Q(step=self.Step.DONE) | self.stopped(now)
            done = self.user.imports.select_for_update().filter(taken_in, pk=self.pk).first()
            if done is None or not (self.rows.exists() or done.taken_out):
                return False
            self._hold()
            undoing = self._parted()
            undoing.keep_what_is_needed(self.user)
            units = undoing.units(self.user, rows)
            undoing.remove(self.user)
            self._set_back()
            self.rows.all().delete()
            self.kept, self.stayed = (
                len(units.staying),
                [display_name(unit) for unit in units.staying],
            )
            removed = done.taken_out + packed(units.going)
            named = packed(units.named) if removed else []
            self.payload = {"rows": removed + named} if removed else {}
            self.step, self.undone_at, self.queued_at = self.Step.UNDONE, now, None
            self.save()
            self.forget_undone(self.user, now)
        return True

    def _hold(self) -> None:
        """Nobody writes to what it added until it is decided what stays."""
        list(self.user.nights.filter(pk__in=self.rows.values("night")).select_for_update())
        for name in set(self.rows.exclude(table="").values_list("table", flat=True)):
            rows = by_name()[name].of(self.user)
            list(rows.select_for_update(no_key=name == PREFERENCES))

    @property
    def taken_out(self) -> list[str]:
        """What an undo has removed so far, packed, while it is under way."""
        return self.payload.get("rows", []) if self.step == self.Step.DONE else []

    def _undo_the_many(self, rows: Rows) -> None:
        """Remove many in pieces, each kept to be brought back; what is left is undone at once."""
        if self.step != self.Step.DONE or self.rows.count() * HEAVY <= pieces.PIECE:
            return
        undoing = self._parted()
        undoing.keep_what_is_needed(self.user)
        for name in MANY:
            keys = pieces.in_pieces(sorted(undoing.gone.get(name, ())), lambda _: HEAVY)
            pieces.store_in_turn(keys, partial(self._take_out, rows, name))

    def _take_out(self, rows: Rows, name: str, keys: Sequence[int]) -> None:
        """Remove those of a piece that nobody changed until now."""
        mine = self.user.imports.select_for_update().filter(step=self.Step.DONE, pk=self.pk)
        if (entry := mine.first()) is None:
            return
        unchanged = {"version": F("imported__night_version")} if name == NIGHTS else {}
        there = by_name()[name].of(self.user).filter(pk__in=keys, **unchanged)
        held = list(there.select_for_update(of=("self",)).values_list("pk", flat=True))
        removed = some_of(rows, name, held)
        there.filter(pk__in=[unit.pop("pk") for unit in removed]).delete()
        entry.payload = {"rows": [*entry.taken_out, *packed(removed)]}
        entry.save(update_fields=["payload"])

    def _parted(self) -> Undoing:
        """Each row it added: gone, or kept because it was changed since."""
        undoing = Undoing()
        current = fingerprints(self.user) | filled.fingerprints(self.rows)
        rows = self.rows.exclude(table__in=[PREFERENCES, RECORDINGS]).select_related("night")
        for row in rows.only(*JUDGED_BY).iterator():
            if row.night is not None:
                stays = row.night.version > row.night_version
                undoing.put(NIGHTS, row.night.pk, stays=stays)
            elif row.device_sleep_id is not None:
                undoing.put(RECORDINGS, row.device_sleep_id, stays=False)
            elif row.row is not None and (row.table, row.row) in current:
                changed = current[row.table, row.row] != row.fingerprint
                undoing.put(row.table, row.row, stays=changed)
        return undoing

    def _set_back(self) -> None:
        """Set preferences and corrected recordings to what they were, unless changed since."""
        for row in self.rows.filter(table=RECORDINGS):
            set_back(self.user, Corrected(row.row or 0, row.before or {}, row.fingerprint))
        current = fingerprints(self.user)
        for row in self.rows.filter(table=PREFERENCES):
            if row.row and current.get((PREFERENCES, row.row)) == row.fingerprint:
                set_preferences(self.user, row.before or {})

    def bring_back(self, now: datetime) -> "Import | None":
        """Propose what an undo removed; `None` where there is nothing to bring back any more."""
        self.forget_undone(self.user, now)
        self.refresh_from_db()
        if self.step != self.Step.UNDONE or not self.payload:
            return None
        first, last = self.first_night, self.last_night
        reading = Reading(
            self.waiting_rows(),
            str(first) if first else None,
            str(last) if last else None,
            [_("This is what the undo of {filename} deleted.").format(filename=self.filename)],
        )
        return Import.propose(self.user, CompleteFile.key, self.filename, self.time_zone, reading)

    @staticmethod
    def forget_undone(person: User, now: datetime) -> None:
        """Let go of what was removed too long ago to come back, and of all but the latest few."""
        undone = person.imports.filter(step=Import.Step.UNDONE).exclude(payload={})
        latest = undone.order_by("-undone_at").values_list("pk", flat=True)[:MAX_UNDONE]
        gone = Q(undone_at__lt=now - RETENTION) | ~Q(pk__in=list(latest))
        undone.filter(gone).update(payload={})
