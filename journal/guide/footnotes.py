"""Footnotes of a page: sources get numbers in the order in which they are first used."""
# pure

from collections.abc import Iterable
from dataclasses import dataclass

from journal.guide.facts import Certainty, Claim, usual_review
from journal.guide.sources import SOURCES

# What only general knowledge holds up gets a sign and no number: there is nothing to look up.
UNNUMBERED = "general"
SIGNS = {Certainty.VERIFIED: "", Certainty.SECONDARY: "*", Certainty.GENERAL: "°"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence with the numbers of its sources; `sign` is empty where they were read.

    `reviewed` is empty where the sentence was last reviewed with most of its page.
    """

    text: str
    numbers: tuple[int, ...]
    sign: str
    certainty: str
    reviewed: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A source as it stands at the foot of a page."""

    number: int
    citation: str
    link: str
    sign: str
    certainty: str


class Footnotes:
    """Hands out the numbers of one page, which has these claims."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.claims = tuple(claims)
        self.reviewed = usual_review(self.claims)
        self._numbers: dict[str, int] = {}

    @property
    def for_review(self) -> int:
        """How many claims of the page are general knowledge, still to be reviewed."""
        return sum(claim.for_review for claim in self.claims)

    def cite(self, text: str, claim: Claim) -> Cited:
        """The sentence with the numbers of its claim; new sources get the next ones."""
        numbers = tuple(
            self._numbers.setdefault(key, len(self._numbers) + 1)
            for key in claim.sources
            if key != UNNUMBERED
        )
        day = claim.last_reviewed
        reviewed = "" if day == self.reviewed else f"{day.day} {day:%b %Y}"
        return Cited(text, numbers, SIGNS[claim.certainty], claim.certainty.value, reviewed)

    def listed(self) -> tuple[Numbered, ...]:
        """Everything cited so far, by number."""
        return tuple(
            Numbered(
                number,
                SOURCES[key].citation,
                SOURCES[key].link,
                SIGNS[SOURCES[key].certainty],
                SOURCES[key].certainty.value,
            )
            for key, number in self._numbers.items()
        )
