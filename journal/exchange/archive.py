"""Everything in one zip, made as it is sent: no more of it is ever held than a piece."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from io import RawIOBase
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from accounts.models import User
from config.language import in_language
from journal.exchange import complete, csv_file, meanings, nights_csv
from journal.exchange.blocks import Block
from journal.exchange.columns import Kind, cells
from journal.exchange.derived import DERIVED
from journal.exchange.fhir import bundle
from journal.exchange.night_rows import in_cells, listed_by, with_figures
from journal.exchange.rows import Rows
from journal.exchange.tables import Table, tables
from journal.exchange.workbook import Workbook

BATCH = 500  # lines that are handed on at a time
LEVEL = (
    5  # ten years: 97 ms for 1.9 MB; level 6 takes 183 for 1.8, level 4 saves little time for 2.0
)
IN_MEMORY = 256 * 1024  # bytes of a CSV that waits for its turn
README = """\
Stillnight: all that {email} has written down, as of {made}.

stillnight.json         everything, exactly; /import/ of any Stillnight takes it back
stillnight.schema.json  what may stand in it (JSON Schema, draft 2020-12)
csv/                    the same, one file a table; csv/nights.csv can be taken back by itself
stillnight.xlsx         the same as a workbook, one sheet a table
fhir-r4.json            ratings, sleep, blood results, medicines and the summary for clinics

An empty cell means "not known", which is neither "no" nor 0. Clock times are those of the
place where the night was; instants end in Z and are UTC. Text that a spreadsheet could take
for a formula has an apostrophe in front.

Not in here, and why:
{left_out}

What the tables and their columns mean. The names are the same in every file.

{meanings}
"""
LEFT_OUT = (
    "deleted nights and results that could still be put back: who deleted them wants them gone",
    "the password (only a hash of it is known), sessions and keys: they open this account only",
    "the files you imported: they were never kept",
)
Members = Iterator[tuple[str, Iterable[bytes]]]


class _Sink(RawIOBase):
    """A file that cannot be wound back and gives away what was written."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, data: Any) -> int:
        """Keep the bytes until they are taken."""
        self.waiting.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        """What was written since the last time."""
        taken, self.waiting = b"".join(self.waiting), []
        return taken


def zipped(members: Members, now: datetime) -> Iterator[bytes]:
    """A zip of these members, in the order and at the pace in which they come."""
    sink = _Sink()
    with ZipFile(sink, "w") as archive:
        for name, contents in members:
            info = ZipInfo(name, now.timetuple()[:6])
            info.compress_type = ZIP_STORED if name.endswith(".xlsx") else ZIP_DEFLATED
            info._compresslevel = LEVEL  # type: ignore[attr-defined] # asked only where it makes the info
            info.external_attr = 0o600 << 16
            with archive.open(info, "w") as member:
                for piece in contents:
                    member.write(piece)
                    if made := sink.take():
                        yield made
    yield sink.take()


def everything(person: User, now: datetime) -> Members:
    """The files of the archive, by name; each row is read once for all of them."""
    local = now.astimezone(person.zone)
    left_out = "\n".join(f"- {sentence}" for sentence in LEFT_OUT)
    with in_language("en"):
        columns = "\n".join(meanings.lines())
    text = README.format(
        email=person.email,
        made=f"{local:%Y-%m-%d %H:%M}",
        left_out=left_out,
        meanings=columns,
    )
    yield "README.txt", [text.encode()]
    with Workbook() as book, _CsvFiles() as files:
        rows = Rows(person)

        def blocks_of(table: Table) -> Iterator[Block]:
            """The rows of a table, which go into its sheet and its CSV on their way."""
            sheet, lines = book.sheet(table.name, heads(table)), files.begin(table, person)
            for block in figured(rows, table):
                sheet.write(block)
                lines(block)
                yield block

        yield "stillnight.json", gathered(complete.pieces(person, now, blocks_of))
        yield "stillnight.schema.json", [json.dumps(complete.schema(), indent=1).encode()]
        yield "fhir-r4.json", gathered(bundle.pieces(person, now))
        for name, file in files.made.items():
            yield f"csv/{name}.csv", _read(file)
        yield "stillnight.xlsx", book.pieces()


def workbook(person: User) -> Iterator[bytes]:
    """The workbook by itself, a sheet a table."""
    rows = Rows(person)
    with Workbook() as book:
        for table in tables():
            sheet = book.sheet(table.name, heads(table))
            for block in figured(rows, table):
                sheet.write(block)
        yield from book.pieces()


def figured(rows: Rows, table: Table) -> Iterator[Block]:
    """The rows of a table; nights with the day's totals and what follows from each."""
    blocks = rows.blocks(table)
    if table.name != "nights":
        return blocks
    return (with_figures(rows.person, block) for block in blocks)


def heads(table: Table) -> list[tuple[str, Kind]]:
    """The columns of the sheet of a table."""
    figures = (*nights_csv.TOTALS, *DERIVED) if table.name == "nights" else ()
    return [*table.heads, *((name, Kind.WHOLE) for name in figures)]


class _CsvFiles(ExitStack):
    """The CSV of each table, filled as its rows go by; small ones are never on the disk."""

    def __init__(self) -> None:
        super().__init__()
        self.made: dict[str, IO[bytes]] = {}

    def begin(self, table: Table, person: User) -> Callable[[Block], None]:
        """A new file; what is returned writes rows into it, nights as in the file of nights."""
        is_nights = table.name == "nights"
        names = nights_csv.EVERY_COLUMN if is_nights else table.names
        file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the stack closes it
        self.made[table.name] = self.enter_context(file)
        listed = listed_by(person) if is_nights else {}
        file.write(f"{csv_file.MARK}{csv_file.text_of([names])}".encode())

        def write(block: Block) -> None:
            lines = in_cells(block, listed) if is_nights else cells(block, table.heads)
            file.write(csv_file.text_of(lines).encode())

        return write


def _read(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(IN_MEMORY):
        yield piece


def gathered(lines: Iterator[str]) -> Iterator[bytes]:
    """Join pieces of text into fewer, larger pieces of UTF-8."""
    while piece := "".join(islice(lines, BATCH)):
        yield piece.encode()
