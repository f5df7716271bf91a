"""How a clock time is written on a page."""

from datetime import datetime, time
from typing import Any

from django import template

from accounts.fields.clock_times import HOURS_24, in_words

register = template.Library()


@register.filter(expects_localtime=True)
def clock(at: datetime | time | None, person: Any) -> str:
    """ "23:10", or "11:10 pm" on a clock of 12 hours; an empty text for unknown."""
    if not at:
        return ""
    shown = at.time() if isinstance(at, datetime) else at
    return in_words(shown, getattr(person, "clock", HOURS_24))


@register.filter
def hour(at: int, person: Any) -> str:
    """A full hour by the person's clock: 16 as "16:00", or as "4:00 pm"."""
    return clock(time(at), person)
