"""The lines of any CSV: whatever its letters, its delimiter, its line ends and its quotes."""
# pure, words

import csv
import re
from collections.abc import Iterator

from config.language import gettext as _
from config.language import gettext_lazy
from journal.exchange.csv_file import lines
from journal.exchange.problem import ImportProblem
from journal.exchange.sheets.sheet import MAX_ROWS, Line, tidy

DELIMITERS = ",;\t|"
MOST = 2 * MAX_ROWS  # lines; a cell may go over several
LONGEST = 200_000  # characters of a line
_SEPARATOR = re.compile(r"\"?sep=([,;\t|])\"?\s*", re.IGNORECASE)  # what Excel is told first
_QUOTES = gettext_lazy(
    "The quotation marks of this file do not add up. Its rows are read as far as they "
    "can be told apart."
)


def csv_lines(text: str) -> tuple[list[Line], list[str]]:
    """The lines with cells, each with the number of the line it starts on, and remarks.

    Raises `ImportProblem` where there is far more than a diary holds.
    """
    source = list(_bounded(text))
    declared = _SEPARATOR.fullmatch(source[0]) if source else None
    skipped = 1 if declared else 0
    separator = declared[1] if declared else delimiter(source)
    try:
        return list(_read(source, skipped, separator, strict=True)), []
    except csv.Error:
        return list(_read(source, skipped, separator, strict=False)), [str(_QUOTES)]


def delimiter(source: list[str]) -> str:
    """The sign that stands most often in the first line that holds any."""
    first = next((line for line in source if any(sign in line for sign in DELIMITERS)), "")
    return max(DELIMITERS, key=first.count)


def _bounded(text: str) -> Iterator[str]:
    for count, line in enumerate(lines(text.removeprefix("\ufeff")), 1):
        if count > MOST or len(line) > LONGEST:
            raise ImportProblem(_("There is far more text in this file than in a diary."))
        yield line


def _read(source: list[str], skipped: int, separator: str, *, strict: bool) -> Iterator[Line]:
    reader = csv.reader(source[skipped:], delimiter=separator, strict=strict, skipinitialspace=True)
    start = 1 + skipped
    for cells in reader:
        tidied = [tidy(cell) for cell in cells]
        if any(tidied):
            yield start, tidied
        start = 1 + skipped + reader.line_num
