"""Footnotes of a page: sources get numbers in the order in which they are first used."""

from dataclasses import dataclass

from journal.guide.facts import Certainty
from journal.guide.sources import SOURCES

# What only general knowledge holds up gets a sign and no number: there is nothing to look up.
UNNUMBERED = "general"
SIGNS = {Certainty.VERIFIED: "", Certainty.SECONDARY: "*", Certainty.GENERAL: "°"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence with the numbers of its sources; `sign` is empty where they were read."""

    text: str
    numbers: tuple[int, ...]
    sign: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A source as it stands at the foot of a page."""

    number: int
    citation: str
    link: str
    sign: str
    certainty: str


class Footnotes:
    """Hands out the numbers of one page."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def cite(self, text: str, certainty: Certainty, sources: tuple[str, ...]) -> Cited:
        """The sentence with its numbers; new sources get the next ones."""
        numbers = tuple(
            self._numbers.setdefault(key, len(self._numbers) + 1)
            for key in sources
            if key != UNNUMBERED
        )
        return Cited(text, numbers, SIGNS[certainty], certainty.value)

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
