"""What was taken and what happened beside the nights of a period: lanes with doses, and marks."""
# pure

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Stretch:
    """Nights with one dose: places `start` to `stop` (not inside) of the period.

    `level` is the dose of a day against the highest of the lane, 0–1; 1 where the two cannot be
    compared. `begins` and `stops` say whether the edge is a change, not the edge of the period.
    """

    start: int
    stop: int
    dose: str
    level: float
    begins: bool = False
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One supplement or medicine and its doses, oldest first."""

    name: str
    kind: str
    stretches: tuple[Stretch, ...]

    @property
    def changes(self) -> int:
        """How many times something began, changed or stopped."""
        return sum(s.begins for s in self.stretches) + any(s.stops for s in self.stretches)


class MarkKind(StrEnum):
    """What a mark stands for."""

    DOSE = "dose"
    LAB = "lab"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened: its first night as a place of the period, and how many nights."""

    start: int
    kind: MarkKind
    words: str
    nights: int = 1
