"""How the summary prints its numbers: value, unit and change, the same on page and paper.

A change is the difference of the two printed values, so that a reader who subtracts them
arrives at the printed change.
"""

from collections.abc import Callable
from dataclasses import dataclass

from journal import clock

UNKNOWN = "–"
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A kind of number: its unit, the decimals it is printed with, and how it reads."""

    unit: str
    decimals: int
    text: Callable[[float], str]
    change_text: Callable[[float], str]
    interval_text: Callable[[float, float], str]

    def printed(self, value: float | None) -> str:
        """The value without its unit, or a dash when it is unknown."""
        return UNKNOWN if value is None else self.text(round(value, self.decimals))

    def change(self, this: float | None, previous: float | None) -> float | None:
        """How much this value lies above the previous one, as printed; unknown if either is."""
        if this is None or previous is None:
            return None
        return round(round(this, self.decimals) - round(previous, self.decimals), self.decimals)

    def printed_change(self, change: float | None) -> str:
        """The change with its sign, or a dash when it is unknown."""
        return UNKNOWN if change is None else self.change_text(change)

    def printed_interval(self, low: float, high: float) -> str:
        """The ends of an interval of a change with their signs: "−1.5 to +0.3"."""
        return self.interval_text(round(low, self.decimals), round(high, self.decimals))


def _plain(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _one_decimal(value: float) -> str:
    return f"{value:.1f}"


def _duration(minutes: float) -> str:
    hours, rest = divmod(round(minutes), 60)
    return f"{hours} h {rest:02d}" if hours else f"{rest} min"


def _percent(value: float) -> str:
    return f"{value:.0f} %"


def _points(value: float) -> str:
    return f"{value:.0f} point{'' if value == 1 else 's'}"


def signed(text: Callable[[float], str]) -> Callable[[float], str]:
    """The same wording with a sign before it; "same" for no change."""

    def with_sign(change: float) -> str:
        if not change:
            return "same"
        return f"{'+' if change > 0 else MINUS}{text(abs(change))}"

    return with_sign


def _ends(low: float, high: float) -> str:
    return f"{_end(low)} to {_end(high)}"


def _end(value: float) -> str:
    return signed(_plain)(value) if value else "0"


def _duration_ends(low: float, high: float) -> str:
    """ "−50 to +10 min", and from an hour on "−2:30 to −0:05 h"."""
    if max(abs(low), abs(high)) < 60:
        return f"{_ends(low, high)} min"
    return f"{_hours(low)} to {_hours(high)} h"


def _hours(minutes: float) -> str:
    hours, rest = divmod(abs(round(minutes)), 60)
    return f"{'+' if minutes > 0 else MINUS}{hours}:{rest:02d}" if minutes else "0"


def _clock_change(minutes: float) -> str:
    if not minutes:
        return "same"
    return f"{_duration(abs(minutes))} {'later' if minutes > 0 else 'earlier'}"


def clock_24(minutes: float) -> str:
    """Minutes since noon as "21:40"."""
    return f"{clock.clock_at(minutes):%H:%M}"


def clock_12(minutes: float) -> str:
    """Minutes since noon as "9:40 pm"."""
    time = clock.clock_at(minutes)
    return f"{time.hour % 12 or 12}:{time:%M} {'am' if time.hour < 12 else 'pm'}"


PER_WEEK = Quantity("a week", 1, _one_decimal, signed(_one_decimal), _ends)
RATING = Quantity("0–10", 1, _plain, signed(_plain), _ends)
COUNT = Quantity("times", 1, _plain, signed(_plain), _ends)
DURATION = Quantity("", 0, _duration, signed(_duration), _duration_ends)
EFFICIENCY = Quantity("", 0, _percent, signed(_points), _ends)
CLOCK_24 = Quantity("", 0, clock_24, _clock_change, _duration_ends)
CLOCK_12 = Quantity("", 0, clock_12, _clock_change, _duration_ends)
