"""The archive: the complete file and a CSV a table, which say the same."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from journal.exchange import complete, csv_file
from journal.exchange.columns import CELL
from journal.exchange.meanings import meaning
from journal.exchange.tables import by_name, tables
from tests.journal.exchange.made_up import CANARY, history

ARCHIVE = "/export/stillnight.zip"
pytestmark = pytest.mark.usefixtures("april_morning")


@pytest.fixture
def unpacked(take):
    def get(user):
        return ZipFile(BytesIO(take(user, ARCHIVE)))

    return get


def cells_of(text):
    """The rows of a CSV text as dictionaries, protection taken away."""
    (_, head), *rows = csv_file.rows(text)
    return [
        {name: csv_file.unprotect(value) for name, value in zip(head, row, strict=True) if value}
        for _, row in rows
    ]


def as_cells(table, row):
    kinds = dict(by_name()[table].heads)
    return {name: csv_file.unprotect(CELL[kinds[name]](value)) for name, value in row.items()}


def test_the_archive_holds_the_complete_file_its_schema_and_a_csv_a_table(person, unpacked):
    history(person)
    archive = unpacked(person)
    assert archive.testzip() is None
    assert [name for name in archive.namelist() if name.startswith("csv/")] == [
        f"csv/{table.name}.csv" for table in tables()
    ]
    assert json.loads(archive.read("stillnight.json"))["format"] == "stillnight"
    assert json.loads(archive.read("stillnight.schema.json")) == complete.schema()
    assert "person@example.org" in archive.read("README.txt").decode()
    book = load_workbook(BytesIO(archive.read("stillnight.xlsx")))
    assert book.sheetnames == [table.name[:31] for table in tables()]
    assert [row[0].value for row in book["nights"].iter_rows(min_col=2, max_col=2)][1:] != []


def test_the_readme_of_the_archive_says_what_every_column_means(person, unpacked):
    archive = unpacked(person)
    text = archive.read("README.txt").decode()
    sections = dict(part.split(": one row for each ", 1) for part in text.split("\n\n")
                    if ": one row for each " in part)  # fmt: skip
    assert list(sections) == [table.name for table in tables()]
    for table in tables():
        told = dict(line.split(None, 1) for line in sections[table.name].split("\n")[1:])
        (_, head), *_ = csv_file.rows(archive.read(f"csv/{table.name}.csv").decode("utf-8-sig"))
        assert set(told) == set(head)
        for column in table.columns:
            means = meaning(table, column)
            assert len(means) > 1, column
            assert "_" not in means, column
    assert "Legs in the evening; 0 to 10" in text
    assert "the night, by the date of its evening; a date" in sections["doses"]
    assert "TSH: m[IU]/L (mIU/L), u[IU]/mL (µIU/mL)" in text


@pytest.mark.parametrize("name", [table.name for table in tables() if table.name != "nights"])
def test_a_csv_says_the_same_as_the_complete_file(person, unpacked, name):
    history(person)
    archive = unpacked(person)
    rows = json.loads(archive.read("stillnight.json"))["tables"][name]
    text = archive.read(f"csv/{name}.csv").decode("utf-8-sig")
    assert cells_of(text) == [as_cells(name, row) for row in rows]


def test_the_nights_of_the_archive_can_be_taken_in_by_themselves(
    person, stranger, unpacked, take_in
):
    history(person)
    text = unpacked(person).read("csv/nights.csv")
    assert take_in(stranger, text).added == 2
    columns = text.decode("utf-8-sig").split("\r\n")[0].split(",")
    assert set(by_name()["nights"].names) <= set(columns)
    assert [n.evening_note for n in stranger.nights.all()] == [CANARY, ""]


def test_no_cell_of_any_csv_begins_as_a_formula(person, unpacked):
    history(person)
    archive = unpacked(person)
    for name in archive.namelist():
        if name.startswith("csv/"):
            for _, row in csv_file.rows(archive.read(name).decode("utf-8-sig")):
                assert [c for c in row if c[:1] in tuple(csv_file.TRIGGERS) and c[:1]] == [], name
