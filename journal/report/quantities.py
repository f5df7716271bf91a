"""How the summary prints its numbers: value, unit and change, the same on page and paper.

Decimals, halves and changes are those of the trends pages (`journal.figures.differences`).
"""
# pure, words

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from accounts.fields.clock_times import HOURS_12, HOURS_24
from config.language import gettext as _
from config.language import gettext_lazy, ngettext, pgettext
from journal import clock
from journal.figures.differences import DECIMALS, counted, figure, printed
from journal.figures.measures import Kind
from journal.figures.wording import UNKNOWN, duration, number, whole
from journal.rounding import rounded
from journal.rounding import whole as whole_of

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A kind of number: its unit, what decides its decimals, and how it reads.

    The unit may be a word that is put into the language when it is read.
    """

    unit: Any
    kind: Kind
    text: Callable[[float], str]
    change_text: Callable[[float], str]
    interval_text: Callable[[float, float], str]

    def printed(self, value: float | None) -> str:
        """The value without its unit, or a dash when it is unknown."""
        return UNKNOWN if value is None else self.text(printed(self.kind, value))

    def printed_of(self, value: float | None, nights: int) -> str:
        """The same of so many nights: of few nights a week "1 of 1"."""
        return counted(self.kind, value, nights) or self.printed(value)

    def number(self, value: float | None, nights: int) -> float | None:
        """The number itself as printed; `None` where none is: unknown, or of too few nights."""
        if value is None or counted(self.kind, value, nights):
            return None
        return printed(self.kind, value)

    def printed_change(self, change: float | None) -> str:
        """The change with its sign, or a dash when it is unknown."""
        return UNKNOWN if change is None else self.change_text(change)

    def printed_interval(self, low: float, high: float) -> str:
        """The ends of an interval of a change with their signs: "−1.5 to +0.3"."""
        return self.interval_text(self.end(low) or 0.0, self.end(high) or 0.0)

    def end(self, value: float | None) -> float | None:
        """An end of an interval as printed; `None` stays unknown."""
        return None if value is None else rounded(value, DECIMALS[self.kind])


def _points(value: float) -> str:
    return ngettext("{count} point", "{count} points", whole_of(value)).format(count=whole(value))


def signed(text: Callable[[float], str]) -> Callable[[float], str]:
    """A wording with a sign before it; "same" for no change."""

    def with_sign(change: float) -> str:
        if not change:
            return pgettext("a change", "same")
        return f"{'+' if change > 0 else MINUS}{text(abs(change))}"

    return with_sign


def _ends(low: float, high: float, text: Callable[[float], str] = number) -> str:
    return _between(*(signed(text)(end) if end else "0" for end in (low, high)))


def _between(low: str, high: str) -> str:
    return pgettext("an interval", "{low} to {high}").format(low=low, high=high)


def _duration_ends(low: float, high: float) -> str:
    """ "−50 to +10 min", and from an hour on "−2:30 to −0:05 h"."""
    if max(abs(low), abs(high)) < 60:
        return _("{minutes} min").format(minutes=_ends(low, high))
    return _("{hours} h").format(hours=_between(_hours(low), _hours(high)))


def _hours(minutes: float) -> str:
    hours, rest = divmod(int(abs(minutes)), 60)
    return f"{'+' if minutes > 0 else MINUS}{hours}:{rest:02d}" if minutes else "0"


def _clock_change(minutes: float) -> str:
    if not minutes:
        return pgettext("a change", "same")
    shift = _("{duration} later") if minutes > 0 else _("{duration} earlier")
    return shift.format(duration=duration(abs(minutes)))


def _of(kind: Kind) -> Callable[[float], str]:
    """The wording of the trends pages."""
    return partial(figure, kind)


_A_WEEK = _of(Kind.PER_WEEK)
PER_WEEK = Quantity(
    gettext_lazy("a week"),
    Kind.PER_WEEK,
    _A_WEEK,
    signed(_A_WEEK),
    partial(_ends, text=_A_WEEK),
)
RATING = Quantity("0–10", Kind.RATING, number, signed(number), _ends)
COUNT = Quantity("", Kind.COUNT, number, signed(number), _ends)
DURATION = Quantity("", Kind.MINUTES, duration, signed(duration), _duration_ends)
_MILLIGRAMS = _of(Kind.MILLIGRAMS)
CAFFEINE = Quantity("", Kind.MILLIGRAMS, _MILLIGRAMS, signed(_MILLIGRAMS), _ends)
EFFICIENCY = Quantity("", Kind.PERCENT, _of(Kind.PERCENT), signed(_points), _ends)
CLOCK_24 = Quantity("", Kind.CLOCK, clock.wording(HOURS_24), _clock_change, _duration_ends)
CLOCK_12 = Quantity("", Kind.CLOCK, clock.wording(HOURS_12), _clock_change, _duration_ends)
