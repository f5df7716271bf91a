"""Trackers whose export is a table: each is known by a preset."""

import re
from collections.abc import Iterable, Sequence

from config.language import gettext as _
from config.language import gettext_lazy
from journal.clock import latest_night
from journal.exchange.formats.recordings import RecordingsFormat, row_of
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading, ReadOptions, Table
from journal.exchange.sheets.mapping import ColumnMapping
from journal.exchange.sheets.meanings import Into
from journal.exchange.sheets.opening import head_of, lines_of
from journal.exchange.sheets.presets import fitted, presets, recognised, said_of
from journal.exchange.sheets.recorded_rows import recorded_rows
from journal.exchange.sheets.sheet import Sheet
from journal.exchange.uploaded import Content, UploadedBytes

RECORDED = tuple(each for each in presets() if each.into is Into.RECORDINGS)


class RecordedTable(RecordingsFormat):
    """A table with one row a recording; each row names its tracker, the `source`."""

    key = "recorded_table"
    label = gettext_lazy("Table of a tracker")
    source = source_label = ""
    files = gettext_lazy("sleep tables of WHOOP, AutoSleep, Zepp, Withings, Oura and others")
    packed_as = gettext_lazy("CSV, or the ZIP that holds it")
    endings = (".csv", ".zip")
    archived = re.compile(
        r"(?:com\.samsung\.shealth\.sleep\.|sleeps?\b|sleep_)[^/]*\.csv", re.IGNORECASE
    )
    archive_marks = (b"samsung.shealth.sleep", b"sleep.csv", b"sleeps.csv", b"SLEEP_")

    def parted(self, files: Sequence[UploadedBytes]) -> Iterable[Sequence[UploadedBytes]]:
        """Each table by itself."""
        return [[file] for file in files]

    def knows(self, file: UploadedBytes) -> bool:
        """Whether this is text that begins like the table of a tracker."""
        if file.content is not Content.TEXT:
            return False
        return recognised(head_of(file), RECORDED) is not None

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The recordings of the one file, as its preset understands it."""
        lines, about = lines_of(files[0])
        if (place := recognised(lines, RECORDED)) is None:
            raise ImportProblem(_("Only the beginning of this file is the table of a tracker."))
        sheet, mapping, doubts = fitted(lines, about, place)
        if doubts:
            return Reading([], None, None, table=Table(sheet, mapping, doubts))
        return recordings_in(sheet, mapping, options)


def recordings_in(sheet: Sheet, mapping: ColumnMapping, options: ReadOptions) -> Reading:
    """The recordings of a table as a mapping understands it; raises `ImportProblem`."""
    read = recorded_rows(sheet, mapping, options.zone, latest_night(options.now))
    if not read.sleeps:
        raise ImportProblem(*read.refused)
    nights = [sleep.night.isoformat() for sleep in read.sleeps]
    rows = [{"source": mapping.source, **row_of(sleep)} for sleep in read.sleeps]
    zone = _("Clock times without a time zone are read as {zone}, the zone you chose.").format(
        zone=options.zone
    )
    about = [*sheet.about, *said_of(mapping), zone]
    return Reading(
        rows,
        min(nights),
        max(nights),
        about,
        read.remarks,
        read.refused,
        Table(sheet, mapping),
    )
