"""How durations and shares are written on a page."""

from datetime import timedelta

from django import template

from journal import clock
from journal.figures import wording
from journal.figures.wording import UNKNOWN
from journal.sleep import MINUTE

register = template.Library()


@register.filter
def duration(value: timedelta | None) -> str:
    """ "7 h 05", or a dash for unknown."""
    return UNKNOWN if value is None else wording.duration(value / MINUTE)


@register.filter
def city(zone: str) -> str:
    """ "New York" of "America/New_York"."""
    return clock.city_of(zone)


@register.filter
def minutes(value: float | None) -> str:
    """Minutes as a duration, or a dash for unknown."""
    return UNKNOWN if value is None else wording.duration(value)


@register.filter
def percent(value: float | None) -> str:
    """A share of 0–1 as whole per cent, or a dash for unknown."""
    return UNKNOWN if value is None else wording.percent(value)
