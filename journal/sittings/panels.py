"""The courses of sittings as small drawings: one panel for each time of the evening."""
# pure, words

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from accounts.fields.clock_times import in_words
from config.language import gettext as _
from journal.clock import minutes_since_noon
from journal.rounding import rounded
from journal.sittings.course import HIGHEST, LENGTH, MINUTES, Course
from journal.sittings.evening import Evening
from journal.sittings.words import how_it_went, mean_in_words

LEFT, RIGHT, TOP, BOTTOM = 20, 152, 8, 92  # of the axes, in the units of the drawing

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One course: its unbroken stretches as "x,y x,y", a mark for each rating, and its words.

    `is_earlier` tells the first of two evenings.
    """

    name: str
    is_earlier: bool
    stretches: tuple[str, ...]
    marks: tuple[Point, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The courses at one time of the evening, the earlier evening first."""

    title: str
    lines: tuple[Line, ...]

    @property
    def in_words(self) -> str:
        """What the drawing shows, for those who do not see it."""
        about = _("Ratings of the sitting at {time}.").format(time=self.title)
        lines = (
            _("{name}: {words}.").format(name=line.name, words=line.words) for line in self.lines
        )
        return " ".join([about, *lines])


def panels(shown: Sequence[tuple[str, Evening]], hours: str) -> tuple[Panel, ...]:
    """A panel for each planned time of these evenings, which are called by their names."""
    times = sorted({at for _, evening in shown for at in evening.by_time}, key=minutes_since_noon)
    return tuple(Panel(in_words(at, hours), _lines(shown, at)) for at in times)


def _lines(shown: Sequence[tuple[str, Evening]], at: time) -> tuple[Line, ...]:
    return tuple(
        _line(name, number < len(shown), evening.by_time[at])
        for number, (name, evening) in enumerate(shown, 1)
        if at in evening.by_time
    )


def _line(name: str, is_earlier: bool, course: Course) -> Line:
    points = [
        None if rating is None else _place(minute, rating)
        for minute, rating in zip(MINUTES, course.ratings, strict=True)
    ]
    words = how_it_went(course)
    if course.is_complete:
        words = _("{how}, mean {mean}").format(how=words, mean=mean_in_words(course.mean))
    return Line(
        name=name,
        is_earlier=is_earlier,
        stretches=tuple(" ".join(f"{x},{y}" for x, y in each) for each in _unbroken(points)),
        marks=tuple(filter(None, points)),
        words=words,
    )


def _place(minute: int, rating: int) -> Point:
    x = LEFT + (RIGHT - LEFT) * minute / LENGTH
    return rounded(x, 1), rounded(BOTTOM - (BOTTOM - TOP) * rating / HIGHEST, 1)


def _unbroken(points: Sequence[Point | None]) -> list[list[Point]]:
    """The stretches of two known ratings and more without an unknown one between them."""
    stretches: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            stretches.append([])
        else:
            stretches[-1].append(point)
    return [each for each in stretches if len(each) > 1]
