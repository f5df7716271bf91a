"""A private calendar: two entries a day at the times somebody chose, and nothing about them."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from journal.reminders.words import WORDS, Part

LENGTH = timedelta(minutes=5)


def written(
    times: Iterable[tuple[Part, time]], zone: ZoneInfo, first_day: date, made: datetime, site: str
) -> bytes:
    """The calendar as a file: daily entries by the wall clock of `zone`, each with an alarm."""
    calendar = Calendar()
    calendar.add("prodid", "-//Stillnight//reminders//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Stillnight")
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"value": "DURATION"})
    for part, at in times:
        calendar.add_component(_event(part, datetime.combine(first_day, at, zone), made, site))
    calendar.add_missing_timezones()
    text: bytes = calendar.to_ical()
    return text


def _event(part: Part, starts: datetime, made: datetime, site: str) -> Event:
    words = WORDS[part]
    event = Event()
    event.add("uid", f"{part}@stillnight")
    event.add("summary", words.title)
    event.add("description", words.body)
    event.add("url", f"{site}{words.path}")
    event.add("dtstamp", made)
    event.add("dtstart", starts)
    event.add("duration", LENGTH)
    event.add("rrule", {"freq": "daily"})
    event.add("transp", "TRANSPARENT")  # nobody looks busy because of it
    event.add("class", "PRIVATE")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words.title)
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event
