"""What is known in restless legs, with its footnotes: the same for a nutrient and a habit."""
# pure, words

from dataclasses import dataclass

from config.language import grouped, ngettext
from journal.guide.footnotes import Cited, Footnotes
from journal.guide.nutrient import Evidence, Rung, Study

HEIGHTS = {
    Rung.GUIDELINE: 4,
    Rung.SMALL_TRIALS: 2,
    Rung.LINK_ONLY: 1,
    Rung.NO_EFFECT: 0,
    Rung.NOTHING: 0,
}


@dataclass(frozen=True, slots=True)
class StudyLine:
    """A study; `people` is empty where the number is unknown."""

    design: str
    people: str
    result: Cited


@dataclass(frozen=True, slots=True)
class CitedEvidence:
    """The rung of the ladder, `height` of its 4 bars lit, and what it rests on."""

    rung: str
    height: int
    short: Cited
    summary: tuple[Cited, ...]
    studies: tuple[StudyLine, ...]


def cite_evidence(notes: Footnotes, evidence: Evidence) -> CitedEvidence:
    """Cite all facts of the evidence, in the order of the page."""
    return CitedEvidence(
        evidence.rung.words,
        HEIGHTS[evidence.rung],
        notes.cite(evidence.short.text, evidence.short),
        tuple(notes.cite(fact.text, fact) for fact in evidence.summary),
        cite_studies(notes, evidence.studies),
    )


def cite_studies(notes: Footnotes, studies: tuple[Study, ...]) -> tuple[StudyLine, ...]:
    """Each study with the footnotes of its result."""
    return tuple(
        StudyLine(
            study.design,
            _people(study.people) if study.people else "",
            notes.cite(study.result.text, study.result),
        )
        for study in studies
    )


def _people(count: int) -> str:
    return ngettext("{count} person", "{count} people", count).format(count=grouped(count))
