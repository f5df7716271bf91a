"""The complete file, the archive and the workbook: what is in them, and that it is all of it."""

import json
import re
from datetime import UTC, datetime, time
from io import BytesIO, StringIO
from zipfile import ZipFile

import jsonschema
import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook  # type: ignore[import-untyped]

from journal.exchange import complete, csv_file
from journal.exchange.columns import CELL, Kind, plain
from journal.exchange.meanings import meaning
from journal.exchange.rows import Rows
from journal.exchange.tables import by_name, tables
from journal.exchange.workbook import Workbook
from journal.models import Night
from tests.journal.exchange.made_up import CANARY, history

NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
ARCHIVE, FILE, BOOK = (f"/export/stillnight.{end}" for end in ("zip", "json", "xlsx"))


@pytest.fixture(autouse=True)
def _an_april_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def take(client_of):
    """A file as somebody downloads it."""

    def get(user, address):
        return b"".join(client_of(user).get(address).streaming_content)

    return get


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


# The complete file


def test_the_complete_file_names_its_format_its_day_and_its_account(person, take):
    told = json.loads(take(person, FILE))
    assert (told["format"], told["version"], told["made_at"]) == (
        "stillnight", 1, "2026-04-01T09:30:00Z",
    )  # fmt: skip
    assert told["account"]["email"] == "person@example.org"
    assert list(told["tables"]) == list(by_name())


def test_every_table_is_in_the_complete_file_with_its_rows(person, take):
    history(person)
    told = json.loads(take(person, FILE))["tables"]
    assert {name: len(rows) for name, rows in told.items()} == {
        name: table.of(person).count() for name, table in by_name().items()
    }
    assert all(told.values()), "the made-up history has to use every table"


def test_values_are_exact_and_what_is_not_known_is_left_out(person, take):
    history(person)
    told = json.loads(take(person, FILE))["tables"]
    night, later = told["nights"]
    assert night["evening_note"] == CANARY
    assert night["daytime_rest_severity"] == 0
    assert night["alcohol_drinks"] == 1.5
    assert night["evening_first_written_at"] == "2026-03-04T06:30:05.250000Z"
    assert later == {"night": "2026-03-29", "time_zone": "Europe/Berlin", "no_symptoms": True}
    assert told["factor_answers"][0]["value"] == 90.125
    assert told["lab_results"][0]["range_high"] == 400.25


def test_rows_name_each_other_by_what_people_know_or_by_numbers_of_the_file(person, take):
    history(person)
    told = json.loads(take(person, FILE))["tables"]
    numbers = {row["name"]: row["id"] for row in told["regimens"]}
    assert numbers == {"Pramipexole": 1, "Ferrous sulfate": 2}
    assert {row["night"] for row in told["doses"]} == {"2026-03-03"}
    assert [row["plan_key"] for row in told["doses"]] == [2, 0]  # 0: a plan that is no more
    assert told["factor_answers"][0]["factor"] == "Screen, min"
    assert {row["regimen"] for row in told["dose_steps"]} == {2}
    assert [row["step"] for row in told["dose_times"]] == [1, 1]


def test_the_complete_file_keeps_to_the_published_schema(person, take):
    history(person)
    jsonschema.Draft202012Validator.check_schema(complete.schema())
    jsonschema.validate(
        json.loads(take(person, FILE)),
        complete.schema(),
        format_checker=jsonschema.FormatChecker(),
    )


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("nights", {"night": "2026-03-03"}),
        ("nights", {"night": "3 March", "time_zone": "UTC"}),
        ("nights", {"night": "2026-03-03", "time_zone": "UTC", "mood": 3}),
        ("nights", {"night": "2026-03-03", "time_zone": "UTC", "legs_side": "up"}),
        ("dose_steps", {"id": 0, "regimen": 1, "first_day": "2026-03-03", "schedule": "daily"}),
        ("sessions", {}),
    ],
)
def test_the_schema_refuses_what_is_no_such_file(table, row):
    told = {"format": "stillnight", "version": 1, "made_at": "2026-04-01T09:30:00Z"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**told, "tables": {table: [row]}}, complete.schema())


def test_the_schema_is_served_to_everybody_and_stands_in_the_docs(client, db):
    served = client.get("/export/stillnight.schema.json").json()
    assert served == complete.schema()
    printed = StringIO()
    call_command("export_schema", stdout=printed)
    in_docs = (settings.BASE_DIR / "docs" / "stillnight.schema.json").read_text()
    assert printed.getvalue() == in_docs, "manage.py export_schema > docs/stillnight.schema.json"


def test_a_night_written_while_the_file_is_made_is_left_whole_for_next_time(person):
    history(person)
    rows = Rows(person)
    late = Night.objects.create(user=person, night="2026-03-30", time_zone="UTC")
    late.exercises.create(kind="run")
    person.regimens.create(name="Late", kind="medicine", category="other")
    assert len(list(rows.of(by_name()["exercises"]))) == 1
    assert len(list(rows.of(by_name()["regimens"]))) == 2
    assert "2026-03-30" not in [row["night"] for row in rows.of(by_name()["nights"])]


# The archive


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
    assert "Legs this evening; 0 to 10" in text
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


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.CLAIM, True, "yes"), (Kind.WHOLE, 0, "0"), (Kind.DECIMAL, 0.0001, "0.0001"),
        (Kind.NUMBER, 1e7, "10000000"), (Kind.LIST, ["a", "ö"], '["a", "ö"]'),
        (Kind.TEXT, "=1", "'=1"), (Kind.CLOCK, "20:40", "20:40"),
    ],
)  # fmt: skip
def test_a_cell_is_written_plainly(kind, value, text):
    assert CELL[kind](value) == text


def test_numbers_have_no_exponent():
    assert [plain(n) for n in (1e-7, 123456789012.0, 2.5)] == ["0.0000001", "123456789012", "2.5"]


@pytest.mark.parametrize("address", [ARCHIVE, FILE, BOOK])
def test_a_stranger_takes_along_nothing_of_it(person, stranger, take, address):
    history(person)
    data = take(stranger, address)
    if address == ARCHIVE:
        archive = ZipFile(BytesIO(data))
        data = b"".join(archive.read(name) for name in archive.namelist())
    for secret in ("späte".encode(), b"INR", b"Pramipexole", b"person@example.org"):
        assert secret not in data


@pytest.mark.parametrize(
    ("address", "kind", "name"),
    [
        (ARCHIVE, "application/zip", "stillnight-everything-2026-04-01.zip"),
        (FILE, "application/json", "stillnight-complete-2026-04-01.json"),
        (BOOK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
         "stillnight-workbook-2026-04-01.xlsx"),
    ],
)  # fmt: skip
def test_each_file_is_streamed_under_a_name_with_its_day(client_of, person, address, kind, name):
    answer = client_of(person).get(address)
    assert answer.streaming
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("address", [ARCHIVE, FILE, BOOK])
def test_each_file_asks_to_sign_in_first(client, db, address):
    assert client.get(address).url == f"/account/login/?next={address}"


@pytest.mark.parametrize("address", [ARCHIVE, FILE, BOOK])
def test_the_number_of_queries_does_not_grow_with_the_rows(client_of, person, write_night, address):
    browser = client_of(person)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            b"".join(browser.get(address).streaming_content)
        return len(captured)

    write_night(person, "2026-01-01").exercises.create(kind="walk")
    few = queries()
    for day in range(1, 29):
        write_night(person, f"2026-02-{day:02d}").exercises.create(kind="walk")
    assert queries() <= few  # what the bundle's summary worked out is kept


# The workbook


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


def book_of(table, rows):
    """A workbook of one sheet with these rows."""
    with Workbook() as book:
        book.sheet(table, by_name()[table].heads).write(rows)
        return load_workbook(BytesIO(b"".join(book.pieces())))


def test_a_sheet_that_is_full_goes_on_in_the_next(monkeypatch):
    monkeypatch.setattr("journal.exchange.workbook.MAX_ROWS", 3)
    book = book_of("dose_times", ({"step": n, "at": "21:00"} for n in range(5)))
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
    "text", ["<r>a</r>", "a & <b>", " before", "after\t", "two\nlines", "=1+1", "\U0001f319", "]]>"]
)
def test_any_text_stays_what_it_is(text):
    book = book_of("imports", [{"filename": text}])
    place = [name for name, _ in by_name()["imports"].heads].index("filename")
    cell = list(book["imports"].iter_rows())[1][place]
    assert (cell.value, cell.data_type) == (text, "s")


def test_what_is_no_text_is_written_as_spreadsheets_write_it():
    with Workbook() as book:
        book.sheet("imports", by_name()["imports"].heads).write([{"filename": "a\x01_x0041_"}])
        file = ZipFile(BytesIO(b"".join(book.pieces())))
    assert "a_x0001__x005F_x0041_<" in file.read("xl/worksheets/sheet1.xml").decode()
