"""What the pages of evenings show, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accounts.fields.clock_times import in_words as clock_in_words
from config.language import gettext as _
from journal.clock import name_of
from journal.figures.wording import UNKNOWN, short_date
from journal.sittings import words
from journal.sittings.comparison import Comparison, compare, last_two
from journal.sittings.course import MINUTES, Course
from journal.sittings.evening import Evening, evenings
from journal.sittings.models import Sitting
from journal.sittings.panels import panels
from journal.sittings.side_by_side import rows


@dataclass(frozen=True, slots=True)
class EveningRow:
    """One evening in the list of all."""

    evening: Evening
    name: str
    mean: str
    complete: str


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One sitting in the table of its evening; `counts` unless another one of its time does."""

    pk: int
    time: str
    started: str
    ratings: tuple[str, ...]
    how: str
    mean: str
    counts: bool


def evening_rows(every: Sequence[Evening]) -> list[EveningRow]:
    """Every evening, the newest first."""
    return [
        EveningRow(
            evening=each,
            name=short_date(each.night),
            mean=words.mean_in_words(each.mean),
            complete=_("{count} of {all}").format(count=len(each.complete), all=len(each.by_time)),
        )
        for each in reversed(every)
    ]


def in_words(comparison: Comparison, hours: str, *, picked: bool = False) -> tuple[str, ...]:
    """The sentences about two evenings; `picked` says that they are not the last two."""
    spread = words.spread_in_words(comparison, picked=picked)
    return tuple(filter(None, (words.compared_in_words(comparison, hours), spread)))


def evening_page(sittings: Sequence[Sitting], hours: str) -> dict[str, Any]:
    """One evening with its rows: sentence, drawings, table."""
    courses = {row: row.to_course() for row in sittings}
    (made,) = evenings((row.night, course) for row, course in courses.items())
    return {
        "evening": made,
        "name": name_of(made.night),
        "sentence": words.evening_in_words(made),
        "panels": panels([(short_date(made.night), made)], hours),
        "minutes": MINUTES,
        "rows": [
            _course_row(row, course, made.by_time[course.planned_at] == course, hours)
            for row, course in courses.items()
        ],
    }


def _course_row(row: Sitting, course: Course, counts: bool, hours: str) -> CourseRow:
    started = row.started_at.astimezone(row.zone).time()
    return CourseRow(
        pk=row.pk,
        time=clock_in_words(course.planned_at, hours),
        started=clock_in_words(started, hours),
        ratings=tuple(UNKNOWN if each is None else str(each) for each in course.ratings),
        how=words.how_it_went(course),
        mean=words.mean_in_words(course.mean),
        counts=counts,
    )


def two_evenings(
    chosen: tuple[Evening, Evening], every: Sequence[Evening], hours: str
) -> dict[str, Any]:
    """Two evenings beside each other: sentences, drawings, a table of the means."""
    comparison = compare(*chosen, every)
    picked = comparison != last_two(every)
    both = (comparison.earlier, comparison.later)
    names = [short_date(each.night) for each in both]
    return {
        "names": names,
        "nights": [each.night for each in both],
        "sentences": in_words(comparison, hours, picked=picked),
        "panels": panels(list(zip(names, both, strict=True)), hours),
        "rows": rows(both, comparison.times, hours),
        "means": [words.mean_in_words(mean) for mean in comparison.means or (None, None)],
    }
