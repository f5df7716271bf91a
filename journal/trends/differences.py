"""How a figure, a difference and its interval are written."""

from collections.abc import Callable

from journal.clock import wording
from journal.trends.measures import Kind
from journal.trends.wording import duration, number, whole

Words = tuple[str, str]

TENTHS = {Kind.RATING, Kind.COUNT, Kind.PERCENT}

DIRECTIONS: dict[Kind, Words] = {
    Kind.RATING: ("lower", "higher"),
    Kind.CLOCK: ("earlier", "later"),
    Kind.MINUTES: ("less", "more"),
    Kind.PERCENT: ("lower", "higher"),
    Kind.COUNT: ("fewer", "more"),
    Kind.MILLIGRAMS: ("less", "more"),
}
SIZES: dict[Kind, Callable[[float], str]] = {
    Kind.RATING: lambda size: f"{number(size)} point{'' if round(size, 1) == 1 else 's'}",
    Kind.CLOCK: duration,
    Kind.MINUTES: duration,
    Kind.PERCENT: lambda size: f"{number(size)} percentage points",
    Kind.COUNT: number,
    Kind.MILLIGRAMS: lambda size: f"{whole(size)} mg",
}


def figure(kind: Kind, value: float | None, hours: str = "24") -> str:
    """A value as a reader sees it: "5", "21:40", "6 h 20", "84 %"; "–" when unknown."""
    match kind:
        case _ if value is None:
            return "–"
        case Kind.CLOCK:
            return wording(hours)(value)
        case Kind.MINUTES:
            return duration(value)
        case Kind.PERCENT:
            return f"{whole(value)} %"
        case Kind.MILLIGRAMS:
            return f"{whole(value)} mg"
        case _:
            return number(value)


def change(kind: Kind, difference: float) -> str:
    """A difference with its direction: "1 h 50 earlier", "1.5 points lower"."""
    size = abs(difference)
    if _is_nothing(kind, size):
        return "no difference"
    fewer, more = DIRECTIONS[kind]
    return f"{SIZES[kind](size)} {fewer if difference < 0 else more}"


def interval(kind: Kind, low: float, high: float) -> str:
    """From the nearer end to the farther: "1 h 05 to 2 h 30 earlier"; both when they differ."""
    near, far = sorted((low, high), key=abs)
    if low < 0 < high and not _is_nothing(kind, abs(near)):
        return f"{change(kind, low)} to {change(kind, high)}"
    if _is_nothing(kind, abs(far)):
        return "no difference"
    return f"{_bare(kind, near)} to {change(kind, far)}"


def _bare(kind: Kind, value: float) -> str:
    if _is_nothing(kind, abs(value)):
        return "0"
    if kind is Kind.MILLIGRAMS:
        return whole(abs(value))
    return number(abs(value)) if kind in TENTHS else SIZES[kind](abs(value))


def _is_nothing(kind: Kind, size: float) -> bool:
    """Whether a size is written as 0: ratings and counts to a tenth, the rest to a whole."""
    return round(size, 1) == 0 if kind in TENTHS else round(size) == 0
