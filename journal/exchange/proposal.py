"""From the files that somebody sent to an import that waits for their yes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from accounts.models import User
from journal import quotas
from journal.clock import LONG_AGO
from journal.exchange.formats.format import Format
from journal.exchange.models import Import
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading, ReadOptions, State
from journal.exchange.upload import Upload
from journal.exchange.uploaded import UploadedBytes


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a person's files hold, read and checked; nothing is stored of it yet."""

    person: User
    upload: Upload
    reading: Reading
    zone: ZoneInfo

    @classmethod
    def read(
        cls, person: User, files: Sequence[UploadedBytes], zone: ZoneInfo, now: datetime
    ) -> "Proposal":
        """Read the files, clock times in `zone` where they name none; raises `ImportProblem`."""
        upload = Upload.of(files)
        tracked = {
            name.casefold(): kind for name, kind in person.factors.values_list("name", "kind")
        }
        options = ReadOptions(zone, now, tracked)
        reading = upload.format.read(upload.files, options)
        if (first := reading.first_night) and date.fromisoformat(first).year < LONG_AGO:
            reading.remarks.insert(
                0, f"Some nights are before {LONG_AGO}, the first {first}. Is the year right?"
            )
        _check_room(person, upload.format, reading)
        upload.format.try_out(person, reading.rows)
        return cls(person, upload, reading, zone)

    def store(self) -> Import:
        """Store the import, which then waits for a yes."""
        return Import.propose(
            self.person, self.upload.format.key, self.upload.name, self.zone.key, self.reading
        )


def _check_room(person: User, kind: Format, reading: Reading) -> None:
    """Refuse a file with more that is new than there is room for."""
    states = kind.states(person, reading.rows)
    units = zip(kind.units(reading.rows), states, strict=True)
    if refused := quotas.full_for(person, [unit for unit, s in units if s is State.NEW]):
        raise ImportProblem(refused)
