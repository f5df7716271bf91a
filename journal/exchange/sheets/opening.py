"""A file of any spreadsheet program as lines: CSV, XLSX or ODS."""

from config.language import gettext as _
from config.language import gettext_lazy
from journal.exchange.in_child import ChildDied, answer
from journal.exchange.problem import ImportProblem
from journal.exchange.sheets.csv_text import csv_lines
from journal.exchange.sheets.letters import decoded
from journal.exchange.sheets.sheet import Line, spelled, tidy
from journal.exchange.uploaded import Content, UploadedBytes

CHILD = "journal.exchange.sheets.office_child"
SECONDS = 40
HEAD = 50_000  # characters by which a table is recognised
XLSX, ODS = b"xl/workbook.xml", b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
PICTURE = gettext_lazy(
    "This sheet shows nights as coloured cells, one column an hour. Colours cannot be "
    "read. Please make a table with one row a night: the date, when you went to bed, "
    "when you got up."
)
HOURS = 18  # columns named by an hour: the sheet is a picture, not a table


def is_workbook(file: UploadedBytes) -> bool:
    """Whether this is an XLSX or ODS file, by its content."""
    return file.content is Content.ZIP and (file.holds(XLSX) or ODS in file.beginning[:200])


def head_of(file: UploadedBytes) -> list[Line]:
    """The first lines of a text, enough to recognise it; none where it cannot be read."""
    try:
        text, _ = decoded(file.data)
        return csv_lines(text[:HEAD])[0]
    except ImportProblem:
        return []


def lines_of(file: UploadedBytes) -> tuple[list[Line], list[str]]:
    """The lines with cells, and how they were read; raises `ImportProblem`."""
    if is_workbook(file):
        lines, about = _workbook(file.data)
    else:
        text, letters = decoded(file.data)
        lines, about = csv_lines(text)
        if letters not in ("utf-8", "utf-16"):
            about.insert(
                0, _("The letters of this file are read as {letters}.").format(letters=letters)
            )
    if not lines:
        raise ImportProblem(_("This table is empty."))
    if _hours(lines[0][1]) >= HOURS:
        raise ImportProblem(PICTURE)
    return lines, about


def _workbook(data: bytes) -> tuple[list[Line], list[str]]:
    try:
        read = answer(CHILD, data, SECONDS)
    except ChildDied:
        raise ImportProblem(
            _(
                "This workbook cannot be read. It is damaged, locked with a password or "
                "very large. Please save the sheet as CSV and choose that."
            )
        ) from None
    numbered = enumerate(([tidy(cell) for cell in cells] for cells in read["lines"]), 1)
    lines = [(line, cells) for line, cells in numbered if any(cells)]
    others = [name for name in read["sheets"] if name != read["sheet"]]
    about = [
        _("Only the sheet “{name}” is read, since it is the longest.").format(
            name=tidy(read["sheet"])
        )
    ]
    return lines, about if others else []


def _hours(heads: list[str]) -> int:
    """How many heads are an hour of the day: 00:00:00, 1am, 2pm, 12 noon."""
    ends = ("am", "pm", ":00", "noon", "midnight")
    return sum(spelled(head).replace(" ", "").endswith(ends) for head in heads)
