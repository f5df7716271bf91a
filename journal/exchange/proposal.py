"""From the files that somebody sent to an import that waits for their yes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from accounts.models import User
from config.language import gettext as _
from journal import quotas
from journal.clock import LONG_AGO
from journal.exchange.descriptions import mappings_in_use
from journal.exchange.formats.format import Format
from journal.exchange.formats.recorded_table import RecordedTable
from journal.exchange.formats.registry import BY_KEY
from journal.exchange.formats.table import Table
from journal.exchange.formats.table_reading import as_described
from journal.exchange.models import Import
from journal.exchange.problem import ImportProblem
from journal.exchange.progress import Tell
from journal.exchange.reading import Reading, ReadOptions, State
from journal.exchange.sheets.mapping import ColumnMapping
from journal.exchange.sheets.meanings import Into
from journal.exchange.upload import Part, Upload
from journal.exchange.uploaded import UploadedBytes, name_of


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a person's files hold, read and checked; nothing is stored of it yet."""

    person: User
    upload: Upload
    reading: Reading
    zone: ZoneInfo

    @classmethod
    def read(
        cls,
        person: User,
        files: Sequence[UploadedBytes],
        zone: ZoneInfo,
        now: datetime,
        tell: Tell | None = None,
    ) -> "Proposal":
        """Read the files, clock times in `zone` where they name none; raises `ImportProblem`.

        A worker hears through `tell` how far it is.
        """
        upload = Upload.of(files)
        reading = upload.read(replace(options_for(person, zone, now), tell=tell))
        check(person, format_of(reading, upload.format), reading)
        return cls(person, upload, reading, zone)

    @property
    def format(self) -> Format:
        """The format that knows its rows."""
        return format_of(self.reading, self.upload.format)

    @classmethod
    def described(
        cls,
        person: User,
        files: Sequence[UploadedBytes],
        zone: ZoneInfo,
        now: datetime,
        mapping: ColumnMapping,
    ) -> "Proposal":
        """Read one table as a mapping describes it; raises `ImportProblem`."""
        if len(files) > 1:
            raise ImportProblem(_("Please choose one file at a time."))
        table = BY_KEY[Table.key]
        if not table.recognises(files[0]):
            raise ImportProblem(_("This is no table. Please choose a CSV, XLSX or ODS file."))
        reading = as_described(files[0], mapping, options_for(person, zone, now))
        check(person, format_of(reading, table), reading)
        upload = Upload(name_of([files[0].name]), [Part(table, files)], ())
        return cls(person, upload, reading, zone)

    def store(self) -> Import:
        """Store the import, which then waits for a yes."""
        return Import.propose(
            self.person, self.format.key, self.upload.name, self.zone.key, self.reading
        )


def options_for(person: User, zone: ZoneInfo, now: datetime) -> ReadOptions:
    """What files do not say, with what the person tracks and what columns meant before."""
    tracked = {name.casefold(): kind for name, kind in person.factors.values_list("name", "kind")}
    elsewhere = person.nights.exclude(time_zone=zone.key).values_list("night", "time_zone")
    zones = {night: ZoneInfo(name) for night, name in elsewhere}
    return ReadOptions(zone, now, tracked, mappings_in_use(person), zones)


def format_of(reading: Reading, kind: Format) -> Format:
    """The format that knows the rows: those of a table are recordings or nights."""
    if reading.table is None or not reading.rows:
        return kind
    recorded = reading.table.mapping.into is Into.RECORDINGS
    return BY_KEY[RecordedTable.key if recorded else Table.key]


def check(person: User, kind: Format, reading: Reading) -> None:
    """Raise `ImportProblem` for rows that cannot be taken; remark on those of long ago."""
    if not reading.rows:
        return
    if (first := reading.first_night) and date.fromisoformat(first).year < LONG_AGO:
        reading.remarks.insert(
            0,
            _("Some nights are before {long_ago}, the first {first}. Is the year right?").format(
                long_ago=LONG_AGO, first=first
            ),
        )
    _check_room(person, kind, reading)
    kind.try_out(person, reading.rows)


def _check_room(person: User, kind: Format, reading: Reading) -> None:
    """Refuse a file with more that is new than there is room for."""
    states = kind.states(person, reading.rows)
    units = zip(kind.units(reading.rows), states, strict=True)
    if refused := quotas.full_for(person, [unit for unit, s in units if s is State.NEW]):
        raise ImportProblem(refused)
