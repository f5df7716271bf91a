"""Onset drift for the summary: first-symptom times before and after each dose change.

Medians of at most 28 nights on each side, with a 95 % interval from a block bootstrap (weeks
are drawn, because neighbouring nights resemble each other). It describes; it explains nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from statistics import median

from journal import clock
from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.regimen.events import Change, DoseEvent, events
from journal.regimen.names import Category
from journal.regimen.plan import Product
from journal.report.taken import FOR_RLS

SPAN = 28  # nights looked at on each side
ENOUGH = 8  # first-symptom times needed on each side
BLOCK, DRAWS, SEED = 7, 400, 28
MOST = 6


@dataclass(frozen=True, slots=True)
class Drift:
    """Medians in minutes since noon; the shift and its interval in minutes, later is above 0."""

    event: DoseEvent
    before: float
    before_nights: int
    after: float
    after_nights: int
    low: float
    high: float

    @property
    def shift(self) -> float:
        """How much later symptoms start after the change, minutes."""
        return self.after - self.before


def drifts(
    products: Iterable[Product], nights: Iterable[DiaryNight], period: Period
) -> tuple[Drift, ...]:
    """The changes of medicines for RLS inside a period that have enough nights on both sides.

    A side ends where the next change begins. The last six, the newest first.
    """
    onsets = {
        night.night: clock.minutes_since_noon(night.symptom_onset)
        for night in nights
        if night.symptom_onset is not None and night.night in period
    }
    relevant = [e for e in events(products) if Category(e.category) in FOR_RLS]
    days = sorted({_first_night(event) for event in relevant})
    inside = [event for event in relevant if _first_night(event) in period]
    found = [d for event in inside if (d := _drift(event, days, onsets)) is not None]
    return tuple(reversed(found[-MOST:]))


def _first_night(event: DoseEvent) -> date:
    """The first night of what is new: after a stop the night after the last dose."""
    return event.day + DAY if event.change is Change.STOPPED else event.day


def _drift(event: DoseEvent, days: Sequence[date], onsets: Mapping[date, float]) -> Drift | None:
    new = _first_night(event)
    first = max([new - SPAN * DAY, *(day for day in days if day < new)])
    last = min([new + SPAN * DAY, *(day for day in days if day > new)])
    before = [onsets[n] for n in Period(first, new - DAY).nights() if n in onsets]
    after = [onsets[n] for n in Period(new, last - DAY).nights() if n in onsets]
    if len(before) < ENOUGH or len(after) < ENOUGH:
        return None
    low, high = interval(before, after)
    return Drift(event, median(before), len(before), median(after), len(after), low, high)


def interval(before: Sequence[float], after: Sequence[float]) -> tuple[float, float]:
    """The 95 % interval of the difference of medians; the same values give the same interval."""
    chance = Random(SEED)  # noqa: S311 - resampling, not a secret
    shifts = sorted(
        median(_resampled(after, chance)) - median(_resampled(before, chance)) for _ in range(DRAWS)
    )
    return shifts[round(0.025 * (DRAWS - 1))], shifts[round(0.975 * (DRAWS - 1))]


def _resampled(values: Sequence[float], chance: Random) -> list[float]:
    """As many values again, drawn in runs of a week from the values laid in a ring."""
    drawn: list[float] = []
    while len(drawn) < len(values):
        start = chance.randrange(len(values))
        drawn += [values[(start + step) % len(values)] for step in range(BLOCK)]
    return drawn[: len(values)]
