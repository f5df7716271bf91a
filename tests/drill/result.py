"""What a drill says of itself: one row of the table in docs/security.md."""

from dataclasses import dataclass
from enum import Enum


class Size(Enum):
    """How much of a drill is done: `SHORT` is what every merge runs, `FULL` what docs publish."""

    SHORT = "short"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Result:
    """One measured claim.

    `figure` is what was counted, in words and numbers ("200 kills, 4,658 acknowledged, 0 lost");
    `goal` what it was held against; `met` is None where it could not be measured here, and then
    `figure` says why.
    """

    drill: str
    figure: str
    goal: str
    met: bool | None

    def row(self) -> str:
        """As a line of a Markdown table."""
        verdict = {True: "met", False: "**missed**", None: "not measured here"}[self.met]
        return f"| {self.drill} | {self.figure} | {self.goal} | {verdict} |"
