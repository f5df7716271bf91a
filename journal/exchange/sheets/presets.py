"""The trackers whose export is a table: one mapping each, the same kind of file a person saves."""
# pure, words

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from config.language import Words, gettext
from config.language import gettext_lazy as _
from journal.exchange.sheets.mapping import ColumnMapping, for_heads, read
from journal.exchange.sheets.meanings import TRACKER
from journal.exchange.sheets.order_of_dates import dates_in
from journal.exchange.sheets.preset_words import ABOUT
from journal.exchange.sheets.sheet import Line, Sheet, below, spelled, top

FOLDER = Path(__file__).resolve().parents[1] / "presets"
LOOKED_AT = 200  # lines in which a telling cell is looked for


@cache
def presets() -> tuple[ColumnMapping, ...]:
    """Every preset, those that need more columns first, since they know their files better."""
    files = (
        replace(read(file.read_bytes()), about=ABOUT.get(file.stem, ()))
        for file in sorted(FOLDER.glob("*.json"))
    )
    return tuple(sorted(files, key=lambda mapping: -len(mapping.needs)))


def sources() -> dict[str, Words]:
    """The trackers by the key that is stored with each recording, with their labels."""
    named = {each.source: each.label.partition(" (before")[0] for each in presets() if each.source}
    return {**named, TRACKER: _("Another tracker")}


def said_of(mapping: ColumnMapping) -> list[str]:
    """What is to be said of its files, in the language that is spoken; others' words stay."""
    return [gettext(sentence) for sentence in mapping.about if sentence]


def recognised(
    lines: Sequence[Line], mappings: Sequence[ColumnMapping]
) -> tuple[int, ColumnMapping] | None:
    """The first mapping that knows a file, and the place of the names of its columns, from 0."""
    for mapping in mappings:
        at = top(lines, mapping.needs)
        if lines and at >= 0 and _recognises(mapping, lines, at):
            return at, mapping
    return None


def rivals(
    lines: Sequence[Line], mappings: Sequence[ColumnMapping]
) -> list[tuple[int, ColumnMapping]]:
    """The mappings that know most columns of a file, each as `recognised` finds it.

    Several where the columns leave open which of them is meant.
    """
    known = [found for each in mappings if (found := recognised(lines, [each]))]
    most = max((len(mapping.needs) for _, mapping in known), default=0)
    return [(at, mapping) for at, mapping in known if len(mapping.needs) == most]


def fitted(
    lines: Sequence[Line], about: Sequence[str], place: tuple[int, ColumnMapping]
) -> tuple[Sheet, ColumnMapping, dict[str, str]]:
    """The table of a recognised file, and its mapping, spelled as the file spells its columns.

    The third holds a date as an example, where all rows leave the order of day and month open.
    """
    at, mapping = place
    sheet = below(lines, at, about)
    spelt = for_heads(mapping, sheet.heads)
    if spelt.dates:
        return sheet, spelt, {}
    dates, unclear = dates_in([sheet.column(head) for head in sheet.heads])
    return sheet, replace(spelt, dates=dates), {"dates": unclear} if unclear else {}


def _recognises(mapping: ColumnMapping, lines: Sequence[Line], at: int) -> bool:
    heads = [spelled(head) for head in lines[at][1]]
    ends = all(
        sum(head.endswith(ending) for head in heads) >= count
        for ending, count in mapping.endings.items()
    )
    if not (mapping.needs or mapping.endings) or not ends:
        return False
    some = lines[at + 1 : at + LOOKED_AT]
    return not mapping.cells or any(cell in mapping.cells for _, cells in some for cell in cells)
