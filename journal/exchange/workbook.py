"""A workbook with a sheet a table, for people who want a spreadsheet. Alone knows XlsxWriter.

Every text is written as text: XlsxWriter's guessing of formulas, links and numbers is off.
Rows go to a temporary file as they come, so the memory does not grow with them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter

from journal.exchange.columns import Kind

MAX_ROWS = 1_048_576  # what a sheet holds; more goes on in the next one
AS_IT_IS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
PIECE = 64 * 1024
WIDTH, WIDE = 12, 21  # letters; a moment that is wider than its column is shown as ####
FIRST_YEAR = 1900  # a spreadsheet knows no date before
MOMENTS: dict[Kind, Callable[[str], date]] = {
    Kind.DAY: date.fromisoformat,
    Kind.INSTANT: lambda text: datetime.fromisoformat(text).replace(tzinfo=None),  # of UTC
}
Heads = Sequence[tuple[str, Kind]]
Sheet = tuple[str, Heads, Iterator[dict[str, Any]]]


def workbook(tables: Iterable[Sheet]) -> Iterator[bytes]:
    """The workbook in pieces: of each table its name, its columns and its rows."""
    with TemporaryFile() as file:
        _write(file, tables)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _write(file: IO[bytes], tables: Iterable[Sheet]) -> None:
    with xlsxwriter.Workbook(file, AS_IT_IS) as book:
        looks = {
            Kind.DAY: book.add_format({"num_format": "yyyy-mm-dd"}),
            Kind.CLOCK: book.add_format({"num_format": "hh:mm"}),
            Kind.INSTANT: book.add_format({"num_format": 'yyyy-mm-dd hh:mm:ss"Z"'}),
        }
        bold = book.add_format({"bold": True})
        for name, heads, rows in tables:
            parts = 1
            while _sheet(book.add_worksheet(_called(name, parts)), heads, rows, looks, bold):
                parts += 1


def _called(name: str, part: int) -> str:
    return name[:31] if part == 1 else f"{name[:25]} ({part})"


def _sheet(page: Any, heads: Heads, rows: Iterator[dict[str, Any]], looks: Any, bold: Any) -> bool:
    """Fill a sheet; returns whether it ran full."""
    page.freeze_panes(1, 1)
    for place, (name, kind) in enumerate(heads):
        page.set_column(place, place, WIDE if kind is Kind.INSTANT else WIDTH)
        page.write_string(0, place, name, bold)
    for line, row in enumerate(rows, 1):
        for place, (name, kind) in enumerate(heads):
            if name in row:
                _cell(page, line, place, row[name], kind, looks.get(kind))
        if line == MAX_ROWS - 1:
            return True
    return False


def _cell(page: Any, line: int, place: int, value: Any, kind: Kind, look: Any) -> None:
    if isinstance(value, bool):
        page.write_string(line, place, "yes" if value else "no")
    elif isinstance(value, int | float):
        page.write_number(line, place, value)
    elif kind in MOMENTS and (moment := MOMENTS[kind](value)).year > FIRST_YEAR:
        page.write_datetime(line, place, moment, look)
    elif kind is Kind.CLOCK:
        page.write_datetime(line, place, time.fromisoformat(value), look)
    elif isinstance(value, list):
        page.write_string(line, place, "; ".join(map(str, value)))
    else:
        page.write_string(line, place, str(value))
