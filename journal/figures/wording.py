"""How single values are written on the trends page."""
# pure

from collections.abc import Callable
from datetime import timedelta

from journal import rounding, sleep
from journal.rounding import rounded

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
    """Minutes as people say them: "6 h 20", "45 min"."""
    return sleep.in_words(timedelta(minutes=minutes))


def nights(count: int) -> str:
    """A count of nights: "no night", "1 night", "17 nights"."""
    return {0: "no night", 1: "1 night"}.get(count, f"{count} nights")
