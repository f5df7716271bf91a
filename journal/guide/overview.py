"""The first page of the guide: nutrients and habits by how far their evidence goes."""
# pure

from dataclasses import dataclass

from journal.guide.evidence import HEIGHTS
from journal.guide.facts import Fact
from journal.guide.footnotes import Cited, Footnotes
from journal.guide.nutrient import Evidence, Nutrient, Rung
from journal.guide.nutrients import NUTRIENTS
from journal.guide.topic import Topic
from journal.guide.topics import TOPICS


@dataclass(frozen=True, slots=True)
class Standing:
    """A nutrient or habit on the ladder: `view` names its page, `sentence` is one sentence."""

    name: str
    view: str
    page: Nutrient | Topic
    sentence: Cited


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of the ladder and who stands on it; `height` is how many of 4 bars are lit."""

    title: str
    height: int
    entries: tuple[Standing, ...]


def shorts() -> list[Fact]:
    """What is known of each nutrient and habit, in one sentence each."""
    return [evidence.short for _, _, _, evidence in _all()]


def rungs(notes: Footnotes) -> tuple[Step, ...]:
    """The rungs from the highest, each with its entries and what is known in one sentence."""
    return tuple(Step(rung.words, HEIGHTS[rung], tuple(_on(rung, notes))) for rung in Rung)


def _on(rung: Rung, notes: Footnotes) -> list[Standing]:
    return [
        Standing(name, view, page, notes.cite(evidence.short.text, evidence.short))
        for name, view, page, evidence in _all()
        if evidence.rung is rung
    ]


def _all() -> list[tuple[str, str, Nutrient | Topic, Evidence]]:
    """Everything with evidence of its own, nutrients first."""
    made: list[tuple[str, str, Nutrient | Topic, Evidence]] = [
        (nutrient.name, "guide:nutrient", nutrient, nutrient.evidence)
        for nutrient in NUTRIENTS.values()
    ]
    made.extend((t.title, "guide:topic", t, t.evidence) for t in TOPICS.values() if t.evidence)
    return made
