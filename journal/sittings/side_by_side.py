"""Evenings as a table: one row for each sitting, one cell for each evening."""
# pure

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from accounts.fields.clock_times import in_words
from journal.clock import minutes_since_noon
from journal.figures.wording import UNKNOWN
from journal.sittings.course import Course
from journal.sittings.evening import Evening
from journal.sittings.words import how_it_went, mean_in_words


@dataclass(frozen=True, slots=True)
class Row:
    """The sittings at one time of the evening: the mean of each, or why it has none."""

    time: str
    cells: tuple[str, ...]
    is_compared: bool


def rows(evenings: Sequence[Evening], compared: Sequence[time], hours: str) -> tuple[Row, ...]:
    """A row for each time, in the order of the evening; `compared` are those of a comparison."""
    times = sorted({at for each in evenings for at in each.by_time}, key=minutes_since_noon)
    return tuple(
        Row(
            time=in_words(at, hours),
            cells=tuple(_cell(each.by_time.get(at)) for each in evenings),
            is_compared=at in compared,
        )
        for at in times
    )


def _cell(course: Course | None) -> str:
    if course is None:
        return UNKNOWN
    return mean_in_words(course.mean) if course.is_complete else how_it_went(course)
