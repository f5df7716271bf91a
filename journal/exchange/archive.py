"""Everything in one zip, made as it is sent: no more of it is ever held than a piece."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import RawIOBase
from itertools import islice
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from accounts.models import User
from journal.exchange import complete, csv_file, meanings, nights_csv
from journal.exchange.columns import Kind, cell
from journal.exchange.derived import DERIVED
from journal.exchange.fhir import bundle
from journal.exchange.nights import exported, with_figures
from journal.exchange.rows import Rows
from journal.exchange.tables import Table, tables
from journal.exchange.workbook import Sheet, workbook

TOGETHER = 500  # lines that are handed on at a time
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
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            with archive.open(info, "w") as member:
                for piece in contents:
                    member.write(piece)
                    if made := sink.take():
                        yield made
    yield sink.take()


def everything(person: User, now: datetime) -> Members:
    """The files of the archive, by name."""
    rows = Rows(person)
    local = now.astimezone(person.zone)
    left_out = "\n".join(f"- {sentence}" for sentence in LEFT_OUT)
    text = README.format(
        email=person.email,
        made=f"{local:%Y-%m-%d %H:%M}",
        left_out=left_out,
        meanings="\n".join(meanings.lines()),
    )
    yield "README.txt", [text.encode()]
    yield "stillnight.json", gathered(complete.pieces(person, now))
    yield "stillnight.schema.json", [json.dumps(complete.schema(), indent=1).encode()]
    yield "fhir-r4.json", gathered(bundle.pieces(person, now))
    for table in tables():
        yield f"csv/{table.name}.csv", gathered(csv_file.write(_lines(table, rows)))
    yield "stillnight.xlsx", workbook(sheets(rows))


def sheets(rows: Rows) -> Iterator[Sheet]:
    """The sheets of the workbook, one a table."""
    return (
        _nights(table, rows)
        if table.name == "nights"
        else (table.name, table.heads, rows.of(table))
        for table in tables()
    )


def _nights(table: Table, rows: Rows) -> Sheet:
    """The sheet of nights, with the day's totals and what follows from each."""
    heads = [*table.heads, *((name, Kind.WHOLE) for name in (*nights_csv.TOTALS, *DERIVED))]
    rows_with_figures = (
        row | figures for row, figures in with_figures(rows.person, rows.of(table))
    )
    return table.name, heads, rows_with_figures


def _lines(table: Table, rows: Rows) -> Iterator[list[str]]:
    """The table of a CSV file; nights as in the file of nights, with their totals."""
    if table.name == "nights":
        nights = exported(rows.person, rows.person.nights.all())
        yield from nights_csv.table(nights, nights_csv.EVERY_COLUMN)
        return
    yield table.names
    for row in rows.of(table):
        yield [cell(row[name]) if name in row else "" for name in table.names]


def gathered(lines: Iterator[str]) -> Iterator[bytes]:
    """Join pieces of text into fewer, larger pieces of UTF-8."""
    while piece := "".join(islice(lines, TOGETHER)):
        yield piece.encode()
