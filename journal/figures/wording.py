"""How single values are written, on every page, on paper and in files."""
# pure

from collections.abc import Callable
from datetime import date

from journal import clock, rounding
from journal.rounding import rounded
from journal.symptoms import Figure

UNKNOWN = "–"

Wording = Callable[[float], str]


def number(value: float) -> str:
    """At most one decimal, and none where it is zero: "5", "4.5"."""
    return str(rounded(value, 1)).removesuffix(".0")


def whole(value: float) -> str:
    """To the nearest whole number: "120"."""
    return str(rounding.whole(value))


def percent(share: float) -> str:
    """A share of 0–1 as "84 %"."""
    return f"{rounding.whole(100 * share)} %"


def duration(minutes: float) -> str:
    """Minutes as people say them: "7 h 05", "45 min", "−1 h 20"."""
    sign = "−" if rounding.whole(minutes) < 0 else ""
    hours, rest = divmod(rounding.whole(abs(minutes)), 60)
    return f"{sign}{hours} h {rest:02d}" if hours else f"{sign}{rest} min"


def hour(since_noon: float, hours: str) -> str:
    """A whole hour in minutes since noon, short enough for an axis: "21:00", "9 pm"."""
    return clock.wording(hours)(since_noon).replace(":00 ", " ")


def short_date(day: date) -> str:
    """A date in words: "4 Jul 2026"."""
    return f"{day.day} {day:%b} {day.year:04}"


def nights(count: int) -> str:
    """A count of nights: "no night", "1 night", "17 nights"."""
    return {0: "no night", 1: "1 night"}.get(count, f"{count} nights")


def with_nights(figure: Figure, shown: Wording) -> str:
    """A figure and the nights behind it: "5 (24)"."""
    return UNKNOWN if figure.value is None else f"{shown(figure.value)} ({figure.nights})"
