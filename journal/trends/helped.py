"""What helped against restless legs: each thing that was tried, by how much it helped."""
# pure

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from journal.clock import Period
from journal.figures.shares import FEWEST_NIGHTS, Share, share_of
from journal.questions.choices import THINGS
from journal.reliefs import MUCH, NOT_AT_ALL, SOME, effects_of


@dataclass(frozen=True, slots=True)
class Tried:
    """One thing: its nights, oldest first, each with how much it helped; `None` unanswered."""

    word: str
    label: str
    nights: tuple[tuple[date, int | None], ...]

    @property
    def known(self) -> int:
        """How many of its nights say how much it helped."""
        return sum(self.of(answer) for answer in (NOT_AT_ALL, SOME, MUCH))

    def of(self, answer: int | None) -> int:
        """On how many nights that was the answer."""
        return [helped for _, helped in self.nights].count(answer)

    @property
    def share(self) -> Share:
        """On what share of the answered nights it helped, some or much."""
        helped = {night: each > NOT_AT_ALL for night, each in self.nights if each is not None}
        if not helped:
            return Share(0, 0, None)
        return share_of([helped.get(night) for night in Period(min(helped), max(helped)).nights()])

    @property
    def missing(self) -> int:
        """How many more answered nights an interval needs."""
        return max(0, FEWEST_NIGHTS - self.known)


def tried(nights: Sequence[Mapping[str, Any]]) -> tuple[Tried, ...]:
    """Each thing that was tried on some nights, what helped most often first.

    Those with too few answers for an interval come last. A night is its `reliefs.NEEDED`.
    """
    effects = [(answers["night"], effects_of(answers)) for answers in nights]
    things = [
        Tried(
            word, str(label), tuple((night, each[word]) for night, each in effects if word in each)
        )
        for word, label in THINGS
    ]
    return tuple(sorted((each for each in things if each.nights), key=_place))


def _place(thing: Tried) -> tuple[int, float, int]:
    share = thing.share.value if thing.known else 0.0
    return thing.missing, -share, -thing.known
