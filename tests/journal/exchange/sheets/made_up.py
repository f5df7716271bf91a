"""Small tables that were made up for tests, as the sheets that they become."""

from datetime import date
from zoneinfo import ZoneInfo

from journal.exchange.sheets.mapping import ColumnMapping, of_json
from journal.exchange.sheets.opening import lines_of
from journal.exchange.sheets.presets import fitted, presets, recognised
from journal.exchange.sheets.sheet import Sheet, below, top
from journal.exchange.uploaded import UploadedBytes

LATEST = date(2026, 11, 29)
BERLIN = ZoneInfo("Europe/Berlin")


def sheet_of(text: str) -> Sheet:
    """The table of a CSV text."""
    lines, about = lines_of(UploadedBytes("a.csv", text.encode()))
    return below(lines, top(lines), about)


def mapping_of(*columns: dict[str, object], **rest: object) -> ColumnMapping:
    """A mapping of some columns, into nights unless it says otherwise."""
    document = {"version": 1, "label": "Test", "into": "nights", "dates": "dmy"}
    return of_json(document | {"columns": list(columns)} | rest)


def known(data: bytes) -> tuple[Sheet, ColumnMapping]:
    """The table of a file that a preset recognises, and the preset."""
    lines, about = lines_of(UploadedBytes("a.csv", data))
    place = recognised(lines, presets())
    assert place is not None
    sheet, mapping, _ = fitted(lines, about, place)
    return sheet, mapping
