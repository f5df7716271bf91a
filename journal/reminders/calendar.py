"""A private calendar: two entries a day at the times somebody chose, and nothing about them."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from journal import ics
from journal.reminders.messages import Part, words_of

LENGTH = timedelta(minutes=5)


class Time(NamedTuple):
    """A time of day that was chosen, and when it was."""

    part: Part
    at: time
    changed_at: datetime


def written(
    times: Iterable[Time],
    zone: ZoneInfo,
    first_day: date,
    made: datetime,
    site: str,
    named: Callable[[str], UUID],
) -> bytes:
    """The calendar as a file: daily entries by the wall clock of `zone`, each with an alarm.

    `named` gives each entry a name of its owner's own.
    """
    occasions = [_occasion(time, first_day, site, named) for time in times]
    return ics.written(occasions, zone, made, followed_as="Stillnight")


def _occasion(
    chosen: Time, first_day: date, site: str, named: Callable[[str], UUID]
) -> ics.Occasion:
    words = words_of(chosen.part)
    starts = datetime.combine(first_day, chosen.at)
    return ics.Occasion(
        uid=f"{named(f'reminder-{chosen.part}')}@stillnight",
        title=words.title,
        words=words.body,
        starts=starts,
        ends=starts + LENGTH,
        reminds=True,
        daily=True,
        address=f"{site}{words.path}",
        changed_at=chosen.changed_at,
    )
