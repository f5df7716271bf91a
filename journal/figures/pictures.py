"""Small drawings, worked out here and written as SVG by the templates. Lengths in user units."""
# pure

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from statistics import median

from journal.figures.differences import figure
from journal.figures.measures import Kind
from journal.figures.wording import hour

WIDTH = 360
MARGIN = 12
SIDE_HEIGHT = 62  # of the tallest bar of each side
AXIS = 74  # where the axis between the two sides lies
BINS = 14
ALIKE = 1e-6  # values no further apart are one
WHOLE = {Kind.RATING, Kind.COUNT}
MOST_WHOLE = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `y` is its upper edge."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A place with its words: on an axis, or the median of a side."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class TwoSides:
    """Two distributions back to back on one axis: the first above it, the second below."""

    above: tuple[Bar, ...]
    below: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    median_above: Tick
    median_below: Tick


def two_sides(
    kind: Kind, first: Sequence[float], second: Sequence[float], hours: str = "24"
) -> TwoSides | None:
    """Shares of the known values of both sides; `None` when a side has none."""
    if not first or not second:
        return None
    edges = _edges(kind, [*first, *second])
    shares = [_shares(edges, side) for side in (first, second)]
    tallest = max(*shares[0], *shares[1])
    scale = (WIDTH - 2 * MARGIN) / (edges[-1] - edges[0])

    def place(value: float) -> float:
        return round(MARGIN + (value - edges[0]) * scale, 1)

    def bars(side: list[float], sign: int) -> tuple[Bar, ...]:
        width = round((edges[1] - edges[0]) * scale - 1.5, 1)
        heights = [round(SIDE_HEIGHT * share / tallest, 1) for share in side]
        return tuple(
            Bar(place(edge), AXIS - height if sign < 0 else AXIS + 18, width, height)
            for edge, height in zip(edges, heights, strict=False)
            if height
        )

    return TwoSides(
        above=bars(shares[0], -1),
        below=bars(shares[1], 1),
        ticks=tuple(Tick(place(at), label) for at, label in _ticks(kind, edges, hours)),
        median_above=Tick(place(median(first)), figure(kind, median(first), hours)),
        median_below=Tick(place(median(second)), figure(kind, median(second), hours)),
    )


def _edges(kind: Kind, values: Sequence[float]) -> list[float]:
    """Where bins begin and the last ends: ratings and small counts have one each."""
    low, high = min(values), max(values)
    if kind is Kind.RATING:
        return [place - 0.5 for place in range(12)]
    if kind in WHOLE and high - low <= MOST_WHOLE:
        return [place - 0.5 for place in range(floor(low), ceil(high) + 2)]
    step = (high - low) / BINS if high - low > ALIKE else 1.0
    return [low + step * place for place in range(BINS + 1)]


def _shares(edges: Sequence[float], values: Sequence[float]) -> list[float]:
    counts = [0] * (len(edges) - 1)
    step = edges[1] - edges[0]
    for value in values:
        counts[min(int((value - edges[0]) / step), len(counts) - 1)] += 1
    return [count / len(values) for count in counts]


def _ticks(kind: Kind, edges: Sequence[float], hours: str) -> list[tuple[float, str]]:
    if kind in WHOLE and edges[1] - edges[0] == 1:
        wholes = [edge + 0.5 for edge in edges[:-1]]
        return [(at, f"{at:.0f}") for at in wholes[:: max(1, len(wholes) // 11)]]
    span = edges[-1] - edges[0]
    places = [edges[0] + span * part for part in (0.06, 0.5, 0.94)]
    return [(at, figure(kind, at, hours)) for at in places]


@dataclass(frozen=True, slots=True)
class Dot:
    """One night or the median of some."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """From left to right."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Course:
    """Values over a period: dots, a trend line, medians of stretches, hours to read them by."""

    dots: tuple[Dot, ...]
    trend: Line | None
    levels: tuple[Line, ...]
    hours: tuple[Line, ...]
    labels: tuple[Tick, ...]
    dates: tuple[Tick, ...]
    changes: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    height: float


COURSE_HEIGHT = 190
LEFT = 48
TIGHT = 16  # numbers of changes closer together than this would cover each other
HOUR = 60
FEWEST_HOURS, HOURLY = 4, 6  # hours that a picture holds at least, and up to which each is named
HOUR_HEIGHT = 14  # the least: a shift of two hours is seen as such
Places = Sequence[tuple[int, str]]


def _axes(
    nights: int, low: float, high: float, height: float
) -> tuple[Callable[[float], float], Callable[[float], float]]:
    """Where a night stands from the left, and where a value stands from the top."""

    def x(night: float) -> float:
        return round(LEFT + night / nights * (WIDTH - LEFT - MARGIN), 1)

    def y(value: float) -> float:
        return round(10 + (value - low) / (high - low) * (height - 20), 1)

    return x, y


def course(
    values: Sequence[float | None],
    dots: Sequence[tuple[float, float]],
    ends: tuple[float, float] | None,
    levels: Sequence[tuple[int, int, float]],
    clock: str = "24",
    *,
    dates: Places = (),
    changes: Places = (),
) -> Course | None:
    """First-symptom times over a period, the evening at the top.

    `dots` are (night, value), `ends` the trend on the first and last night, `levels` are
    (first night, last night, median), `dates` to name and `changes` of the plan are (night,
    words), nights counted from 0. It is as high as its hours need. `None` without a value.
    """
    if not (minutes := [value for value in values if value is not None]):
        return None
    low, high, ticks = _hours_of(minutes)
    height = max(COURSE_HEIGHT, 20 + HOUR_HEIGHT * (high - low) / HOUR)
    nights = max(len(values) - 1, 1)
    x, y = _axes(nights, low, high, height)
    held = None if ends is None else [y(min(max(end, low), high)) for end in ends]
    return Course(
        dots=tuple(Dot(x(night), y(value)) for night, value in dots),
        trend=Line(x(0), held[0], x(nights), held[1]) if held else None,
        levels=tuple(Line(x(a), y(value), x(b), y(value)) for a, b, value in levels),
        hours=tuple(Line(LEFT, y(tick), WIDTH - MARGIN, y(tick)) for tick in ticks),
        labels=tuple(Tick(y(tick), hour(tick, clock)) for tick in ticks),
        dates=tuple(Tick(x(night), words) for night, words in dates),
        changes=tuple(Tick(x(night), words) for night, words in changes),
        numbers=_numbered([x(night) for night, _ in changes]),
        height=height,
    )


def _hours_of(minutes: Sequence[float]) -> tuple[float, float, list[float]]:
    """The whole hours that hold all times, `FEWEST_HOURS` at least, and those to be named."""
    low, high = int(min(minutes) // HOUR), int(max(minutes) // HOUR) + 1
    wanting = max(0, FEWEST_HOURS - (high - low))
    low, high = low - wanting // 2, high + wanting - wanting // 2
    if high - low > HOURLY:
        low, high = low - low % 2, high + high % 2
    step = 2 if high - low > HOURLY else 1
    ticks = [float(HOUR * each) for each in range(low, high + 1, step)]
    return ticks[0], ticks[-1], ticks


def _numbered(places: Sequence[float]) -> tuple[Tick, ...]:
    """The numbers of changes from left to right; those too close together share a place."""
    groups: list[list[int]] = []
    for number, place in enumerate(places):
        if groups and place - places[groups[-1][0]] < TIGHT:
            groups[-1].append(number)
        else:
            groups.append([number])
    return tuple(
        Tick(places[group[0]], "–".join(str(each + 1) for each in sorted({group[0], group[-1]})))
        for group in groups
    )
