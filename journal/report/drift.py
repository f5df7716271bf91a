"""Onset drift for the summary: first-symptom times before and after each dose change.

Medians of at most 28 nights on each side, and between them the difference and interval that the
trends page would give for the same nights. It describes; it explains nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.regimen.events import Change, DoseEvent, events
from journal.regimen.plan import Product
from journal.trends.differences import FEWEST_NIGHTS, Differ, Difference, Sides, worked_out
from journal.trends.measures import ONSET

SPAN = 28  # nights looked at on each side
MOST = 6


@dataclass(frozen=True, slots=True)
class Drift:
    """A dose change and what lies between: minutes since noon, the shift in minutes."""

    event: DoseEvent
    between: Difference


def drifts(
    products: Iterable[Product],
    nights: Iterable[DiaryNight],
    period: Period,
    differ: Differ = worked_out,
) -> tuple[Drift, ...]:
    """The changes of medicines for RLS inside a period that have enough nights on both sides.

    A side ends where the next change begins. The last six, the newest first.
    """
    onsets = {n.night: ONSET.value(n) for n in nights if n.night in period}
    relevant = [e for e in events(products) if e.is_for_rls]
    days = sorted({_first_night(event) for event in relevant})
    inside = [event for event in relevant if _first_night(event) in period]
    asked = [(event, _sides(_first_night(event), days, onsets)) for event in inside]
    told = [(event, sides) for event, sides in asked if _are_enough(sides)][-MOST:]
    found = differ([sides for _, sides in told]) if told else []
    return tuple(Drift(event, each) for (event, _), each in zip(told, found, strict=True))[::-1]


def _first_night(event: DoseEvent) -> date:
    """The first night of what is new: after a stop the night after the last dose."""
    return event.day + DAY if event.change is Change.STOPPED else event.day


def _sides(new: date, days: Sequence[date], onsets: Mapping[date, float | None]) -> Sides:
    first = max([new - SPAN * DAY, *(day for day in days if day < new)])
    last = min([new + SPAN * DAY, *(day for day in days if day > new)])
    before, after = (
        tuple(onsets.get(night) for night in side.nights())
        for side in (Period(first, new - DAY), Period(new, last - DAY))
    )
    return Sides(before, after)


def _are_enough(sides: Sides) -> bool:
    known = (len(side) - side.count(None) for side in (sides.first, sides.second))
    return min(known) >= FEWEST_NIGHTS
