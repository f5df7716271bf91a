"""What the typefaces of the PDF lack, said before anybody prints: which characters, and where."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from config.language import gettext_lazy
from journal.report.glyphs import missing
from journal.report.sheet import Sheet

# The parts of the sheet that hold people's own words; the timeline repeats names of the others.
PLACES = {
    "name": gettext_lazy("your name"),
    "about": gettext_lazy("what is about you"),
    "appointment_with": gettext_lazy("whom the visit is with"),
    "changes": gettext_lazy("the sentences in your words"),
    "taken": gettext_lazy("what is taken"),
    "bloods": gettext_lazy("blood results"),
    "iron": gettext_lazy("iron taken"),
    "questions": gettext_lazy("your questions"),
    "decided": gettext_lazy("what was decided"),
    "stopped": gettext_lazy("tried and stopped"),
    "factors": gettext_lazy("factors looked at"),
    "experiments": gettext_lazy("experiments"),
    "notes": gettext_lazy("your notes"),
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
        if (problem := looked_at(text, str(place))) is not None
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
