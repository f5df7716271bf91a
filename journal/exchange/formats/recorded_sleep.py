"""One recording of a wearable, whichever app wrote its file."""
# pure

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from journal.recordings.nights import Kind


class Basis(StrEnum):
    """By what the clock times of a recording are known."""

    ZONE = "zone"  # the file names the zone
    OFFSET = "offset"  # the file says how far from UTC the clock was
    CHOSEN = "chosen"  # the file says neither: the zone is the person's


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedSleep:
    """One recording; instants are UTC, durations minutes, `None` was not measured.

    `external_id` is the recording's own in its app, so that a file read twice adds it once.
    `tracker` is the device or app as the file calls it. `kind` is `None` until it is known which
    recording of the night is the main one. Without a `time_zone` it is the one that was chosen.
    """

    source: str = ""
    tracker: str = ""
    external_id: str
    night: date
    kind: Kind | None
    time_zone: str = ""
    zone_basis: Basis = Basis.CHOSEN
    started_at: datetime
    sleep_onset_at: datetime | None = None
    final_awakening_at: datetime | None = None
    ended_at: datetime
    total_sleep_minutes: float | None = None
    sleep_onset_latency_minutes: float | None = None
    wake_after_sleep_onset_minutes: float | None = None
    light_minutes: float | None = None
    deep_minutes: float | None = None
    rem_minutes: float | None = None
    out_of_bed_minutes: float | None = None

    @property
    def main(self) -> bool:
        """Whether it is the main sleep of its night, as far as is known."""
        return self.kind is Kind.MAIN
