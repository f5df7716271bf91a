"""The first page of the guide: nutrients by how far their evidence goes."""

from dataclasses import dataclass

from journal.guide.facts import Nutrient, Rung
from journal.guide.footnotes import Cited, Footnotes
from journal.guide.nutrients import NUTRIENTS


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of the ladder and who stands on it. `height` is 5 for the highest rung, 1 lowest."""

    title: str
    height: int
    entries: tuple[tuple[Nutrient, Cited], ...]


def rungs(notes: Footnotes) -> tuple[Step, ...]:
    """The rungs from the highest, each with its nutrients and what is known in one sentence."""
    return tuple(
        Step(rung.value, len(Rung) - place, tuple(_on(rung, notes)))
        for place, rung in enumerate(Rung)
    )


def _on(rung: Rung, notes: Footnotes) -> list[tuple[Nutrient, Cited]]:
    return [
        (nutrient, notes.cite(short.text, short.certainty, short.sources))
        for nutrient in NUTRIENTS.values()
        if nutrient.evidence.rung is rung
        for short in [nutrient.evidence.short]
    ]
