"""Onset drift for the summary: first-symptom times before and after each dose change.

The same nights, difference and interval as on the trends pages (`journal.regimen.dose_changes`).
It describes; it explains nothing.
"""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journal.clock import Period
from journal.figures.differences import (
    FEWEST_NIGHTS,
    Differ,
    Difference,
    Sides,
    sides_between,
)
from journal.figures.measures import ONSET
from journal.figures.on_demand import worked_out
from journal.night_figures import FiguresByNight
from journal.regimen.dose_changes import DoseChange, dose_changes
from journal.regimen.plan import Product

MAX_DRIFTS = 6


@dataclass(frozen=True, slots=True)
class Drift:
    """A dose change and what lies between: minutes since noon, the shift in minutes."""

    change: DoseChange
    between: Difference


def changes_in(period: Period, products: Iterable[Product], last: date) -> list[DoseChange]:
    """The changes of medicines for RLS whose first night lies in a period, oldest first.

    `last` is the latest night that counts, in the period or after it.
    """
    return [
        each
        for each in dose_changes(products, last)
        if each.after.first in period and each.event.is_for_rls
    ]


def drifts(
    changes: Iterable[DoseChange], figures: FiguresByNight, differ: Differ = worked_out
) -> tuple[Drift, ...]:
    """The changes that have enough nights on both sides: the last six, the newest first."""
    with_sides = [(each, _sides(each, figures)) for each in changes]
    enough = [(each, sides) for each, sides in with_sides if _are_enough(sides)][-MAX_DRIFTS:]
    differences = differ([sides for _, sides in enough]) if enough else []
    return tuple(
        Drift(each, between) for (each, _), between in zip(enough, differences, strict=True)
    )[::-1]


def _sides(change: DoseChange, figures: FiguresByNight) -> Sides:
    (sides,) = sides_between([ONSET], change.before, change.after, figures)
    return sides


def _are_enough(sides: Sides) -> bool:
    counts = (len(side) - side.count(None) for side in (sides.first, sides.second))
    return min(counts) >= FEWEST_NIGHTS
