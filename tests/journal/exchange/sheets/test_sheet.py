"""A table and its names."""

import pytest

from journal.exchange.problem import ImportProblem
from journal.exchange.sheets import sheet
from journal.exchange.sheets.sheet import Sheet, below, top


def test_columns_without_a_name_and_of_the_same_name_are_told_apart():
    table = below([(1, ["a", "", "A", "a"]), (2, ["1", "2", "3"])], 0)
    assert table.heads == ["a", "Column 2", "A #2", "a #3"]
    assert table.column("A #2") == ["3"]
    assert table.column("a #3") == []
    assert Sheet.of_json(table.in_json()) == table


def test_the_names_are_on_the_fullest_line_or_where_they_are():
    lines = [(1, ["Sleep", ""]), (2, ["Start", "End"]), (3, ["1", "2"])]
    assert top(lines) == 1
    assert top(lines, ["END"]) == 1
    assert top(lines, ["gone"]) == -1
    assert top([]) == 0


@pytest.mark.parametrize(
    ("rows", "columns", "sentence"), [(0, 2, "no row"), (20_001, 1, "rows"), (1, 301, "columns")]
)
def test_a_table_has_a_row_and_not_too_many(rows, columns, sentence):
    lines = [(at, ["x"] * columns) for at in range(1, rows + 2)]
    with pytest.raises(ImportProblem, match=sentence):
        below(lines, 0)


def test_a_cell_is_tidied():
    assert sheet.tidy(" a\n b\0 ") == "a b"
    assert len(sheet.tidy("x" * 9000)) == sheet.MAX_CELL
