"""What is planned for a night, and whoever knows it; the diary works without anybody."""
# pure

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from math import inf
from typing import Any, NamedTuple

from journal.clock import NOON

SMALL_HOURS = time(4)  # a dose before 4:00 follows the evening it belongs to
MINUTES_A_DAY = 1440


class Slot(NamedTuple):
    """One dose of a night: a product, and the time that the dose is planned for."""

    key: int
    at: time | None

    @property
    def prefix(self) -> str:
        """What the names of its fields begin with: "plan-12-2030", "plan-12-none"."""
        return f"plan-{self.key}-{self.at:%H%M}" if self.at else f"plan-{self.key}-none"


@dataclass(frozen=True, slots=True)
class PlannedDose:
    """One dose that a plan names for a night, or offers there "as needed".

    `key` names the product, `at` is the wall-clock time where the plan has one; a dose after
    midnight is planned for the night it belongs to. `amount` is `None` where unknown.
    `for_mornings`: it has no clock time and belongs to the morning.
    `kinds` name the questions that are asked beside such a dose alone.
    """

    key: int
    name: str
    kind: str
    amount: Decimal | None = None
    unit: str = ""
    at: time | None = None
    as_needed: bool = False
    for_mornings: bool = False
    kinds: frozenset[str] = frozenset()

    @property
    def slot(self) -> Slot:
        """Which dose of the night this is."""
        return Slot(self.key, self.at)

    @property
    def is_of_the_morning(self) -> bool:
        """Whether it is planned for the morning before the night's evening."""
        return self.for_mornings if self.at is None else SMALL_HOURS <= self.at < NOON


Planner = Callable[[Any, date], Iterable[PlannedDose]]
_planners: dict[str, Planner] = {}


def register(name: str, planner: Planner) -> None:
    """Ask `planner(person, night)` from now on; under the same name the later one counts."""
    _planners[name] = planner


def planned(person: Any, night: date) -> tuple[PlannedDose, ...]:
    """All doses planned for somebody's night, in the order of the day."""
    return tuple(dose for planner in _planners.values() for dose in planner(person, night))


FIELD = re.compile(
    r"plan-(?P<key>\d{1,18})-(?:(?P<at>(?:[01]\d|2[0-3])[0-5]\d)|none)-(?:state|taken_at|reason)"
)


def slot_of(name: str) -> Slot | None:
    """The slot of the dose that a field asks about; `None` for every other field."""
    match = FIELD.fullmatch(name)
    if match is None:
        return None
    at = match["at"]
    return Slot(int(match["key"]), time(int(at[:2]), int(at[2:])) if at else None)


def folded(name: str) -> str:
    """A name for comparing, without case and surrounding or repeated spaces."""
    return " ".join(name.split()).casefold()


def belonging(doses: Sequence[Slot], answers: Sequence[Slot]) -> dict[int, int]:
    """The dose that each answer of a night belongs to, as places in `answers` and in `doses`.

    An answer names the time its dose was planned for when it was given, and the plan may have
    been corrected since. It stays with the product: as many answers as doses go in the order of
    the evening, first to first; where one side has fewer, each goes as near to its time as that
    order allows. What finds no dose is in no pair.
    """
    places = {dose: place for place, dose in enumerate(doses)}
    settled = {
        place: places.pop(answer) for place, answer in enumerate(answers) if answer in places
    }
    if len(settled) == len(answers):
        return settled
    pairs: dict[int, int] = {}
    for key in {key for key, _ in answers}:
        ours, theirs = _in_order(doses, key), _in_order(answers, key)
        if len(theirs) <= len(ours):
            picks = _nearest([answers[n][1] for n in theirs], [doses[n][1] for n in ours])
            pairs |= {theirs[n]: ours[pick] for n, pick in enumerate(picks)}
        else:
            picks = _nearest([doses[n][1] for n in ours], [answers[n][1] for n in theirs])
            pairs |= {theirs[pick]: ours[n] for n, pick in enumerate(picks)}
    return pairs


def _in_order(slots: Sequence[Slot], key: int) -> list[int]:
    """The places of a product's doses in the order of the evening, one without a time first."""
    ours = [place for place, (product, _) in enumerate(slots) if product == key]
    return sorted(ours, key=lambda place: _minute(slots[place][1]))


def _minute(at: time | None) -> int:
    """Minutes since the small hours ended; -1 without a time."""
    if at is None:
        return -1
    minutes = (at.hour - SMALL_HOURS.hour) * 60 + at.minute - SMALL_HOURS.minute
    return minutes % MINUTES_A_DAY


def _nearest(few: Sequence[time | None], many: Sequence[time | None]) -> tuple[int, ...]:
    """For each of `few` one of `many`, in order, so that all together lie nearest."""
    cheapest: list[tuple[float, tuple[int, ...]]] = [(0, ()), *((inf, ()) for _ in few)]
    for place, at in enumerate(many):
        for count in range(min(place, len(few) - 1), -1, -1):
            cost, picks = cheapest[count]
            cost += _apart(few[count], at)
            if cost < cheapest[count + 1][0]:
                cheapest[count + 1] = cost, (*picks, place)
    return cheapest[-1][1]


def _apart(one: time | None, other: time | None) -> int:
    """Minutes between two doses of an evening; a dose without a time is as near to any."""
    return 0 if one is None or other is None else abs(_minute(one) - _minute(other))
