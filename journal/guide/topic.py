"""What a page about something other than a nutrient is made of."""
# pure

from collections.abc import Iterator
from dataclasses import dataclass

from journal.guide import load
from journal.guide.entry import Entry
from journal.guide.facts import Fact
from journal.guide.footnotes import Cited, Footnotes
from journal.guide.nutrient import Evidence

PICTURES = ("day", "iron-lines", "iron-morning", "caffeine")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its facts, in order.

    `names` are examples, shown as a row of words; `picture` is one of PICTURES or empty; `see`
    are slugs of topics that say more. `journal` says what this journal keeps of it or does:
    no claim about health, so without a source. `help` leads to the page of who answers now.
    """

    heading: str
    facts: tuple[Fact, ...]
    names: tuple[str, ...] = ()
    picture: str = ""
    see: tuple[str, ...] = ()
    journal: tuple[str, ...] = ()
    help: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """One page: `short` is its line on the overview.

    A habit has `evidence` as a nutrient has; `questions` are for a doctor.
    """

    slug: str
    title: str
    short: str
    lead: str
    sections: tuple[Section, ...]
    evidence: Evidence | None = None
    questions: tuple[str, ...] = ()

    def claims(self) -> Iterator[Fact]:
        """Everything that needs a source, in the order of the page."""
        if self.evidence:
            yield self.evidence.short
            yield from self.evidence.summary
            yield from (study.result for study in self.evidence.studies)
        for section in self.sections:
            yield from section.facts


@dataclass(frozen=True, slots=True)
class CitedSection:
    """A section with its footnotes; `picture` is the template of a drawing, or empty."""

    heading: str
    facts: tuple[Cited, ...]
    names: tuple[str, ...]
    picture: str
    see: tuple[str, ...]
    journal: tuple[str, ...]
    help: bool


def cite(topic: Topic, notes: Footnotes) -> tuple[CitedSection, ...]:
    """The sections of a page; sources are numbered from top to bottom."""
    return tuple(
        CitedSection(
            section.heading,
            tuple(notes.cite(fact.text, fact) for fact in section.facts),
            section.names,
            f"guide/pictures/{section.picture}.html" if section.picture else "",
            section.see,
            section.journal,
            section.help,
        )
        for section in topic.sections
    )


def read(slug: str) -> Topic:
    """The topic of the file with this name."""
    entry = Entry.of(f"topics/{slug}.json")
    made = Topic(
        slug,
        entry.text("title"),
        entry.text("short"),
        entry.text("lead"),
        entry.each("sections", _section),
        load.evidence(entry.inner("evidence")) if entry.has("evidence") else None,
        entry.words("questions", ()),
    )
    entry.end()
    return made


def _section(entry: Entry) -> Section:
    made = Section(
        entry.text("heading"),
        entry.each("facts", load.fact),
        entry.words("names", ()),
        entry.text("picture", ""),
        entry.words("see", ()),
        entry.words("journal", ()),
        entry.flag("help", default=False),
    )
    if not made.facts and not made.journal:
        raise entry.bad("facts", "and journal are both empty")
    if made.picture and made.picture not in PICTURES:
        raise entry.bad("picture", f"is {made.picture!r}, not one of {', '.join(PICTURES)}")
    entry.end()
    return made
