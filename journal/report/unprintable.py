"""What the typefaces of the PDF lack, said before anybody prints: which characters, and where."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from journal.report.glyphs import missing
from journal.report.sheet import Sheet

# The parts of the sheet that hold people's own words; the timeline repeats names of the others.
PLACES = {
    "name": "your name",
    "about": "what is about you",
    "appointment_with": "whom the visit is with",
    "changes": "the sentences in your words",
    "taken": "what is taken",
    "bloods": "blood results",
    "iron": "iron taken",
    "questions": "your questions",
    "decided": "what was decided",
    "stopped": "tried and stopped",
    "factors": "factors looked at",
    "experiments": "experiments",
    "notes": "your notes",
}
SNIPPET = 40  # letters of a text that are shown


@dataclass(frozen=True, slots=True)
class Unprintable:
    """Characters without a glyph, the place on the summary and the text they stand in."""

    characters: str
    place: str
    text: str


def unprintable(sheet: Sheet) -> list[Unprintable]:
    """Every text of the summary that would not be printed as it was written."""
    return [
        problem
        for name, place in PLACES.items()
        for text in _texts(getattr(sheet, name))
        if (problem := looked_at(text, place)) is not None
    ]


def looked_at(text: str, place: str) -> Unprintable | None:
    """One text; `None` when all of it can be printed."""
    lacking = [] if text.isascii() else missing(text)
    if not lacking:
        return None
    shown = text if len(text) <= SNIPPET else f"{text[:SNIPPET].rstrip()}…"
    return Unprintable(" ".join(lacking), place, shown)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
