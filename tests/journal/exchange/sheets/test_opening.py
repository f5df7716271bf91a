"""Files of any spreadsheet program, however they were saved."""

import re
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook  # type: ignore[import-untyped]

from journal.exchange.problem import ImportProblem
from journal.exchange.sheets import csv_text, opening
from journal.exchange.sheets.letters import decoded
from journal.exchange.sheets.office_child import text
from journal.exchange.uploaded import UploadedBytes

TABLE = [["Datum", "Müde"], ["3.3.2026", "0,5"]]


def opened(data: bytes) -> list[list[str]]:
    return [cells for _, cells in opening.lines_of(UploadedBytes("a.file", data))[0]]


def workbook(*sheets: list[list[object]]) -> bytes:
    book, stream = Workbook(), BytesIO()
    for rows in sheets:
        page = book.create_sheet()
        for row in rows:
            page.append(row)
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_is_read_whatever_its_signs(sign, end, letters):
    quoted = end.join(sign.join(f'"{cell}"' for cell in row) for row in TABLE)
    assert opened(quoted.encode(letters)) == TABLE
    assert opened(f"sep={sign}{end}{quoted}".encode(letters)) == TABLE


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("Łóżko;źle;żółć spał całą noc", "cp1250"),
        ("Дата;Сон;не спал всю ночь", "cp1251"),
        ("日付;睡眠;メモ;眠れなかった夜でした", "cp932"),
        ("café;’–;1", "cp1252"),
    ],
)
def test_older_letters_are_told(words, letters):
    assert decoded(words.encode(letters)) == (words, letters)


def test_quotes_that_do_not_add_up_are_read_as_far_as_they_go_and_said():
    lines, about = csv_text.csv_lines('a,b\n1,"x" y\n2,z\n')
    assert lines == [(1, ["a", "b"]), (2, ["1", "x y"]), (3, ["2", "z"])]
    assert about


def test_lines_are_numbered_as_an_editor_does():
    lines, _ = csv_text.csv_lines('a,b\n\n"1\n1",2\n3,4\n')
    assert [line for line, _ in lines] == [1, 3, 5]


@pytest.mark.parametrize("data", [b"a\0b", b"\n" * 100_000, b"x" * 300_000, b"a,b\n,\n"[:0]])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(ImportProblem):
        opened(data)
    assert opening.head_of(UploadedBytes("a", b"a\0b")) == []


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    try:
        text, _ = decoded(data)
        csv_text.csv_lines(text)
    except ImportProblem:
        return


def test_a_workbook_is_read_with_its_dates_times_and_numbers():
    row = [date(2026, 3, 3), time(22, 10), 7.0, 0.5, True, "x", datetime(2026, 3, 4, 6, 40)]
    data = workbook([list("abcdefg"), row], [["short"]])
    assert opened(data)[1][1:] == ["22:10:00", "7", "0.5", "true", "x", "2026-03-04 06:40:00"]
    assert opened(data)[1][0].startswith("2026-03-03")
    _, about = opening.lines_of(UploadedBytes("a.xlsx", data))
    assert "Only the sheet" in about[0]


def test_a_workbook_of_a_picture_is_refused_kindly():
    with pytest.raises(ImportProblem, match="coloured cells"):
        opened(workbook([[f"{hour}:00" for hour in range(24)], ["x"]]))


def test_a_workbook_that_would_fill_the_memory_is_refused():
    stream = BytesIO()
    with ZipFile(BytesIO(workbook([["a"], ["b"]]))) as good, ZipFile(stream, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            if name.startswith("xl/worksheets"):
                content = re.sub(rb'r="A2"', b'r="XFD1048576"', content)
                content = re.sub(rb'<row r="2"', b'<row r="1048576"', content)
            bad.writestr(name, content)
    with pytest.raises(ImportProblem, match="cannot be read"):
        opened(stream.getvalue())


@pytest.mark.parametrize("data", [b"PK\x03\x04xl/workbook.xml", workbook([["a"]])[:900]])
def test_a_broken_workbook_is_refused(data):
    if b"xl/workbook.xml" not in data:
        data += b"xl/workbook.xml"
    with pytest.raises(ImportProblem, match="cannot be read"):
        opened(data)


def test_a_cell_of_a_workbook_as_text():
    assert text(timedelta(hours=31, minutes=5)) == "31:05:00"
    assert text(False) == "false"


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Nights">
<table:table-row><table:table-cell office:value-type="string">
<text:p>Date</text:p></table:table-cell>
<table:table-cell office:value-type="string">
<text:p>Legs</text:p></table:table-cell></table:table-row>
<table:table-row>
<table:table-cell office:value-type="date" office:date-value="2026-03-03"/>
<table:table-cell office:value-type="float" office:value="4"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""
MANIFEST = """<manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="x"/></manifest:manifest>"""


def test_an_opendocument_sheet_is_read():
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.replace("\n", ""))  # as programs write it
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    heads, row = opened(stream.getvalue())
    assert heads == ["Date", "Legs"]
    assert row[0].startswith("2026-03-03")
    assert row[1] == "4"
