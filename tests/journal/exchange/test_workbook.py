"""The workbook: a sheet a table, with dates as dates and text as text."""

import re
from datetime import datetime, time
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from journal.exchange.blocks import Block
from journal.exchange.columns import Kind
from journal.exchange.tables import by_name, tables
from journal.exchange.workbook import Workbook
from tests.journal.exchange.made_up import CANARY, history

BOOK = "/export/stillnight.xlsx"
pytestmark = pytest.mark.usefixtures("april_morning")


def test_the_workbook_has_a_sheet_a_table_and_text_stays_text(person, take):
    history(person)
    book = load_workbook(BytesIO(take(person, BOOK)))
    assert book.sheetnames == list(by_name())
    head, first, *_ = book["nights"].iter_rows()
    told = {name.value: found for name, found in zip(head, first, strict=True)}
    assert (told["evening_note"].value, told["evening_note"].data_type) == (CANARY, "s")
    assert told["evening_severity"].value == 6
    assert told["no_symptoms"].value == "no"
    assert told["sensations"].value == "creeping; pulling"
    assert f"{told['night'].value:%Y-%m-%d}" == "2026-03-03"
    assert f"{told['bedtime'].value:%H:%M}" == "22:45"
    assert told["morning_note"].value is None
    assert len(list(book["lab_results"].iter_rows())) == 3


def columns_of(page):
    """The values of a sheet, by the name of their column."""
    head, *rows = page.iter_rows()
    return {cell.value: [row[place] for row in rows] for place, cell in enumerate(head)}


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_dates_times_and_instants_are_such_on_every_sheet(person, take, table):
    history(person)
    found = columns_of(load_workbook(BytesIO(take(person, BOOK)))[table.name[:31]])
    kinds = {Kind.DAY: datetime, Kind.INSTANT: datetime, Kind.CLOCK: time}
    for name, kind in table.heads:
        values = [cell.value for cell in found[name] if cell.value is not None]
        if kind in kinds:
            assert {type(value) for value in values} <= {kinds[kind]}, name
        text = [value for value in values if isinstance(value, str)]
        assert not [value for value in text if re.fullmatch(r"\d{4}-\d\d-\d\d.*", value)], name


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_a_row_of_another_sheet_is_found_by_what_is_written_here(person, take, table):
    history(person)
    book = load_workbook(BytesIO(take(person, BOOK)))
    for column in table.columns:
        if not column.target:
            continue
        there = by_name()[column.target]
        keys = {cell.value for cell in columns_of(book[there.name[:31]])[there.key or "id"]}
        here = {cell.value for cell in columns_of(book[table.name[:31]])[column.name]}
        assert here <= keys | {None, 0}, column.name


def test_an_instant_is_the_moment_of_utc(person, take):
    history(person)
    night, *_ = columns_of(load_workbook(BytesIO(take(person, BOOK)))["nights"])[
        "evening_first_written_at"
    ]
    assert night.value.replace(microsecond=0) == datetime(2026, 3, 4, 6, 30, 5)
    assert night.number_format.endswith('"Z"')


def file_of(table, rows):
    """The file of a workbook of one sheet with these rows."""
    heads = by_name()[table].heads
    columns = {name: [row.get(name) for row in rows] for name, _ in heads}
    with Workbook() as book:
        book.sheet(table, heads).write(Block(range(len(rows)), columns))
        return BytesIO(b"".join(book.pieces()))


def book_of(table, rows):
    return load_workbook(file_of(table, rows))


def test_a_sheet_that_is_full_goes_on_in_the_next(monkeypatch):
    monkeypatch.setattr("journal.exchange.workbook.MAX_ROWS", 3)
    book = book_of("dose_times", [{"step": n, "at": "21:00"} for n in range(5)])
    assert book.sheetnames == ["dose_times", "dose_times (2)", "dose_times (3)"]
    steps = [row[0].value for sheet_ in book for row in list(sheet_.iter_rows())[1:]]
    assert steps == [0, 1, 2, 3, 4]


def test_a_day_that_spreadsheets_do_not_know_is_written_as_text():
    heads = by_name()["lab_results"].heads
    book = book_of("lab_results", [{"taken_on": "1900-01-01"}, {"taken_on": "1901-01-01"}])
    column = [name for name, _ in heads].index("taken_on")
    values = [row[column].value for row in list(book["lab_results"].iter_rows())[1:]]
    assert values == ["1900-01-01", datetime(1901, 1, 1)]


@pytest.mark.parametrize(
    "text",
    ["<r>a</r>", "a & <b>", " before", "after\t", "two\nlines", "=1+1", "\U0001f319", "]]>"],
    ids=["markup", "ampersand", "space", "tab", "lines", "formula", "moon", "end of data"],
)
def test_any_text_stays_what_it_is(text):
    book = book_of("imports", [{"filename": text}])
    place = [name for name, _ in by_name()["imports"].heads].index("filename")
    cell = list(book["imports"].iter_rows())[1][place]
    assert (cell.value, cell.data_type) == (text, "s")


def test_what_is_no_text_is_written_as_spreadsheets_write_it():
    file = ZipFile(file_of("imports", [{"filename": "a\x01_x0041_"}]))
    assert "a_x0001__x005F_x0041_<" in file.read("xl/worksheets/sheet1.xml").decode()
