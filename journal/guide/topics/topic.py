"""What a page about something other than a nutrient is made of."""

from dataclasses import dataclass

from journal.guide.facts import Fact
from journal.guide.footnotes import Cited, Footnotes


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its facts, in order; `names` are examples, shown as a row of words."""

    heading: str
    facts: tuple[Fact, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """One page: `short` is its line on the overview."""

    slug: str
    title: str
    short: str
    lead: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class CitedSection:
    """A section with its footnotes."""

    heading: str
    facts: tuple[Cited, ...]
    names: tuple[str, ...]


def cite(topic: Topic, notes: Footnotes) -> tuple[CitedSection, ...]:
    """The sections of a page; sources are numbered from top to bottom."""
    return tuple(
        CitedSection(
            section.heading,
            tuple(notes.cite(fact.text, fact.certainty, fact.sources) for fact in section.facts),
            section.names,
        )
        for section in topic.sections
    )
