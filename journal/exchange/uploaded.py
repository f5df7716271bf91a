"""One file as it was sent, and what it is by its content: names and types are only claims."""
# pure, words

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

from config.language import gettext as _
from config.language import gettext_lazy, ngettext
from journal.exchange.problem import ImportProblem, Problem, quoted
from journal.exchange.unzip import BROKEN

BEGINNING = 64 * 1024  # bytes
PIECE = 1024 * 1024  # bytes
WHOLE = 64 * 1024 * 1024  # bytes of a file that are held at once
TOO_LARGE = gettext_lazy(
    "{name} is too large. Only archives (ZIP), Apple Health’s export and Health Connect’s "
    "database may be larger than {most} MB. Please divide it, or choose the ZIP that it came in."
)

BEGINNINGS = (
    (b"%PDF", gettext_lazy("This is a PDF.")),
    (b"\x89PNG", gettext_lazy("This is a picture.")),
    (b"\xff\xd8\xff", gettext_lazy("This is a picture.")),
    (b"GIF8", gettext_lazy("This is a picture.")),
    (b"RIFF", gettext_lazy("This is a picture, a sound or a film.")),
    (
        b"\xd0\xcf\x11\xe0",
        gettext_lazy("This is an old Office file. Please save the sheet as CSV first."),
    ),
    (b"SQLite format 3", gettext_lazy("This is a database.")),
    (b"BEGIN:VCALENDAR", gettext_lazy("This is a calendar file.")),
    (b"\x1f\x8b", gettext_lazy("This is a compressed file. Please unpack it first.")),
    (b"7z\xbc\xaf", gettext_lazy("This is a compressed file. Please unpack it first.")),
    (b"Rar!", gettext_lazy("This is a compressed file. Please unpack it first.")),
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

    @property
    def beginning(self) -> bytes:
        """What it begins with: all of it, or at least `BEGINNING` bytes."""
        return self.data

    @property
    def source(self) -> bytes | Path:
        """What a process of its own reads: the bytes, or where they are."""
        return self.data

    @property
    def names(self) -> bytes:
        """Bytes in which the names of an archive's files stand."""
        return self.data

    def holds(self, mark: bytes) -> bool:
        """Whether these bytes are in it; of an archive, in the names of its files."""
        return mark in self.data

    def opened(self) -> BinaryIO:
        """The file, to be read from its beginning."""
        return BytesIO(self.data)

    @cached_property
    def content(self) -> Content:
        """What it is by its first bytes; whatever is nothing else counts as text."""
        if self.beginning.startswith(b"PK"):
            return Content.ZIP
        if any(self.beginning.startswith(beginning) for beginning, _ in BEGINNINGS):
            return Content.FOREIGN
        start = _START_OF_TEXT.match(self.beginning)
        if start is None:
            return Content.EMPTY
        if start[1] == b"<":
            return Content.XML
        return Content.JSON if start[1] in b"[{" else Content.TEXT

    @property
    def letters(self) -> bytes:
        """The file's bytes, of UTF-16 only those of plain letters: enough to look for words."""
        return self.data.replace(b"\0", b"") if b"\0" in self.data[:4] else self.data


class UploadedPath(UploadedBytes):
    """A file on the disk, of any size. Only what is small is ever held whole."""

    def __init__(self, name: str, path: Path) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "path", path)

    path: Path

    @cached_property
    def data(self) -> bytes:
        """All of it; raises `ImportProblem` where that is more than `WHOLE`."""
        if self.path.stat().st_size > WHOLE:
            raise ImportProblem(TOO_LARGE.format(name=quoted(self.name), most=WHOLE // 1024**2))
        return self.path.read_bytes()

    @cached_property
    def beginning(self) -> bytes:
        """Its first `BEGINNING` bytes."""
        with self.opened() as file:
            return file.read(BEGINNING)

    @property
    def source(self) -> Path:
        """Where it is."""
        return self.path

    @cached_property
    def names(self) -> bytes:
        """The names of an archive's files, a line each; none of one that is damaged."""
        try:
            with ZipFile(self.path) as archive:
                return "\n".join(archive.namelist()).encode("utf-8", "replace")
        except BROKEN:
            return b""

    def holds(self, mark: bytes) -> bool:
        """Whether these bytes are in it; of an archive, in the names of its files."""
        if self.content is Content.ZIP:
            return mark in self.names
        end = b""
        with self.opened() as file:
            while piece := file.read(PIECE):
                if mark in end + piece:
                    return True
                end = piece[-len(mark) :]
        return False

    def opened(self) -> BinaryIO:
        """The file, to be read from its beginning."""
        return self.path.open("rb")


def name_of(names: Sequence[str]) -> str:
    """A name for all files together: "sleep-2024-01-01.json and 36 more"."""
    others = len(names) - 1
    first = _printable(names[0])
    if not others:
        return first
    words = ngettext("{first} and {others} more", "{first} and {others} more", others)
    return words.format(first=first[:100], others=others)


def _printable(name: str) -> str:
    """A file name that can be shown: no control or direction marks, not too long."""
    plain = "".join(c for c in name if c.isprintable()).strip()
    return plain[:120] or _("file without a name")


def naming(name: str, problem: ImportProblem) -> ImportProblem:
    """The problem with the name of its file in front of each sentence."""
    return ImportProblem(
        *(
            Problem(p.text, p.line, f"{quoted(name)}, {p.column}" if p.column else quoted(name))
            for p in problem.problems
        ),
        count=problem.count,
    )
