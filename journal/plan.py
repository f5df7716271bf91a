"""What is planned for a night, and whoever knows it; the diary works without anybody."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class PlannedDose:
    """One dose that a plan names for a night, or offers there "as needed".

    `key` names the product, `at` is the wall-clock time where the plan has one; a dose after
    midnight is planned for the night it belongs to. `amount` is `None` when not told.
    """

    key: int
    name: str
    kind: str
    amount: Decimal | None = None
    unit: str = ""
    at: time | None = None
    as_needed: bool = False

    @property
    def slot(self) -> str:
        """Which dose of the night this is, for the names of fields: "12-2030", "12-none"."""
        return f"{self.key}-{self.at:%H%M}" if self.at else f"{self.key}-none"


Planner = Callable[[Any, date], Iterable[PlannedDose]]
_planners: dict[str, Planner] = {}


def known_by(name: str, planner: Planner) -> None:
    """Ask `planner(person, night)` from now on; under the same name the later one counts."""
    _planners[name] = planner


def planned(person: Any, night: date) -> tuple[PlannedDose, ...]:
    """All that is planned for somebody's night, in the order of the day."""
    return tuple(dose for planner in _planners.values() for dose in planner(person, night))
