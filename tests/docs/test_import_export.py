"""docs/import-export.md says what the code does."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from journal.exchange import cells
from journal.exchange.derived import DERIVED
from journal.exchange.nights_csv import COLUMNS
from journal.questions import QUESTIONS, Kind, Question

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


def row_of(question: Question) -> str:
    """The row of a question in the table of columns."""
    words = ", ".join(value for value, _ in question.choices)
    bounds = f"{question.least} to {question.most}"
    values = {
        Kind.CLAIM: "yes or no",
        Kind.CLOCK: "clock time",
        Kind.COUNT: f"count, {bounds}",
        Kind.MINUTES: f"minutes, {bounds}",
        Kind.AMOUNT: f"number, {bounds}, {question.places} decimal",
        Kind.WORD: words,
        Kind.WORDS: words,
        Kind.TEXT: f"text, up to {question.most} characters",
    }
    meaning = question.meaning
    if question.kind is Kind.WORDS:
        meaning += ", joined by `;`"
    elif question.kind is Kind.SCALE:
        meaning += ": " + ", ".join(map(" ".join, question.choices))
    return f"| `{question.name}` | {values.get(question.kind, bounds)} | {meaning}. |"


def test_every_question_is_documented_as_it_is_described():
    rows = TEXT.splitlines()
    missing = [row_of(question) for question in QUESTIONS.values() if row_of(question) not in rows]
    assert not missing, "these rows belong into docs/import-export.md:\n" + "\n".join(missing)


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
