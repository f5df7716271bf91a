"""Ferritin and saturation over the years with the courses of iron, as places in a drawing.

Lengths in user units. Each panel begins at 0 and holds the guideline's point, as the charts of the
labs page do; a course by mouth is a band, an infusion an upright line.
"""
# pure, words

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor, log10

from config.language import date_text, figure
from journal.figures.pictures import LEFT, MARGIN, WIDTH, Dot, Line, Tick
from journal.labs.iron.courses import IronCourse
from journal.labs.iron.values import Value
from journal.labs.units import Unit
from journal.rounding import rounded, whole

PANEL, GAP, LANE, TOP = 84, 30, 30, 24
SHORTEST = timedelta(days=28)  # of the time axis
STEPS = (1, 2, 3, 6, 12, 24, 60, 120)  # months between dates that are named
MOST_TICKS = 5
MOST_LANES = 12
LETTERS = 34  # of a name in the picture
YEAR = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """One value; `kind` is "measured", "calculated" or "limit"."""

    x: float
    y: float
    kind: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One test: its title, the values, the line that joins them, the guideline's point."""

    title: str
    top: float
    marks: tuple[Mark, ...]
    path: str
    line: float | None
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One course under the panels; `width` is 0 for an infusion."""

    name: Dot
    label: str
    bar: Line

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.bar.x1 == self.bar.x2


@dataclass(frozen=True, slots=True)
class IronPicture:
    """The whole drawing; `floor` is where the panels end."""

    height: float
    floor: float
    panels: tuple[Panel, ...]
    lanes: tuple[Lane, ...]
    dates: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class LabSeries:
    """The values of a test in one unit, and the guideline's point in it."""

    name: str
    unit: Unit
    values: Sequence[Value]
    line: float | None


def picture(
    tests: Sequence[LabSeries], courses: Sequence[IronCourse], day: date
) -> IronPicture | None:
    """The drawing up to a day, the latest courses; `None` without a value."""
    tests = [test for test in tests if test.values]
    if not tests:
        return None
    shown = [course for course in courses if course.is_first_known][-MOST_LANES:]
    first = min([*(test.values[0].day for test in tests), *(course.first for course in shown)])
    axis = _Axis(min(first, day - SHORTEST), max(day, *(test.values[-1].day for test in tests)))
    panels = tuple(
        _panel(test, TOP + place * (PANEL + GAP), axis) for place, test in enumerate(tests)
    )
    base = TOP + len(tests) * (PANEL + GAP) - GAP
    lanes = tuple(
        _lane(course, base + GAP + place * LANE, axis, day) for place, course in enumerate(shown)
    )
    height = base + GAP + len(shown) * LANE
    return IronPicture(height, base, panels, lanes, axis.ticks())


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        return rounded(LEFT + share * (WIDTH - LEFT - MARGIN), 1)

    def ticks(self) -> tuple[Tick, ...]:
        """The first days of a few months, named."""
        months = (self.last.year - self.first.year) * YEAR + self.last.month - self.first.month
        step = next((step for step in STEPS if months <= step * MOST_TICKS), STEPS[-1])
        start = self.first.year * YEAR + self.first.month - 1
        places = range(start - start % step + step, start + months + 1, step)
        days = [date(place // YEAR, place % YEAR + 1, 1) for place in places]
        years = step >= YEAR
        return tuple(Tick(self.x(d), f"{d:%Y}" if years else date_text(d, "yMMM")) for d in days)


def _panel(test: LabSeries, top: float, axis: _Axis) -> Panel:
    highest = max([float(value.amount) for value in test.values] + [test.line or 0])
    step = _step(highest)
    most = step * (floor(highest / step) + 1)

    def y(amount: float) -> float:
        return rounded(top + PANEL * (1 - amount / most), 1)

    marks = tuple(
        Mark(axis.x(value.day), y(float(value.amount)), _kind(value)) for value in test.values
    )
    return Panel(
        title=f"{test.name}, {test.unit.label}",
        top=top,
        marks=marks,
        path=" ".join(f"{'L' if place else 'M'}{m.x} {m.y}" for place, m in enumerate(marks)),
        line=None if test.line is None else y(test.line),
        ticks=tuple(
            Tick(y(n * step), figure(f"{rounded(n * step, 2)}".removesuffix(".0")))
            for n in range(whole(most / step) + 1)
        ),
    )


def _kind(value: Value) -> str:
    return "limit" if value.sign else "calculated" if value.is_calculated else "measured"


def _step(highest: float) -> float:
    """A round step of which the highest value takes two to five."""
    tenth: float = 10.0 ** floor(log10(highest)) if highest > 0 else 1.0
    return next(step * tenth for step in (0.2, 0.5, 1, 2) if highest < 5 * step * tenth)


def _lane(course: IronCourse, top: float, axis: _Axis, day: date) -> Lane:
    name = course.name if len(course.name) <= LETTERS else f"{course.name[: LETTERS - 1]}…"
    x1, x2 = axis.x(course.first), axis.x(course.last or day)
    return Lane(Dot(LEFT, top + 10), name, Line(x1, top + 20, x2, top + 20))
