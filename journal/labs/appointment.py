"""Before a blood test: what the guideline's sampling asks for, in dates of the person's own.

Source of the conditions: AASM guideline 2025 (morning, 24 hours without iron-containing
supplements and foods).
"""
# pure

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

PAUSE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Card:
    """From when to when iron is paused under the guideline's conditions; times may be unknown."""

    on: date
    at: time | None

    @property
    def pause_day(self) -> date:
        """The day the 24 hours begin."""
        return self.on - timedelta(days=1)

    @property
    def in_morning(self) -> bool | None:
        """Whether the appointment is before noon, when its time is known."""
        return self.at.hour < 12 if self.at else None

    @property
    def pause_from(self) -> datetime | None:
        """Wall clock 24 hours before, when the time is known."""
        return datetime.combine(self.on, self.at) - PAUSE if self.at else None
