"""The sittings of one evening together."""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from journal.clock import minutes_since_noon
from journal.sittings.course import MINUTES, USUAL, Course


@dataclass(frozen=True)
class Evening:
    """The sittings of a night, in the order in which they began."""

    night: date
    courses: tuple[Course, ...]

    @cached_property
    def by_time(self) -> dict[time, Course]:
        """The sitting that counts for each planned time, in the order of the evening.

        Where one was begun again it is the first complete one, else the first.
        """
        times = sorted({each.planned_at for each in self.courses}, key=minutes_since_noon)
        return {at: self._counting(at) for at in times}

    def _counting(self, at: time) -> Course:
        begun = [each for each in self.courses if each.planned_at == at]
        return next((each for each in begun if each.is_complete), begun[0])

    @cached_property
    def complete(self) -> dict[time, Course]:
        """The complete sittings by their planned time."""
        return {at: each for at, each in self.by_time.items() if each.is_complete}

    @property
    def mean(self) -> float | None:
        """The mean of its complete sittings, 0–10; unknown without one."""
        return self.mean_at(self.complete) if self.complete else None

    def mean_at(self, times: Iterable[time]) -> float:
        """The mean of the complete sittings at these times; `KeyError` where one is not."""
        totals = [self.complete[at].total or 0 for at in times]
        return sum(totals) / (len(totals) * len(MINUTES))


def evenings(courses: Iterable[tuple[date, Course]]) -> tuple[Evening, ...]:
    """The evenings of sittings with their nights, the oldest first."""
    by_night: dict[date, list[Course]] = {}
    for night, course in courses:
        by_night.setdefault(night, []).append(course)
    return tuple(
        Evening(night, tuple(sorted(by_night[night], key=lambda each: each.started_at)))
        for night in sorted(by_night)
    )


def times_to_offer(latest: Evening | None) -> tuple[time, ...]:
    """The times to choose from: those of the latest evening if it had as many, else the usual."""
    used = tuple(latest.by_time) if latest else ()
    return used if len(used) == len(USUAL) else USUAL
