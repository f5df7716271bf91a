"""docs/import-export.md says what the code does."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from journal.exchange import cells
from journal.exchange.derived import DERIVED
from journal.exchange.nights_csv import COLUMNS

TEXT = (Path(settings.BASE_DIR) / "docs" / "import-export.md").read_text()
DOCUMENTED = dict(re.findall(r"^\| `(\w+)` \| (.+?) \| .+ \|$", TEXT, re.MULTILINE))
KINDS = {
    cells.DAY: "date",
    cells.ZONE: "name such as",
    cells.YES_NO: "yes or no",
    cells.CLOCK: "clock time",
    cells.STAMP: "instant",
}


def test_every_column_is_documented_in_the_order_of_the_file():
    assert list(DOCUMENTED) == [*COLUMNS, *DERIVED]


@pytest.mark.parametrize("column", COLUMNS)
def test_the_unit_or_the_values_of_a_column_are_those_that_are_read(column):
    cell = COLUMNS[column]
    if cell in KINDS:
        assert DOCUMENTED[column].startswith(KINDS[cell])
    elif found := re.search(r"from (\d+) to (\d+)", cell.says):
        assert f"{found[1]} to {found[2]}" in DOCUMENTED[column]
    elif found := re.search(r"^(?:one|any) of (.+?)(?:, joined by semicolons)?$", cell.says):
        assert DOCUMENTED[column] == found[1]
    else:
        assert re.findall(r"\d+", cell.says)[0] in DOCUMENTED[column]
