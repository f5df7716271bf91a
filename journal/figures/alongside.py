"""What rooms show alongside the nights of a period; figures know none of the rooms.

A room registers two functions in its `AppConfig.ready`: what it shows of a person's period, and
a stamp that is another whenever any of that may be.
"""
# pure

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from journal.clock import Period
from journal.figures.lanes import Lane, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Alongside:
    """Lanes of doses and their changes, marks of what else happened.

    `doses_taken` is the share of the planned doses that were taken, of those answered, 0–1.
    """

    lanes: tuple[Lane, ...] = ()
    changes: tuple[Mark, ...] = ()
    marks: tuple[Mark, ...] = ()
    doses_taken: Mapping[date, float | None] = field(default_factory=dict)


Source = Callable[[Any, Period], Alongside]
Stamp = Callable[[Any], object]
_sources: dict[str, tuple[Source, Stamp]] = {}


def register(name: str, source: Source, stamp: Stamp) -> None:
    """Ask `source(person, period)` from now on; under the same name the later one counts."""
    _sources[name] = source, stamp


def shown_alongside(person: Any, period: Period) -> Alongside:
    """What all rooms show of somebody's period, together."""
    parts = [source(person, period) for source, _ in _sources.values()]
    return Alongside(
        lanes=tuple(lane for each in parts for lane in each.lanes),
        changes=tuple(change for each in parts for change in each.changes),
        marks=tuple(mark for each in parts for mark in each.marks),
        doses_taken={day: share for each in parts for day, share in each.doses_taken.items()},
    )


def stamps(person: Any) -> list[object]:
    """A stamp of each room: where all are the same, `shown_alongside` is the same."""
    return [stamp(person) for _, stamp in _sources.values()]
