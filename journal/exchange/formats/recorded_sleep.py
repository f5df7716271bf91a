"""One recording of a wearable, whichever app wrote its file."""
# pure

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedSleep:
    """One recording; instants are UTC, durations minutes, `None` was not measured.

    `external_id` is the recording's own in its app, so that a file read twice adds it once.
    """

    external_id: str
    night: date
    main: bool
    started_at: datetime
    sleep_onset_at: datetime | None = None
    final_awakening_at: datetime | None = None
    ended_at: datetime
    total_sleep_minutes: float | None = None
    sleep_onset_latency_minutes: float | None = None
    wake_after_sleep_onset_minutes: float | None = None
