"""The instants of an export, in whole seconds since 1970.

Each is written by the clock of the day of the export: its offset makes the instant, and says
nothing of where the person was then.
"""
# pure

from datetime import UTC, datetime
from functools import lru_cache

from journal.exchange.record import FIRST_YEAR, LAST_YEAR

DATE_AND_TIME = 19  # letters of 2026-03-20 23:10:00


@lru_cache(maxsize=64)  # a stage begins when the one before it ends
def instant(text: str) -> int | None:
    """The instant of "2026-03-20 23:10:00 +0100"; `None` where it is none."""
    try:
        moment = datetime.fromisoformat(text[:DATE_AND_TIME] + text[DATE_AND_TIME:].strip())
        within = FIRST_YEAR <= moment.year <= LAST_YEAR and moment.tzinfo is not None
        return int(moment.timestamp()) if within else None
    except (ValueError, OverflowError):
        return None


def moment(seconds: int) -> datetime:
    """The instant as a `datetime` in UTC."""
    return datetime.fromtimestamp(seconds, UTC)
