"""The long course of the story: how symptoms grow and ease, and what is taken from when."""
# pure, words

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from math import exp, sin, tau

from config.language import gettext as _
from journal.demo.night import DemoDose
from journal.demo.notes import STARTED

# When something new comes, as a share of all the nights
STARTS = {
    "Pramipexole": 0.0,
    "Vitamin D": 0.2,
    "Magnesium": 0.42,
    "Iron": 0.48,
    "Gabapentin": 0.55,
}

RAISED_AFTER = 40  # nights on the first dose of pramipexole


@dataclass(frozen=True, slots=True)
class Course:
    """How the story goes over so many nights, which are counted from 0."""

    nights: int

    def starts(self, name: str) -> int:
        """The first night of a supplement or medicine."""
        return round(self.nights * STARTS[name])

    def burden(self, number: int, night: date) -> float:
        """How much the legs ask for on an average evening, about 0.3 to 0.8."""
        slow = min(90.0, max(5.0, self.nights * 0.15))
        eased = (
            0.04 * self._effect("Magnesium", number, slow / 2)
            + 0.15 * self._effect("Iron", number, slow)
            + 0.08 * self._effect("Gabapentin", number, 6)
        )
        season = 0.03 * sin(tau * night.timetuple().tm_yday / 365)
        wave = 0.03 * sin(tau * number / 260)
        grown = 0.30 * min(1, number / (0.42 * self.nights))
        return 0.46 + grown - eased + season + wave

    def _effect(self, name: str, number: int, slowness: float) -> float:
        """The share of a full effect, from 0 on the first night towards 1."""
        return 1 - exp(-max(0, number - self.starts(name)) / slowness)

    def planned(self, number: int) -> list[DemoDose]:
        """The doses due on a night; iron and its vitamin C every other evening."""
        doses = []
        if number >= self.starts("Vitamin D"):
            doses.append(DemoDose(_("Vitamin D"), "supplement", Decimal(25), "ug", time(8)))
        if number >= self.starts("Iron") and (number - self.starts("Iron")) % 2 == 0:
            doses.append(DemoDose(_("Iron"), "supplement", Decimal(65), "mg", time(18)))
            doses.append(DemoDose(_("Vitamin C"), "supplement", Decimal(100), "mg", time(18)))
        if number >= self.starts("Gabapentin"):
            amount = 100 if number < self.starts("Gabapentin") + 14 else 300
            doses.append(DemoDose(_("Gabapentin"), "medicine", Decimal(amount), "mg", time(20)))
        if number >= self.starts("Magnesium"):
            doses.append(DemoDose(_("Magnesium"), "supplement", Decimal(200), "mg", time(20, 30)))
        return doses

    def pramipexole(self, number: int) -> DemoDose:
        """The dose of a night: taken from before the story on, raised once."""
        amount = Decimal("0.25") if number >= RAISED_AFTER else Decimal("0.125")
        return DemoDose(_("Pramipexole"), "medicine", amount, "mg", time(19, 30))

    def note(self, number: int) -> str:
        """The note for the first evening of something; empty on the others."""
        new = (name for name in STARTS if number and number == self.starts(name))
        note = STARTED.get(next(new, ""))
        return _(note) if note else ""
