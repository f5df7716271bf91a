"""A zone for a recording: by the name that a file gives, or by how far from UTC its clock was."""
# pure

from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

# Places whose clocks are not a whole number of hours from UTC, at some time of the year.
BETWEEN_HOURS = (
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Asia/Kabul",
    "Asia/Yangon",
    "Australia/Adelaide",
    "Australia/Darwin",
    "Australia/Eucla",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Pacific/Chatham",
    "Pacific/Marquesas",
)
HOUR = timedelta(hours=1)


def zone_at(offset: timedelta, instant: datetime, home: ZoneInfo) -> ZoneInfo:
    """A zone whose clocks were so far from UTC at an aware instant.

    The person's own where its clocks were; else the hours from UTC, else a place with half hours;
    where no place on Earth has such clocks, the person's own.
    """
    if instant.astimezone(home).utcoffset() == offset:
        return home
    hours, rest = divmod(offset, HOUR)
    if not rest and -12 <= hours <= 14:
        return ZoneInfo(f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC")
    places = map(ZoneInfo, BETWEEN_HOURS)
    return next((p for p in places if instant.astimezone(p).utcoffset() == offset), home)


@lru_cache(maxsize=256)
def zone_of_name(name: str) -> str:
    """The name of a zone that this machine knows; empty for any other."""
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        return ""
