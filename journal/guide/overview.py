"""The first page of the guide: nutrients by how far their evidence goes."""

from dataclasses import dataclass

from journal.guide.facts import Fact, Nutrient, Rung
from journal.guide.footnotes import Cited, Footnotes
from journal.guide.nutrients import NUTRIENTS

HEIGHTS = {
    Rung.GUIDELINE: 4,
    Rung.SMALL_TRIALS: 2,
    Rung.LINK_ONLY: 1,
    Rung.NO_EFFECT: 0,
    Rung.NOTHING: 0,
}


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of the ladder and who stands on it; `height` is how many of 4 bars are lit."""

    title: str
    height: int
    entries: tuple[tuple[Nutrient, Cited], ...]


def shorts() -> list[Fact]:
    """What is known of each nutrient, in one sentence each."""
    return [nutrient.evidence.short for nutrient in NUTRIENTS.values()]


def rungs(notes: Footnotes) -> tuple[Step, ...]:
    """The rungs from the highest, each with its nutrients and what is known in one sentence."""
    return tuple(Step(rung.value, HEIGHTS[rung], tuple(_on(rung, notes))) for rung in Rung)


def _on(rung: Rung, notes: Footnotes) -> list[tuple[Nutrient, Cited]]:
    return [
        (nutrient, notes.cite(nutrient.evidence.short.text, nutrient.evidence.short))
        for nutrient in NUTRIENTS.values()
        if nutrient.evidence.rung is rung
    ]
