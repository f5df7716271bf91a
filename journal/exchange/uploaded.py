"""One file as it was sent, and what it is by its content: names and types are only claims."""
# pure

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from journal.exchange.problem import ImportProblem, Problem, quoted

BEGINNINGS = (
    (b"%PDF", "This is a PDF."),
    (b"\x89PNG", "This is a picture."),
    (b"\xff\xd8\xff", "This is a picture."),
    (b"GIF8", "This is a picture."),
    (b"RIFF", "This is a picture, a sound or a film."),
    (b"\xd0\xcf\x11\xe0", "This is an old Office file. Please save the sheet as CSV first."),
    (b"SQLite format 3", "This is a database."),
    (b"BEGIN:VCALENDAR", "This is a calendar file."),
    (b"\x1f\x8b", "This is a compressed file. Please unpack it first."),
    (b"7z\xbc\xaf", "This is a compressed file. Please unpack it first."),
    (b"Rar!", "This is a compressed file. Please unpack it first."),
)
_START_OF_TEXT = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?+[\s\0]*+(.)", re.DOTALL)


class Content(Enum):
    """What a file is, before anybody looks closer."""

    ZIP = auto()
    XML = auto()
    JSON = auto()
    FOREIGN = auto()  # begins like a file of other programs
    TEXT = auto()
    EMPTY = auto()


@dataclass(frozen=True)  # without slots: what is derived is kept
class UploadedBytes:
    """One file: its name as the person's device gave it, and what is in it."""

    name: str
    data: bytes

    @cached_property
    def content(self) -> Content:
        """What it is by its first bytes; whatever is nothing else counts as text."""
        if self.data.startswith(b"PK"):
            return Content.ZIP
        if any(self.data.startswith(beginning) for beginning, _ in BEGINNINGS):
            return Content.FOREIGN
        start = _START_OF_TEXT.match(self.data)
        if start is None:
            return Content.EMPTY
        if start[1] == b"<":
            return Content.XML
        return Content.JSON if start[1] in b"[{" else Content.TEXT

    @property
    def letters(self) -> bytes:
        """The file's bytes, of UTF-16 only those of plain letters: enough to look for words."""
        return self.data.replace(b"\0", b"") if b"\0" in self.data[:4] else self.data


def naming(name: str, problem: ImportProblem) -> ImportProblem:
    """The problem with the name of its file in front of each sentence."""
    return ImportProblem(
        *(
            Problem(p.text, p.line, f"{quoted(name)}, {p.column}" if p.column else quoted(name))
            for p in problem.problems
        ),
        count=problem.count,
    )
