"""When a reminder is due: each night or Sunday, at a wall-clock time in the person's zone."""
# pure

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journal import clock

# A reminder that could not be sent in time is left out rather than sent in the small hours.
MAX_DELAY = timedelta(hours=2)
RETRY = timedelta(minutes=5)
NOON, END_OF_EVENING = time(12), time(4)
SUNDAY = 6


def next_due(at: time, zone: ZoneInfo, after: datetime) -> datetime:
    """The first instant later than `after` at which the clock shows `at`, as aware UTC."""
    night = clock.night_at(after, zone) - clock.DAY
    while (due := _due(night, at, zone)) <= after:
        night += clock.DAY
    return due


def next_sunday(at: time, zone: ZoneInfo, after: datetime) -> datetime:
    """The same on Sundays alone, by the date where the clock shows `at`."""
    due = next_due(at, zone, after)
    while due.astimezone(zone).weekday() != SUNDAY:
        due = next_due(at, zone, due)
    return due


def night_of(due: datetime, zone: ZoneInfo) -> date:
    """Which night a reminder is about: before noon the one that has just passed."""
    return clock.night_at(due, zone)


def is_too_late(due: datetime, now: datetime) -> bool:
    """Whether its moment is over."""
    return now - due > MAX_DELAY


def fits_evening(at: time) -> bool:
    """Whether a time is from noon to four in the morning, which still is the same night."""
    return at >= NOON or at < END_OF_EVENING


def fits_morning(at: time) -> bool:
    """Whether a time is before noon, when the next night begins."""
    return at < NOON


def _due(night: date, at: time, zone: ZoneInfo) -> datetime:
    due = clock.timeline(night, zone, at)[0]
    assert due is not None  # noqa: S101  a clock time was given
    return due
