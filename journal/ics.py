"""Calendar files (RFC 5545). The only module that knows the calendar library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something on a calendar: from a moment to another by wall clock, or a whole day.

    The same `uid` again replaces the entry instead of adding one. With `reminds` the calendar
    says so when it begins.
    """

    uid: str
    title: str
    words: str
    starts: datetime | date
    ends: datetime | None = None
    reminds: bool = False


def written(occasions: Sequence[Occasion], zone: ZoneInfo, made_at: datetime) -> bytes:
    """A calendar with these occasions; wall-clock times are those of `zone`."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Stillnight//EN")
    calendar.add("version", "2.0")
    for occasion in occasions:
        calendar.add_component(_event(occasion, zone, made_at))
    return bytes(calendar.to_ical())


def _event(occasion: Occasion, zone: ZoneInfo, made_at: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", made_at)
    event.add("summary", occasion.title)
    event.add("description", occasion.words)
    event.add("class", "PRIVATE")
    event.add("dtstart", _placed(occasion.starts, zone))
    if occasion.ends is not None:
        event.add("dtend", _placed(occasion.ends, zone))
    if occasion.reminds:
        event.add_component(_alarm(occasion))
    return event


def _alarm(occasion: Occasion) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", occasion.title)
    alarm.add("trigger", timedelta(0))
    return alarm


def _placed(when: datetime | date, zone: ZoneInfo) -> datetime | date:
    """A moment in UTC, so that no calendar has to know the zone's rules; a day stays a day."""
    return when.replace(tzinfo=zone).astimezone(UTC) if isinstance(when, datetime) else when
