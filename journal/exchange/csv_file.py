"""CSV as people's programs write it, and as it can be opened without danger.

A spreadsheet runs a cell that begins with one of `TRIGGERS` as a formula. Text that does, or
that would be mistaken for protected text, gets an apostrophe in front; reading takes exactly
that apostrophe away again.
"""
# pure, words

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice

from config.language import gettext as _
from journal.exchange.problem import ImportProblem, Problem

MARK = "\ufeff"  # of UTF-8
Cells = Iterable[str | None]  # of a row; `None` is an empty one
BATCH = 500  # rows that are handed on at a time
DELIMITERS = ",;\t"
MAX_CHARACTERS_IN_ROW = 200_000  # two notes of the greatest length take 16,000 at most
MAX_LINES = 500_000
TRIGGERS = "=+-@\t\r\n＝＋－＠"
_PROTECTED = re.compile(f"'+[{re.escape(TRIGGERS)}]")
_IN_DANGER = re.compile(f"'*[{re.escape(TRIGGERS)}]")
_SEPARATOR = re.compile(r"\ufeff?\"?sep=([,;\t])\"?\s*", re.IGNORECASE)  # what Excel is told first
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def protect(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _IN_DANGER.match(text) else text


def unprotect(text: str) -> str:
    """The text that `protect` was given; any other text unchanged."""
    return text[1:] if _PROTECTED.match(text) else text


def decode(data: bytes) -> str:
    """UTF-8, with or without its mark; else UTF-16 with its mark; else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _decoded(data, "utf-16")
    else:
        text = _decoded(data, "utf-8-sig", "cp1252")
    if "\0" in text:
        raise ImportProblem(
            _(
                "There are NUL characters in this file, so it is not plain text. Please "
                "save it again as CSV in UTF-8."
            )
        )
    return text


def _decoded(data: bytes, *encodings: str) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ImportProblem(
        _("The letters of this file cannot be read. Please save it again as CSV in UTF-8.")
    )


def lines(text: str) -> Iterator[str]:
    """The lines with their ends, whether CR LF, LF or CR."""
    return (match[0] for match in _LINE.finditer(text))


def delimiter(header: str) -> str:
    """Comma, semicolon or tab: whichever the header line holds most of."""
    return max(DELIMITERS, key=header.count)


class _Feed:
    """Hands lines to the reader, and stops before a hostile file can make it gather too much."""

    def __init__(self, text: str) -> None:
        self.lines = lines(text)
        self.count = self.in_this_row = 0

    def __iter__(self) -> Iterator[str]:
        for line in self.lines:
            self.count += 1
            self.in_this_row += len(line)
            if self.in_this_row > MAX_CHARACTERS_IN_ROW:
                raise ImportProblem(
                    Problem(_("There is far more text in this row than a row holds."), self.count)
                )
            if self.count > MAX_LINES:
                raise ImportProblem(
                    _("There are more than {most} lines in this file.").format(most=MAX_LINES)
                )
            yield line


def rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the number of the line it starts on, from 1.

    Raises `ImportProblem` where the quotes do not add up, or there is too much of anything.
    """
    header = next((line for line in lines(text) if line.strip()), "")
    declared = _SEPARATOR.fullmatch(header)
    feed = _Feed(text)
    separator = declared[1] if declared else delimiter(header)
    reader = csv.reader(feed, delimiter=separator, strict=True)
    start, awaited = 1, bool(declared)
    try:
        for cells in reader:
            if any(cells) and not awaited:
                yield start, cells
            awaited = awaited and not any(cells)
            start = feed.count + 1
            feed.in_this_row = 0
    except csv.Error as error:
        raise ImportProblem(
            Problem(
                _(
                    "A cell that starts here has a quotation mark that is not closed or "
                    "not doubled, or holds far too much text."
                ),
                start,
            )
        ) from error


def write(table: Iterable[Cells]) -> Iterator[str]:
    """The rows as text of CSV, some hundred at a time, the mark of UTF-8 at the start.

    The mark is what makes Excel read letters beyond ASCII correctly; others skip it.
    """
    rows, mark = iter(table), MARK
    while some := list(islice(rows, BATCH)):
        yield mark + text_of(some)
        mark = ""


def text_of(rows: Iterable[Cells]) -> str:
    """Rows as lines of CSV: commas, CR LF (RFC 4180)."""
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()
