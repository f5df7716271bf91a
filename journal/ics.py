"""Calendar files (RFC 5545). The only module that knows the calendar library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar

LOOK_AGAIN = timedelta(hours=12)
AGE = datetime(2026, 1, 1, tzinfo=UTC)  # a number of four bytes lasts from here to 2094


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something on a calendar: from a moment to another by wall clock, or a whole day.

    The same `uid` again replaces the entry instead of adding one. With `reminds` the calendar
    says so when it begins; a `daily` one comes every day by the wall clock and leaves its time
    free. Of two versions a calendar believes the one that was `changed_at` later.
    """

    uid: str
    title: str
    words: str
    starts: datetime | date
    ends: datetime | None = None
    reminds: bool = False
    daily: bool = False
    address: str = ""
    changed_at: datetime | None = None


def written(
    occasions: Sequence[Occasion], zone: ZoneInfo, made_at: datetime, *, followed_as: str = ""
) -> bytes:
    """A calendar with these occasions; wall-clock times are those of `zone`.

    With `followed_as`, its name, it is one to subscribe to, looked at again twice a day.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Stillnight//EN")
    calendar.add("version", "2.0")
    if followed_as:
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", followed_as)
        calendar.add("refresh-interval", LOOK_AGAIN, parameters={"value": "DURATION"})
    for occasion in occasions:
        calendar.add_component(_event(occasion, zone, made_at))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(occasion: Occasion, zone: ZoneInfo, made_at: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", made_at)
    if occasion.changed_at is not None:
        event.add("last-modified", occasion.changed_at)
        event.add("sequence", _version(occasion.changed_at))
    event.add("summary", occasion.title)
    event.add("description", occasion.words)
    event.add("class", "PRIVATE")
    event.add("dtstart", _placed(occasion, occasion.starts, zone))
    if occasion.ends is not None:
        event.add("dtend", _placed(occasion, occasion.ends, zone))
    if occasion.address:
        event.add("url", occasion.address)
    if occasion.daily:
        event.add("rrule", {"freq": "daily"})
        event.add("transp", "TRANSPARENT")
    if occasion.reminds:
        event.add_component(_alarm(occasion))
    return event


def _version(changed_at: datetime) -> int:
    """A whole number that grows with every change, as RFC 5545 wants: the seconds of this age."""
    return max(0, int((changed_at - AGE).total_seconds()))


def _alarm(occasion: Occasion) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", occasion.title)
    alarm.add("trigger", timedelta(0))
    return alarm


def _placed(occasion: Occasion, when: datetime | date, zone: ZoneInfo) -> datetime | date:
    """A moment in UTC, so that no calendar has to know the zone's rules; a day stays a day.

    What comes every day stays with its zone, whose rules are then in the file.
    """
    if not isinstance(when, datetime):
        return when
    there = when.replace(tzinfo=zone)
    return there if occasion.daily else there.astimezone(UTC)
