"""The nights before and after a course of iron, by the one rule for changes of what is taken."""
# pure

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from journal.clock import DAY, Period
from journal.figures.differences import (
    Differ,
    Difference,
    sides_between,
)
from journal.figures.measures import SYMPTOM_NIGHTS, WORST, Measure
from journal.figures.on_demand import worked_out
from journal.labs.iron.courses import IronCourse
from journal.night_figures import FiguresByNight
from journal.regimen.dose_changes import NIGHTS, nights_after, nights_before

MEASURES = (WORST, SYMPTOM_NIGHTS)
TwoSides = tuple[Period, Period]


@dataclass(frozen=True, slots=True)
class Around:
    """The nights set against each other; `is_during`: the second are the latest of a course."""

    before: Period
    after: Period
    is_during: bool
    differences: tuple[tuple[Measure, Difference], ...]


def sides(
    course: IronCourse, others: Iterable[IronCourse], cuts: Iterable[date], last: date
) -> TwoSides | None:
    """The nights before and after a course; of one that goes on its latest nights.

    Each side ends where another course begins or ends, or at one of the `cuts`. `None` where the
    course has no known day, or no night of it is over by `last`.
    """
    every = {*cuts, *(cut for other in others if other != course for cut in _cuts(other))}
    new = _first_after(course)
    if not course.is_first_known or course.first > last or (new is not None and new > last):
        return None
    if new is not None:
        return nights_before(course.first, every), nights_after(new, every, last)
    begun = [cut for cut in (course.first, *every) if cut <= last]
    latest = Period(max([last - (NIGHTS - 1) * DAY, *begun]), last)
    return nights_before(course.first, every), latest


def _first_after(course: IronCourse) -> date | None:
    """The first night after it: of an infusion that of its day; `None` while it goes on."""
    if course.is_infusion:
        return course.first
    return course.last + DAY if course.last else None


def _cuts(course: IronCourse) -> list[date]:
    after = _first_after(course)
    return [course.first] if after is None else [course.first, after]


def around(
    chosen: Mapping[IronCourse, TwoSides],
    figures: FiguresByNight,
    differ: Differ = worked_out,
) -> dict[IronCourse, Around]:
    """How the nights before and after each course differ; `figures` are those of
    `looked_at`.

    `differ` is asked once for all of them.
    """
    sides_of = [
        each
        for before, after in chosen.values()
        for each in sides_between(MEASURES, before, after, figures)
    ]
    differences = iter(differ(sides_of) if sides_of else ())
    return {
        course: Around(
            before,
            after,
            not course.is_infusion and course.last is None,
            tuple((measure, next(differences)) for measure in MEASURES),
        )
        for course, (before, after) in chosen.items()
    }
