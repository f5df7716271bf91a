"""A workbook with a sheet a table, for people who want a spreadsheet. Alone knows XlsxWriter.

XlsxWriter makes the workbook and the heads of its sheets. The rows below are written here, a row at
a time, as the XML and into the temporary file that it uses itself for single cells: that takes a
third of the time. Every text stays text, and the memory does not grow with the rows.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from tempfile import TemporaryFile
from typing import Any
from zipfile import ZipFile

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from journal.exchange.blocks import Block, Write, each
from journal.exchange.columns import Kind

MAX_ROWS = 1_048_576  # what a sheet holds; more goes on in the next one
MAX_LETTERS = 32_767  # what a cell holds
PIECE = 64 * 1024
WIDTH, WIDE = 12, 21  # letters; a moment that is wider than its column is shown as ####
FIRST_YEAR = 1900  # a spreadsheet knows no date before
BEGINNING = date(1899, 12, 31)  # of the days of spreadsheets
LOOKS = {Kind.DAY: "yyyy-mm-dd", Kind.CLOCK: "hh:mm", Kind.INSTANT: 'yyyy-mm-dd hh:mm:ss"Z"'}
LEVEL = 5  # of compression, about which XlsxWriter asks nobody: a third less work, 2 % more bytes
xlsxwriter.workbook.ZipFile = partial(ZipFile, compresslevel=LEVEL)
ODD = re.compile("[\x00-\x08\x0b-\x1f&<>\ufffe\uffff]|_x[0-9a-fA-F]{4}_")
MOMENTS = 10_000  # that a column remembers as numbers: the same nights stand in many rows
OF_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
Heads = Sequence[tuple[str, Kind]]


class Workbook:
    """A workbook that is filled one sheet after the other, then read once.

    Use it as a context: what it keeps on the disk meanwhile is gone afterwards.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed at the end of the context
        self._book = xlsxwriter.Workbook(self._file, {"constant_memory": True})
        self._looks = {
            kind: self._book.add_format({"num_format": look}) for kind, look in LOOKS.items()
        }
        self._bold = self._book.add_format({"bold": True})

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(self, *_: object) -> None:
        self._close()
        self._file.close()

    def sheet(self, name: str, heads: Heads) -> "Sheet":
        """A new sheet for a table; those before it are complete."""
        return Sheet(self, name, heads)

    def pieces(self) -> Iterator[bytes]:
        """The finished workbook."""
        self._close()
        self._file.seek(0)
        while piece := self._file.read(PIECE):
            yield piece

    def page(self, name: str, heads: Heads) -> Any:
        """A page of XlsxWriter's with the line of names, ready for rows as XML."""
        page = self._book.add_worksheet(name)
        page.freeze_panes(1, 1)
        for place, (head, kind) in enumerate(heads):
            page.set_column(place, place, WIDE if kind is Kind.INSTANT else WIDTH)
            page.write_string(0, place, head, self._bold)
        page._write_single_row(1)
        return page

    def look(self, kind: Kind) -> int:
        """The number of a look among those in use."""
        number: int = self._looks[kind]._get_xf_index()
        return number

    def _close(self) -> None:
        if not self._book.fileclosed:
            self._book.close()


class Sheet:
    """The rows of one table; one that is too long goes on in further pages."""

    def __init__(self, book: Workbook, name: str, heads: Heads) -> None:
        self._book, self._name, self._heads = book, name, heads
        self._parts = 0
        self._begin()

    def write(self, block: Block) -> None:
        """Write rows below those before; each cell by the name of its column."""
        columns = [each(block.columns[name], write) for name, write in self._columns]
        for row in zip(*columns, strict=True):
            if self._line == MAX_ROWS:
                self._begin()
            self._line += 1
            line = self._line
            cells = [
                f'<c r="{letters}{line}"{cell}'
                for letters, cell in zip(self._letters, row, strict=True)
                if cell is not None
            ]
            if cells:
                self._page.fh.write(f'<row r="{line}">{"".join(cells)}</row>')
                self._page.dim_rowmax = line - 1

    def _begin(self) -> None:
        self._parts += 1
        name = self._name[:31] if self._parts == 1 else f"{self._name[:25]} ({self._parts})"
        self._page = self._book.page(name, self._heads)
        self._line = 1
        self._columns = [(name, self._writer(kind)) for name, kind in self._heads]
        self._letters = [xl_col_to_name(place) for place in range(len(self._heads))]

    def _writer(self, kind: Kind) -> Write:
        """What writes a value of the complete file as the rest of a cell of this kind."""
        if kind not in LOOKS:
            return PLAIN[kind]

        @lru_cache(maxsize=MOMENTS)
        def moment(text: str) -> str:
            number = _number_of(kind, text)
            if number is None:
                return _text(text)
            return f' s="{self._book.look(kind)}"><v>{number:.16G}</v></c>'

        return moment


def _text(text: str) -> str:
    """A text as the rest of its cell."""
    text = text[:MAX_LETTERS]
    if ODD.search(text):
        text = ODD.sub(_escaped, text)
    spaces = ' xml:space="preserve"' if text != text.strip() else ""
    return f' t="inlineStr"><is><t{spaces}>{text}</t></is></c>'


def _escaped(match: re.Match[str]) -> str:
    """A sign as XML and spreadsheets write it: what is no text as _x0001_."""
    sign = match[0]
    if len(sign) > 1:
        return f"_x005F{sign}"
    return OF_XML.get(sign) or f"_x{ord(sign):04X}_"


PLAIN: dict[Kind, Write] = {
    **dict.fromkeys((Kind.TEXT, Kind.UID), _text),
    **dict.fromkeys((Kind.WHOLE, Kind.DECIMAL, Kind.NUMBER), lambda n: f"><v>{n:.16G}</v></c>"),
    Kind.CLAIM: {yes: _text("yes" if yes else "no") for yes in (True, False)}.__getitem__,
    Kind.LIST: lambda words: _text("; ".join(map(str, words))),
}


def _number_of(kind: Kind, text: str) -> float | None:
    """The days since the beginning of spreadsheets; `None` before their first year is over."""
    if kind is Kind.CLOCK:
        return _part_of_day(text)
    days = _days(text[:10])
    if kind is Kind.DAY or days is None:
        return days
    return days + _part_of_day(text[11:-1])  # of UTC


@lru_cache(maxsize=MOMENTS)
def _days(text: str) -> int | None:
    day = date.fromisoformat(text)
    # They count a 29 February 1900.
    return (day - BEGINNING).days + 1 if day.year > FIRST_YEAR else None


def _part_of_day(clock: str) -> float:
    """Of 22:45, 22:45:05 or 22:45:05.250000."""
    seconds = int(clock[:2]) * 3600 + int(clock[3:5]) * 60 + int(clock[6:8] or 0)
    return (seconds + int(clock[9:] or 0) / 1e6) / 86_400
