"""A table as the rows of nights or recordings, or as what its owner has to be asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from config.language import gettext as _
from journal.clock import latest_night
from journal.exchange.formats.recorded_table import recordings_in
from journal.exchange.formats.table_nights import OWN, rows_of
from journal.exchange.problem import ImportProblem, quoted
from journal.exchange.reading import Reading, ReadOptions, Row, Table
from journal.exchange.sheets.diary_rows import diary_rows
from journal.exchange.sheets.guess import guess
from journal.exchange.sheets.mapping import ColumnMapping
from journal.exchange.sheets.meanings import Into
from journal.exchange.sheets.opening import lines_of
from journal.exchange.sheets.presets import fitted, presets, recognised, rivals, said_of
from journal.exchange.sheets.sheet import Line, Sheet, below, spelled, top
from journal.exchange.uploaded import UploadedBytes

DIARIES = tuple(each for each in presets() if each.into is Into.NIGHTS)
LONGEST_LABEL = 60


def reading_of(file: UploadedBytes, options: ReadOptions) -> Reading:
    """A file as its owner described such a one before, else as a preset knows it, else a guess."""
    lines, about = lines_of(file)
    described = rivals(lines, options.mappings)
    if len(described) > 1:  # its owner says which of them is meant
        return _asking(*fitted(lines, about, described[0]))
    if described:
        return _described(lines, about, described[0], options)
    if (place := recognised(lines, DIARIES)) is None:
        sheet = below(lines, top(lines), about)
        guessed = guess(sheet, _label(file.name))
        doubts = {doubt.about: doubt.example for doubt in guessed.doubts}
        return _asking(sheet, guessed.mapping, doubts)
    sheet, mapping, doubts = fitted(lines, about, place)
    return _asking(sheet, mapping, doubts) if doubts else understood(sheet, mapping, options)


def as_described(file: UploadedBytes, mapping: ColumnMapping, options: ReadOptions) -> Reading:
    """A file as one mapping describes it; columns that the file lacks stay unknown.

    Raises `ImportProblem` where it lacks all of them.
    """
    lines, about = lines_of(file)
    at = top(lines, mapping.needs)
    return _described(lines, about, (at if at >= 0 else top(lines), mapping), options)


def _described(
    lines: Sequence[Line],
    about: Sequence[str],
    place: tuple[int, ColumnMapping],
    options: ReadOptions,
) -> Reading:
    """A table as its owner described such a one before."""
    sheet, mapping, doubts = fitted(lines, about, place)
    if not any(column.means for column in mapping.columns):
        raise ImportProblem(
            _("This table has none of the columns of {label}.").format(label=quoted(mapping.label))
        )
    if doubts:
        return _asking(sheet, mapping, doubts)
    reading = understood(sheet, mapping, options)
    said = [
        _("The columns mean what you said of those of {label}.").format(label=quoted(mapping.label))
    ]
    named = {spelled(column.head) for column in mapping.columns}
    if new := [quoted(head) for head in sheet.heads if spelled(head) not in named]:
        said.append(
            _("Columns that were not there then stay out: {new}.").format(new=", ".join(new))
        )
    return replace(reading, assumptions=[*said, *reading.assumptions])


def _asking(sheet: Sheet, mapping: ColumnMapping, doubts: dict[str, str]) -> Reading:
    """A table whose owner has to say first what it means."""
    return Reading([], None, None, table=Table(sheet, mapping, doubts))


def _label(name: str) -> str:
    """The name of a file as a table is called by it."""
    return "".join(letter for letter in name if letter.isprintable()).strip()[:LONGEST_LABEL]


def understood(sheet: Sheet, mapping: ColumnMapping, options: ReadOptions) -> Reading:
    """A table as a mapping understands it: nights or recordings; raises `ImportProblem`."""
    read = recordings_in if mapping.into is Into.RECORDINGS else nights_in
    return read(sheet, mapping, options)


def nights_in(sheet: Sheet, mapping: ColumnMapping, options: ReadOptions) -> Reading:
    """The nights of a table as a mapping understands it; raises `ImportProblem`."""
    read = diary_rows(sheet, mapping, options.zone, latest_night(options.now))
    rows = rows_of(read, options)
    if not rows:
        raise ImportProblem(*read.refused)
    zone = _("Clock times are read as those of {zone}, the zone you chose.").format(
        zone=options.zone
    )
    about = [*sheet.about, *said_of(mapping), zone, *_new(rows, options.tracked)]
    first, last = rows[0]["night"], rows[-1]["night"]
    table = Table(sheet, mapping)
    return Reading(rows, first, last, about, read.remarks, read.refused, table)


def _new(rows: Sequence[Row], tracked: Mapping[str, str]) -> list[str]:
    """A sentence about what will be tracked; none where it is all known."""
    names = dict.fromkeys(name for row in rows for name in row.get(OWN, ()))
    new = [name for name in names if name.casefold() not in tracked]
    if not new:
        return []
    return [
        _("New among the things you track: {new}.").format(new=", ".join(new)),
        _(
            "The page of the evening does not ask them. You can choose that under "
            "“Things you track”."
        ),
    ]
