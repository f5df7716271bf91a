"""How single values are written, on every page, on paper and in files."""
# pure, words

from collections.abc import Callable
from datetime import date

from config.language import date_text, figure, ngettext
from config.language import gettext as _
from config.language import percent as percentage
from journal import clock, rounding
from journal.rounding import rounded
from journal.symptoms import Figure

UNKNOWN = "–"

Wording = Callable[[float], str]


def number(value: float) -> str:
    """At most one decimal, and none where it is zero: "5", "4.5"."""
    return figure(str(rounded(value, 1)).removesuffix(".0"))


def whole(value: float) -> str:
    """To the nearest whole number: "120"."""
    return str(rounding.whole(value))


def percent(share: float) -> str:
    """A share of 0–1 as "84 %"."""
    return percentage(str(rounding.whole(100 * share)))


def duration(minutes: float) -> str:
    """Minutes as people say them: "7 h 05", "45 min", "−1 h 20"."""
    sign = "−" if rounding.whole(minutes) < 0 else ""
    hours, rest = divmod(rounding.whole(abs(minutes)), 60)
    if not hours:
        return sign + _("{minutes} min").format(minutes=rest)
    return sign + _("{hours} h {minutes}").format(hours=hours, minutes=f"{rest:02d}")


def hour(since_noon: float, hours: str) -> str:
    """A whole hour in minutes since noon, short enough for an axis: "21:00", "9 pm"."""
    return clock.wording(hours)(since_noon).replace(":00 ", " ")


def short_date(day: date) -> str:
    """A date in words: "4 Jul 2026"."""
    return date_text(day, "yMMMd")


def nights(count: int) -> str:
    """A count of nights: "no night", "1 night", "17 nights"."""
    if not count:
        return _("no night")
    return ngettext("{count} night", "{count} nights", count).format(count=count)


def with_nights(figure: Figure, shown: Wording) -> str:
    """A figure and the nights behind it: "5 (24)"."""
    return UNKNOWN if figure.value is None else f"{shown(figure.value)} ({figure.nights})"
