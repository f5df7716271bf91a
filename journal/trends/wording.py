"""How single values are written on the trends page."""

from collections.abc import Callable
from datetime import timedelta

from journal import sleep

UNKNOWN = "–"

Wording = Callable[[float], str]


def number(value: float) -> str:
    """At most one decimal, and none where it is zero: "5", "4.5"."""
    return f"{round(value, 1):g}"


def whole(value: float) -> str:
    """To the nearest whole number: "120"."""
    return f"{value:.0f}"


def percent(share: float) -> str:
    """A share of 0–1 as "84 %"."""
    return f"{100 * share:.0f} %"


def duration(minutes: float) -> str:
    """Minutes as people say them: "6 h 20", "45 min"."""
    return sleep.in_words(timedelta(minutes=minutes))


def nights(count: int) -> str:
    """A count of nights: "no night", "1 night", "17 nights"."""
    return {0: "no night", 1: "1 night"}.get(count, f"{count} nights")
