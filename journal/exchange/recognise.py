"""What kind of file this is, by its content: names and content types are only claims."""
# pure

import re
from typing import Literal

from journal.exchange.problem import ImportProblem

ACCEPTED = (
    "Stillnight reads its own files (everything as ZIP or JSON, nights as CSV) and Fitbit’s "
    "sleep files (sleep-….json, or the ZIP that holds them)."
)
BEGINNINGS = (
    (b"%PDF", "This is a PDF."),
    (b"\x89PNG", "This is a picture."),
    (b"\xff\xd8\xff", "This is a picture."),
    (b"GIF8", "This is a picture."),
    (b"RIFF", "This is a picture, a sound or a film."),
    (b"\xd0\xcf\x11\xe0", "This is an old Office file. Save the sheet as CSV first."),
    (b"SQLite format 3", "This is a database."),
    (b"BEGIN:VCALENDAR", "This is a calendar file."),
    (b"\x1f\x8b", "This is a compressed file. Unpack it first."),
    (b"7z\xbc\xaf", "This is a compressed file. Unpack it first."),
    (b"Rar!", "This is a compressed file. Unpack it first."),
)
_START_OF_TEXT = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?+[\s\0]*+(.)", re.DOTALL)
_FITBIT_IN_ZIP = re.compile(rb"(?i)sleep-[^/]{1,80}?\.json")
_OURS = re.compile(rb"""["']?format["']?\s*:\s*"stillnight\"""")


def kind_of(data: bytes) -> Literal["csv", "json", "complete"]:
    """Whether to read the bytes as CSV, as JSON of others or as a complete file of Stillnight.

    An archive is what it holds.

    Raises `ImportProblem` for all else.
    """
    if data.startswith(b"PK"):
        if b"stillnight.json" in data:
            return "complete"
        if _FITBIT_IN_ZIP.search(data):
            return "json"
        raise ImportProblem(f"{_archive(data)} {ACCEPTED}")
    for beginning, sentence in BEGINNINGS:
        if data.startswith(beginning):
            raise ImportProblem(f"{sentence} {ACCEPTED}")
    start = _START_OF_TEXT.match(data)
    if start is None:
        raise ImportProblem("This file is empty.")
    if start[1] == b"<":
        raise ImportProblem(f"This is a web page or an XML file. {ACCEPTED}")
    if start[1] in b"[{":
        return "complete" if _OURS.search(data[:2000]) else "json"
    return "csv"


def _archive(data: bytes) -> str:
    if b"[Content_Types].xml" in data[:4096]:
        return "This is an Office file, such as an Excel workbook. Save the sheet as CSV first."
    if b"nights.csv" in data:
        return (
            "This archive holds the tables of Stillnight one by one. Please choose the whole "
            "archive (stillnight.zip), or nights.csv alone."
        )
    if b"apple_health_export" in data:
        return "This is an Apple Health export, which Stillnight cannot read yet."
    return "This zip archive holds no file that can be read here."
