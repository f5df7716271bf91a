"""Shares of histories, written with their Monte-Carlo standard errors, and tables of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many histories."""

    count: int
    of: int

    @property
    def percent(self) -> float:
        """The share, %."""
        return 100 * self.count / self.of if self.of else 0.0

    @property
    def error(self) -> float:
        """Its Monte-Carlo standard error, percentage points."""
        share = self.percent / 100
        return 100 * sqrt(share * (1 - share) / self.of) if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.percent:.1f} ± {self.error:.1f}"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """The lines of a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(map(str, line))} |" for line in lines]
