"""A made-up night as data: answers by column name, and what was taken."""
# pure

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class DemoDrink:
    """A drink with caffeine, by its key in `caffeine.DRINKS`."""

    drink: str
    servings: Decimal
    caffeine_mg: int
    taken_at: time | None


@dataclass(frozen=True, slots=True)
class DemoExercise:
    """A bout of exercise."""

    kind: str
    started_at: time | None
    minutes: int | None
    intensity: str


@dataclass(frozen=True, slots=True)
class DemoDose:
    """One dose as taken."""

    name: str
    kind: str
    amount: Decimal
    unit: str
    taken_at: time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoNight:
    """One written night: its answers by column name, and what was taken.

    What is not in `answers` was not answered. The parts were written at a local wall-clock
    moment, or not at all.
    """

    night: date
    answers: Mapping[str, Any]
    drinks: Sequence[DemoDrink] = ()
    exercises: Sequence[DemoExercise] = ()
    doses: Sequence[DemoDose] = ()
    evening_written_at: datetime | None = None
    morning_written_at: datetime | None = None
