"""A private calendar: two entries a day at the times somebody chose, and nothing about them."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journal import ics
from journal.reminders.words import WORDS, Part

LENGTH = timedelta(minutes=5)


def written(
    times: Iterable[tuple[Part, time]], zone: ZoneInfo, first_day: date, made: datetime, site: str
) -> bytes:
    """The calendar as a file: daily entries by the wall clock of `zone`, each with an alarm."""
    occasions = [_occasion(part, datetime.combine(first_day, at), site) for part, at in times]
    return ics.written(occasions, zone, made, followed_as="Stillnight")


def _occasion(part: Part, starts: datetime, site: str) -> ics.Occasion:
    words = WORDS[part]
    return ics.Occasion(
        uid=f"{part}@stillnight",
        title=words.title,
        words=words.body,
        starts=starts,
        ends=starts + LENGTH,
        reminds=True,
        daily=True,
        address=f"{site}{words.path}",
    )
