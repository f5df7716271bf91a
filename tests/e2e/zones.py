"""Places where it is the time of day that a test is about, whenever it runs."""

from datetime import UTC, datetime

EVENING = 20


def evening_zone() -> str:
    """A zone in which it is between eight and nine in the evening now."""
    return zone_where_it_is(EVENING)


def zone_where_it_is(hour: int) -> str:
    """A zone in which this hour of the day goes on."""
    ahead = (hour - datetime.now(UTC).hour + 9) % 24 - 9  # hours ahead of UTC, -9 to 14
    # Its signs are those of POSIX, and browsers call the one without any UTC.
    return f"Etc/GMT{-ahead:+d}" if ahead else "UTC"
