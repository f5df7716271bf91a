"""What the database holds is written as what Django makes of it would be."""

import pytest

from journal.exchange.columns import WRITE, Kind
from journal.exchange.rows import Rows, written
from journal.exchange.tables import by_name, tables
from tests.journal.exchange.made_up import history
from tests.rooms.full_night import NIGHT, write_full_night


def by_django(table, rows):
    """The values of rows by way of Django's fields, references left out."""
    columns = [column for column in table.columns if column.kind is not Kind.REFERENCE]
    for row in rows:
        values = {column.name: getattr(row, column.field.attname) for column in columns}
        yield {
            column.name: WRITE[column.kind](values[column.name])
            for column in columns
            if values[column.name] is not None and values[column.name] not in ("", [])
        }


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_a_row_is_written_as_django_reads_it(person, table):
    history(person)
    for day in (7, 8):
        write_full_night(person, NIGHT.replace(day=day))
    references = {c.name for c in table.columns if c.kind is Kind.REFERENCE} | {"id"}
    mine = [
        {name: value for name, value in row.items() if name not in references}
        for row in Rows(person).of(table)
    ]
    theirs = list(by_django(table, table.of(person)))
    assert mine == theirs
    assert [[type(v) for v in row.values()] for row in mine] == [
        [type(v) for v in row.values()] for row in theirs
    ]


def test_a_note_like_an_empty_list_is_a_note(person, write_night):
    write_night(person, NIGHT, evening_note="[]")
    (block,) = written(by_name()["nights"], person.nights.all(), {})
    (row,) = block.rows()
    assert row["evening_note"] == "[]"
    assert "sensations" not in row
